import {defineRule} from '../src/engine/rule.ts'
import type {Report} from '../src/report/report.ts'
import {renameHeading} from '../src/report/sections/heading-edit.ts'
import type {MissingSection} from '../src/report/sections/missing.ts'
import type {Edit} from '../src/syntax/edit.ts'
import {readHtmlElements} from '../src/syntax/html-elements.ts'
import {heading, print} from '../src/syntax/print.ts'

export default defineRule({
  id: 'required-sections',
  summary: {en: 'No section is missing', zh: '章节齐全'},
  why: {
    en: 'A reader who misses a section cannot tell whether there was nothing to say',
    zh: '缺少章节时，读者无法判断是没有内容还是漏写了'
  },
  severity: 'error',
  changes: 'nothing',
  options: {},
  messages: {
    missing: {
      en: 'Missing section `{name}`, expected before `{next}`',
      zh: '缺少章节「{name}」，应加在「{next}」之前'
    },
    last: {
      en: 'Missing section `{name}`, expected at the end',
      zh: '缺少章节「{name}」，应加在最后'
    },
    replaced: {
      en: 'Unexpected section `{actual}`, expected `{expected}`, which is missing',
      zh: '章节名「{actual}」有误，应为缺少的「{expected}」'
    }
  },
  examples: [
    {
      title: {en: 'All are there', zh: '章节齐全'},
      before: '## 生活\n\n## 技术\n\n## 总结\n'
    },
    {
      title: {en: 'One in the middle', zh: '缺少中间一节'},
      before: '## 生活\n\n还好\n\n## 总结\n\n不错\n',
      suggested: '## 生活\n\n还好\n\n## 技术\n\n## 总结\n\n不错\n',
      findings: [
        {
          at: '5:1-5:1',
          en: 'Missing section `技术`, expected before `总结`',
          zh: '缺少章节「技术」，应加在「总结」之前'
        }
      ]
    },
    {
      title: {en: 'Where numbers begin again', zh: '编号重新开始的地方'},
      before: '## 生活\n\n1. 跑步\n2. 做饭\n\n1. 修构建\n2. 读代码\n\n## 总结\n\n不错\n',
      suggested:
        '## 生活\n\n1. 跑步\n2. 做饭\n\n## 技术\n\n1. 修构建\n2. 读代码\n\n## 总结\n\n不错\n',
      findings: [
        {
          at: '6:1-6:1',
          en: 'Missing section `技术`, expected before `总结`',
          zh: '缺少章节「技术」，应加在「总结」之前'
        }
      ]
    },
    {
      title: {en: 'The last', zh: '缺少最后一节'},
      before: '## 生活\n\n还好\n\n## 技术\n\n写代码',
      suggested: '## 生活\n\n还好\n\n## 技术\n\n写代码\n\n## 总结\n',
      findings: [
        {
          at: '7:4-7:4',
          en: 'Missing section `总结`, expected at the end',
          zh: '缺少章节「总结」，应加在最后'
        }
      ]
    },
    {
      title: {en: 'Another section in its place', zh: '位置上是另一节'},
      before: '## 生活\n\n## 阅读\n\n## 总结\n',
      suggested: '## 生活\n\n## 技术\n\n## 总结\n',
      findings: [
        {
          at: '3:4-3:6',
          en: 'Unexpected section `阅读`, expected `技术`, which is missing',
          zh: '章节名「阅读」有误，应为缺少的「技术」'
        }
      ]
    }
  ],

  *check(report) {
    const {missing, misnamedSections: standIns} = report.structure
    const replaced = new Set(standIns.values())
    for (const section of missing) {
      if (replaced.has(section.name)) continue
      const {name, before, restart} = section
      const suggestion = insertion(report, section)
      const head = before && report.lineStart(before.heading.range[0])
      const at = restart?.marker[0] ?? head ?? report.text.trimEnd().length
      yield before
        ? {message: 'missing', values: {name, next: before.name ?? ''}, range: [at, at], suggestion}
        : {message: 'last', values: {name}, range: [at, at], suggestion}
    }
    for (const [{heading: head, first}, expected] of standIns) {
      // A second section of one name is told by `no-duplicate-section`.
      if (first) continue
      const values = {actual: head.text, expected}
      const suggestion = renameHeading(report, head, expected)
      yield {message: 'replaced', values, range: head.content, suggestion}
    }
  }
})

/**
 * The heading where it belongs, with a blank line on both sides; undefined if it would be in an HTML
 * element that the sections beside it are not in, or the reverse.
 */
function insertion(report: Report, section: MissingSection): Edit | undefined {
  const {name, before, restart} = section
  if (!isBesideSections(report, section)) return undefined
  const line = report.lineEnding
  const inserted = print(heading(2, name)) + line
  const at = restart ? report.lineStart(restart.marker[0]) : before?.range[0]
  if (at !== undefined) return {range: [at, at], text: inserted + line}
  const end = report.text.trimEnd().length
  return {range: [end, report.text.length], text: (end > 0 ? line + line : '') + inserted}
}

function isBesideSections(report: Report, {before, restart}: MissingSection): boolean {
  const elements = readHtmlElements(report.tree)
  const {sections} = report.structure
  const last = sections[(before ? sections.indexOf(before) : sections.length) - 1]
  const beside = [last, before].flatMap((section) => section?.heading.node ?? [])
  const places = [...beside, ...(restart ? [restart.list] : [])].map((node) =>
    elements.around(node)
  )
  return new Set(restart || before ? places : [...places, undefined]).size < 2
}
