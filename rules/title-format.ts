import {defineRule} from '../src/engine/rule.ts'
import type {Report} from '../src/report/report.ts'
import {liftTitle, rewriteTitle} from '../src/report/sections/heading-edit.ts'
import type {Title} from '../src/report/sections/structure.ts'
import {numeralStyles, type ReportShape} from '../src/report/shape.ts'
import {isAccepted, readTitle} from '../src/report/title/title.ts'
import {describePart, describeParts, differences} from '../src/report/title/title-difference.ts'
import {sampleTitle} from '../src/report/title/title-sample.ts'

export default defineRule({
  id: 'title-format',
  summary: {
    en: 'The title is written in an accepted form and says which week the report is about',
    zh: '标题采用规定的格式，写明是哪一周'
  },
  why: {
    en: 'Titles of one form can be listed, sorted and searched',
    zh: '标题格式统一，才便于列出、排序和查找'
  },
  severity: 'error',
  changes: 'heading',
  supersededBy: ['title-path'],
  options: {
    formats: {
      type: 'array',
      items: {type: 'string', format: 'title'},
      default: [],
      description: {
        en: 'Accepted titles; where empty, those of `title.formats`',
        zh: '接受的标题格式；为空时使用配置中的 `title.formats`'
      }
    },
    numerals: {
      type: 'string',
      enum: numeralStyles,
      default: 'any',
      description: {
        en: 'How the number of the week is written; `any` keeps what the author wrote',
        zh: '周数的写法；`any` 保留作者的写法'
      }
    }
  },
  messages: {
    unread: {
      en: 'Unexpected title `{actual}`, expected one such as `{expected}`',
      zh: '标题写法有误：`{actual}`，应为 `{expected}` 这样的格式'
    },
    level: {
      en: 'Unexpected level {actual} of the title, expected level 1',
      zh: '周报标题是 {actual} 级标题，应为 1 级'
    },
    mark: {
      en: 'Missing mark of the title, expected `# {expected}`',
      zh: '周报标题没有写成一级标题，应为 `# {expected}`'
    },
    space: {
      en: 'Missing space after the mark of the title, expected `# {expected}`',
      zh: '标题的井号后缺少空格，应为 `# {expected}`'
    },
    absent: {
      en: 'Missing {part} in the title, expected `{expected}`',
      zh: '标题缺少{part}，应为 `{expected}`'
    },
    extra: {
      en: 'Unexpected {part} in the title, expected `{expected}`',
      zh: '标题写法有误：{part}，应为 `{expected}`'
    },
    several: {
      en: 'Unexpected title ({parts}), expected `{expected}`',
      zh: '标题写法有误：{parts}，应为 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'Both forms, in both numerals', zh: '两种格式，两种数字'},
      before: '# 2022年7月第五周周报\n'
    },
    {
      title: {en: 'A space is missing', zh: '少一个空格'},
      before: '# 2023年第40周周报\n',
      after: '# 2023 年第40周周报\n',
      findings: [
        {
          at: '1:7-1:7',
          en: 'Missing space in the title, expected `2023 年第40周周报`',
          zh: '标题缺少空格，应为 `2023 年第40周周报`'
        }
      ]
    },
    {
      title: {en: 'A word is missing', zh: '少一个字'},
      before: '# 2023 年第四十周报\n',
      after: '# 2023 年第四十周周报\n',
      findings: [
        {
          at: '1:13-1:13',
          en: 'Missing `周` in the title, expected `2023 年第四十周周报`',
          zh: '标题缺少 `周`，应为 `2023 年第四十周周报`'
        }
      ]
    },
    {
      title: {en: 'A word too many', zh: '多一个词'},
      before: '# 2023 年第40周工作周报\n',
      after: '# 2023 年第40周周报\n',
      findings: [
        {
          at: '1:13-1:15',
          en: 'Unexpected `工作` in the title, expected `2023 年第40周周报`',
          zh: '标题写法有误：多了 `工作`，应为 `2023 年第40周周报`'
        }
      ]
    },
    {
      title: {en: 'Another word for it', zh: '换了说法'},
      before: '# 2022年7月第五周简报\n',
      after: '# 2022年7月第五周周报\n',
      findings: [
        {
          at: '1:13-1:14',
          en: 'Unexpected `简` for `周` in the title, expected `2022年7月第五周周报`',
          zh: '标题写法有误：`周` 写成了 `简`，应为 `2022年7月第五周周报`'
        }
      ]
    },
    {
      title: {en: 'Several things at once', zh: '同时有几处'},
      before: '# 2023年 40 周简报\n',
      after: '# 2023 年第40周周报\n',
      findings: [
        {
          at: '1:7-1:14',
          en: 'Unexpected title (missing `第`, `简` for `周`, spaces), expected `2023 年第40周周报`',
          zh: '标题写法有误：缺少 `第`，`周` 写成了 `简`，空格不对，应为 `2023 年第40周周报`'
        }
      ]
    },
    {
      title: {en: 'Words that say something are not dropped', zh: '有内容的词不会被删'},
      before: '# 2023 年第40周周报：搬家\n',
      suggested: '# 2023 年第40周周报\n',
      findings: [
        {
          at: '1:15-1:18',
          en: 'Unexpected `：搬家` in the title, expected `2023 年第40周周报`',
          zh: '标题写法有误：多了 `：搬家`，应为 `2023 年第40周周报`'
        }
      ]
    },
    {
      title: {en: 'One form of numerals', zh: '统一数字写法'},
      options: {numerals: 'arabic'},
      before: '# 2023 年第四十周周报\n',
      after: '# 2023 年第40周周报\n',
      findings: [
        {
          at: '1:10-1:12',
          en: 'Unexpected `四十` for `40` in the title, expected `2023 年第40周周报`',
          zh: '标题写法有误：`40` 写成了 `四十`，应为 `2023 年第40周周报`'
        }
      ]
    },
    {
      title: {en: 'No week', zh: '没有写是哪一周'},
      before: '# 我的周报\n',
      findings: [
        {
          at: '1:3-1:7',
          en: 'Unexpected title `我的周报`, expected one such as `2023 年第40周周报`',
          zh: '标题写法有误：`我的周报`，应为 `2023 年第40周周报` 这样的格式'
        }
      ]
    },
    {
      title: {en: 'A wrong level', zh: '级别不对'},
      before: '## 2023 年第40周周报\n\n## 生活\n',
      after: '# 2023 年第40周周报\n\n## 生活\n',
      findings: [
        {
          at: '1:1-1:3',
          en: 'Unexpected level 2 of the title, expected level 1',
          zh: '周报标题是 2 级标题，应为 1 级'
        }
      ]
    },
    {
      title: {en: 'No space after the mark', zh: '标记后没有空格'},
      before: '#2023 年第40周周报\n正文\n',
      after: '# 2023 年第40周周报\n正文\n',
      findings: [
        {
          at: '1:2-1:2',
          en: 'Missing space after the mark of the title, expected `# 2023 年第40周周报`',
          zh: '标题的井号后缺少空格，应为 `# 2023 年第40周周报`'
        }
      ]
    },
    {
      title: {en: 'No mark', zh: '没有标记'},
      before: '**2023 年第40周周报**\n',
      after: '# 2023 年第40周周报\n',
      findings: [
        {
          at: '1:1-1:1',
          en: 'Missing mark of the title, expected `# 2023 年第40周周报`',
          zh: '周报标题没有写成一级标题，应为 `# 2023 年第40周周报`'
        }
      ]
    },
    {
      title: {en: 'A title in the front matter', zh: '标题在 front matter 中'},
      shape: {titleKey: 'title'},
      before: '---\ntitle: "2023年第40周周报"\n---\n\n## 生活\n',
      after: '---\ntitle: "2023 年第40周周报"\n---\n\n## 生活\n',
      findings: [
        {
          at: '2:13-2:13',
          en: 'Missing space in the title, expected `2023 年第40周周报`',
          zh: '标题缺少空格，应为 `2023 年第40周周报`'
        }
      ]
    }
  ],

  *check(report, options) {
    const {title} = report.structure
    const shape: ReportShape = {
      ...report.shape,
      ...(options.formats.length > 0 && {titles: options.formats}),
      ...(options.numerals !== 'any' && {numerals: options.numerals})
    }
    if (title) yield* judge(report, title, shape)
  }
})

