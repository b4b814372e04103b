import assert from 'node:assert/strict'
import type {Root, RootContent} from 'mdast'
import {visit} from 'unist-util-visit'
import {rules} from '../../rules/index.ts'
import {editsOf, runRules} from '../../src/engine/found.ts'
import {Budget} from '../../src/engine/prove/budget.ts'
import {prove} from '../../src/engine/prove/prove.ts'
import {Slices} from '../../src/engine/prove/slices.ts'
import {type Options, settle} from '../../src/engine/settings.ts'
import {Report} from '../../src/report/report.ts'
import {splice} from '../../src/syntax/edit.ts'
import {parse, parser} from '../../src/syntax/processor.ts'
import {everyRule} from './promises.ts'

const settings = settle(rules, everyRule as Options)

/** micromark drops a byte order mark, and counts from behind it; the engine sets the first aside. */
function hasMark(text: string): boolean {
  return text.startsWith('\uFEFF')
}

/**
 * Read a run of top-level blocks alone, and compare with what they are in the document.
 *
 * @param first Index of its first block, in an order of them that goes round.
 * @param last Index of its last block, likewise.
 */
export function checkPart(text: string, first: number, last: number): void {
  const tree = parse(text)
  const {children} = tree
  if (children.length === 0 || hasMark(text)) return
  const [from, to] = [first % children.length, last % children.length].toSorted((a, b) => a - b)
  const start = children[from!]!.position!.start.offset!
  const end = children[to!]!.position!.end.offset!
  const slices = new Slices({text, tree}, parser.parse)
  const parts = slices.parts([
    {range: [start, end], text: text.slice(start, end), changes: 'nothing'}
  ])
  for (const part of parts) {
    const {nodes, ...reading} = slices.after(part)
    const blocks = children.slice(part.blocks[0], part.blocks[1] + 1)
    const lines = text.slice(0, part.range[0]).split(/\r\n|\n|\r/).length - 1
    const actual = moved(nodes, part.range[0] - reading.start, lines - reading.lines)
    assert.deepEqual(actual, blocks, `read alone: ${JSON.stringify(reading.text)}`)
  }
}

/** Prove what every rule would edit, and compare the document after that with the text parsed. */
export function checkApplied(text: string): void {
  const tree = parse(text)
  if (hasMark(text)) return
  const slices = new Slices({text, tree}, parser.parse)
  const claims = runRules(new Report(text, tree, settings.shape), settings).flatMap(
    ({rule: {changes}, finding}) => {
      const edits = editsOf(finding)
      return edits.length > 0 ? [{edits, changes}] : []
    }
  )
  const {together} = prove(slices, claims, parser, new Budget(text.length))
  const after = slices.apply(together)
  assert.equal(after.text, splice(text, together))
  if (!hasMark(after.text)) assert.deepEqual(after.tree, parse(after.text))
}

/** Copies of nodes at other positions. */
function moved(nodes: readonly RootContent[], offset: number, line: number): RootContent[] {
  const root: Root = {type: 'root', children: structuredClone([...nodes])}
  visit(root, ({position}) => {
    for (const point of position ? [position.start, position.end] : []) {
      point.line += line
      point.offset! += offset
    }
  })
  return root.children
}
