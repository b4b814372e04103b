import assert from 'node:assert/strict'
import type {Point, Position} from 'unist'
import {type Configuration, fix, lint, type Message, rules} from '../../src/index.ts'
import {withoutOverlap} from '../../src/syntax/edit.ts'
import {checkKept} from './kept.ts'
import {type Pass, spliceByHand} from './pass.ts'

/** Every rule switched on, with its own weight. */
export const everyRule: Configuration = {
  rules: Object.fromEntries(
    rules.map(({id, severity}) => [id, severity === 'off' ? 'warn' : severity])
  )
}

/** What a run of promises saw, for tests that look further. */
export interface Repair {
  readonly before: readonly Message[]
  readonly after: readonly Message[]
  readonly passes: readonly Pass[]
  readonly fixed: string
}

/** More passes than any text of these tests needs. */
const mostPasses = 60

/**
 * Hold the linter to its promises (section 4 of the design) on one text, whatever it is. Throws
 * where one is broken.
 *
 * @param isBrief Whether to repair only once, and without suggestions: for texts that are many and
 *   long.
 */
export async function checkPromises(text: string, isBrief = false): Promise<Repair> {
  const linted = await lint(text, everyRule)
  assert.equal(String(linted), text, 'linting changed the text')
  const before = linted.messages as Message[]
  checkMessages(text, before)

  const passes = await repairByHand(text, before, everyRule)
  const byHand = passes.at(-1)?.after ?? text
  const fixed = await checkRepair(isBrief ? byHand : text, before, everyRule)
  assert.equal(fixed.text, byHand, 'the repair is not what the edits of the findings do')
  for (const pass of passes) checkKept(pass)
  const repair = {before, after: fixed.messages, passes, fixed: fixed.text}
  checkSame(repair, text)
  // Suggestions come up once nothing safe is left to do.
  if (!isBrief) await checkRepair(byHand, fixed.messages, {...everyRule, unsafe: true})
  return repair
}

/** Fixing twice is fixing once, leaves nothing fixable, and adds no finding. */
async function checkRepair(
  text: string,
  before: readonly Message[],
  options: Configuration & {unsafe?: boolean}
): Promise<{text: string; messages: readonly Message[]}> {
  const how = options.unsafe ? ' (with suggestions)' : ''
  const file = await fix(text, options)
  const messages = file.messages as Message[]
  checkMessages(String(file), messages)
  assert.deepEqual(messages.filter((message) => message.fix).map(String), [], `left to fix${how}`)
  const isWorse = options.unsafe
    ? weight(messages) > weight(before)
    : messages.length > before.length
  assert.ok(
    !isWorse,
    `worse${how}: ${list(before)} became ${list(messages)} in ${JSON.stringify(String(file))}`
  )
  if (String(file) !== text) {
    const again = await fix(String(file), options)
    assert.equal(String(again), String(file), `fixing twice is not fixing once${how}`)
    assert.deepEqual(again.messages.map(String), messages.map(String), `findings differ${how}`)
  }
  return {text: String(file), messages}
}

/** The repair, one edit after the other by the edits that findings carry. */
async function repairByHand(
  text: string,
  found: readonly Message[],
  options: Configuration
): Promise<Pass[]> {
  const passes: Pass[] = []
  let before = text
  let messages = found
  for (;;) {
    const mark = before.startsWith('\uFEFF') ? '\uFEFF' : ''
    const edits = withoutOverlap(
      messages.flatMap(({fix, ruleId}) => (fix ? [{...fix, rule: ruleId ?? ''}] : []))
    )
    if (edits.length === 0) return passes
    const after = mark + spliceByHand(before.slice(mark.length), edits)
    passes.push({before, after, edits})
    assert.ok(passes.length < mostPasses, 'the repair does not end')
    before = after
    messages = (await lint(before, options)).messages as Message[]
  }
}

/** What no repair touches: byte order mark, kinds of line ends, the end of the file. */
function checkSame({fixed, passes}: Repair, text: string): void {
  assert.equal(fixed.startsWith('\uFEFF'), text.startsWith('\uFEFF'), 'byte order mark')
  const kinds = new Set(lineEnds(text))
  if (kinds.size > 0) {
    const added = lineEnds(fixed).filter((end) => !kinds.has(end))
    assert.deepEqual(added, [], 'line ends of another kind')
  }
  const rulesOfEnds = ['final-newline', 'no-trailing-spaces']
  const isEndChanged = passes.some(({edits}) => edits.some(({rule}) => rulesOfEnds.includes(rule)))
  if (!isEndChanged) assert.equal(/[\r\n]$/.test(fixed), /[\r\n]$/.test(text), 'final line end')
  assert.ok(fixed.isWellFormed() || !text.isWellFormed(), 'a character was torn')
}

function lineEnds(text: string): string[] {
  return text.match(/\r\n|\n|\r/g) ?? []
}

/** Places are inside of the document, in order, and say what stands there. */
function checkMessages(text: string, messages: readonly Message[]): void {
  const content = text.replace(/^\uFEFF/, '')
  for (const message of messages) {
    const {ruleId, place, reason} = message
    assert.equal(message.source, 'weekly-lint')
    assert.ok(place, `no place: ${reason}`)
    assert.notEqual(reason, '')
    assert.equal(typeof message.fatal, 'boolean')
    if (!ruleId) continue
    const [start, end] = offsets(content, place)
    assert.ok(start <= end, `${message}: ends before it starts`)
    assert.equal(message.actual, content.slice(start, end), `${message}: actual`)
    for (const edit of [message.fix, message.suggestion]) {
      if (!edit) continue
      const [from, to] = edit.range
      assert.ok(0 <= from && from <= to && to <= content.length, `${message}: edit out of bounds`)
      assert.notEqual(edit.text, content.slice(from, to), `${message}: edit without effect`)
    }
    const edit = message.fix ?? message.suggestion
    if (message.expected && edit) {
      assert.deepEqual(message.expected, [edit.text])
      assert.deepEqual(edit.range, [start, end])
    }
  }
}

/** Offsets by lines and columns, which have to agree with the offsets that the place says. */
function offsets(content: string, place: Point | Position): [number, number] {
  const {start, end} = 'start' in place ? place : {start: place, end: place}
  return [offset(content, start), offset(content, end)]
}

function offset(content: string, {line, column, offset}: Point): number {
  let lineStart = 0
  const ends = content.matchAll(/\r\n|\n|\r/g)
  for (let index = 1; index < line; index++) {
    const next = ends.next()
    assert.ok(!next.done, `line ${line} is behind the end`)
    lineStart = next.value.index + next.value[0].length
  }
  const found = lineStart + column - 1
  assert.ok(column >= 1 && found <= content.length, `column ${column} is behind the end`)
  if (offset !== undefined) assert.equal(offset, found, `offset of ${line}:${column}`)
  return found
}

/** Suggestions may leave warnings where there were errors, such as an empty section for none. */
function weight(messages: readonly Message[]): number {
  return messages.filter(({fatal}) => fatal).length * 1_000_000 + messages.length
}

function list(messages: readonly Message[]): string {
  return `[${messages.map((message) => `${message.line}:${message.column} ${message.ruleId}`)}]`
}
