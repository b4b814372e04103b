import type {Nodes} from 'mdast'
import {defineRule} from '../src/engine/rule.ts'

export default defineRule({
  id: 'no-empty-section',
  summary: {en: 'Every section says something', zh: '章节都有内容'},
  why: {
    en: 'A heading without text looks like a report that was sent off too early',
    zh: '只有标题没有内容，像是没写完就发出的周报'
  },
  severity: 'warn',
  changes: 'nothing',
  options: {},
  messages: {
    empty: {
      en: 'Missing text in section `{name}`, expected at least one sentence',
      zh: '章节「{name}」没有内容，至少应写一句话'
    }
  },
  examples: [
    {
      title: {en: 'Nothing but comments and empty items', zh: '只有注释和空列表项'},
      before: '## 生活\n\n## 技术\n\n<!-- 待写 -->\n\n1.\n\n## 总结\n\n还好\n',
      findings: [
        {
          at: '1:1-1:6',
          en: 'Missing text in section `生活`, expected at least one sentence',
          zh: '章节「生活」没有内容，至少应写一句话'
        },
        {
          at: '3:1-3:6',
          en: 'Missing text in section `技术`, expected at least one sentence',
          zh: '章节「技术」没有内容，至少应写一句话'
        }
      ]
    },
    {
      title: {en: 'A picture says something', zh: '图片也是内容'},
      before: '## 生活\n\n![猫在睡觉](cat.png)\n'
    }
  ],

  *check(report) {
    for (const {name, heading: head, blocks} of report.structure.sections) {
      if (name === undefined) continue
      const restOfParagraph = report.text.slice(head.range[1], head.node.position.end.offset)
      if (restOfParagraph.trim() !== '' || blocks.some(saysSomething)) continue
      yield {message: 'empty', values: {name}, range: head.range}
    }
  }
})

function saysSomething(node: Nodes): boolean {
  switch (node.type) {
    case 'heading':
    case 'definition':
    case 'thematicBreak':
      return false
    case 'html':
      return !/^\s*<!--/.test(node.value)
    default:
      return 'children' in node ? node.children.some(saysSomething) : true
  }
}
