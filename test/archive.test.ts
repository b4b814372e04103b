import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {Archive} from '../src/report/archive/archive.ts'
import type {ArchivedReport} from '../src/report/archive/archived-report.ts'
import {differ} from '../src/report/archive/series.ts'
import {describeRuns, weekRuns, weeksBetween} from '../src/report/archive/week-runs.ts'
import {Report} from '../src/report/report.ts'
import {defaultShape} from '../src/report/shape.ts'
import {readFirstTitle} from '../src/report/title/first-title.ts'
import {readPath} from '../src/report/title/path-week.ts'
import {mondayOf, type Week, weeksInMonth, weeksInYear} from '../src/report/title/week.ts'
import {parse} from '../src/syntax/processor.ts'

/** `2023-40`, or `2022-7-5` for a week of a month. */
function toWeek(text: string): Week {
  const [year = 0, ...rest] = text.split('-').map(Number)
  const [month, week] = rest.length === 2 ? rest : [undefined, ...rest]
  return {year, month, week: week ?? 0}
}

function toText({year, month, week}: Week): string {
  return [year, ...(month === undefined ? [] : [month]), week].join('-')
}

/** An archive of paths, each with the week of its title. */
function archive(reports: Readonly<Record<string, string>>, linted: string[] = []): Archive {
  const known = Object.entries(reports).map(
    ([path, week]): ArchivedReport => ({
      path,
      week: week === '' ? undefined : toWeek(week),
      title: '',
      line: 1,
      column: 3
    })
  )
  return new Archive(known, linted)
}

describe('what a path says', () => {
  test.each([
    ['2023-week40.md', '2023-40'],
    ['2023-W40.md', '2023-40'],
    ['2023w40.markdown', '2023-40'],
    ['2023-w40-notes.md', '2023-40'],
    ['notes-2023-week-40.md', '2023-40'],
    ['week40-2023.md', '2023-40'],
    ['2022-07-week5.md', '2022-7-5'],
    ['202207week5.md', '2022-7-5'],
    ['2023-10-week40.md', '2023-40'],
    ['2023年第40周.md', '2023-40'],
    ['2023 年 40 周周报.md', '2023-40'],
    ['２０２３年第４０周.md', '2023-40'],
    ['2023年第四十周.md', '2023-40'],
    ['2022年7月第五周.md', '2022-7-5'],
    ['2022年七月第五周.md', '2022-7-5'],
    ['weekly/2023/week40.md', '2023-40'],
    ['weekly/2023年/第40周.md', '2023-40'],
    ['2023周报/W40.md', '2023-40'],
    ['2023/Q4/week40.md', '2023-40'],
    ['2023/10/week40.md', '2023-40'],
    ['2022/07/week5.md', '2022-7-5'],
    ['2022-07/week5.md', '2022-7-5'],
    ['2022/7月/第五周.md', '2022-7-5'],
    ['2022/2023-week40.md', '2023-40'],
    ['2023/week40/index.md', '2023-40'],
    ['2023/第40周/alice.md', '2023-40']
  ])('%s: %s', (path, expected) => {
    const {year = 0, month, week = 0} = readPath(path).week ?? {}
    expect(toText({year, month, week})).toBe(expected)
  })

  test.each([
    '2023-10-08.md',
    '2023.md',
    'weekly/2023/notes.md',
    '2023/40.md',
    '2023-40.md',
    'week2023.md',
    '2023-week40-41.md',
    '2023-W40-1.md',
    '2023年第40-41周.md',
    '2023年第40周至第41周.md',
    '2023年第一周年.md',
    'w3c-2023.md',
    'README.md'
  ])('%s: no week', (path) => expect(readPath(path).week).toBe(undefined))

  test.each([
    'week40.md',
    'weekly/第40周.md',
    // Dates of writing: the last week of a year is told in the next.
    '2024/2024-01-03-week52.md',
    '2024/01/week52.md',
    '2023/notes/week40.md'
  ])('%s: no year', (path) => {
    expect(readPath(path).week?.week).toBeGreaterThan(0)
    expect(readPath(path).week?.year).toBe(undefined)
  })

  test.each([
    ['weekly/2023/week40.md', 'weekly', '', ''],
    ['2023/07/week5.md', '', '', ''],
    ['weekly/07/week5.md', 'weekly/07', '', ''],
    ['alice/2023-week40.md', 'alice', '', ''],
    ['alice2023/week40.md', '', 'alice', ''],
    ['第40周/alice.md', '', 'alice', ''],
    ['2023-week40/index.md', '', '', ''],
    ['2023-week40-alice.md', '', '', 'alice'],
    ['2023-week40 (1).md', '', '', ''],
    ['2023-week40 - 副本.md', '', '', ''],
    ['2023-week40.en.md', '', '', 'en'],
    ['2023-week40.zh-CN.md', '', '', 'zh cn']
  ])('%s belongs to %j %j %j', (path, folder, branch, label) => {
    expect(readPath(path)).toMatchObject({folder, branch, label})
  })

  test('is never wrong about a week that is written in it', () => {
    const forms = [
      (y: number, w: number) => `${y}-week${w}.md`,
      (y: number, w: number) => `${y}-W${String(w).padStart(2, '0')}.md`,
      (y: number, w: number) => `${y}年第${w}周.md`,
      (y: number, w: number) => `a b/${y}/week${w}-x.md`
    ]
    fc.assert(
      fc.property(
        fc.integer({min: 1990, max: 2090}),
        fc.integer({min: 1, max: 53}),
        fc.constantFrom(...forms),
        (year, week, form) => {
          expect(readPath(form(year, week)).week).toMatchObject({year, month: undefined, week})
        }
      )
    )
  })

  test('is harmless, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), fc.string(), (a, b) => {
        const told = archive({[a]: '2023-40', [b]: '2023-40'})
        told.weekOf(a)
        told.otherOf(b, {year: 2023, week: 40})
      })
    )
  })
})

