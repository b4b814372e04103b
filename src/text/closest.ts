import {distance} from 'fastest-levenshtein'
import {nearest} from './nearest.ts'

/** Returns the name closest to a misspelt word; undefined if none is similar. */
export function closest(word: string, names: readonly string[]): string | undefined {
  const name = nearest(word, names)
  const max = Math.max(1, Math.floor(Math.max(word.length, name.length) * 0.4))
  const isNear = distance(word, name) <= max || sorted(word) === sorted(name)
  return name !== '' && isNear ? name : undefined
}

/** Letters in alphabetical order, to detect transpositions such as `mian` for `main`. */
function sorted(word: string): string {
  return [...word].sort().join('')
}
