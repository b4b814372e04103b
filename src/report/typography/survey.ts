import type {ReportShape} from '../shape.ts'
import {findEllipses, findHalfWidthMarks, findHalfWidthParentheses} from './marks.ts'
import {countNouns, findWrongNouns, nounsOf} from './proper-nouns.ts'
import type {ReaderText} from './reader-text.ts'
import {findWrongSpaces, type Spacing} from './spacing.ts'

/** How often a text is written in one way and in the other. */
export interface Tally {
  readonly right: number
  readonly wrong: number
}

/** What running text shows of how an author writes. */
export interface TypographyCounts {
  /** Chinese beside Latin letters, digits and code: with a space, and without. */
  readonly spaces: Tally
  /** Punctuation in Chinese: full-width, and half-width. */
  readonly marks: Tally
  readonly ellipses: Tally
  readonly nouns: Tally
}

const base = {marks: false, words: []} as const
const required: Spacing = {...base, style: 'require', code: 'require'}
const forbidden: Spacing = {...base, style: 'forbid', code: 'forbid'}

/** Counts how running text is written. */
export function countTypography(
  readers: readonly ReaderText[],
  shape: ReportShape
): TypographyCounts {
  const nouns = nounsOf(none, none)
  const sum = (count: (reader: ReaderText) => number) =>
    readers.reduce((total, reader) => total + count(reader), 0)
  return {
    spaces: {
      right: sum((reader) => [...findWrongSpaces(reader, shape, forbidden)].length),
      wrong: sum((reader) => [...findWrongSpaces(reader, shape, required)].length)
    },
    marks: {
      right: sum(({text}) => text.match(/[，。；：！？（）]/g)?.length ?? 0),
      wrong: sum(
        (reader) =>
          [...findHalfWidthMarks(reader)].length + 2 * [...findHalfWidthParentheses(reader)].length
      )
    },
    ellipses: {
      right: sum(({text}) => text.match(/(?<!…)(?:……){1,2}(?!…)/g)?.length ?? 0),
      wrong: sum((reader) => [...findEllipses(reader)].length)
    },
    nouns: {
      right: sum((reader) => countNouns(reader, nouns)),
      wrong: sum((reader) => [...findWrongNouns(reader, nouns)].length)
    }
  }
}

const none: readonly string[] = []
