import {defineRule} from '../src/engine/rule.ts'
import {describeRuns} from '../src/report/archive/week-runs.ts'
import {placeOfWeek} from '../src/report/title/title-place.ts'

export default defineRule({
  id: 'no-missing-week',
  summary: {
    en: 'No week is missing between two reports',
    zh: '两份周报之间不缺周'
  },
  why: {
    en: 'For those who promised a report each week; told at the report after the hole, of which a comment makes a holiday (`weekly-lint ignore no-missing-week`); weeks of the year and of a month are counted apart, and a change between them is no hole',
    zh: '适合承诺每周都写的人；问题报在缺口之后的那份周报上，假期可以在那里用注释注明（`weekly-lint ignore no-missing-week`）；按年和按月的周分开计算，改换计周方法不算缺口'
  },
  severity: 'off',
  needsArchive: true,
  changes: 'nothing',
  options: {},
  messages: {
    hole: {
      en: 'Missing report for {weeks}, expected one for each week after `{path}:{line}`',
      zh: '缺少 {weeks}的周报，`{path}:{line}` 之后应每周一份'
    }
  },
  examples: [
    {
      title: {en: 'A week is missing', zh: '缺一周'},
      path: '2023-week40.md',
      archive: [{path: '2023-week38.md', title: '2023 年第38周周报'}],
      before: '# 2023 年第40周周报\n',
      findings: [
        {
          at: '1:3-1:12',
          en: 'Missing report for week 39 of 2023, expected one for each week after `2023-week38.md:1`',
          zh: '缺少 2023 年第39周的周报，`2023-week38.md:1` 之后应每周一份'
        }
      ]
    },
    {
      title: {en: 'Weeks are missing over the end of a year of 53', zh: '跨过有 53 周的年末'},
      path: '2021-week2.md',
      archive: [{path: '2020-week52.md', title: '2020 年第52周周报'}],
      before: '# 2021 年第2周周报\n',
      findings: [
        {
          at: '1:3-1:11',
          en: 'Missing report for week 53 of 2020 to week 1 of 2021, expected one for each week after `2020-week52.md:1`',
          zh: '缺少 2020 年第53周至 2021 年第1周的周报，`2020-week52.md:1` 之后应每周一份'
        }
      ]
    },
    {
      title: {en: 'Weeks of a month', zh: '按月计周'},
      path: '2022-08-week1.md',
      archive: [{path: '2022-07-week2.md', title: '2022年7月第二周周报'}],
      before: '# 2022年8月第一周周报\n',
      findings: [
        {
          at: '1:3-1:12',
          en: 'Missing report for weeks 3 to 4 of month 7 of 2022, expected one for each week after `2022-07-week2.md:1`',
          zh: '缺少 2022年7月第3至4周的周报，`2022-07-week2.md:1` 之后应每周一份'
        }
      ]
    },
    {
      title: {en: 'A change of calendar', zh: '改换计周方法'},
      path: '2023-week1.md',
      archive: [{path: '2022-07-week5.md', title: '2022年7月第五周周报'}],
      before: '# 2023 年第1周周报\n'
    }
  ],

  *check(report) {
    const {archive, path, structure} = report
    const week = structure.title?.reading?.week
    if (!archive || path === undefined || !structure.title || !week) return
    const hole = archive.gapBefore(path, week)
    if (!hole) return
    const {path: before, line} = hole.before
    const values = {weeks: describeRuns(hole.missing), path: before, line}
    yield {message: 'hole', values, range: placeOfWeek(report, structure.title)}
  }
})
