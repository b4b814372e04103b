import {distance} from 'fastest-levenshtein'

/** The name that is spelt most like `word`; the first of `names` where several are. */
export function nearest(word: string, names: readonly string[]): string {
  let best = names[0] ?? ''
  for (const name of names) {
    if (distance(word, name) < distance(word, best)) best = name
  }
  return best
}