function* judge(report: Report, title: Title, shape: ReportShape) {
  const reading = readTitle(title.text, shape)
  // Of a number that no week has, `title-week` tells.
  const accepted = isAccepted(title.text, shape) || reading?.expected === title.text
  const expected = accepted ? title.text : reading?.expected
  if (expected === undefined) {
    const values = {actual: title.text, expected: sampleTitle(shape)}
    yield {message: 'unread', values, range: title.content} as const
    return
  }
  const isHeading = title.form === 'frontMatter' || (title.form === 'heading' && title.depth === 1)
  if (accepted && isHeading) return
  const isSafe = accepted || (reading?.certain === true && isPlain(title))
  const found = isHeading
    ? misspelt(report, title, expected)
    : {
        ...misplaced(report, title, expected),
        edit: liftTitle(report, title, expected)
      }
  const {edit, ...finding} = found
  yield isSafe ? {...finding, edit} : {...finding, suggestion: edit}
}

/** Whether a title has nothing but text and emphasis in it, which can be written anew. */
function isPlain({node}: Title): boolean {
  if (!('children' in node)) return node.type === 'yaml'
  return node.children.every(
    ({type}) => type === 'text' || type === 'strong' || type === 'emphasis'
  )
}

/** A title whose text is not quite right. */
function misspelt(report: Report, title: Title, expected: string) {
  const edit = rewriteTitle(report, title, expected)
  if (report.slice(title.content) !== title.text) {
    const values = {actual: title.text, expected}
    return {message: 'unread', values, range: title.content, edit} as const
  }
  const parts = differences(title.text, expected)
  const start = title.content[0]
  const range = [
    start + Math.min(...parts.map((part) => part.range[0])),
    start + Math.max(...parts.map((part) => part.range[1]))
  ] as const
  const [only] = parts
  if (only && parts.length === 1) {
    const message = only.actual === '' ? 'absent' : 'extra'
    return {message, values: {part: describePart(only), expected}, range, edit} as const
  }
  return {message: 'several', values: {parts: describeParts(parts), expected}, range, edit} as const
}

/** A title that is no level-1 heading. */
function misplaced(report: Report, title: Title, expected: string) {
  const [start] = title.range
  const marks = /^#+/.exec(report.slice(title.range))?.[0].length ?? 0
  if (title.form === 'heading') {
    const range = marks > 0 ? ([start, start + marks] as const) : title.range
    return {message: 'level', values: {actual: title.depth}, range} as const
  }
  const at = start + marks
  const message = marks > 0 ? 'space' : 'mark'
  return {message, values: {expected}, range: [at, at]} as const
}
