import {defineRule} from '../src/engine/rule.ts'
import type {Report} from '../src/report/report.ts'
import type {Section} from '../src/report/sections/section.ts'
import {type Edit, shrink} from '../src/syntax/edit.ts'

export default defineRule({
  id: 'section-order',
  summary: {en: 'Sections stand in their order', zh: '章节顺序固定'},
  why: {
    en: 'Readers of many reports find a section where it always is',
    zh: '常读周报的人能在固定的位置找到章节'
  },
  severity: 'error',
  changes: 'order',
  options: {},
  messages: {
    before: {
      en: 'Unexpected place of section `{name}`, expected before `{other}`',
      zh: '章节「{name}」应在「{other}」之前'
    },
    after: {
      en: 'Unexpected place of section `{name}`, expected after `{other}`',
      zh: '章节「{name}」应在「{other}」之后'
    }
  },
  examples: [
    {
      title: {en: 'Two that changed places', zh: '两节颠倒'},
      before: '## 技术\n\n写代码\n\n## 生活\n\n![猫](cat.png)\n\n## 总结\n\n还好\n',
      after: '## 生活\n\n![猫](cat.png)\n\n## 技术\n\n写代码\n\n## 总结\n\n还好\n',
      findings: [
        {
          at: '5:1-5:6',
          en: 'Unexpected place of section `生活`, expected before `技术`',
          zh: '章节「生活」应在「技术」之前'
        }
      ]
    },
    {
      title: {en: 'The last one first', zh: '最后一节在最前'},
      before: '开头的话\n\n## 总结\n\n还好\n\n## 生活\n\n跑步\n\n## 技术\n\n写代码',
      after: '开头的话\n\n## 生活\n\n跑步\n\n## 技术\n\n写代码\n\n## 总结\n\n还好',
      findings: [
        {
          at: '3:1-3:6',
          en: 'Unexpected place of section `总结`, expected after `技术`',
          zh: '章节「总结」应在「技术」之后'
        }
      ]
    },
    {
      title: {en: 'Other sections stay where they are', zh: '其他章节不动'},
      before: '## 生活\n\n## 阅读\n\n## 技术\n\n## 总结\n'
    }
  ],

  *check(report) {
    const {sections} = report.structure
    const order = report.shape.sections.map(({name}) => name)
    const rank = ({name}: Section) => order.indexOf(name ?? '')
    const known = sections.filter((section) => section.name !== undefined && !section.first)
    const inOrder = new Set(longestIncreasing(known, rank))
    for (const section of known) {
      if (inOrder.has(section)) continue
      const next = known.find((other) => inOrder.has(other) && rank(other) > rank(section))
      const others = known.filter((other) => inOrder.has(other) && rank(other) < rank(section))
      const {range} = section.heading
      const name = section.name ?? ''
      const edit = move(report, section, next)
      if (next) yield {message: 'before', values: {name, other: next.name ?? ''}, range, edit}
      else yield {message: 'after', values: {name, other: others.at(-1)?.name ?? ''}, range, edit}
    }
  }
})

/**
 * The longest part of a list that is in order; of several, the one that keeps the earliest. What
 * is not in it is what has to move.
 */
function longestIncreasing<Item>(items: readonly Item[], rank: (item: Item) => number): Item[] {
  let best: Item[] = []
  const ending: Item[][] = []
  for (const [index, item] of items.entries()) {
    let longest: Item[] = []
    for (const before of ending.slice(0, index)) {
      const last = before.at(-1)
      if (last && rank(last) < rank(item) && before.length > longest.length) longest = before
    }
    const list = [...longest, item]
    ending.push(list)
    if (list.length > best.length) best = list
  }
  return best
}

/**
 * Move a section before another, or to the end. Sections take their place among the blank lines
 * that are there, so that these stay as they are.
 */
function move(report: Report, section: Section, next: Section | undefined): Edit {
  const {sections} = report.structure
  const rest = sections.filter((other) => other !== section)
  const at = next ? rest.indexOf(next) : rest.length
  const moved = [...rest.slice(0, at), section, ...rest.slice(at)]
  const start = sections[0]?.range[0] ?? 0
  const end = sections.at(-1)?.range[1] ?? 0
  const trailing = (range: Section['range']) => /\s*$/.exec(report.slice(range))?.[0] ?? ''
  const text = moved.map((other, index) => {
    const place = sections[index] ?? other
    return report.slice(other.range).trimEnd() + trailing(place.range)
  })
  return shrink(report.text, {range: [start, end], text: text.join('')})
}
