import {distance} from 'fastest-levenshtein'
import {nearest} from './nearest.ts'

/** The name that was most likely meant by `word`; nothing where none is near. */
export function closest(word: string, names: readonly string[]): string | undefined {
  const name = nearest(word, names)
  const most = Math.max(1, Math.floor(Math.max(word.length, name.length) * 0.4))
  return name !== '' && distance(word, name) <= most ? name : undefined
}
