import {maxShards, type Shard} from '../../project/shard.ts'
import type {Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import {type Given, last, messages, type Option} from './options.ts'

const expected: Text = {
  en: `\`<i>/<n>\` such as \`1/3\`, with \`i\` from 1 to \`n\` and \`n\` of at most ${maxShards}`,
  zh: `\`<i>/<n>\`，如 \`1/3\`，其中 i 为 1 至 n，n 最大为 ${maxShards}`
}

/** The option that asks for one shard. */
export const shardOption = {type: 'string', value: expected} as const satisfies Option

/** @throws Problem If it is no shard. */
export function shardOf(given: Given): Shard | undefined {
  const actual = last(given, 'shard')
  if (actual === undefined) return undefined
  const [, index, of] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(actual) ?? []
  const shard = {index: Number(index), of: Number(of)}
  if (shard.index <= shard.of && shard.of <= maxShards) return shard
  throw new Problem(messages.value, {actual, option: '--shard', expected})
}
