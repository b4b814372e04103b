import * as v from 'valibot'
import {formerIds} from '../engine/former-rules.ts'
import type {AnyRule} from '../engine/rule.ts'
import {sectionKey} from '../report/sections/section-name.ts'
import {closest} from '../text/closest.ts'
import type {Text, Values} from '../text/language.ts'
import {nearest} from '../text/nearest.ts'
import {Problem, Problems} from '../text/problem.ts'
import {type Expectation, expectations} from './expectation.ts'
import {formatKeyPath} from './key-path.ts'
import {presetNames} from './presets.ts'
import {type Config, configSchema} from './schema.ts'
import {templateProblem} from './template.ts'
import type {Key} from './tree.ts'

/** A violation of the schema. */
export interface Issue {
  readonly path: readonly Key[]
  /** Whether the key or its value is wrong. */
  readonly at: 'key' | 'value'
  readonly text: Text
  readonly values: Values
}

const messages = {
  key: {
    en: 'Unexpected key `{actual}`, expected {expected}',
    zh: '没有名为 `{actual}` 的键，应为 {expected}'
  },
  rule: {
    en: 'Unexpected rule `{actual}`, expected `{expected}`',
    zh: '没有规则 `{actual}`，应为 `{expected}`'
  },
  option: {
    en: 'Unexpected option `{actual}`, expected {expected}',
    zh: '没有选项 `{actual}`，应为 {expected}'
  },
  noOption: {
    en: 'Unexpected option `{actual}`, the rule takes none, remove it',
    zh: '多余的选项 `{actual}`，该规则没有选项，请删除'
  },
  missingKey: {en: 'Missing key `{expected}`', zh: '缺少键 `{expected}`'},
  missing: {en: 'Missing value, expected {expected}', zh: '缺少值，应为 {expected}'},
  surplus: {
    en: 'Unexpected third entry, expected a severity and options',
    zh: '列表多了第三项，只应有级别和选项'
  },
  value: {
    en: 'Unexpected value `{actual}`, expected {expected}',
    zh: '值 `{actual}` 有误，应为 {expected}'
  },
  section: {
    en: 'Unexpected second section `{actual}`, expected each name once',
    zh: '章节「{actual}」重复，每个名称只能出现一次'
  }
} satisfies Record<string, Text>

/** Cached by rules, since a schema takes a moment to build. */
const schemas = new WeakMap<readonly AnyRule[], ReturnType<typeof configSchema>>()

/**
 * Checks the content of a configuration file.
 *
 * @param value The parsed file.
 * @param rules All rules.
 * @returns All issues; if there are none, the value is a `Config`.
 */
export function checkConfig(value: unknown, rules: readonly AnyRule[]): Issue[] {
  const schema = schemas.get(rules) ?? configSchema(rules)
  schemas.set(rules, schema)
  const {issues, success} = v.safeParse(schema, value)
  return success ? repeatedSections(value as Config) : issues.flatMap((issue) => describe(issue))
}

/**
 * Checks a configuration that does not come from a file.
 *
 * @param name What its keys belong to, for messages.
 * @throws Problems With all issues, each by its path of keys.
 */
export function checkedConfig(value: object, rules: readonly AnyRule[], name = ''): Config {
  const problems = checkConfig(value, rules).map(({path, text, values}) => {
    const keys = [name, formatKeyPath(path)].filter((part) => part !== '').join('.')
    const prefix = keys === '' ? '' : '{keys}: '
    return new Problem({en: prefix + text.en, zh: prefix + text.zh}, {...values, keys})
  })
  if (problems.length > 0) throw new Problems(problems)
  return value as Config
}

type FoundIssue = v.BaseIssue<unknown>

