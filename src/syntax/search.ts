/**
 * Binary search.
 *
 * @param length Number of indexes, from 0.
 * @param passes A test; if an index passes, all later ones do.
 * @returns The first index that passes, or `length`.
 */
export function search(length: number, passes: (index: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (passes(middle)) high = middle
    else low = middle + 1
  }
  return low
}
