import {defineRule} from '../src/engine/rule.ts'
import {readLocal} from '../src/report/links/local.ts'
import {
  beginsWithHost,
  type MistypedScheme,
  readMistyped,
  readMistypedInText
} from '../src/report/links/mistyped-scheme.ts'
import {resolveLocal} from '../src/report/links/resolve-local.ts'
import {type PlacedUse, replaceAddress} from '../src/report/links/uses.ts'
import type {Report} from '../src/report/report.ts'
import type {Edit, Range} from '../src/syntax/edit.ts'

/** Schemes of links that GitHub removes, and of which browsers open no page. */
const inert = /^(?:javascript|vbscript|data):/i

export default defineRule({
  id: 'link-scheme',
  summary: {
    en: 'Addresses on the web begin with `https://` or `http://`',
    zh: '网址以 `https://` 或 `http://` 开头'
  },
  why: {
    en: 'A browser takes any other beginning for a program that it does not know, or for a file beside the report; GitHub removes links with `javascript:` and `data:`; other schemes, such as `mailto:` or `vscode://`, are left alone',
    zh: '开头写错一个字符，浏览器就会当成未知的程序，或本文旁边的文件；GitHub 会去掉 `javascript:` 和 `data:` 链接；`mailto:`、`vscode://` 等其他协议不受影响'
  },
  severity: 'error',
  changes: 'addresses',
  options: {},
  messages: {
    scheme: {
      en: 'Unexpected `{actual}` at the start of an address, expected `{expected}`',
      zh: '网址开头的 `{actual}` 有误，应为 `{expected}`'
    },
    script: {
      en: 'Unexpected scheme `{actual}` of an address, expected one such as `https:`',
      zh: '链接不能用 `{actual}` 协议，应为 `https:` 等'
    },
    host: {
      en: 'Missing `https://` before `{actual}`, expected `{expected}`',
      zh: '`{actual}` 前缺少 `https://`，应为 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'A letter too few, too many, or another', zh: '字母少了、多了或错了'},
      before:
        '[甲](htps://a.example/x)，<ttps://a.example>，![窗台上的猫](htttps://a.example/cat.png)\n',
      after:
        '[甲](https://a.example/x)，<https://a.example>，![窗台上的猫](https://a.example/cat.png)\n',
      findings: [
        {
          at: '1:5-1:12',
          en: 'Unexpected `htps://` at the start of an address, expected `https://`',
          zh: '网址开头的 `htps://` 有误，应为 `https://`'
        },
        {
          at: '1:26-1:33',
          en: 'Unexpected `ttps://` at the start of an address, expected `https://`',
          zh: '网址开头的 `ttps://` 有误，应为 `https://`'
        },
        {
          at: '1:53-1:62',
          en: 'Unexpected `htttps://` at the start of an address, expected `https://`',
          zh: '网址开头的 `htttps://` 有误，应为 `https://`'
        }
      ]
    },
    {
      title: {en: 'A colon or slashes that are wrong', zh: '冒号或斜线有误'},
      before:
        '[甲](https：//a.example)，[乙](https//a.example)，[丙][丙]，[丁](https://https://a.example)\n\n[丙]: http:/a.example/x\n',
      after:
        '[甲](https://a.example)，[乙](https://a.example)，[丙][丙]，[丁](https://a.example)\n\n[丙]: http://a.example/x\n',
      findings: [
        {
          at: '1:5-1:13',
          en: 'Unexpected `https：//` at the start of an address, expected `https://`',
          zh: '网址开头的 `https：//` 有误，应为 `https://`'
        },
        {
          at: '1:28-1:35',
          en: 'Unexpected `https//` at the start of an address, expected `https://`',
          zh: '网址开头的 `https//` 有误，应为 `https://`'
        },
        {
          at: '1:57-1:73',
          en: 'Unexpected `https://https://` at the start of an address, expected `https://`',
          zh: '网址开头的 `https://https://` 有误，应为 `https://`'
        },
        {
          at: '3:6-3:12',
          en: 'Unexpected `http:/` at the start of an address, expected `http://`',
          zh: '网址开头的 `http:/` 有误，应为 `http://`'
        }
      ]
    },
    {
      title: {en: 'What may also be meant otherwise', zh: '也可能另有所指'},
      before: '[甲](httpx://a.example)，见 https：//a.example/x。\n',
      suggested: '[甲](https://a.example)，见 https://a.example/x。\n',
      findings: [
        {
          at: '1:5-1:13',
          en: 'Unexpected `httpx://` at the start of an address, expected `https://`',
          zh: '网址开头的 `httpx://` 有误，应为 `https://`'
        },
        {
          at: '1:26-1:34',
          en: 'Unexpected `https：//` at the start of an address, expected `https://`',
          zh: '网址开头的 `https：//` 有误，应为 `https://`'
        }
      ]
    },
    {
      title: {en: 'What no page may open', zh: '网页不允许打开的协议'},
      before:
        '[甲](javascript:alert(1))，[乙](data:text/html,%E5%A5%BD)，![窗台上的猫](data:image/png;base64,iVBO)\n',
      findings: [
        {
          at: '1:5-1:24',
          en: 'Unexpected scheme `javascript:` of an address, expected one such as `https:`',
          zh: '链接不能用 `javascript:` 协议，应为 `https:` 等'
        },
        {
          at: '1:30-1:54',
          en: 'Unexpected scheme `data:` of an address, expected one such as `https:`',
          zh: '链接不能用 `data:` 协议，应为 `https:` 等'
        }
      ]
    },
    {
      title: {en: 'A web address without its beginning', zh: '不完整的网址'},
      path: 'a.md',
      files: {},
      before: '[文档](www.a.example/docs)\n',
      suggested: '[文档](https://www.a.example/docs)\n',
      findings: [
        {
          at: '1:6-1:24',
          en: 'Missing `https://` before `www.a.example/docs`, expected `https://www.a.example/docs`',
          zh: '`www.a.example/docs` 前缺少 `https://`，应为 `https://www.a.example/docs`'
        }
      ]
    },
    {
      title: {en: 'Other schemes, and files of the project', zh: '其他协议，以及项目里的文件'},
      path: 'a.md',
      files: {'docs/guide.md': '', 'http/notes.md': '', 'www.a.example/b.md': ''},
      before:
        '[甲](ftp://a.example)，[乙](mailto:me@a.example)，[丙](vscode://file/a)，<tel:+8610>，' +
        '[丁](docs/guide.md)，[戊](http/notes.md)，[己](www.a.example/b.md)，[庚](HTTP://a.example)\n'
    }
  ],

  *check(report) {
    for (const use of report.uses) {
      const script = use.isImage ? undefined : inert.exec(use.href)?.[0]
      if (script !== undefined) {
        yield {message: 'script', values: {actual: script}, range: use.range}
        continue
      }
      const mistyped = readMistyped(use.href)
      if ((!mistyped && !beginsWithHost(use.href)) || isFile(report, use)) continue
      if (mistyped) yield atStart(report, use, mistyped)
      else {
        const expected = `https://${use.href}`
        const suggestion = replaceAddress(use, expected)
        yield {message: 'host', values: {actual: use.href, expected}, range: use.range, suggestion}
      }
    }
    for (const prose of report.prose) {
      for (const {actual, expected, range} of readMistypedInText(prose)) {
        // What stands around it decides where the address ends.
        const suggestion = {range, text: expected}
        yield {message: 'scheme', values: {actual, expected}, range, suggestion}
      }
    }
  }
})

/** The finding about the start of an address. */
function atStart(report: Report, use: PlacedUse, {actual, expected, isSure}: MistypedScheme) {
  const [start] = use.range
  const isWritten = use.isReplaceable && report.text.startsWith(actual, start)
  const range: Range = isWritten ? [start, start + actual.length] : use.range
  const edit: Edit | undefined = isWritten
    ? {range, text: expected}
    : replaceAddress(use, expected + use.href.slice(actual.length))
  const repair = isSure ? {edit} : {suggestion: edit}
  return {message: 'scheme', values: {actual, expected}, range, ...repair} as const
}

/** Whether an address leads to a file of the project after all. */
function isFile({neighbours}: Report, {href}: PlacedUse): boolean {
  const link = readLocal(href)
  return Boolean(link && !('problem' in link) && resolveLocal(neighbours, link, '')?.kind)
}
