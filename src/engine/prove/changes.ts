import type {Range} from '../../syntax/edit.ts'
import {HtmlElements} from '../../syntax/html-elements.ts'
import type {Parser} from '../../syntax/processor.ts'
import {hasSameTree} from '../../syntax/same-tree.ts'
import type {Change} from '../rule.ts'
import {
  atoms,
  breaks,
  characters,
  definitions,
  letters,
  marked,
  verbatim,
  words
} from './content.ts'
import {coveredBlocks, printView, type Touched} from './normalize.ts'
import {keepsNumbers} from './numbers.ts'
import {type Step, touches, type View} from './view.ts'

/**
 * Whether edits change only what each of them may change (`Change`).
 *
 * @param before The blocks around the edits.
 * @param after The same blocks after the edits.
 * @param steps The edits; those that regroup blocks do not share blocks with others (see `stepsOf`).
 * @param parser Parses the content of indented code.
 */
export function isKept(before: View, after: View, steps: readonly Step[], parser: Parser): boolean {
  if (steps.every(({changes}) => changes === 'nothing')) {
    return (
      before.nodes.length === after.nodes.length &&
      before.nodes.every((node, index) => hasSameTree(node, after.nodes[index]!))
    )
  }
  const [from, to] = [group(steps, 'before'), group(steps, 'after')]
  return (
    isEqual(printView(before, from), printView(after, to)) &&
    (from.has('order') || isEqual(tagsOf(before), tagsOf(after))) &&
    [...from.keys()].every((kind) => checks[kind]?.({before, after, from, to, parser}) ?? true)
  )
}

function group(steps: readonly Step[], side: 'before' | 'after'): Touched {
  const ranges = new Map<Change, Range[]>()
  for (const step of steps) {
    const own = ranges.get(step.changes)
    if (own) own.push(step[side])
    else ranges.set(step.changes, [step[side]])
  }
  return ranges
}

interface Case {
  readonly before: View
  readonly after: View
  readonly from: Touched
  readonly to: Touched
  readonly parser: Parser
}

/** Additional checks for the kinds whose printed tree leaves out much. */
const checks: Partial<Record<Change, (found: Case) => boolean>> = {
  heading({before, after, from, to}) {
    const ranges = to.get('heading')!
    return (
      isEqual(verbatim(parts(before, from, 'heading')), verbatim(parts(after, to, 'heading'))) &&
      after.nodes.some(
        (node) => (node.type === 'heading' || node.type === 'yaml') && touches(node, ranges)
      )
    )
  },
  order({before, after}) {
    const [old, now] = [definitions(before.nodes), definitions(after.nodes)]
    return old.size === now.size && [...old].every(([label, text]) => now.get(label) === text)
  },
  inline({before, after, from, to}) {
    const [old, now] = [parts(before, from, 'inline'), parts(after, to, 'inline')]
    return (
      hasAll(marked({...after, nodes: now}), marked({...before, nodes: old})) &&
      breaks(old) === breaks(now) &&
      isEqual(
        from.get('inline')!.map((range) => characters(before.text, range)),
        to.get('inline')!.map((range) => characters(after.text, range))
      )
    )
  },
  text: ({before, after, from, to}) =>
    isEqual(
      from.get('text')!.map((range) => letters(before.text.slice(...range))),
      to.get('text')!.map((range) => letters(after.text.slice(...range)))
    ),
  lists: ({before, after}) => keepsNumbers(before, after),
  blocks({before, after, from, to, parser}) {
    const [old, now] = [regrouped(before, from), regrouped(after, to)]
    return (
      keepsNumbers(before, after) &&
      isEqual(atoms(old, parser), atoms(now, parser)) &&
      isEqual(
        from.get('blocks')!.map((range) => words(before.text, range)),
        to.get('blocks')!.map((range) => words(after.text, range))
      )
    )
  }
}

/** The blocks that edits of a kind touch. */
function parts({nodes}: View, touched: Touched, kind: Change) {
  const ranges = touched.get(kind) ?? []
  return nodes.filter((node) => touches(node, ranges))
}

/** The blocks that are regrouped. */
function regrouped(view: View, touched: Touched): View {
  const covered = coveredBlocks(view.nodes, new Map([['blocks', touched.get('blocks')!]]))
  return {...view, nodes: view.nodes.filter((node) => covered.has(node))}
}

/** Whether `wanted` is a subsequence of `values`. */
function hasAll(values: readonly string[], wanted: readonly string[]): boolean {
  let next = 0
  for (const value of values) if (value === wanted[next]) next++
  return next === wanted.length
}

/** Which tags of HTML belong together. */
function tagsOf({nodes}: View): readonly string[] {
  return new HtmlElements(nodes).trace
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}
