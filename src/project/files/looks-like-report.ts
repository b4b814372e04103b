import {splitLines} from '../../report/title/first-title.ts'
import {readsAsTitle} from '../../report/title/title.ts'
import {peek} from './read.ts'

/** A title stands at the beginning of a file: what comes after so many bytes is not looked at. */
export const beginningLength = 8192

/** A first line longer than any title is prose that happens to speak of a week. */
const longestTitle = 60

const weekInName = [
  // `week40`, `2023-week-40`, `2022-07-week5`; not `biweekly`, `weekly`, `week2023`.
  /(?<![a-z])(?:week|wk)[-_. ]?\d{1,2}(?![\da-z])/i,
  // `2023-W40`, `2023w40`; a bare `w40` may mean anything.
  /\d{4}[-_. ]?w\d{1,2}(?![\da-z])/i,
  // `第40周`, `2023年40周`; not `第一周年`.
  /(?:第|年)\s*(?:\d{1,2}|[〇零一二三四五六七八九十廿卅]{1,3})\s*[周週](?![年岁歲末])/
] as const

/** Whether the name of a file contains a week. */
export function namesWeek(name: string): boolean {
  const narrow = name.normalize('NFKC')
  return weekInName.some((pattern) => pattern.test(narrow))
}

/** Whether the first line or the first heading of a text, after front matter and comments, is the title of a report. */
export function beginsAsReport(text: string): boolean {
  const {lines, bodyStart} = splitLines(text.slice(0, beginningLength))
  const body = lines.slice(bodyStart)
  const first = body.find((line) => line.trim() !== '')
  const heading = body.find((line) => /^ {0,3}#{1,6}[ \t]/.test(line))
  return [first, heading].some((line) => {
    const title = line?.replace(/^[\s#*_]+|[\s#*_]+$/g, '') ?? ''
    return title.length <= longestTitle && !/[。！？.!?]$/.test(title) && readsAsTitle(title)
  })
}

/** The beginning of a file as text; empty if it cannot be read. */
export function readBeginning(path: string, read = peek): string {
  return new TextDecoder().decode(read(path, beginningLength))
}
