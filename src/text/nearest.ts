import {distance} from 'fastest-levenshtein'

/**
 * Returns the name with the smallest edit distance, the first of several; empty if there are none.
 */
export function nearest(word: string, names: readonly string[]): string {
  let best = names[0] ?? ''
  for (const name of names) {
    if (distance(word, name) < distance(word, best)) best = name
  }
  return best
}