describe('a title and a path', () => {
  test.each([
    ['2023-week40.md', '2023-40', false],
    ['2023-week40.md', '2023-41', true],
    ['2023-week40.md', '2022-40', true],
    ['2023-week40.md', '2023-10-1', false],
    ['2022-07-week5.md', '2022-31', false],
    ['2022-07-week5.md', '2022-7-4', true],
    // The same row of two pages of the calendar.
    ['2022-06-week5.md', '2022-7-1', false],
    ['week40.md', '2023-41', false],
    ['2023-10-08.md', '2023-1', false]
  ])('%s, %s: %s', (path, title, expected) => {
    expect(differ(readPath(path).week, toWeek(title))).toBe(expected)
  })

  test('a number is a week only where those beside it are', () => {
    const weeks = {'2023/1.md': '2023-1', '2023/2.md': '2023-2', '2023/3.md': '2023-3'}
    expect(archive(weeks).weekOf('2023/4.md')).toMatchObject({year: 2023, week: 4})
    expect(archive(weeks).weekOf('2023/3.md')).toBe(undefined)
    const others = {'2023/5.md': '2023-40', '2023/6.md': '2023-41', '2023/7.md': ''}
    expect(archive({...weeks, ...others}).weekOf('2023/4.md')).toBe(undefined)
    expect(archive({'2023-38.md': '2023-38'}).weekOf('2023-40.md')).toBe(undefined)
    expect(archive(weeks).weekOf('2023/07/4.md')).toBe(undefined)
  })
})

