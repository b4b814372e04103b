import {type Language, languages, type Text} from '../text/language.ts'
import {Problem} from '../text/problem.ts'
import {formerIds} from './former-rules.ts'
import {checkOptions, defaults} from './option.ts'
import type {AnyRule, Change} from './rule.ts'

const messages = {
  id: {
    en: 'Unexpected id `{id}` of an own rule, expected words in lower case with hyphens, unlike those of other rules',
    zh: '自定义规则的 id `{id}` 不可用，应为小写单词加连字符，且不与其他规则重名'
  },
  field: {
    en: 'Unexpected `{field}` of the own rule `{id}`, expected {expected}',
    zh: '自定义规则 `{id}` 的 `{field}` 有误，应为 {expected}'
  }
} satisfies Record<string, Text>

const severities: readonly unknown[] = ['off', 'warn', 'error']

/** Every kind of change, checked by the compiler to be complete. */
const changes: Readonly<Record<Change, true>> = {
  nothing: true,
  spaces: true,
  text: true,
  lists: true,
  heading: true,
  order: true,
  inline: true,
  addresses: true,
  blocks: true
}

/**
 * Check own rules, which may be written in JavaScript.
 *
 * @param own The rules to check.
 * @param all All rules, with these.
 * @throws Problem If an id is not lower-case words with hyphens or is that of another rule, or if
 *   another field is not what `defineRule` takes.
 */
export function checkOwnRules(own: readonly AnyRule[], all: readonly AnyRule[]): void {
  for (const rule of own) {
    const id: unknown = rule?.id
    const isWord = typeof id === 'string' && /^[a-z]+(?:-[a-z\d]+)*$/.test(id)
    const isTaken = all.filter((other) => other?.id === id).length > 1
    if (!isWord || isTaken || formerIds.includes(id)) {
      throw new Problem(messages.id, {id: String(id)})
    }
    const wrong = wrongField(rule)
    if (wrong) throw new Problem(messages.field, {id, ...wrong})
  }
}

function wrongField(rule: AnyRule): {field: string; expected: Text} | undefined {
  const oneOf = (words: readonly string[]): Text => {
    const quoted = words.map((word) => `\`${word}\``)
    return {en: `one of ${quoted.join(', ')}`, zh: quoted.join('、')}
  }
  if (!severities.includes(rule.severity)) {
    return {field: 'severity', expected: oneOf(['off', 'warn', 'error'])}
  }
  if (!Object.hasOwn(changes, rule.changes)) {
    return {field: 'changes', expected: oneOf(Object.keys(changes))}
  }
  if (typeof rule.check !== 'function') {
    return {field: 'check', expected: {en: 'a generator function', zh: '生成器函数'}}
  }
  const expected = {en: 'a sentence in English and one in Chinese', zh: '中英文各一句'}
  for (const field of ['summary', 'why'] as const) {
    if (!isText(rule[field])) return {field, expected}
  }
  for (const [name, text] of Object.entries(rule.messages ?? {})) {
    if (!isText(text)) return {field: `messages.${name}`, expected}
  }
  if (typeof rule.options !== 'object' || rule.options === null) {
    return {field: 'options', expected: {en: 'an object', zh: '一个对象'}}
  }
  const [option] = checkOptions(rule.options, defaults(rule.options))
  return option && {field: `options.${option.name}.default`, expected: option.expected}
}

function isText(text: unknown): text is Text {
  return languages.every(
    (language: Language) => typeof (text as Partial<Text> | undefined)?.[language] === 'string'
  )
}
