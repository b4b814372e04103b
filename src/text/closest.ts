import {distance} from 'fastest-levenshtein'
import {nearest} from './nearest.ts'

/** The name that was most likely meant by `word`; nothing where none is near. */
export function closest(word: string, names: readonly string[]): string | undefined {
  const name = nearest(word, names)
  const most = Math.max(1, Math.floor(Math.max(word.length, name.length) * 0.4))
  const isNear = distance(word, name) <= most || sorted(word) === sorted(name)
  return name !== '' && isNear ? name : undefined
}

/** The same for words that differ in the order of their letters alone, such as `mian` and `main`. */
function sorted(word: string): string {
  return [...word].sort().join('')
}
