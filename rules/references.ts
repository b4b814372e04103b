import type {Link} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {defineRule, type RuleFinding} from '../src/engine/rule.ts'
import {
  type AnyDefinition,
  readIdle,
  readUndefined,
  type UndefinedReference
} from '../src/report/links/references.ts'
import type {Report} from '../src/report/report.ts'
import type {Range} from '../src/syntax/edit.ts'
import {inside} from '../src/syntax/prose.ts'
import type {Placed} from '../src/syntax/source.ts'
import {closest} from '../src/text/closest.ts'

/** Longer labels, or more of them, are not searched for similar ones. */
const longestLabel = 100
const mostLabels = 100

/** Texts of links to the top of the page, for which `#` is right. */
const toTop = /顶|頂|开头|開頭|目录|目錄|返回|top|back|toc|[↑⬆⇧△▲^]/iu

export default defineRule({
  id: 'references',
  summary: {
    en: 'References have a definition, definitions are used, and links lead somewhere',
    zh: '引用都有定义，定义都有引用，链接都有地址'
  },
  why: {
    en: 'Without a definition, readers see brackets where there should be a link, a picture or a note; of two definitions, the first counts',
    zh: '没有定义的引用不会成为链接、图片或脚注，读者只会看到方括号；同一个标签定义两次时，只有第一次有效'
  },
  severity: 'error',
  supersededBy: ['link-syntax', 'link-scheme'],
  changes: 'nothing',
  options: {},
  messages: {
    missing: {
      en: 'Missing definition of `{actual}`, expected one such as `{expected}`',
      zh: '引用 `{actual}` 没有定义，请加上一行，如 `{expected}`'
    },
    near: {
      en: 'Missing definition of `{actual}`, expected `{expected}`, which is defined',
      zh: '引用 `{actual}` 没有定义，应为已有定义的 `{expected}`'
    },
    again: {
      en: 'Unexpected second definition of `{actual}`, expected only the first, which counts',
      zh: '`{actual}` 重复定义，只有第一次有效，请删除这一处'
    },
    unused: {
      en: 'Unexpected definition of `{actual}` that nothing uses, remove it or refer to it',
      zh: '定义 `{actual}` 没有用到，请删除，或在正文中引用'
    },
    empty: {
      en: 'Missing address of a link, expected a file, an anchor or a web address',
      zh: '链接缺少地址，应为文件、锚点或网址'
    }
  },
  examples: [
    {
      title: {en: 'No definition', zh: '没有定义'},
      before: '见[设计文档][design]，![窗台上的猫][cat]，详见脚注[^budget]\n',
      findings: [
        {
          at: '1:9-1:15',
          en: 'Missing definition of `[design]`, expected one such as `[design]: https://…`',
          zh: '引用 `[design]` 没有定义，请加上一行，如 `[design]: https://…`'
        },
        {
          at: '1:26-1:29',
          en: 'Missing definition of `[cat]`, expected one such as `[cat]: https://…`',
          zh: '引用 `[cat]` 没有定义，请加上一行，如 `[cat]: https://…`'
        },
        {
          at: '1:37-1:43',
          en: 'Missing definition of `[^budget]`, expected one such as `[^budget]: …`',
          zh: '引用 `[^budget]` 没有定义，请加上一行，如 `[^budget]: …`'
        }
      ]
    },
    {
      title: {en: 'A label of nearly that name is defined', zh: '有名字相近的定义'},
      before:
        '见[设计文档][desing]，预算[^预箕]\n\n[design]: https://a.example/design\n\n[^预算]: 每月\n',
      suggested:
        '见[设计文档][design]，预算[^预算]\n\n[design]: https://a.example/design\n\n[^预算]: 每月\n',
      findings: [
        {
          at: '1:9-1:15',
          en: 'Missing definition of `[desing]`, expected `[design]`, which is defined',
          zh: '引用 `[desing]` 没有定义，应为已有定义的 `[design]`'
        },
        {
          at: '1:21-1:23',
          en: 'Missing definition of `[^预箕]`, expected `[^预算]`, which is defined',
          zh: '引用 `[^预箕]` 没有定义，应为已有定义的 `[^预算]`'
        }
      ]
    },
    {
      title: {en: 'Definitions that do nothing', zh: '不起作用的定义'},
      before:
        '见[设计][]\n\n[设计]: https://a.example/1\n[设计]: https://a.example/2\n[旧版]: https://a.example/0\n',
      findings: [
        {
          at: '4:2-4:4',
          en: 'Unexpected second definition of `设计`, expected only the first, which counts',
          zh: '`设计` 重复定义，只有第一次有效，请删除这一处'
        },
        {
          at: '5:2-5:4',
          en: 'Unexpected definition of `旧版` that nothing uses, remove it or refer to it',
          zh: '定义 `旧版` 没有用到，请删除，或在正文中引用'
        }
      ]
    },
    {
      title: {en: 'Links that lead nowhere', zh: '没有去处的链接'},
      before: '[待补]()，[方案](#)，[设计](…)，[回到顶部](#)\n',
      findings: [
        {
          at: '1:1-1:7',
          en: 'Missing address of a link, expected a file, an anchor or a web address',
          zh: '链接缺少地址，应为文件、锚点或网址'
        },
        {
          at: '1:13-1:14',
          en: 'Missing address of a link, expected a file, an anchor or a web address',
          zh: '链接缺少地址，应为文件、锚点或网址'
        },
        {
          at: '1:21-1:22',
          en: 'Missing address of a link, expected a file, an anchor or a web address',
          zh: '链接缺少地址，应为文件、锚点或网址'
        }
      ]
    },
    {
      title: {en: 'Brackets that are no references', zh: '不是引用的方括号'},
      before:
        '1. [前端][紧急] 修好登录，数组 arr[i][j]，文献 [1][2]，`[文章][标签]`\n' +
        '2. 讨论了 [RFC][草案] 的流程，正则 [^a-z]+，[文章]\n\n[//]: # (备注)\n'
    }
  ],

  *check(report) {
    const labels = definedLabels(report)
    const meant = new Set<string>()
    for (const reference of readUndefined(report, report.prose)) {
      const finding = missing(reference, labels[reference.kind])
      if (finding.suggestion) meant.add(finding.suggestion.text)
      yield finding
    }
    for (const {node, first} of readIdle(report)) {
      const range = labelRange(report, node)
      const actual = report.slice(range)
      const found = {values: {actual}, range, weight: 'warning'} as const
      if (first) {
        const text = {en: 'The first definition stands here', zh: '第一次定义在这里'}
        yield {message: 'again', ...found, related: {text, place: labelRange(report, first)}}
      } else if (!meant.has(actual.replace(/^\^/, ''))) yield {message: 'unused', ...found}
    }
    const isDefined = inside(report.nodes('definition').map((node) => report.range(node)))
    const isNowhere = inside(linksToNowhere(report).map((node) => report.range(node)))
    for (const {href, range} of report.uses) {
      const isEmpty =
        href === '' ? !isDefined(range[0]) : href === '#' ? isNowhere(range[0]) : isOpen(href)
      if (isEmpty) yield {message: 'empty', range}
    }
  }
})

