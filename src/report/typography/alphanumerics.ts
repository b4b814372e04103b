import {type Correction, correct} from './correction.ts'
import type {ReaderText} from './reader-text.ts'

const fullWidth = /[Ａ-Ｚａ-ｚ０-９]+(?:(?<=[０-９])(?:．|，(?=[０-９]{3}(?![０-９])))[０-９]+)*/g

/** What follows the number of a week, or the year of one. */
const week = /^ ?[周週]|^ ?年 ?第? ?[０-９]{1,2} ?[周週]/

/** Finds full-width letters and digits, but for numbers of weeks. */
export function* findFullWidth(reader: ReaderText): Generator<Correction> {
  const {text} = reader
  for (const {0: actual, index} of text.matchAll(fullWidth)) {
    const isWeek = text[index - 1] === '第' || week.test(text.slice(index + actual.length))
    if (!isWeek) yield* correct(reader, index, actual, actual.normalize('NFKC'))
  }
}
