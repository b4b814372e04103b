import {defineRule} from '../src/engine/rule.ts'
import {placeOfWeek} from '../src/report/title/title-place.ts'
import type {Text} from '../src/text/language.ts'

const otherHere: Text = {en: 'The other report for this week', zh: '这一周的另一份周报'}

const archive = [{path: 'weekly/2023-week40.md', title: '2023 年第40周周报'}]

export default defineRule({
  id: 'unique-week',
  summary: {
    en: 'No other report is about the same week',
    zh: '一周只有一份周报'
  },
  why: {
    en: 'Of two reports for one week, one has a wrong title or is a leftover; reports are compared inside one folder and its folders for years, months and weeks, those of each author and language apart (`week40-alice.md`, `week40.en.md`), and where a name says another week than its title, `title-path` tells',
    zh: '同一周有两份周报，说明其中一份标题有误或是多余的副本；只在同一文件夹及其年、月、周子文件夹内比较，不同作者和语言（`week40-alice.md`、`week40.en.md`）分开计算，文件名与标题的周不一致时由 `title-path` 报告'
  },
  severity: 'error',
  needsArchive: true,
  changes: 'nothing',
  supersededBy: ['title-path'],
  options: {},
  messages: {
    other: {
      en: 'Unexpected second report for this week beside `{path}:{line}`, expected one report a week',
      zh: '这一周已有周报 `{path}:{line}`，每周应只有一份'
    }
  },
  examples: [
    {
      title: {en: 'A copy in the same folder', zh: '同一文件夹中的副本'},
      path: 'weekly/2023-week40-copy.md',
      archive,
      before: '# 2023 年第40周周报\n',
      findings: [
        {
          at: '1:3-1:12',
          en: 'Unexpected second report for this week beside `weekly/2023-week40.md:1`, expected one report a week',
          zh: '这一周已有周报 `weekly/2023-week40.md:1`，每周应只有一份'
        }
      ]
    },
    {
      title: {en: 'A name that says no week', zh: '文件名没有周次'},
      path: 'weekly/today.md',
      archive,
      before: '# 2023 年第四十周周报\n',
      findings: [
        {
          at: '1:3-1:12',
          en: 'Unexpected second report for this week beside `weekly/2023-week40.md:1`, expected one report a week',
          zh: '这一周已有周报 `weekly/2023-week40.md:1`，每周应只有一份'
        }
      ]
    },
    {
      title: {en: 'Another author', zh: '另一位作者'},
      path: 'bob/2023-week40.md',
      archive,
      before: '# 2023 年第40周周报\n'
    },
    {
      title: {en: 'Another language', zh: '另一种语言'},
      path: 'weekly/2023-week40.en.md',
      archive,
      before: '# 2023 年第40周周报\n'
    },
    {
      title: {
        en: 'A copied title; `title-path` tells of it instead where it is on',
        zh: '沿用的标题；启用 `title-path` 时由它指出'
      },
      path: 'weekly/2023-week41.md',
      archive,
      before: '# 2023 年第40周周报\n',
      findings: [
        {
          at: '1:3-1:12',
          en: 'Unexpected second report for this week beside `weekly/2023-week40.md:1`, expected one report a week',
          zh: '这一周已有周报 `weekly/2023-week40.md:1`，每周应只有一份'
        }
      ]
    }
  ],

  *check(report) {
    const {archive, path, structure} = report
    const week = structure.title?.reading?.week
    if (!archive || path === undefined || !structure.title || !week) return
    const other = archive.otherOf(path, week)
    if (!other) return
    const values = {path: other.path, line: other.line}
    const related = {text: otherHere, place: other}
    yield {message: 'other', values, range: placeOfWeek(report, structure.title), related}
  }
})