function describe(issue: FoundIssue, above: readonly Key[] = []): Issue[] {
  const path = [...above, ...pathOf(issue)]
  // If one alternative has the right type, report the issues inside it.
  const inside = issue.issues?.filter((other) => other.path !== undefined) ?? []
  if (inside.length > 0) return inside.flatMap((other) => describe(other, path))
  if (issue.type === 'strict_object' && issue.expected === 'never') return [unknownKey(issue, path)]
  if (issue.path?.at(-1)?.origin === 'key') {
    const values = {expected: String(path.at(-1))}
    return [{path: path.slice(0, -1), at: 'value', text: messages.missingKey, values}]
  }
  if (issue.type === 'strict_tuple' && issue.expected === 'never') {
    return [{path, at: 'value', text: messages.surplus, values: {}}]
  }
  return [{path, at: 'value', ...wrongValue(issue)}]
}

function pathOf(issue: FoundIssue): Key[] {
  return issue.path?.map(({key}) => key as Key) ?? []
}

function unknownKey(issue: FoundIssue, path: readonly Key[]): Issue {
  const known = (issue.requirement as readonly string[]).filter((key) => !formerIds.includes(key))
  const actual = String(path.at(-1))
  const [first, , ...inner] = path
  const inRules = first === 'overrides' ? inner : path
  const kind = inRules[0] !== 'rules' ? 'key' : inRules.length === 2 ? 'rule' : 'option'
  if (known.length === 0) return {path, at: 'key', text: messages.noOption, values: {actual}}
  const near = kind === 'rule' ? nearest(actual, known) : closest(actual, known)
  const expected = kind === 'rule' ? (near ?? '') : oneOf(near === undefined ? known : [near])
  return {path, at: 'key', text: messages[kind], values: {actual, expected}}
}

function wrongValue(issue: FoundIssue): {text: Text; values: Values} {
  const {input, message} = issue
  if (message === 'template' && typeof input === 'string') return templateProblem(input)
  const expected = expectationOf(issue)
  if (input === undefined) return {text: messages.missing, values: {expected}}
  return {text: messages.value, values: {actual: show(input), expected}}
}

function expectationOf(issue: FoundIssue): Text {
  const {input, message, requirement} = issue
  const choices = choicesOf(issue)
  const near = typeof input === 'string' ? closest(input, choices) : undefined
  if (near !== undefined) return oneOf([near])
  if (message === 'choice') return oneOf(choices)
  const {en, zh} = expectations[message as Expectation]
  const fill = (text: string) => text.replace(/\{(?:most|least)\}/, String(requirement))
  return {en: fill(en), zh: fill(zh)}
}

/** Some of the accepted strings, for suggestions. */
function choicesOf({message, requirement}: FoundIssue): readonly string[] {
  switch (message) {
    case 'base':
    case 'bases':
      return presetNames
    case 'setting':
      return ['off', 'warn', 'error']
    case 'choice':
      return (requirement as readonly Key[]).filter(isWord)
    default:
      return []
  }
}

/** Numbers are synonyms of the strings, so they are not suggested. */
function isWord(choice: Key): choice is string {
  return typeof choice === 'string'
}

function oneOf(choices: readonly string[]): Text {
  const quoted = choices.map((choice) => `\`${choice}\``)
  const join = (comma: string, or: string) =>
    quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(comma)}${or}${quoted.at(-1)}`
  return {en: join(', ', ' or '), zh: join('、', ' 或 ')}
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** Reports section names and aliases that occur twice. */
function repeatedSections(config: Config): Issue[] {
  const lists = [
    {path: ['sections'], sections: config.sections},
    ...(config.overrides ?? []).map(({sections}, index) => ({
      path: ['overrides', index, 'sections'],
      sections
    }))
  ]
  return lists.flatMap(({path, sections = []}) => {
    const known = new Set<string>()
    return sections.flatMap((section, index) => {
      const at = [...path, index]
      const named: {name: string; path: readonly Key[]}[] =
        typeof section === 'string'
          ? [{name: section, path: at}]
          : [
              {name: section.name, path: [...at, 'name']},
              ...(section.aliases ?? []).map((name, alias) => ({
                name,
                path: [...at, 'aliases', alias]
              }))
            ]
      return named.flatMap(({name, path}): Issue[] => {
        const key = sectionKey(name) || name
        if (!known.has(key)) {
          known.add(key)
          return []
        }
        return [{path, at: 'value', text: messages.section, values: {actual: name}}]
      })
    })
  })
}
