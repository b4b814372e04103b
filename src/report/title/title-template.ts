import type {Range} from '../../syntax/edit.ts'
import {escapePattern} from '../../text/escape-pattern.ts'
import type {NumeralStyle} from '../shape.ts'
import {chineseNumeral, isUsualNumeral, readNumeral, writeChineseNumeral} from './numeral.ts'
import {narrow} from './width.ts'

/** What a title may hold between its fixed words. */
export const placeholders = ['year', 'month', 'week', 'issue', 'date', 'text'] as const
export type Placeholder = (typeof placeholders)[number]

const names = placeholders.join('|')

/**
 * What a template is, as a regular expression: one line without spaces around it, with known
 * placeholders, each at most once.
 */
export const templatePattern = `^(?=\\S)(?!.*\\{(?!(?:${names})\\})[^{}]*\\})(?!.*(\\{\\w+\\}).*\\1)[^\\r\\n]*\\S$`

/** A part of a title that stands for a placeholder. */
export interface Filling {
  /** Where it stands in the title. */
  readonly range: Range
  /** As it is written. */
  readonly text: string
  /** Its number, where it is one. */
  readonly value: number | undefined
}

export type Fillings = Readonly<Partial<Record<Placeholder, Filling>>>

type Part = {readonly placeholder: Placeholder} | {readonly literal: string}

const numeral = `\\d{1,2}|[${chineseNumeral}]{1,3}`

const patterns: Readonly<Record<Placeholder, string>> = {
  year: '\\d{4}',
  month: numeral,
  week: numeral,
  issue: '\\d+',
  date: '\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?',
  // Marks alone say nothing.
  text: '(?=.*[\\p{L}\\p{N}])\\S(?:.*\\S)?'
}

/** The placeholders of a template, sorted. */
export function placeholdersOf(template: string): Placeholder[] {
  return split(template)
    .flatMap((part) => ('placeholder' in part ? [part.placeholder] : []))
    .toSorted()
}

/** Whether a title is written exactly as a template says. */
export function isWrittenAs(title: string, template: string, numerals: NumeralStyle): boolean {
  const pattern = split(template).map((part) => {
    if ('literal' in part) return escapePattern(part.literal)
    const {placeholder} = part
    if (!isNumber(placeholder)) return patterns[placeholder]
    return `(${numeralPattern(numerals)})`
  })
  const match = new RegExp(`^${pattern.join('')}$`, 'u').exec(title)
  return match?.slice(1).every(isUsualNumeral) ?? false
}

/**
 * Read a title by a template, whatever its spaces, its case, and whether its marks are full- or
 * half-width.
 *
 * @param isLoose Whether marks may be missing or others: `Week 47 2026` for `Week {week}, {year}`.
 * @returns What stands for each placeholder; nothing where a word of the template is missing, or
 *   another is there.
 */
export function readByTemplate(
  title: string,
  template: string,
  isLoose = false
): Fillings | undefined {
  const literal = (character: string) =>
    isLoose && /\p{P}/u.test(character) ? '\\p{P}?' : escapePattern(character)
  const tokens = split(narrow(template)).flatMap((part) => {
    if ('placeholder' in part) return [`(?<${part.placeholder}>${patterns[part.placeholder]})`]
    return [...part.literal.replace(/\s/g, '')].map(literal)
  })
  const match = new RegExp(`^${tokens.join('\\s*')}$`, 'diu').exec(narrow(title))
  if (!match?.indices?.groups) return undefined
  const fillings: Partial<Record<Placeholder, Filling>> = {}
  for (const placeholder of placeholders) {
    const range = match.indices.groups[placeholder]
    if (!range) continue
    const text = title.slice(...range)
    const value = readNumeral(text)
    // `十十` is made of numerals, and is no number.
    if (isNumber(placeholder) && value === undefined) return undefined
    fillings[placeholder] = {range, text, value}
  }
  return isLoose && hasTouching(fillings) ? undefined : fillings
}

/** Whether something stands right behind something else, so that nobody knows where it begins. */
function hasTouching(fillings: Fillings): boolean {
  const ranges = Object.values(fillings).map(({range}) => range)
  return ranges.some(([, end]) => ranges.some(([start]) => start === end))
}

/** Write a title: a template with its placeholders filled in. */
export function writeByTemplate(
  template: string,
  fillings: Fillings,
  numerals: NumeralStyle
): string {
  return split(template)
    .map((part) => {
      if ('literal' in part) return part.literal
      const filling = fillings[part.placeholder]
      if (!filling) return ''
      if (part.placeholder === 'text' || filling.value === undefined) return filling.text
      // An author who numbers by `0607` wants the zeros.
      if (isPadded(filling.text) && part.placeholder !== 'week') return narrow(filling.text)
      return part.placeholder === 'week' ? writeNumeral(filling, numerals) : String(filling.value)
    })
    .join('')
}

function isPadded(text: string): boolean {
  return /^0\d/.test(narrow(text))
}

function writeNumeral({text, value = 0}: Filling, numerals: NumeralStyle): string {
  const isArabic = /\d/.test(narrow(text))
  const style = numerals === 'any' ? (isArabic ? 'arabic' : 'chinese') : numerals
  if (value > 99) return narrow(text)
  if (style === 'chinese') return writeChineseNumeral(value)
  return isPadded(text) ? narrow(text) : String(value)
}

function split(template: string): Part[] {
  return template.split(new RegExp(`(\\{(?:${names})\\})`)).flatMap((part): Part[] => {
    const placeholder = placeholders.find((name) => part === `{${name}}`)
    if (placeholder) return [{placeholder}]
    return part === '' ? [] : [{literal: part}]
  })
}

function isNumber(placeholder: Placeholder): boolean {
  return placeholder === 'month' || placeholder === 'week'
}

function numeralPattern(numerals: NumeralStyle): string {
  return {arabic: '\\d{1,2}', chinese: `[${chineseNumeral}]{1,3}`, any: numeral}[numerals]
}
