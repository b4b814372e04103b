import {posix} from 'node:path'
import {comparePathsNaturally} from '../../../project/files/natural-order.ts'
import {mondayOf} from '../../../report/title/week.ts'
import {heading, print} from '../../../syntax/print.ts'
import type {Language, Text} from '../../../text/language.ts'
import type {TitledReport} from '../titled-reports.ts'

/** Above reports of which no year is known. */
const undated: Text = {en: 'Undated', zh: '未注明年份'}

/** How the list is printed. */
export interface ListOptions {
  /** Folder of the file that holds the list, from the same root as the reports; with slashes. */
  readonly folder: string
  /** Level of the headings of years. */
  readonly level: 1 | 2 | 3 | 4 | 5 | 6
  readonly lineEnd: string
  readonly language: Language
}

/** A list of reports in Markdown, newest first, below a heading for each year. */
export function printList(reports: readonly TitledReport[], options: ListOptions): string {
  const {folder, language, level, lineEnd} = options
  const years = new Map<number | undefined, TitledReport[]>()
  for (const report of reports.toSorted(newestFirst)) {
    const group = years.get(report.year)
    if (group) group.push(report)
    else years.set(report.year, [report])
  }
  const blocks = [...years].flatMap(([year, group]) => {
    const name = year === undefined ? undated[language] : String(year)
    const items = group.map((report) => `- ${linkTo(report, folder)}`).join(lineEnd)
    // A single group without a year needs no name.
    return years.size === 1 && year === undefined ? [items] : [print(heading(level, name)), items]
  })
  return `${lineEnd}${blocks.join(lineEnd + lineEnd)}${lineEnd}${lineEnd}`
}

/** By year, week and path; what has no year comes last. */
function newestFirst(a: TitledReport, b: TitledReport): number {
  const years = (b.year ?? 0) - (a.year ?? 0)
  if (years !== 0) return years
  const weeks = a.week && b.week ? mondayOf(b.week) - mondayOf(a.week) : 0
  return weeks === 0 ? comparePathsNaturally(b.path, a.path) : weeks
}

/** A title is text, whatever it looks like in Markdown. */
function linkTo({path, title}: TitledReport, folder: string): string {
  const url = posix
    .relative(folder, path)
    .split('/')
    .map((name) => encodeURIComponent(name).replace(/[!'()*]/g, percentEncode))
    .join('/')
  const link = print({type: 'link', url, children: [{type: 'text', value: visible(title)}]})
  // Many sites read `\[` and `\(` as the start of a formula.
  return link.replace(/\\(.)/g, (pair, character: string) =>
    '[]()'.includes(character) ? `&#${character.charCodeAt(0)};` : pair
  )
}

function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}

/** A title on one line, without characters that change the direction of what is around it. */
function visible(title: string): string {
  return title
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
