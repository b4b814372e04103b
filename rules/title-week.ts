import {defineRule} from '../src/engine/rule.ts'
import {mostWeeks} from '../src/report/title/week.ts'

export default defineRule({
  id: 'title-week',
  summary: {
    en: 'The week of the title is in the calendar',
    zh: '标题中的周在日历上存在'
  },
  why: {
    en: 'A week that does not exist sorts to a wrong place and cannot be found',
    zh: '不存在的周会让周报排错位置，也无法查找'
  },
  severity: 'error',
  changes: 'nothing',
  options: {},
  messages: {
    year: {
      en: 'Unexpected week `{week}`, expected `1` to `{most}` in {year}',
      zh: '{year} 年没有第 {week} 周，周次应为 1 至 {most}'
    },
    month: {
      en: 'Unexpected week `{week}`, expected `1` to `{most}` in month {month} of {year}',
      zh: '{year} 年 {month} 月没有第 {week} 周，周次应为 1 至 {most}'
    },
    noMonth: {
      en: 'Unexpected month `{month}`, expected `1` to `12`',
      zh: '没有 {month} 月，月份应为 1 至 12'
    }
  },
  examples: [
    {
      title: {en: 'A year of 52 weeks', zh: '只有 52 周的年份'},
      before: '# 2023 年第53周周报\n',
      findings: [
        {
          at: '1:10-1:12',
          en: 'Unexpected week `53`, expected `1` to `52` in 2023',
          zh: '2023 年没有第 53 周，周次应为 1 至 52'
        }
      ]
    },
    {
      title: {en: 'A year of 53 weeks', zh: '有 53 周的年份'},
      before: '# 2020 年第五十三周周报\n'
    },
    {
      title: {en: 'A month of five weeks', zh: '只有五周的月份'},
      before: '# 2022年7月第六周周报\n',
      findings: [
        {
          at: '1:11-1:12',
          en: 'Unexpected week `6`, expected `1` to `5` in month 7 of 2022',
          zh: '2022 年 7 月没有第 6 周，周次应为 1 至 5'
        }
      ]
    },
    {
      title: {en: 'No such month', zh: '不存在的月份'},
      before: '# 2022年13月第一周周报\n',
      findings: [
        {
          at: '1:8-1:10',
          en: 'Unexpected month `13`, expected `1` to `12`',
          zh: '没有 13 月，月份应为 1 至 12'
        }
      ]
    },
    {
      title: {en: 'A title that is written otherwise', zh: '写法不同的标题'},
      before: '# 2023 年第 54 周简报\n',
      findings: [
        {
          at: '1:11-1:13',
          en: 'Unexpected week `54`, expected `1` to `52` in 2023',
          zh: '2023 年没有第 54 周，周次应为 1 至 52'
        }
      ]
    }
  ],

  *check(report) {
    const {title} = report.structure
    const {week, weekRange, monthRange} = title?.reading ?? {}
    if (!title || !week || !weekRange) return
    const most = mostWeeks(week)
    if (week.week >= 1 && week.week <= most) return
    const isPlain = report.slice(title.content) === title.text
    const at = (most === 0 && monthRange) || weekRange
    yield {
      message: week.month === undefined ? 'year' : most === 0 ? 'noMonth' : 'month',
      values: {week: week.week, month: week.month ?? '', year: week.year, most},
      range: isPlain ? [title.content[0] + at[0], title.content[0] + at[1]] : title.content
    }
  }
})
