import {splitByteOrderMark} from '../../syntax/byte-order-mark.ts'
import type {ReportShape} from '../shape.ts'
import {frontMatterOf, readFrontMatterKey} from './front-matter.ts'
import {readTitle} from './title.ts'
import type {Week} from './week.ts'

/** The line that says which week a report is about. */
export interface FirstTitle {
  readonly week: Week
  readonly text: string
  /** Where its text stands, from 1. */
  readonly line: number
  readonly column: number
}

interface Line {
  readonly text: string
  readonly line: number
}

type Kind = 'title' | 'heading' | 'plain'

/**
 * Find the title of a report without parsing the rest: for the many that are not linted themselves.
 *
 * @param text Its beginning.
 */
export function readFirstTitle(text: string, shape: ReportShape): FirstTitle | undefined {
  if (shape.titleKey !== undefined) return readKey(text, shape.titleKey, shape)
  const {lines, bodyStart} = splitLines(text)
  const found = new Map<Kind, FirstTitle>()
  let isFirst = true
  let fence = ''
  for (const line of numbered(lines).slice(bodyStart)) {
    const [mark = ''] = /^ {0,3}(?:`{3,}|~{3,})/.exec(line.text) ?? []
    if (mark && (fence === '' || mark.trim().startsWith(fence))) fence = fence ? '' : mark.trim()
    else if (fence === '' && line.text.trim() !== '') {
      const kind = kindOf(line.text, lines[line.line], isFirst)
      isFirst = false
      if (!kind || found.has(kind)) continue
      const title = read(line, shape, kind === 'plain')
      if (title) found.set(kind, title)
      if (kind === 'title' && title) break
    }
  }
  return found.get('title') ?? found.get('heading') ?? found.get('plain')
}

/**
 * The title of a report that need not say a week: the configured key of its front matter, its first
 * heading of level 1, the `title` of its front matter, or its first heading.
 *
 * @param text Its beginning.
 */
export function readFirstHeading(text: string, shape: ReportShape): string | undefined {
  const {lines, bodyStart} = splitLines(text)
  const matter = frontMatterOf(splitByteOrderMark(text).content)
  const readKeyText = (key: string) =>
    matter === '' ? undefined : readFrontMatterKey(matter, key)?.text.trim()
  const own = shape.titleKey === undefined ? undefined : readKeyText(shape.titleKey)
  if (own) return own
  let first: string | undefined
  let fence = ''
  for (const line of numbered(lines).slice(bodyStart)) {
    const [mark = ''] = /^ {0,3}(?:`{3,}|~{3,})/.exec(line.text) ?? []
    if (mark && (fence === '' || mark.trim().startsWith(fence))) fence = fence ? '' : mark.trim()
    if (fence !== '' || mark) continue
    const kind = kindOf(line.text, lines[line.line], false)
    const {text} = plainTitle(line.text)
    if (kind === undefined || text === '') continue
    if (kind === 'title') return text
    first ??= text
  }
  return readKeyText('title') || first
}

function numbered(lines: readonly string[]): Line[] {
  return lines.map((text, index) => ({text, line: index + 1}))
}

/**
 * Splits a text into lines, without byte order mark and with spaces instead of comments.
 *
 * @returns The lines, and the index of the first one after the front matter.
 */
export function splitLines(text: string): {lines: string[]; bodyStart: number} {
  const lines = splitByteOrderMark(text)
    .content.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\r\n]/g, ' '))
    .split(/\r\n|\n|\r/)
  const matter = frontMatterOf(lines.join('\n'))
  return {lines, bodyStart: matter === '' ? 0 : matter.split('\n').length}
}

function kindOf(text: string, next: string | undefined, isFirst: boolean): Kind | undefined {
  if (/^ {0,3}#[ \t]/.test(text)) return 'title'
  if (/^ {0,3}[#＃]{1,6}/.test(text)) return 'heading'
  if (next !== undefined && /^ {0,3}=+[ \t]*$/.test(next)) return 'title'
  return isFirst ? 'plain' : undefined
}

function read({text, line}: Line, shape: ReportShape, mustBeCertain: boolean) {
  const title = plainTitle(text)
  return toTitle(title.text, line, title.start + 1, shape, mustBeCertain)
}

/** The text of a heading without its marks, and where that begins. */
function plainTitle(line: string): {text: string; start: number} {
  const [before = ''] = /^[\s#＃*_]*/.exec(line) ?? []
  const text = line
    .slice(before.length)
    .replace(/[ \t]+#+[ \t]*$/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]|\s+$/g, '')
  return {text, start: before.length}
}

function readKey(text: string, key: string, shape: ReportShape): FirstTitle | undefined {
  const matter = frontMatterOf(splitByteOrderMark(text).content)
  const value = matter === '' ? undefined : readFrontMatterKey(matter, key)
  if (!value) return undefined
  const before = matter.slice(0, value.range?.[0] ?? 0).split(/\r\n|\n|\r/)
  return toTitle(value.text, before.length, before.at(-1)!.length + 1, shape, false)
}

function toTitle(
  text: string,
  line: number,
  column: number,
  shape: ReportShape,
  mustBeCertain: boolean
): FirstTitle | undefined {
  const reading = readTitle(text, shape)
  if (!reading?.week || (mustBeCertain && !reading.certain)) return undefined
  return {week: reading.week, text, line, column}
}
