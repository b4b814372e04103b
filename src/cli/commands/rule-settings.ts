import {rulesNamed} from '../../engine/former-rules.ts'
import {checkOptions, type Options} from '../../engine/option.ts'
import type {AnyRule, Severity} from '../../engine/rule.ts'
import type {RuleSetting} from '../../engine/settings.ts'
import type {Text} from '../../text/language.ts'
import {nearest} from '../../text/nearest.ts'
import {Problem} from '../../text/problem.ts'

const severities: readonly Severity[] = ['off', 'warn', 'error']

const messages = {
  shape: {
    en: 'Unexpected `--rule` `{actual}`, expected `<id>: <severity>`, such as `{rule}: warn`',
    zh: '`--rule` 的值 `{actual}` 有误，应为 `<规则>: <级别>`，例如 `{rule}: warn`'
  },
  rule: {
    en: 'Unexpected rule `{actual}` in `--rule`, expected `{expected}`',
    zh: '`--rule` 中的规则 `{actual}` 不存在，应为 `{expected}`'
  },
  severity: {
    en: 'Unexpected severity `{actual}` of `{rule}`, expected `off`, `warn` or `error`',
    zh: '`{rule}` 的级别 `{actual}` 有误，应为 `off`、`warn` 或 `error`'
  },
  json: {
    en: 'Unexpected setting `{actual}` of `{rule}`, expected JSON such as `["error", {}]`',
    zh: '`{rule}` 的设置 `{actual}` 有误，应为 JSON，例如 `["error", {}]`'
  },
  option: {
    en: 'Unexpected option `{actual}` of `{rule}`, expected `{expected}`',
    zh: '`{rule}` 没有选项 `{actual}`，应为 `{expected}`'
  },
  noOption: {
    en: 'Unexpected option `{actual}` of `{rule}`, which takes none, remove it',
    zh: '`{rule}` 没有选项，请删除 `{actual}`'
  },
  value: {
    en: 'Unexpected value `{actual}` of option `{option}` of `{rule}`, expected {expected}',
    zh: '`{rule}` 的选项 `{option}` 的值 `{actual}` 有误，应为 {expected}'
  }
} satisfies Record<string, Text>

/**
 * Read what `--rule` says, `id: severity` or `id: ["severity", {options}]`; the last word on a rule
 * counts.
 *
 * @throws Problem If a rule, severity or option does not exist.
 */
export function readRuleSettings(
  rules: readonly AnyRule[],
  texts: readonly string[]
): Record<string, RuleSetting> {
  return Object.fromEntries(texts.map((text) => readRuleSetting(rules, text)))
}

function readRuleSetting(rules: readonly AnyRule[], text: string): [id: string, RuleSetting] {
  const ids = rules.map(({id}) => id)
  const [, id, setting] = /^([^:]*):(.*)$/s.exec(text)?.map((part) => part.trim()) ?? []
  if (!id || !setting) {
    const word = id ?? text.trim()
    throw new Problem(messages.shape, {actual: text, rule: nearest(word, ids)})
  }
  const named = rules.filter((rule) => rulesNamed(id).includes(rule.id))
  if (named.length === 0) throw new Problem(messages.rule, {actual: id, expected: nearest(id, ids)})
  const value = /^["[{]/.test(setting) ? readJson(id, setting) : setting
  const [severity, options, ...more]: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (more.length > 0) throw new Problem(messages.json, {actual: setting, rule: id})
  const known = severities.find((known) => known === severity)
  if (!known) throw new Problem(messages.severity, {actual: show(severity), rule: id})
  if (options === undefined) return [id, known]
  check(id, Object.assign({}, ...named.map((rule) => rule.options)), options)
  return [id, [known, options as Record<string, unknown>]]
}

function readJson(rule: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem(messages.json, {actual: text, rule})
  }
}

function check(rule: string, declared: Options, options: unknown): void {
  const [found] = checkOptions(declared, options)
  if (!found) return
  const {name: option, expected, problem} = found
  if (problem === 'unknown') {
    const names = Object.keys(declared)
    throw names.length > 0
      ? new Problem(messages.option, {actual: option, rule, expected: nearest(option, names)})
      : new Problem(messages.noOption, {actual: option, rule})
  }
  if (option === '') throw new Problem(messages.json, {actual: show(options), rule})
  const actual = show((options as Record<string, unknown>)[option])
  throw new Problem(messages.value, {actual, option, rule, expected})
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
