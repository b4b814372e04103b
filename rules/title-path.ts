import {defineRule} from '../src/engine/rule.ts'
import {differ} from '../src/report/archive/series.ts'
import type {Report} from '../src/report/report.ts'
import {rewriteTitle} from '../src/report/sections/heading-edit.ts'
import type {Title} from '../src/report/sections/structure.ts'
import {writeLike} from '../src/report/title/numeral.ts'
import type {PathWeek} from '../src/report/title/path-week.ts'
import {isAccepted, readTitle} from '../src/report/title/title.ts'
import {exists, type Week} from '../src/report/title/week.ts'
import type {Range} from '../src/syntax/edit.ts'

export default defineRule({
  id: 'title-path',
  summary: {
    en: 'The title says the week that the file’s name says',
    zh: '标题与文件名写的是同一周'
  },
  why: {
    en: 'A title copied from last week, or a mistyped name, makes two reports claim one week; a name that says no year and week, or only a date, is left alone, and so is one that counts weeks of the year where the title counts those of a month',
    zh: '沿用上周的标题，或写错文件名，会出现两份同一周的周报；文件名没有写明年份和周次，或者只有日期时不检查，文件名按年计周而标题按月计周时也不检查'
  },
  severity: 'error',
  needsArchive: true,
  changes: 'heading',
  options: {},
  messages: {
    other: {
      en: 'Unexpected `{actual}` in the title, expected `{expected}` as in `{path}`, or another name of the file',
      zh: '标题写的是 `{actual}`，文件名 `{path}` 却是 `{expected}`，请改标题或文件名'
    },
    title: {
      en: 'Unexpected title `{actual}`, expected `{expected}` as in `{path}`, or another name of the file',
      zh: '标题 `{actual}` 与文件名 `{path}` 不是同一周，应为 `{expected}`，或改文件名'
    }
  },
  examples: [
    {
      title: {en: 'A title copied from last week', zh: '沿用了上周的标题'},
      path: '2023-week41.md',
      before: '# 2023 年第40周周报\n',
      suggested: '# 2023 年第41周周报\n',
      findings: [
        {
          at: '1:10-1:12',
          en: 'Unexpected `40` in the title, expected `41` as in `2023-week41.md`, or another name of the file',
          zh: '标题写的是 `40`，文件名 `2023-week41.md` 却是 `41`，请改标题或文件名'
        }
      ]
    },
    {
      title: {en: 'Last year’s year in January', zh: '一月仍写去年的年份'},
      path: 'weekly/2024/第一周.md',
      before: '# 2023 年第一周周报\n',
      suggested: '# 2024 年第一周周报\n',
      findings: [
        {
          at: '1:3-1:7',
          en: 'Unexpected `2023` in the title, expected `2024` as in `2024/第一周.md`, or another name of the file',
          zh: '标题写的是 `2023`，文件名 `2024/第一周.md` 却是 `2024`，请改标题或文件名'
        }
      ]
    },
    {
      title: {en: 'Another week of another month', zh: '另一个月的另一周'},
      path: '2022-08-week1.md',
      before: '# 2022年7月第四周周报\n',
      suggested: '# 2022年8月第一周周报\n',
      findings: [
        {
          at: '1:8-1:12',
          en: 'Unexpected `7月第四` in the title, expected `8月第一` as in `2022-08-week1.md`, or another name of the file',
          zh: '标题写的是 `7月第四`，文件名 `2022-08-week1.md` 却是 `8月第一`，请改标题或文件名'
        }
      ]
    },
    {
      title: {en: 'Another week, and other spaces', zh: '周次和空格都不对'},
      path: '2022-07-week5.md',
      before: '# 2022 年 7 月 第二周周报\n',
      suggested: '# 2022年7月第五周周报\n',
      findings: [
        {
          at: '1:3-1:19',
          en: 'Unexpected title `2022 年 7 月 第二周周报`, expected `2022年7月第五周周报` as in `2022-07-week5.md`, or another name of the file',
          zh: '标题 `2022 年 7 月 第二周周报` 与文件名 `2022-07-week5.md` 不是同一周，应为 `2022年7月第五周周报`，或改文件名'
        }
      ]
    },
    {
      title: {en: 'A name with a week that does not exist', zh: '文件名里的周不存在'},
      path: '2023-week60.md',
      before: '# 2023 年第50周周报\n',
      findings: [
        {
          at: '1:10-1:12',
          en: 'Unexpected `50` in the title, expected `60` as in `2023-week60.md`, or another name of the file',
          zh: '标题写的是 `50`，文件名 `2023-week60.md` 却是 `60`，请改标题或文件名'
        }
      ]
    },
    {
      title: {
        en: 'Numbers that are weeks, as the names beside show',
        zh: '由相邻文件可知数字是周次'
      },
      path: 'weekly/2023/41.md',
      archive: [
        {path: 'weekly/2023/38.md', title: '2023 年第38周周报'},
        {path: 'weekly/2023/39.md', title: '2023 年第39周周报'},
        {path: 'weekly/2023/40.md', title: '2023 年第40周周报'}
      ],
      before: '# 2023 年第40周周报\n',
      suggested: '# 2023 年第41周周报\n',
      findings: [
        {
          at: '1:10-1:12',
          en: 'Unexpected `40` in the title, expected `41` as in `2023/41.md`, or another name of the file',
          zh: '标题写的是 `40`，文件名 `2023/41.md` 却是 `41`，请改标题或文件名'
        }
      ]
    },
    {
      title: {en: 'A name that says a date', zh: '文件名只有日期'},
      path: '2023-10-08.md',
      before: '# 2023 年第39周周报\n'
    },
    {
      title: {en: 'A name that says no year', zh: '文件名没有年份'},
      path: 'internship/week5.md',
      before: '# 2023 年第40周周报\n'
    },
    {
      title: {en: 'Another calendar', zh: '另一种计周方法'},
      path: '2023-week40.md',
      before: '# 2023年10月第一周周报\n'
    }
  ],

  *check(report) {
    const {title} = report.structure
    const {week} = title?.reading ?? {}
    const said = report.pathWeek
    // A week that does not exist is told by `title-week`.
    if (!title || !week || !said || !exists(week) || !differ(said, week)) return
    // Once it is a heading, it is told what the heading says.
    if (title.form !== 'heading' && title.form !== 'frontMatter') return
    const isPossible = exists({...said, year: said.year ?? 0})
    const corrected = isAccepted(title.text, report.shape)
      ? undefined
      : correct(report, title, said)
    if (corrected !== undefined) {
      const values = {actual: title.text, expected: corrected, path: said.said}
      const edit = rewriteTitle(report, title, corrected)
      const suggestion = isPossible ? edit : undefined
      yield {message: 'title', values, range: title.content, suggestion}
      return
    }
    const {range, actual, expected} = wrongNumbers(title, week, said)
    const values = {actual, expected, path: said.said}
    if (report.slice(title.content) !== title.text) {
      yield {message: 'other', values, range: title.content}
      return
    }
    const place = [title.content[0] + range[0], title.content[0] + range[1]] as const
    const suggestion = isPossible ? {range: place, text: expected} : undefined
    yield {message: 'other', values, range: place, suggestion}
  }
})

