import {defineRule} from '../src/engine/rule.ts'
import {type Address, readAddresses} from '../src/report/phrasing/addresses.ts'
import {readBrokenLinks} from '../src/report/phrasing/broken-links.ts'
import type {Edit} from '../src/syntax/edit.ts'
import {print} from '../src/syntax/print.ts'
import {inside} from '../src/syntax/prose.ts'

export default defineRule({
  id: 'no-bare-url',
  summary: {en: 'Addresses have a visible end', zh: '网址要有明确的结尾'},
  why: {
    en: 'GitHub takes Chinese punctuation and the words after it for a part of the address, and the link leads nowhere',
    zh: 'GitHub 会把紧跟着的中文标点和文字当成网址的一部分，链接因此打不开'
  },
  severity: 'warn',
  supersededBy: ['link-scheme'],
  changes: 'inline',
  options: {
    strict: {
      type: 'boolean',
      default: false,
      description: {
        en: 'Whether addresses before a space or at the end of a line are to be in angle brackets, too',
        zh: '空格之前和行尾的网址是否也要放进尖括号'
      }
    }
  },
  messages: {
    bare: {
      en: 'Unexpected bare address `{actual}`, expected `{expected}`',
      zh: '网址 `{actual}` 没有明确的结尾，应写作 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'An address followed by Chinese punctuation', zh: '网址后面是中文标点'},
      before: '文档在 https://a.example/b），下周再看。\n',
      after: '文档在 <https://a.example/b>），下周再看。\n',
      findings: [
        {
          at: '1:5-1:24',
          en: 'Unexpected bare address `https://a.example/b`, expected `<https://a.example/b>`',
          zh: '网址 `https://a.example/b` 没有明确的结尾，应写作 `<https://a.example/b>`'
        }
      ]
    },
    {
      title: {en: 'Brackets, emphasis and a table', zh: '括号、强调与表格'},
      before:
        '(见 https://a.example/b_(c))，**https://a.example/d**的\n\n' +
        '| 项目 | 地址 |\n| --- | --- |\n| 周报 | https://a.example/e。 |\n',
      after:
        '(见 <https://a.example/b_(c)>)，**<https://a.example/d>**的\n\n' +
        '| 项目 | 地址 |\n| --- | --- |\n| 周报 | <https://a.example/e>。 |\n',
      findings: [
        {
          at: '1:4-1:27',
          en: 'Unexpected bare address `https://a.example/b_(c)`, expected `<https://a.example/b_(c)>`',
          zh: '网址 `https://a.example/b_(c)` 没有明确的结尾，应写作 `<https://a.example/b_(c)>`'
        },
        {
          at: '1:31-1:50',
          en: 'Unexpected bare address `https://a.example/d`, expected `<https://a.example/d>`',
          zh: '网址 `https://a.example/d` 没有明确的结尾，应写作 `<https://a.example/d>`'
        },
        {
          at: '5:8-5:27',
          en: 'Unexpected bare address `https://a.example/e`, expected `<https://a.example/e>`',
          zh: '网址 `https://a.example/e` 没有明确的结尾，应写作 `<https://a.example/e>`'
        }
      ]
    },
    {
      title: {en: 'Without a protocol', zh: '没有协议'},
      before: '见 www.a.example。\n',
      after: '见 [www.a.example](http://www.a.example)。\n',
      findings: [
        {
          at: '1:3-1:16',
          en: 'Unexpected bare address `www.a.example`, expected `[www.a.example](http://www.a.example)`',
          zh: '网址 `www.a.example` 没有明确的结尾，应写作 `[www.a.example](http://www.a.example)`'
        }
      ]
    },
    {
      title: {en: 'Where it ends for GitHub, too', zh: 'GitHub 也认得的结尾'},
      before: '见 https://a.example/b 和 https://a.example/c.\n'
    },
    {
      title: {en: 'All addresses, by `strict`', zh: '`strict`：所有网址'},
      options: {strict: true},
      before: 'https://a.example/周报/第一期\n',
      after: '<https://a.example/周报/第一期>\n',
      findings: [
        {
          at: '1:1-1:25',
          en: 'Unexpected bare address `https://a.example/周报/第一期`, expected `<https://a.example/周报/第一期>`',
          zh: '网址 `https://a.example/周报/第一期` 没有明确的结尾，应写作 `<https://a.example/周报/第一期>`'
        }
      ]
    },
    {
      title: {en: 'Where the end of an address is a guess', zh: '网址在哪里结束并不确定'},
      before: '看了 https://a.example/b的文章\n',
      suggested: '看了 <https://a.example/b>的文章\n',
      findings: [
        {
          at: '1:4-1:23',
          en: 'Unexpected bare address `https://a.example/b`, expected `<https://a.example/b>`',
          zh: '网址 `https://a.example/b` 没有明确的结尾，应写作 `<https://a.example/b>`'
        }
      ]
    },
    {
      title: {en: 'Addresses that have an end', zh: '有明确结尾的网址'},
      before:
        '<https://a.example>，[文章](https://a.example)，`https://a.example`，me@a.example\n\n' +
        '<a href="https://a.example">https://a.example</a>，[文章][]\n\n[文章]: https://a.example\n'
    }
  ],

  *check(report, {strict}) {
    for (const prose of report.prose) {
      const isBroken = inside(readBrokenLinks(report, prose).map(({range}) => range))
      for (const address of readAddresses(report, prose)) {
        const {range, text, isUnclear, isSwallowing} = address
        if (isBroken(range[0]) || report.text.startsWith('][', range[1])) continue
        if (!strict && !isSwallowing) continue
        const edit = bracketed(address)
        const isRisky =
          risky.test(text) ||
          beside.test(report.slice([Math.max(0, range[0] - 2), range[0]])) ||
          report.text.startsWith('](', range[1]) ||
          // In a table, a pipe ends the cell, and may be meant as a part of the address.
          report.text[range[1]] === '|'
        yield {
          message: 'bare',
          values: {actual: text, expected: edit.text},
          range,
          ...(isRisky ? {} : isUnclear ? {suggestion: edit} : {edit})
        }
      }
    }
  }
})

/** Begins a link of some kind already, so that more brackets make it worse. */
const beside = /<$|\]\($/

/** Would be markup in the text of a link. */
const risky = /^www\..*(?:[*~&[\]()]|_(?![A-Za-z\d])|[^A-Za-z\d]_)/i

/** An address in the brackets that make it a link. */
function bracketed({range, text}: Address): Edit {
  const url = /^www\./i.test(text) ? `http://${text}` : text
  return {range, text: print({type: 'link', url, children: [{type: 'text', value: text}]})}
}
