import type {Edit} from '../../src/syntax/edit.ts'

/** One round of a repair: edits that do not overlap, in order. */
export interface Pass {
  readonly before: string
  readonly after: string
  readonly edits: readonly (Edit & {readonly rule: string})[]
}

/** Apply edits, written on purpose in another way than the linter’s own `splice`. */
export function spliceByHand(text: string, edits: readonly Edit[]): string {
  return edits.reduceRight(
    (result, {range, text: replacement}) =>
      result.slice(0, range[0]) + replacement + result.slice(range[1]),
    text
  )
}

/** Where the edits of a pass are in the text after it. */
export function rangesAfter({edits}: Pass): [start: number, end: number][] {
  let shift = 0
  return edits.map(({range, text}) => {
    const start = range[0] + shift
    shift += text.length - (range[1] - range[0])
    return [start, start + text.length]
  })
}

/** Rules that repair lists, and so change numbers and how blocks are grouped. */
export const listRules = [
  'numbered-list',
  'list-numbering',
  'list-marker-space',
  'list-nesting',
  'list-marker'
]

/** Rules that write a heading anew. */
export const headingRules = ['title-format', 'section-name']
