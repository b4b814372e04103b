import {defineRule} from '../src/engine/rule.ts'
import {readUnspacedHeadings} from '../src/report/phrasing/unspaced-headings.ts'

export default defineRule({
  id: 'heading-space',
  summary: {en: 'Marks of headings are followed by a space', zh: '标题的井号后面有空格'},
  why: {
    en: 'Without it, Markdown sees no heading, and readers see the marks; tags such as `#读书 #跑步` are left alone',
    zh: '没有空格，Markdown 不认作标题，读者会看到井号；`#读书 #跑步` 这样的话题标签不受影响'
  },
  severity: 'error',
  changes: 'heading',
  supersededBy: ['title-required', 'title-position', 'title-format', 'section-name'],
  options: {},
  messages: {
    space: {
      en: 'Missing space after `{actual}` of a heading, expected `{expected}`',
      zh: '标题的 `{actual}` 后缺少空格，应为 `{expected}`'
    },
    marks: {
      en: 'Unexpected `{actual}` at the start of a heading, expected `{expected}`',
      zh: '标题开头的 `{actual}` 应为 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'A space left out', zh: '漏了空格'},
      before: '###本周进展\n\n修好了构建。\n',
      after: '### 本周进展\n\n修好了构建。\n',
      findings: [
        {
          at: '1:1-1:4',
          en: 'Missing space after `###` of a heading, expected `### `',
          zh: '标题的 `###` 后缺少空格，应为 `### `'
        }
      ]
    },
    {
      title: {en: 'Full-width marks, and a full-width space', zh: '全角井号与全角空格'},
      before: '＃＃＃构建\n\n###　部署\n',
      suggested: '### 构建\n\n### 部署\n',
      findings: [
        {
          at: '1:1-1:4',
          en: 'Unexpected `＃＃＃` at the start of a heading, expected `### `',
          zh: '标题开头的 `＃＃＃` 应为 `### `'
        },
        {
          at: '3:1-3:5',
          en: 'Unexpected `###　` at the start of a heading, expected `### `',
          zh: '标题开头的 `###　` 应为 `### `'
        }
      ]
    },
    {
      title: {
        en: 'What may also be a tag, or a part of the text',
        zh: '也可能是话题标签，或正文的一部分'
      },
      before: '#还行\n\n这周很忙\n###下周计划\n\n休息\n',
      suggested: '# 还行\n\n这周很忙\n### 下周计划\n\n休息\n',
      findings: [
        {
          at: '1:1-1:2',
          en: 'Missing space after `#` of a heading, expected `# `',
          zh: '标题的 `#` 后缺少空格，应为 `# `'
        },
        {
          at: '4:1-4:4',
          en: 'Missing space after `###` of a heading, expected `### `',
          zh: '标题的 `###` 后缺少空格，应为 `### `'
        }
      ]
    },
    {
      title: {
        en: 'Tags, numbers of issues, and marks that are text',
        zh: '话题标签、编号，以及本身是文字的井号'
      },
      before: '#读书 #跑步\n\n#话题#\n\n#12 修好了\n\n\\##标题\n\n`##标题`\n\n### 标题\n'
    }
  ],

  *check(report) {
    for (const {marks, depth, isTag, isSure} of readUnspacedHeadings(report, report.prose)) {
      const actual = report.slice(marks)
      const expected = `${'#'.repeat(depth)} `
      const message = /^#+$/.test(actual) ? 'space' : 'marks'
      const edit = {range: marks, text: expected}
      yield {
        message,
        values: {actual, expected},
        ...(isTag && {weight: 'warning'}),
        range: marks,
        ...(isSure ? {edit} : {suggestion: edit})
      }
    }
  }
})
