import {utimesSync} from 'node:fs'
import {join} from 'node:path'
import {weeksInYear} from '../../src/report/title/week.ts'
import {good} from './command.ts'

/** A report with nothing to complain about, for a week. */
export function reportOf(title: string): string {
  return good.replace('2023 年第40周周报', title)
}

/** Weeks one after the other, from the first of a year. */
export function weeksFrom(year: number, amount: number): {year: number; week: number}[] {
  const weeks: {year: number; week: number}[] = []
  for (let at = year; weeks.length < amount; at++) {
    for (let week = 1; week <= weeksInYear(at) && weeks.length < amount; week++) {
      weeks.push({year: at, week})
    }
  }
  return weeks
}

/** An archive of a thousand weeks, with what went wrong in it. */
export interface SpoiledArchive {
  /** Texts by path. */
  readonly files: Readonly<Record<string, string>>
  /** Paths of reports with the title of the week before. */
  readonly copied: readonly string[]
  /** Paths of reports with a wrong name. */
  readonly misnamed: readonly string[]
  /** Paths of the reports after a hole, each with the weeks of it. */
  readonly holes: Readonly<Record<string, string>>
}

/** The same archive each time: ten copied titles, five wrong names, three holes. */
export function spoiledArchive(): SpoiledArchive {
  const weeks = weeksFrom(2001, 1004)
  const files: Record<string, string> = {}
  const [copied, misnamed]: string[][] = [[], []]
  const wrongNames = ['2010-week80', '2031-w3', '1999-week5', '2035年第7周', '2002-01-week41']
  // One week, three weeks, and one over the end of 2009, which has 53 weeks.
  const lost = new Set(['2005-20', '2007-30', '2007-31', '2007-32', '2009-53'])
  for (const [index, {year, week}] of weeks.entries()) {
    if (lost.has(`${year}-${week}`)) continue
    const wrong = index % 190 === 111 ? wrongNames[misnamed?.length ?? 0] : undefined
    const path = `weekly/${year}/${wrong ?? `${year}-week${week}`}.md`
    const isCopied = index % 100 === 57 && (copied?.length ?? 0) < 10
    const said = (isCopied && weeks[index - 1]) || {year, week}
    if (wrong) misnamed?.push(path)
    if (isCopied) copied?.push(path)
    files[path] = reportOf(`${said.year} 年第${said.week}周周报`)
  }
  return {
    files,
    copied: copied ?? [],
    misnamed: misnamed ?? [],
    holes: {
      'weekly/2005/2005-week21.md': '2005 年第20周',
      'weekly/2007/2007-week33.md': '2007 年第30至32周',
      'weekly/2010/2010-week1.md': '2009 年第53周'
    }
  }
}

/** Make files older than what is too young to be remembered. */
export function age(folder: string, names: readonly string[]): void {
  const time = new Date(Date.UTC(2024, 0, 1))
  for (const name of names) utimesSync(join(folder, name), time, time)
}
