import {diffChars} from 'diff'
import type {Range} from '../../syntax/edit.ts'
import type {Text} from '../../text/language.ts'

/** One part of a title that is not as expected; `actual` or `expected` may be empty. */
export interface Difference {
  /** Where `actual` stands in the title. */
  readonly range: Range
  readonly actual: string
  readonly expected: string
}

/**
 * The parts in which a title differs from the expected one. Words are compared without the spaces
 * between them, so that a space more does not make the words after it look wrong; spaces that are
 * wrong as well are one part of their own, the last, of which both sides are a space.
 */
export function differences(title: string, expected: string): Difference[] {
  const all = compare(title, expected)
  const solid = [...title.matchAll(/\S/g)].map(({index}) => index)
  const words = compare(title.replace(/\s/g, ''), expected.replace(/\s/g, '')).map((part) => {
    const start = solid[part.range[0]] ?? title.length
    const range: Range = part.actual === '' ? [start, start] : [start, endOf(solid, part)]
    return {...part, range}
  })
  if (words.length === 0) return all
  const isSpaced = words.length === 1 && withoutPart(title, words) === expected
  const first = all[0]
  const last = all.at(-1)
  if (isSpaced || !first || !last) return words
  const range: Range = [first.range[0], last.range[1]]
  return isOnlyWords(all) ? words : [...words, {range, actual: ' ', expected: ' '}]
}

function endOf(solid: readonly number[], part: Difference): number {
  return (solid[part.range[1] - 1] ?? 0) + 1
}

function withoutPart(title: string, [part]: readonly Difference[]): string {
  if (!part) return title
  return title.slice(0, part.range[0]) + part.expected + title.slice(part.range[1])
}

function isOnlyWords(parts: readonly Difference[]): boolean {
  return parts.every(({actual, expected}) => !/\s/.test(actual + expected))
}

function compare(actual: string, expected: string): Difference[] {
  const found: Difference[] = []
  let position = 0
  let isOpen = false
  for (const {value, added, removed} of diffChars(actual, expected)) {
    const end = added ? position : position + value.length
    if (added || removed) {
      const last = isOpen ? found.pop() : undefined
      found.push({
        range: [last?.range[0] ?? position, end],
        actual: (last?.actual ?? '') + (removed ? value : ''),
        expected: (last?.expected ?? '') + (added ? value : '')
      })
    }
    isOpen = Boolean(added || removed)
    position = end
  }
  return found
}

/**
 * One part in words, to stand after “missing” or “unexpected”. In Chinese, only what is missing
 * stands after a verb; the rest brings its own.
 */
export function describePart({actual, expected}: Difference): Text {
  const {en, zh} = quote(actual || expected)
  if (actual === '') return {en, zh}
  if (expected === '') return {en, zh: `多了${zh}`}
  return {
    en: `\`${actual}\` for \`${expected}\``,
    zh: `\`${expected}\` 写成了 \`${actual}\``
  }
}

const spaces: Text = {en: 'spaces', zh: '空格不对'}

/** All parts in words, each with what is the matter with it. */
export function describeParts(parts: readonly Difference[]): Text {
  const described = parts.map((part): Text => {
    const {actual, expected} = part
    if (actual === expected) return spaces
    const {en, zh} = describePart(part)
    if (actual === '') return {en: `missing ${en}`, zh: `缺少${zh}`}
    return {en: expected === '' ? `unexpected ${en}` : en, zh}
  })
  // Several spaces are one mistake to an author.
  const isSpace = ({actual, expected}: Difference) => (actual + expected).trim() === ''
  if (parts.every(isSpace)) return spaces
  return {
    en: described.map(({en}) => en).join(', '),
    zh: described.map(({zh}) => zh).join('，')
  }
}

function quote(part: string): Text {
  return part.trim() === '' ? {en: 'space', zh: '空格'} : {en: `\`${part}\``, zh: ` \`${part}\``}
}
