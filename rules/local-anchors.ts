import {defineRule, type RuleFinding} from '../src/engine/rule.ts'
import {hasAnchor, nearAnchor, readAnchors} from '../src/report/links/anchors.ts'
import {readLocal} from '../src/report/links/local.ts'
import {resolveLocal} from '../src/report/links/resolve-local.ts'
import {type PlacedUse, replaceAddress} from '../src/report/links/uses.ts'
import type {Report} from '../src/report/report.ts'
import type {Text} from '../src/text/language.ts'
import localFiles from './local-files.ts'

const thisReport: Text = {en: 'this report', zh: '本文'}

const files = {
  'weekly/2026-week46.md': '# 2026 年第46周周报\n\n## 生活\n\n## 技术\n\n### 读书 & 写作\n',
  'weekly/2026-week47.md': ''
}

export default defineRule({
  id: 'local-anchors',
  summary: {
    en: 'Links to a heading, in this report or another file, find it',
    zh: '指向标题的链接要有对应的标题'
  },
  why: {
    en: 'A heading that was reworded has another anchor, and readers of the link end up at the top of the page; files outside of the project are never looked at',
    zh: '标题改了字，锚点也随之改变，读者点开链接只会停在页面开头；不会查看项目之外的任何文件'
  },
  severity: 'error',
  supersededBy: ['link-scheme'],
  changes: 'nothing',
  options: localFiles.options,
  messages: {
    anchor: {
      en: 'Missing anchor `{actual}`, expected one of a heading in {file}',
      zh: '锚点 `{actual}` 在{file}中没有对应的标题，请换成已有标题的锚点'
    },
    nearAnchor: {
      en: 'Missing anchor `{actual}` in {file}, expected `{expected}`',
      zh: '锚点 `{actual}` 在{file}中没有对应的标题，应为 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'Anchors that no heading has', zh: '没有对应标题的锚点'},
      path: 'weekly/2026-week47.md',
      files,
      before: '[见下](#总结)，[生活](#生活：)，[上周](2026-week46.md#工作)\n\n## 生活\n',
      suggested: '[见下](#总结)，[生活](#生活)，[上周](2026-week46.md#工作)\n\n## 生活\n',
      findings: [
        {
          at: '1:6-1:9',
          en: 'Missing anchor `#总结`, expected one of a heading in this report',
          zh: '锚点 `#总结` 在本文中没有对应的标题，请换成已有标题的锚点'
        },
        {
          at: '1:16-1:20',
          en: 'Missing anchor `#生活：` in this report, expected `#生活`',
          zh: '锚点 `#生活：` 在本文中没有对应的标题，应为 `#生活`'
        },
        {
          at: '1:41-1:44',
          en: 'Missing anchor `#工作`, expected one of a heading in `2026-week46.md`',
          zh: '锚点 `#工作` 在 `2026-week46.md` 中没有对应的标题，请换成已有标题的锚点'
        }
      ]
    },
    {
      title: {en: 'Anchors that headings or HTML have', zh: '有对应标题或 HTML 元素的锚点'},
      path: 'weekly/2026-week47.md',
      files,
      before:
        '[上周](2026-week46.md#读书--写作)的[技术](2026-week46.md#%E6%8A%80%E6%9C%AF)，[第二个生活](#生活-1)，[附注](#note)\n\n' +
        '## 生活\n\n## 生活\n\n<a id="note"></a>附注\n'
    }
  ],

  *check(report, options) {
    let own: ReadonlySet<string> | undefined
    for (const use of report.uses) {
      const link = readLocal(use.href)
      if (!link || 'problem' in link || link.fragment === undefined) continue
      if (link.written === '') {
        own ??= readAnchors(report)
        yield* checkAnchor(report, use, link.fragment, own, thisReport)
        continue
      }
      const target = resolveLocal(report.neighbours, link, options.root)
      if (!target?.path || target.kind !== 'file') continue
      const anchors = target.neighbours.anchors(target.path)
      const name = `\`${link.written}\``
      const file = {en: name, zh: ` ${name} `}
      if (anchors) yield* checkAnchor(report, use, link.fragment, anchors, file)
    }
  }
})

function* checkAnchor(
  report: Report,
  use: PlacedUse,
  fragment: string,
  anchors: ReadonlySet<string>,
  file: Text
): Generator<RuleFinding<'anchor' | 'nearAnchor'>> {
  if (hasAnchor(anchors, fragment)) return
  const actual = `#${fragment}`
  const at = report.slice(use.range).indexOf('#')
  const isPlaced = use.isReplaceable && at >= 0
  const range = isPlaced ? ([use.range[0] + at, use.range[1]] as const) : use.range
  const near = nearAnchor(anchors, fragment)
  if (near === undefined) {
    yield {message: 'anchor', values: {actual, file}, range}
    return
  }
  const expected = `#${/%[\da-f]{2}/i.test(fragment) ? encodeURIComponent(near) : near}`
  const suggestion = isPlaced ? replaceAddress({...use, range}, expected) : undefined
  yield {message: 'nearAnchor', values: {actual, expected, file}, range, suggestion}
}
