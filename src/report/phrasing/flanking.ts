/** What stands right before and after something; empty at the edges of a block. */
export interface Flanks {
  readonly before: string
  readonly after: string
}

/** Whether a delimiter run may open emphasis, as CommonMark and GFM have it. */
export function canOpen(marker: string, {before, after}: Flanks): boolean {
  if (!leans(marker, after, before)) return false
  return !marker.startsWith('_') || kind(before) !== 'letter' || !leans(marker, before, after)
}

/** Whether a delimiter run may close emphasis, as CommonMark and GFM have it. */
export function canClose(marker: string, {before, after}: Flanks): boolean {
  return canOpen(marker, {before: after, after: before})
}

/** Whether a run is *flanking*: leans on `near`, with `far` on its other side. */
function leans(marker: string, near: string, far: string): boolean {
  return (
    kind(near) === 'letter' ||
    (kind(near) === 'mark' && kind(far) !== 'letter') ||
    (near === '~' && !marker.startsWith('~'))
  )
}

/** What CommonMark takes a character (a UTF-16 code unit) for; anything else is a letter to it. */
export function kind(character: string): 'letter' | 'mark' | 'space' {
  if (character.trim() === '') return 'space'
  return /[\p{P}\p{S}]/u.test(character) ? 'mark' : 'letter'
}
