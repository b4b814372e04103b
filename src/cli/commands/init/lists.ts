import type {Nodes} from 'mdast'
import type {Text} from '../../../text/language.ts'
import type {ListCount, ListCounts, ReportFacts} from './facts.ts'

/** Counts the lists of a report, except in block quotes. */
export function countLists(nodes: readonly Nodes[]): ListCounts {
  const count = {outer: {numbered: 0, bulleted: 0}, inner: {numbered: 0, bulleted: 0}}
  const visit = (node: Nodes, isInner: boolean) => {
    if (node.type === 'list') {
      const isTask = node.children.some(({checked}) => typeof checked === 'boolean')
      const level = isInner ? count.inner : count.outer
      if (node.ordered) level.numbered++
      else if (!isTask) level.bulleted++
    }
    if (node.type !== 'list' && node.type !== 'listItem') return
    for (const child of node.children) visit(child, isInner || node.type === 'listItem')
  }
  for (const node of nodes) visit(node, false)
  return count
}

/** How `numbered-list` is set, and why; undefined if most lists are numbered. */
export interface NumberedLists {
  readonly setting: 'off' | readonly ['error', {readonly maxDepth: number}]
  readonly why: Text
}

/** Chooses the setting of `numbered-list` by how the lists of an archive are written. */
export function chooseNumberedLists(reports: readonly ReportFacts[]): NumberedLists | undefined {
  const counts = reports.flatMap(({lists}) => lists ?? [])
  const isBulleted = (level: keyof ListCounts) => {
    const sum = (kind: keyof ListCount) =>
      counts.reduce((total, count) => total + count[level][kind], 0)
    return sum('bulleted') > sum('numbered')
  }
  if (isBulleted('outer')) {
    return {
      setting: 'off',
      why: {
        en: 'Most lists have bullets, so `numbered-list` is off',
        zh: '多数列表用项目符号，因此关闭 `numbered-list`'
      }
    }
  }
  if (!isBulleted('inner')) return undefined
  return {
    setting: ['error', {maxDepth: 1}],
    why: {
      en: 'Most lists in items have bullets, so `numbered-list` looks at the outermost lists alone',
      zh: '多数子列表用项目符号，因此 `numbered-list` 只检查最外层的列表'
    }
  }
}