/** A title in an accepted form, with the week of the path; undefined if no form takes it. */
function correct({shape}: Report, {reading}: Title, said: PathWeek): string | undefined {
  const text = reading?.expected
  const written = text === undefined ? undefined : readTitle(text, shape)
  if (text === undefined || !written?.week) return undefined
  const {range, expected} = wrongNumbers({text, reading: written}, written.week, said)
  return text.slice(0, range[0]) + expected + text.slice(range[1])
}

/** The numbers of a title that differ, from the first to the last, and what they should be. */
function wrongNumbers(
  {text, reading}: Pick<Title, 'text' | 'reading'>,
  week: Week,
  said: PathWeek
) {
  const numbers: [actual: number | undefined, said: number | undefined, at: Range | undefined][] = [
    [week.year, said.year, reading?.yearRange],
    [week.month, said.month, reading?.monthRange],
    [week.week, said.week, reading?.weekRange]
  ]
  const wrong = numbers.flatMap(([actual, said, at]) => {
    if (actual === said || said === undefined || !at) return []
    return [{at, text: writeLike(said, text.slice(...at))}]
  })
  const range = [wrong[0]?.at[0] ?? 0, wrong.at(-1)?.at[1] ?? text.length] as const
  let expected = ''
  let position = range[0]
  for (const {at, text: number} of wrong) {
    expected += text.slice(position, at[0]) + number
    position = at[1]
  }
  return {range, actual: text.slice(...range), expected}
}
