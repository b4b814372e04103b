/** How many results are kept: a text is read by the rules, by the proof and by the next pass. */
const most = 4

/**
 * Wraps a pure function of a text so that the last results are kept.
 *
 * @returns A function whose results must not be changed.
 */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const recent = new Map<string, T>()
  return (text) => {
    const known = recent.get(text)
    if (known !== undefined) return known
    const result = read(text)
    const [oldest] = recent.keys()
    if (oldest !== undefined && recent.size >= most) recent.delete(oldest)
    recent.set(text, result)
    return result
  }
}