describe('two reports for one week', () => {
  const week = toWeek('2023-40')
  const other = (reports: Record<string, string>, path: string, linted?: string[]) =>
    archive(reports, linted).otherOf(path, week)?.path

  test.each([
    ['a.md', 'b.md'],
    ['2023-week40.md', '2023-week40-copy.md'],
    ['2023/week40.md', 'week40.md'],
    ['2023-week40-搬家.md', '2023-week40.md'],
    ['x/2023-week40/index.md', 'x/2023/week40.md']
  ])('%s and %s', (a, b) => {
    expect([other({[b]: '2023-40'}, a), other({[a]: '2023-40'}, b)]).toEqual([b, a])
  })

  test.each([
    ['alice/2023-week40.md', 'bob/2023-week40.md'],
    ['2023-week40.md', '2023-week40.en.md'],
    ['第40周/alice.md', '第40周/bob.md'],
    ['2023-week40.md', 'drafts/2023-week40.md']
  ])('not %s and %s', (a, b) => {
    expect([other({[b]: '2023-40'}, a), other({[a]: '2023-40'}, b)]).toEqual([undefined, undefined])
  })

  test('authors in one folder are told from topics', () => {
    const authors = {
      '2023-week39-alice.md': '2023-39',
      '2023-week39-bob.md': '2023-39',
      '2023-week40-alice.md': '2023-40',
      '2023-week40-bob.md': '2023-40'
    }
    expect(other(authors, '2023-week40-bob.md')).toBe(undefined)
    expect(other(authors, '2023-week40-bob-2.md')).toBe(undefined)
    const topics = {'2023-week39-旅行.md': '2023-39', '2023-week40-旅行.md': '2023-40'}
    expect(other(topics, '2023-week40.md')).toBe('2023-week40-旅行.md')
  })

  test('is told at all but the first, or at the first where that alone is linted', () => {
    const all = {'a.md': '2023-40', 'b.md': '2023-40', 'c.md': '2023-40'}
    const paths = Object.keys(all)
    expect(paths.map((path) => other(all, path, paths))).toEqual([undefined, 'a.md', 'a.md'])
    expect(paths.map((path) => other(all, path, [path]))).toEqual(['b.md', 'a.md', 'a.md'])
    const names = {'week40.md': '2023-40', 'week39.md': '2023-40'}
    const linted = Object.keys(names)
    expect(linted.map((path) => other(names, path, linted))).toEqual([undefined, 'week40.md'])
  })

  test('the week of a year and that of a month are two', () => {
    expect(other({'a.md': '2023-10-2'}, 'b.md')).toBe(undefined)
  })

  test('where most names say another week, they mean something else', () => {
    const weeks = [1, 2, 3, 4, 5, 6].map((n) => [`2023-week${n}.md`, `2023-${35 + n}`])
    expect(other(Object.fromEntries(weeks), '2023-week7.md')).toBe('2023-week5.md')
  })
})

describe('holes', () => {
  const hole = (reports: Record<string, string>, path: string, week: string) => {
    const found = archive(reports).gapBefore(path, toWeek(week))
    return found && [describeRuns(found.missing).en, found.before.path]
  }

  test('are told after them', () => {
    const reports = {'a.md': '2023-36', 'b.md': '2023-38', 'c.md': '2023-42', 'd.md': '2024-1'}
    expect(hole(reports, 'a.md', '2023-36')).toBe(undefined)
    expect(hole(reports, 'b.md', '2023-38')).toEqual(['week 37 of 2023', 'a.md'])
    expect(hole(reports, 'c.md', '2023-42')).toEqual(['weeks 39 to 41 of 2023', 'b.md'])
    expect(hole(reports, 'd.md', '2024-1')).toEqual(['weeks 43 to 52 of 2023', 'c.md'])
  })

  test('are none where a name or a doubtful title fills them', () => {
    const reports = {
      '2023-week39.md': '2023-39',
      '2023-week40.md': '2023-39',
      '2023-week77.md': '2023-41',
      '2023-week42.md': ''
    }
    expect(hole(reports, '2023-week43.md', '2023-43')).toBe(undefined)
    expect(hole(reports, '2030-week1.md', '2023-50')).toBe(undefined)
  })

  test('are none where a title was copied from the week before or after', () => {
    expect(hole({'a.md': '2023-40', 'b.md': '2023-40'}, 'c.md', '2023-42')).toBe(undefined)
    expect(hole({'a.md': '2023-40', 'c.md': '2023-42'}, 'b.md', '2023-42')).toBe(undefined)
  })

  test('are none where the calendar changes', () => {
    expect(hole({'a.md': '2022-7-1'}, 'b.md', '2023-1')).toBe(undefined)
    expect(hole({'a.md': '2021-9', 'b.md': '2022-7-1'}, 'c.md', '2023-1')).toBe(undefined)
  })
})

