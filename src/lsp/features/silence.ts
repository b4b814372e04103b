import type {Report} from '../../report/report.ts'
import type {Edit, Range} from '../../syntax/edit.ts'

/** A comment that already speaks for the next block. */
const ignoring = /^<!--\s*(?:weekly-)?lint\s+ignore\s/

/**
 * Switch a rule off for the block that a finding stands in.
 *
 * @returns An edit that adds a comment, or a word to the one that is there; `undefined` if no
 *   comment can apply to that place.
 */
export function silence(report: Report, rule: string, [start, end]: Range): Edit | undefined {
  const {blocks} = report
  // What is missing at the end of a block is no part of it to a comment.
  const index = blocks.findLastIndex((block) => {
    const [from, to] = report.range(block)
    return report.lineStart(from) <= start && start < to && end <= to
  })
  const block = blocks[index]
  if (!block) return undefined
  // Front matter has to come first; a comment would speak for a comment.
  if (block.type === 'yaml' || (block.type === 'html' && block.value.startsWith('<!--'))) {
    return undefined
  }
  const before = blocks[index - 1]
  if (before?.type === 'html' && ignoring.test(before.value)) {
    const at = report.range(before)[0] + before.value.search(/\s*-->\s*$/)
    return {range: [at, at], text: ` ${rule}`}
  }
  const at = report.lineStart(report.range(block)[0])
  return {range: [at, at], text: `<!-- weekly-lint ignore ${rule} -->${report.lineEnding}`}
}
