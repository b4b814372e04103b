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

/**
 * Switch a rule off for the line that a finding begins on.
 *
 * @returns An edit that adds a comment to the end of the line, or a word to the one that is there;
 *   undefined where a comment there would be no comment, or would change what is read.
 */
export function silenceLine(report: Report, rule: string, [start]: Range): Edit | undefined {
  const from = report.lineStart(start)
  const [line = ''] = /^[^\r\n]*/.exec(report.text.slice(from)) ?? []
  const known = /<!--\s*weekly-lint\s+ignore-line\b[^>]*?(?=\s*-->\s*$)/.exec(line)
  if (known) {
    const at = from + known.index + known[0].length
    return {range: [at, at], text: ` ${rule}`}
  }
  const end = from + line.trimEnd().length
  const isText = report.nodes('paragraph').some((paragraph) => {
    const [first, last] = report.range(paragraph)
    return first < end && end <= last
  })
  // A comment behind an address or a backslash would be taken for a part of it.
  if (!isText || line.trimEnd().endsWith('\\')) return undefined
  const isOpaque = report
    .nodes('inlineCode')
    .some((code) => report.range(code)[0] < end && end < report.range(code)[1])
  return isOpaque
    ? undefined
    : {range: [end, end], text: ` <!-- weekly-lint ignore-line ${rule} -->`}
}
