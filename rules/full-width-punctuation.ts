import {defineRule} from '../src/engine/rule.ts'
import {
  findFullWidthMarks,
  findHalfWidthMarks,
  findHalfWidthParentheses
} from '../src/report/typography/marks.ts'
import type {Edit} from '../src/syntax/edit.ts'

export default defineRule({
  id: 'full-width-punctuation',
  summary: {
    en: 'Full-width punctuation in Chinese, half-width in Latin text',
    zh: '中文用全角标点，英文用半角标点'
  },
  why: {
    en: 'A half-width comma is hard to see between Chinese characters, a full-width one tears Latin text apart',
    zh: '半角标点挤在汉字之间不易看清，全角标点又会把英文拆散'
  },
  severity: 'off',
  supersededBy: [
    ...['cjk-emphasis', 'link-syntax', 'link-scheme', 'no-bare-url'],
    ...['list-marker-space', 'no-stray-spaces']
  ],
  changes: 'text',
  options: {
    parentheses: {
      type: 'boolean',
      default: true,
      description: {
        en: 'Whether half-width parentheses around Chinese are reported',
        zh: '括住中文的半角括号是否也要报告'
      }
    }
  },
  messages: {
    half: {
      en: 'Unexpected half-width `{actual}` in Chinese, expected `{expected}`',
      zh: '中文里用了半角标点 `{actual}`，应为 `{expected}`'
    },
    pair: {
      en: 'Unexpected parentheses `{actual}` in Chinese, expected `{expected}`',
      zh: '中文里用了括号 `{actual}`，应为 `{expected}`'
    },
    full: {
      en: 'Unexpected full-width `{actual}` in Latin text, expected `{expected}`',
      zh: '英文里用了全角标点 `{actual}`，应为 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'Half-width marks', zh: '半角标点'},
      before: '下雨了, 没出门.读完**第三章**;刚买了 iPhone,很好用!\n',
      after: '下雨了，没出门。读完**第三章**；刚买了 iPhone，很好用！\n',
      findings: [
        {
          at: '1:4-1:5',
          en: 'Unexpected half-width `,` in Chinese, expected `，`',
          zh: '中文里用了半角标点 `,`，应为 `，`'
        },
        {
          at: '1:9-1:10',
          en: 'Unexpected half-width `.` in Chinese, expected `。`',
          zh: '中文里用了半角标点 `.`，应为 `。`'
        },
        {
          at: '1:19-1:20',
          en: 'Unexpected half-width `;` in Chinese, expected `；`',
          zh: '中文里用了半角标点 `;`，应为 `；`'
        },
        {
          at: '1:30-1:31',
          en: 'Unexpected half-width `,` in Chinese, expected `，`',
          zh: '中文里用了半角标点 `,`，应为 `，`'
        },
        {
          at: '1:34-1:35',
          en: 'Unexpected half-width `!` in Chinese, expected `！`',
          zh: '中文里用了半角标点 `!`，应为 `！`'
        }
      ]
    },
    {
      title: {en: 'Parentheses', zh: '括号'},
      before: '看了展览 (人很多) 和电影（很长)，在 GitHub (微软) 上\n',
      after: '看了展览（人很多）和电影（很长），在 GitHub（微软）上\n',
      findings: [
        {
          at: '1:6-1:11',
          en: 'Unexpected parentheses `()` in Chinese, expected `（）`',
          zh: '中文里用了括号 `()`，应为 `（）`'
        },
        {
          at: '1:15-1:19',
          en: 'Unexpected parentheses `（)` in Chinese, expected `（）`',
          zh: '中文里用了括号 `（)`，应为 `（）`'
        },
        {
          at: '1:29-1:33',
          en: 'Unexpected parentheses `()` in Chinese, expected `（）`',
          zh: '中文里用了括号 `()`，应为 `（）`'
        }
      ]
    },
    {
      title: {en: 'Full-width marks in Latin text', zh: '英文里的全角标点'},
      before: 'Release notes：faster parser，smaller bundle（see below）。\n',
      after: 'Release notes: faster parser, smaller bundle (see below).\n',
      findings: [
        {
          at: '1:14-1:15',
          en: 'Unexpected full-width `：` in Latin text, expected `: `',
          zh: '英文里用了全角标点 `：`，应为 `: `'
        },
        {
          at: '1:28-1:29',
          en: 'Unexpected full-width `，` in Latin text, expected `, `',
          zh: '英文里用了全角标点 `，`，应为 `, `'
        },
        {
          at: '1:43-1:44',
          en: 'Unexpected full-width `（` in Latin text, expected ` (`',
          zh: '英文里用了全角标点 `（`，应为 ` (`'
        },
        {
          at: '1:53-1:54',
          en: 'Unexpected full-width `）` in Latin text, expected `)`',
          zh: '英文里用了全角标点 `）`，应为 `)`'
        },
        {
          at: '1:54-1:55',
          en: 'Unexpected full-width `。` in Latin text, expected `.`',
          zh: '英文里用了全角标点 `。`，应为 `.`'
        }
      ]
    },
    {
      title: {en: 'Where half-width marks are right', zh: '该用半角标点之处'},
      before:
        '版本 1.2.3，10:30 开会，文件.md，`a,b`，见 [说明](a.md?b=中,c)，:smile:，好:)\n\n' +
        '用 React(18) 和 f(x)，React，Vue 都行\n\n1. 看 https://a.example/中,文\n'
    },
    {
      title: {en: 'Half-width parentheses, by `parentheses`', zh: '`parentheses`：保留半角括号'},
      options: {parentheses: false},
      before: '看了展览 (人很多)\n'
    }
  ],

  *check(report, {parentheses}) {
    for (const reader of report.readerTexts) {
      for (const {actual, expected, range, edits} of findHalfWidthMarks(reader)) {
        yield {message: 'half', values: {actual, expected}, range, ...oneOf(edits)}
      }
      for (const {actual, expected, range, edits} of findFullWidthMarks(reader)) {
        yield {message: 'full', values: {actual, expected}, range, ...oneOf(edits)}
      }
      if (!parentheses) continue
      for (const {actual, expected, range, edits} of findHalfWidthParentheses(reader)) {
        yield {message: 'pair', values: {actual, expected}, range, ...oneOf(edits)}
      }
    }
  }
})

/** The first of some edits that holds. */
function oneOf(edits: readonly Edit[]) {
  return {edits: edits.map((edit) => ({edit})), needsEdit: true}
}
