/**
 * Wraps a pure function of a text so that the last results are kept.
 *
 * @param most How many; of a report few, since it is read by the rules, by the proof and by the next pass.
 * @returns A function whose results must not be changed.
 */
export function remembering<T>(read: (text: string) => T, most = 4): (text: string) => T {
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
