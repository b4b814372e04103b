/** Characters around a delimiter run; empty at the edges of a block. */
export interface Flanks {
  readonly before: string
  readonly after: string
}

/** Whether a delimiter run can open emphasis (CommonMark 0.31.2, section 6.2; GFM). */
export function canOpen(marker: string, {before, after}: Flanks): boolean {
  if (!isFlanking(marker, after, before)) return false
  return !marker.startsWith('_') || kind(before) !== 'letter' || !isFlanking(marker, before, after)
}

/** Whether a delimiter run can close emphasis (CommonMark 0.31.2, section 6.2; GFM). */
export function canClose(marker: string, {before, after}: Flanks): boolean {
  return canOpen(marker, {before: after, after: before})
}

/** Whether a run is left- or right-flanking, with `near` inside and `far` outside. */
function isFlanking(marker: string, near: string, far: string): boolean {
  return (
    kind(near) === 'letter' ||
    (kind(near) === 'mark' && kind(far) !== 'letter') ||
    (near === '~' && !marker.startsWith('~'))
  )
}

/** Class of a UTF-16 code unit in CommonMark; everything else is a letter. */
export function kind(character: string): 'letter' | 'mark' | 'space' {
  if (character.trim() === '') return 'space'
  return /[\p{P}\p{S}]/u.test(character) ? 'mark' : 'letter'
}