/** Links with the address `#` whose text does not say that they lead to the top of the page. */
function linksToNowhere(report: Report): Placed<Link>[] {
  return report.nodes('link').filter((node) => node.url === '#' && !toTop.test(textOf(node)))
}

/** Whether an address is still to be written. */
function isOpen(href: string): boolean {
  return /^(?:…+|\.{3,}|(?:%E2%80%A6)+|TODO|TBD|待补充?)$/i.test(href)
}

/** The labels that are defined, as written. */
function definedLabels(report: Report): Record<UndefinedReference['kind'], readonly string[]> {
  const labels = (nodes: readonly AnyDefinition[]) =>
    nodes.slice(0, mostLabels).map(({label, identifier}) => label ?? identifier)
  return {
    link: labels(report.nodes('definition')),
    footnote: labels(report.nodes('footnoteDefinition'))
  }
}

function missing(
  {kind, label, range}: UndefinedReference,
  labels: readonly string[]
): RuleFinding<'missing' | 'near'> {
  const near = label.length > longestLabel ? undefined : closest(label, labels)
  const mark = kind === 'footnote' ? '^' : ''
  const actual = `[${mark}${label}]`
  if (near === undefined || near === label) {
    const expected = kind === 'footnote' ? `${actual}: …` : `${actual}: https://…`
    return {message: 'missing', values: {actual, expected}, range}
  }
  const suggestion = {range, text: near}
  return {message: 'near', values: {actual, expected: `[${mark}${near}]`}, range, suggestion}
}

/** Range of the label of a definition, with the `^` of a note. */
function labelRange(report: Report, node: AnyDefinition): Range {
  const [start, end] = report.range(node)
  const close = /(?<!\\)\]:/.exec(report.slice([start, end]))?.index
  return [start + 1, close === undefined ? end : start + close]
}
