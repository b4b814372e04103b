import {templatePattern} from '../report/title/title-template.ts'
import type {Text} from '../text/language.ts'

/** One option of a rule, in the words of JSON Schema, with its default. */
export type Option = {readonly description: Text} & (
  | {readonly type: 'boolean'; readonly default: boolean}
  | {readonly type: 'integer'; readonly minimum?: number; readonly default: number}
  | {readonly type: 'string'; readonly enum?: readonly string[]; readonly default: string}
  | {
      readonly type: 'array'
      /** `title`: a title with placeholders, such as `{year} 年第{week}周周报`. */
      readonly items: {readonly type: 'string'; readonly format?: 'title'}
      readonly default: readonly string[]
    }
)

export type Options = Readonly<Record<string, Option>>

type Value<O extends Option> = O extends {readonly enum: readonly (infer Choice)[]}
  ? Choice
  : O extends {readonly type: 'boolean'}
    ? boolean
    : O extends {readonly type: 'integer'}
      ? number
      : O extends {readonly type: 'string'}
        ? string
        : readonly string[]

/** The values of all options of a rule, with defaults filled in. */
export type OptionValues<Declared extends Options> = {
  readonly [Name in keyof Declared]: Value<Declared[Name]>
}

/** The defaults of declared options. */
export function defaults<Declared extends Options>(declared: Declared): OptionValues<Declared> {
  const values = Object.entries(declared).map(([name, option]) => [name, option.default])
  return Object.fromEntries(values)
}

/** A problem with an option. */
export interface OptionProblem {
  readonly name: string
  /** What is accepted: a type, the choices, or, for an unknown name, the known names. */
  readonly expected: Text
  readonly problem: 'unknown' | 'value'
}

/**
 * Checks options against their declarations.
 *
 * @param declared Options of a rule.
 * @param values Unchecked input of a user.
 * @returns The problems; empty if there are none.
 */
export function checkOptions(declared: Options, values: unknown): OptionProblem[] {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    const expected = {en: 'an object', zh: '一个对象'}
    return [{name: '', expected, problem: 'value'}]
  }
  const problems: OptionProblem[] = []
  for (const [name, value] of Object.entries(values)) {
    const option = Object.hasOwn(declared, name) ? declared[name] : undefined
    if (!option) {
      problems.push({name, expected: listOf(Object.keys(declared)), problem: 'unknown'})
    } else if (!accepts(option, value)) {
      problems.push({name, expected: expectation(option), problem: 'value'})
    }
  }
  return problems
}

function accepts(option: Option, value: unknown): boolean {
  switch (option.type) {
    case 'boolean':
      return typeof value === 'boolean'
    case 'integer':
      return Number.isSafeInteger(value) && (value as number) >= (option.minimum ?? -Infinity)
    case 'string':
      return typeof value === 'string' && (option.enum?.includes(value) ?? true)
    case 'array':
      return Array.isArray(value) && value.every((item) => acceptsItem(option.items.format, item))
  }
}

function acceptsItem(format: 'title' | undefined, item: unknown): boolean {
  if (typeof item !== 'string') return false
  return format === undefined || new RegExp(templatePattern).test(item)
}

function expectation(option: Option): Text {
  switch (option.type) {
    case 'boolean':
      return {en: '`true` or `false`', zh: '`true` 或 `false`'}
    case 'integer': {
      const {minimum} = option
      return minimum === undefined
        ? {en: 'a whole number', zh: '一个整数'}
        : {en: `a whole number of at least ${minimum}`, zh: `不小于 ${minimum} 的整数`}
    }
    case 'string':
      return option.enum ? listOf(option.enum) : {en: 'a text', zh: '一段文字'}
    case 'array':
      return option.items.format === 'title'
        ? {en: 'titles with `{year}` and the like', zh: '含有 `{year}` 等的标题列表'}
        : {en: 'a list of texts', zh: '文字列表'}
  }
}

function listOf(words: readonly string[]): Text {
  return {en: words.join(', ') || 'none', zh: words.join('、') || '没有选项'}
}
