import {chineseNumeral, readNumeral} from './numeral.ts'

/** What a path says about the week of its report; a week alone leaves open of which year it is. */
export interface PathWeek {
  readonly year: number | undefined
  /** Where the week is one of a month. */
  readonly month: number | undefined
  readonly week: number
  /** The part of the path that says so, from the outermost folder that was needed. */
  readonly said: string
}

/** A name that is a number, or a year and a number: the number may be a week, a month or anything. */
export interface PathNumber {
  readonly year: number
  readonly number: number
  readonly said: string
}

/** What a path says, and where it stands among others. */
export interface PathReading {
  readonly week: PathWeek | undefined
  readonly number: PathNumber | undefined
  /** The folder that holds the archive: above all folders of years, months and weeks. */
  readonly folder: string
  /** What those folders say beside years, months and weeks, and who or what a week’s folder is about. */
  readonly branch: string
  /** What the name says beside the week: an author, a language, a topic; nothing for a mark of a copy. */
  readonly label: string
  /** Whether the label is a language, and so never a topic. */
  readonly isLanguage: boolean
}

interface Numbers {
  readonly year?: number | undefined
  readonly month?: number | undefined
  readonly week?: number | undefined
  /** Whether a date stands beside the week, which may be that of the writing. */
  readonly isDated?: boolean | undefined
}

/** A folder of a year, month or week. */
interface CalendarFolder extends Numbers {
  /** What its name says beside that. */
  readonly rest: string
}

/** The folders above a report. */
interface FolderReading {
  readonly segments: readonly string[]
  /** From the outermost; those directly above the report. */
  readonly calendar: readonly CalendarFolder[]
  readonly folder: string
}

const year = '(?<!\\d)(?<year>(?:19|20)\\d\\d)'
const month = '(?<month>\\d{1,2})'
const chineseMonth = `(?<month>\\d{1,2}|[${chineseNumeral}]{1,3})`
const gap = '[-_. ]{0,3}'
/** Not `week2023`, `week1b`, nor a span of weeks such as `week40-41`, of which no title says all. */
const end = '(?![\\da-z])(?!\\s*[-~–—至到、&+]\\s*(?:week|wk|w|第)?\\d{1,2}(?![\\da-z]))'
const latin = `(?:week|wk|w)[-_. ]?(?<week>\\d{1,2})${end}`
const numeral = `\\d{1,2}|[${chineseNumeral}]{1,3}`
const spanned = `(?!\\s*[-~–—至到、&+]\\s*第?(?:${numeral})\\s*[周週])`
const chinese = `(?<week>${numeral})\\s*个?[周週](?![年岁歲末])${spanned}`

/** From the most to the least that a name can say. */
const latinPatterns = [
  `${year}[-_. 年]?\\s*${month}\\s*月?${gap}${latin}`,
  `${year}年?${gap}${latin}`,
  `(?<![a-z])${latin}${gap}${year}(?!\\d)年?`,
  `(?<![a-z])${latin}`
].map((pattern) => new RegExp(pattern, 'iu'))

const chinesePatterns = [
  `${year}[-_. 年]?\\s*${chineseMonth}\\s*月?${gap}第\\s*${chinese}`,
  `${year}\\s*年${gap}第?\\s*${chinese}`,
  `${year}${gap}第\\s*${chinese}`,
  `第\\s*${chinese}${gap}${year}(?!\\d)年?`,
  `第\\s*${chinese}`,
  `^${chinese}$`
].map((pattern) => new RegExp(pattern, 'u'))

/** Two weeks, of which no title says both: `第40周至第41周`. */
const aSpan = new RegExp(`[周週]\\s*[-~–—至到、&+]\\s*第?\\s*(?:${numeral})\\s*[周週]`, 'u')

const aDate = /(?<!\d)(?:19|20)\d\d(?:([-_./])?\d{1,2}\1\d{1,2}|\d{4}|年\d{1,2}月\d{1,2}日?)(?!\d)/u
const aYear = /(?<!\d)(?:19|20)\d\d(?!\d)年?/u
const aNumber = /^(?<number>\d{1,2})$/u
const aYearAndNumber = /^(?<year>(?:19|20)\d\d)[-_.](?<number>\d{1,2})$/u
const aLanguage =
  /(?:^|[-_. ])(?:en|zh|cn|tw|hk|jp|ja|ko|kr|de|fr|es|ru|pt|it|(?:en|zh)[-_][a-z]{2,4}|中文|英文|english|chinese)$/iu
/** What systems and hands add to the name of a copy. */
const aCopy = /^(?:copy|副本|拷贝|复件|备份|新建|backup|bak|old|new|final|v?\d{1,2}|[()\s\d])+$/iu
const anIndex = /^(?:_?index|readme)$/iu

/**
 * Read a path for the week that it names.
 *
 * @param path With slashes; relative to the root of its project where one is known.
 */
export function readPath(path: string): PathReading {
  const {folders, name} = splitPath(path)
  return readName(name, readFolders(folders))
}

/** Reads paths, and each folder only once. */
export class PathReader {
  readonly #folders = new Map<string, FolderReading>()

  /** What a path says. */
  read(path: string): PathReading {
    const {folders, name} = splitPath(path)
    let folder = this.#folders.get(folders)
    if (!folder) {
      folder = readFolders(folders)
      this.#folders.set(folders, folder)
    }
    return readName(name, folder)
  }
}

/** Whether a folder stands for a year, month or week, so that an archive goes on below it. */
export function isCalendarFolder(name: string, parent: string): boolean {
  return readFolder(name.normalize('NFKC'), parent.normalize('NFKC')) !== undefined
}