describe('weeks in between', () => {
  test.each([
    ['2023-40', '2023-41', ''],
    ['2020-52', '2021-2', '2020-53 2021-1'],
    ['2021-52', '2022-2', '2022-1'],
    ['2022-7-2', '2022-8-1', '2022-7-3 2022-7-4'],
    // A month may have four, five or six weeks, depending on who counts.
    ['2022-7-4', '2022-8-1', ''],
    ['2022-7-5', '2022-8-2', ''],
    ['2022-7-4', '2022-8-2', '2022-8-1'],
    ['2022-12-4', '2023-1-1', ''],
    ['2022-7-1', '2022-7-6', '2022-7-2 2022-7-3 2022-7-4 2022-7-5'],
    ['2023-41', '2023-40', '']
  ])('%s to %s: %s', (before, after, expected) => {
    expect(weeksBetween(toWeek(before), toWeek(after)).map(toText).join(' ')).toBe(expected)
  })

  test.each([
    ['2023-40', '2023-42', 'week 41 of 2023', '2023 年第41周'],
    ['2020-52', '2021-2', 'week 53 of 2020 to week 1 of 2021', '2020 年第53周至 2021 年第1周'],
    [
      '2022-6-1',
      '2022-9-3',
      'weeks 2 to 4 of month 6 of 2022, weeks 1 to 4 of month 7 of 2022, weeks 1 to 4 of month 8 of 2022 and more',
      '2022年6月第2至4周、2022年7月第1至4周、2022年8月第1至4周等'
    ]
  ])('%s to %s in words', (before, after, en, zh) => {
    expect(describeRuns(weekRuns(weeksBetween(toWeek(before), toWeek(after))))).toEqual({en, zh})
  })

  test('Mondays follow each other', () => {
    for (let year = 1995; year < 2050; year++) {
      const last = mondayOf({year, week: weeksInYear(year)})
      expect(mondayOf({year: year + 1, week: 1}) - last).toBe(7 * 86_400_000)
      for (let month = 1; month <= 12; month++) {
        const monday = new Date(mondayOf({year, month, week: weeksInMonth(year, month)}))
        expect([monday.getUTCDay(), monday.getUTCMonth() + 1]).toEqual([1, month])
      }
    }
  })
})

describe('a title that is read without parsing', () => {
  const first = (text: string) => {
    const {week, line, column} = readFirstTitle(text, defaultShape) ?? {}
    return week && `${line}:${column} ${toText(week)}`
  }

  test.each([
    ['# 2023 年第40周周报\n', '1:3 2023-40'],
    ['\uFEFF# 2023 年第40周周报\r\n', '1:3 2023-40'],
    ['2022年7月第五周周报\n===\n', '1:1 2022-7-5'],
    ['---\na: 1\n---\n\n<!-- # 2023 年第1周周报\n-->\n\n#2023年第40周\n', '8:2 2023-40'],
    ['**2023年第40周周报**\n', '1:3 2023-40'],
    ['写在前面\n\n# 2023 年第40周周报 #\n', '3:3 2023-40'],
    ['```\n# 2023 年第1周周报\n```\n# 2023 年第40周周报', '4:3 2023-40'],
    ['## 2023 年第39周\n\n# 2023 年第40周周报', '3:3 2023-40'],
    ['# [2023 年第40周周报](x)\n', '1:3 2023-40'],
    ['# 笔记\n', undefined],
    ['', undefined]
  ])('%j', (text, expected) => expect(first(text)).toBe(expected))

  const folder = path.join(import.meta.dirname, '../fixtures/reports')
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.md'))

  test.each(names)('is that of the tree: %s', (name) => {
    const text = fs.readFileSync(path.join(folder, name), 'utf8').replace(/^\uFEFF/, '')
    const report = new Report(text, parse(text))
    const {title} = report.structure
    const start = title && report.position(title.content).start
    const week = title?.reading?.week
    expect(first(text)).toBe(week && `${start?.line}:${start?.column} ${toText(week)}`)
  })
})
