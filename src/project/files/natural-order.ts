/**
 * Compare names with their numbers read as numbers: week 2 before week 10. `Intl.Collator` does
 * this too, but takes longer to start than a report to lint.
 */
export function compareNaturally(a: string, b: string): number {
  const left = parts(a)
  const right = parts(b)
  for (const [index, part] of left.entries()) {
    const other = right[index]
    if (other === undefined) return 1
    const order = isNumber(part) && isNumber(other) ? Number(BigInt(part) - BigInt(other)) : 0
    if (order !== 0) return order
    if (part !== other) return part < other ? -1 : 1
  }
  return left.length - right.length
}

/** Compare paths with slashes as a search finds them: folder by folder, each in natural order. */
export function comparePathsNaturally(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')]
  const index = left.findIndex((name, at) => name !== right[at])
  return index < 0 ? 0 : compareNaturally(left[index] ?? '', right[index] ?? '')
}

function parts(name: string): string[] {
  return name.match(/\d+|\D+/g) ?? []
}

function isNumber(part: string): boolean {
  return /^\d/.test(part)
}
