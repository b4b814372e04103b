import type {Message} from '../../../engine/message.ts'
import {comparePathsNaturally} from '../../../project/files/natural-order.ts'
import {displayName} from '../../../project/files/paths.ts'
import type {Result} from '../../../reporters/result.ts'
import {positionOf} from '../../../reporters/source.ts'
import type {Text} from '../../../text/language.ts'
import {Problem} from '../../../text/problem.ts'

const messages = {
  states: {
    en: 'Unexpected second state of `{report}` in `{file}`, expected results of one commit; lint all shards again',
    zh: '`{file}` 中的 `{report}` 与其他文件中的内容不同，应为同一次提交的结果；请重新检查所有分片'
  }
} satisfies Record<string, Text>

/** Results of one file. */
export interface FileResults {
  /** Of the file, for messages. */
  readonly name: string
  readonly results: readonly Result[]
}

/**
 * Puts the results of several files together, in the order in which one run has them. A report that is
 * in several files is told once, with what any of them finds in it.
 *
 * @param root Absolute path of the project.
 * @throws Problem If the files are about different texts of a report.
 */
export function combine(files: readonly FileResults[], root: string): Result[] {
  const found = new Map<string, Result>()
  for (const {name: file, results} of files) {
    for (const result of results) {
      // Two systems may write one name in two Unicode forms.
      const key = result.path.normalize()
      const known = found.get(key)
      if (known?.contentHash && result.contentHash && known.contentHash !== result.contentHash) {
        throw new Problem(messages.states, {report: result.name, file})
      }
      found.set(key, known ? unite(known, result) : result)
    }
  }
  const order = new Map([...found.values()].map((it) => [it, displayName(it.path, root)]))
  return [...order.keys()].toSorted((a, b) =>
    comparePathsNaturally(order.get(a) ?? '', order.get(b) ?? '')
  )
}

function unite(one: Result, other: Result): Result {
  const further = without(other.messages, one.messages)
  const messages =
    further.length === 0 ? one.messages : [...one.messages, ...further].toSorted(comparePlaces)
  return {
    ...one,
    messages,
    contentHash: one.contentHash ?? other.contentHash,
    output: one.output ?? other.output,
    isTooComplex: one.isTooComplex || other.isTooComplex
  }
}

/** The messages that are not among others; of equal ones, those that are more. */
function without(messages: readonly Message[], others: readonly Message[]): Message[] {
  const left = new Map<string, number>()
  for (const other of others) left.set(keyOf(other), (left.get(keyOf(other)) ?? 0) + 1)
  return messages.filter((message) => {
    const amount = left.get(keyOf(message)) ?? 0
    left.set(keyOf(message), amount - 1)
    return amount <= 0
  })
}

function keyOf({fatal, place, reason, ruleId}: Message): string {
  return JSON.stringify([ruleId, fatal, reason, place])
}

function comparePlaces(a: Message, b: Message): number {
  const [left, right] = [positionOf(a).start, positionOf(b).start]
  return left.line - right.line || left.column - right.column
}
