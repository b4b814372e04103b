/**
 * Find what may be taken together: all at once, and by halves where that fails.
 *
 * @param passes Whether something may be taken, beside what was taken before.
 * @returns What may be taken, in its order. *b* values that may not be among *n* cost at most
 *   2·*b*·log₂*n* calls more than the first.
 */
export function takeByHalves<T>(
  values: readonly T[],
  passes: (tried: readonly T[], taken: readonly T[]) => boolean
): T[] {
  const take = (tried: readonly T[], taken: readonly T[], fails: boolean): readonly T[] => {
    if (tried.length === 0) return []
    if (!fails && passes(tried, taken)) return tried
    if (tried.length === 1) return []
    const middle = tried.length >> 1
    const first = take(tried.slice(0, middle), taken, false)
    // What fails in all of them is in the second half, if the first holds.
    const second = take(tried.slice(middle), [...taken, ...first], first.length === middle)
    return [...first, ...second]
  }
  return [...take(values, [], false)]
}
