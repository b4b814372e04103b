import {visit} from 'unist-util-visit'
import {splitByteOrderMark} from '../../../syntax/byte-order-mark.ts'
import {parse} from '../../../syntax/processor.ts'
import type {Text} from '../../../text/language.ts'
import {Problem} from '../../../text/problem.ts'

/** The comments that the list stands between. */
const marks = {
  begin: '<!-- weekly-lint-index:begin -->',
  end: '<!-- weekly-lint-index:end -->'
} as const

const messages = {
  missing: {
    en: `Missing \`{mark}\` in \`{file}\`, expected \`${marks.begin}\` and below it \`${marks.end}\`, each on a line of its own at the margin: the list is kept between them`,
    zh: `\`{file}\` 中没有 \`{mark}\`，请在要放列表的位置加上 \`${marks.begin}\`，并在其下加上 \`${marks.end}\`，各自顶格单独成行，列表会写在两者之间`
  },
  doubled: {
    en: 'Unexpected second `{mark}` at `{file}:{line}`, expected one; remove the other',
    zh: '`{file}:{line}` 又有一个 `{mark}`，应只有一个，请删除其中之一'
  },
  order: {
    en: `Unexpected \`${marks.end}\` at \`{file}:{line}\`, expected it below \`${marks.begin}\``,
    zh: `\`{file}:{line}\` 的 \`${marks.end}\` 位置有误，应在 \`${marks.begin}\` 之后`
  }
} satisfies Record<string, Text>

/** A text around the part between both comments. */
export interface Region {
  /** Up to the first comment, with its line end. */
  readonly before: string
  readonly inner: string
  /** From the second comment on. */
  readonly after: string
  /** Line end of the first comment. */
  readonly lineEnd: string
  /** Level of the heading above; 0 without one. */
  readonly level: number
}

/**
 * Find the part of a text between the two comments. Comments in code do not count.
 *
 * @param text With its byte order mark.
 * @param file Name for messages.
 * @throws Problem If a comment is missing, is there twice, or they stand in the wrong order.
 */
export function findRegion(text: string, file: string): Region {
  const {mark, content} = splitByteOrderMark(text)
  const tree = parse(content)
  const code: (readonly [number, number])[] = []
  const headings: (readonly [offset: number, depth: number])[] = []
  visit(tree, (node) => {
    const start = node.position?.start.offset ?? 0
    if (node.type === 'code') code.push([start, node.position?.end.offset ?? 0])
    if (node.type === 'heading') headings.push([start, node.depth])
  })
  const isCode = (at: number) => code.some(([start, end]) => at >= start && at < end)
  const found = readMarks(content).filter(({start}) => !isCode(start))
  const only = (kind: keyof typeof marks) => {
    const [first, second] = found.filter((other) => other.kind === kind)
    const name = marks[kind]
    if (!first) throw new Problem(messages.missing, {file, mark: name})
    if (second) throw new Problem(messages.doubled, {file, mark: name, line: second.line})
    return first
  }
  const begin = only('begin')
  const end = only('end')
  if (end.start < begin.start) throw new Problem(messages.order, {file, line: end.line})
  return {
    before: mark + content.slice(0, begin.end),
    inner: content.slice(begin.end, end.start),
    after: content.slice(end.start),
    lineEnd: begin.lineEnd,
    level: headings.findLast(([at]) => at < begin.start)?.[1] ?? 0
  }
}

interface Mark {
  readonly kind: keyof typeof marks
  /** From 1. */
  readonly line: number
  /** Of the line. */
  readonly start: number
  /** Behind its line end. */
  readonly end: number
  readonly lineEnd: string
}

/** Lines that are one of the comments. */
function readMarks(text: string): Mark[] {
  const found: Mark[] = []
  let line = 0
  for (const match of text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)) {
    line++
    const [whole, content = '', lineEnd = ''] = match
    const kind = /^ {0,3}<!--[ \t]*weekly-lint-index:(begin|end)[ \t]*-->[ \t]*$/.exec(content)?.[1]
    if (kind !== 'begin' && kind !== 'end') continue
    found.push({kind, line, start: match.index, end: match.index + whole.length, lineEnd})
  }
  return found
}
