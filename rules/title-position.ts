import {defineRule, type RuleFinding} from '../src/engine/rule.ts'
import type {Report} from '../src/report/report.ts'
import type {Title} from '../src/report/sections/structure.ts'
import {firstVisibleBlock} from '../src/report/title/title-place.ts'
import type {Text} from '../src/text/language.ts'

const titleHere: Text = {en: 'The title stands here', zh: '标题在这里'}

export default defineRule({
  id: 'title-position',
  summary: {
    en: 'The title stands first, and is the only one',
    zh: '标题在最前，且只有一个'
  },
  why: {
    en: 'Readers and programs take the first level-1 heading for the title; a second one is a section at a wrong level, or another report',
    zh: '读者和程序都把第一个一级标题当作周报标题；第二个一级标题是级别写错的章节，或是另一份周报'
  },
  severity: 'error',
  changes: 'nothing',
  options: {},
  messages: {
    second: {
      en: 'Unexpected second title `{actual}`, expected one title a report',
      zh: '`{actual}` 是第二个一级标题，一份周报只应有一个'
    },
    late: {
      en: 'Unexpected text before the title, expected the title first',
      zh: '标题之前还有其他内容，标题应在最前面'
    }
  },
  examples: [
    {
      title: {en: 'Two titles', zh: '两个标题'},
      before: '# 2023 年第40周周报\n\n# 2023 年第41周周报\n',
      findings: [
        {
          at: '3:1-3:15',
          en: 'Unexpected second title `2023 年第41周周报`, expected one title a report',
          zh: '`2023 年第41周周报` 是第二个一级标题，一份周报只应有一个'
        }
      ]
    },
    {
      title: {en: 'Text before the title', zh: '标题之前有正文'},
      before: '你好\n\n# 2023 年第40周周报\n\n正文\n',
      suggested: '# 2023 年第40周周报\n\n你好\n\n正文\n',
      findings: [
        {
          at: '3:1-3:15',
          en: 'Unexpected text before the title, expected the title first',
          zh: '标题之前还有其他内容，标题应在最前面'
        }
      ]
    }
  ],

  *check(report) {
    const {title, extraTitles} = report.structure
    const first = firstVisibleBlock(report)
    if (title && title.form !== 'frontMatter' && first && first !== title.node) {
      yield late(report, title, report.range(first)[0])
    }
    const related = title && {text: titleHere, place: title.range}
    for (const {text, range} of extraTitles) {
      yield {message: 'second', values: {actual: text}, range, related}
    }
  }
})

function late(report: Report, title: Title, start: number): RuleFinding<'late'> {
  const own = report.slice(title.range)
  const end = report.lineEnd(title.range[1])
  const rest = report.text.slice(end).replace(/^(?:\r\n|\n|\r)+/, '')
  const before = report.text.slice(start, report.lineStart(title.range[0]))
  const line = report.lineEnding
  const move = {
    range: [start, report.text.length - rest.length] as const,
    text: `${own}${line}${line}${before}`
  }
  return {message: 'late', range: title.range, suggestion: move}
}