function splitPath(path: string): {folders: string; name: string} {
  const slash = path.lastIndexOf('/')
  return {folders: path.slice(0, Math.max(0, slash)), name: path.slice(slash + 1)}
}

function readFolders(folders: string): FolderReading {
  const segments = folders === '' ? [] : folders.split('/')
  const plain = segments.map((segment) => segment.normalize('NFKC'))
  const calendar: CalendarFolder[] = []
  let at = plain.length
  for (; at > 0; at--) {
    const found = readFolder(plain[at - 1] ?? '', plain[at - 2] ?? '')
    if (!found) break
    calendar.unshift(found)
  }
  return {segments, calendar, folder: segments.slice(0, at).join('/')}
}

function readFolder(name: string, parent: string): CalendarFolder | undefined {
  const week = findWeek(name)
  if (week) return {...week, rest: restOf(name.replace(week.text, ''))}
  const months = /^((?:19|20)\d\d)[-_. 年]{0,2}(0?[1-9]|1[0-2])月?份?$/u.exec(name)
  if (months) return {year: Number(months[1]), month: Number(months[2]), rest: ''}
  const [month] = /^(?:0?[1-9]|1[0-2]|[一二三四五六七八九十]{1,2})(?=月份?$)/u.exec(name) ?? []
  if (month !== undefined) return {month: readNumeral(month), rest: ''}
  if (/^(?:0?[1-9]|1[0-2])$/.test(name)) {
    return aYear.test(parent) ? {month: Number(name), rest: ''} : undefined
  }
  if (/^(?:(?:19|20)\d\d年?[-_ ]?)?(?:q[1-4]|第?[一二三四1-4]季度)$/iu.test(name)) {
    const [year] = /^\d{4}/.exec(name) ?? []
    return {year: year === undefined ? undefined : Number(year), rest: ''}
  }
  const rest = name.replace(aYear, '')
  if (rest === name || /\d/.test(rest)) return undefined
  return {year: Number(/\d{4}/.exec(name)?.[0]), rest: restOf(rest)}
}

function readName(fileName: string, above: FolderReading): PathReading {
  const name = fileName.replace(/\.(?:md|markdown)$/iu, '').normalize('NFKC')
  const {calendar, folder, segments} = above
  const own = findWeek(name)
  const weekAbove = calendar.findLast(({week}) => week !== undefined)
  const said = (from: number) =>
    [...segments.slice(segments.length - calendar.length + from), fileName].join('/')
  const language = aLanguage.exec(name)?.[0]
  const rest = own ? restOf(name.replace(own.text, '').replace(aDate, '')) : ''
  const label = language ? restOf(language) : aCopy.test(rest) ? '' : rest
  const whose = weekAbove && !own && !anIndex.test(name) ? restOf(name) : ''
  return {
    week: combine(own ? [...calendar, own] : weekAbove ? calendar : [], said),
    number: own || weekAbove ? undefined : findNumber(name, calendar, said),
    folder,
    branch: [...calendar.map(({rest}) => rest), whose].filter(Boolean).join('/'),
    label,
    isLanguage: language !== undefined
  }
}

/** The innermost numbers win; a week goes with a month only where a month has that many. */
function combine(parts: readonly Numbers[], said: (from: number) => string): PathWeek | undefined {
  const at = parts.findLastIndex(({week}) => week !== undefined)
  const {week, isDated} = parts[at] ?? {}
  if (week === undefined) return undefined
  const upTo = parts.slice(0, at + 1)
  const yearAt = upTo.findLastIndex(({year}) => year !== undefined)
  const monthAt = upTo.findLastIndex(({month}) => month !== undefined)
  // Filed by the day of writing: the last week of a year is told in January.
  const isOfAnotherYear = isDated || (week > 50 && upTo[monthAt]?.month === 1)
  return {
    year: isOfAnotherYear ? undefined : upTo[yearAt]?.year,
    month: week > 6 ? undefined : upTo[monthAt]?.month,
    week,
    said: said(Math.min(...[at, yearAt, week > 6 ? -1 : monthAt].filter((index) => index >= 0)))
  }
}

function findNumber(
  name: string,
  calendar: readonly CalendarFolder[],
  said: (from: number) => string
): PathNumber | undefined {
  const {year, number} = (aYearAndNumber.exec(name) ?? aNumber.exec(name))?.groups ?? {}
  if (number === undefined) return undefined
  if (year !== undefined) {
    return {year: Number(year), number: Number(number), said: said(calendar.length)}
  }
  // Below the folder of a month, a number is a day or a week of that month.
  const last = calendar.at(-1)
  if (last?.year === undefined || last.month !== undefined) return undefined
  return {year: last.year, number: Number(number), said: said(calendar.length - 1)}
}

function findWeek(name: string): (Numbers & {readonly text: string}) | undefined {
  const isChinese = /[周週]/.test(name)
  if (isChinese && aSpan.test(name)) return undefined
  const patterns = [
    ...(/w/i.test(name) ? latinPatterns : []),
    ...(isChinese ? chinesePatterns : [])
  ]
  for (const pattern of patterns) {
    const match = pattern.exec(name)
    if (!match?.groups) continue
    const [year, month, week] = [match.groups.year, match.groups.month, match.groups.week].map(
      (text) => (text === undefined ? undefined : readNumeral(text))
    )
    if (week === undefined || (month !== undefined && (month < 1 || month > 12))) continue
    // `2023-10-week40` says the month for the order alone.
    const isDated = year === undefined && aDate.test(name)
    return {year, month: week > 6 ? undefined : month, week, isDated, text: match[0]}
  }
  return undefined
}

function restOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[-_.\s]+/gu, ' ')
    .replace(/周报|週報/gu, '')
    .trim()
}
