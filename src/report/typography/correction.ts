import type {Edit, Range} from '../../syntax/edit.ts'
import type {ReaderText} from './reader-text.ts'

/** Some text that is to be written otherwise. */
export interface Correction {
  readonly actual: string
  readonly expected: string
  readonly range: Range
  readonly edit: Edit
}

/** Corrects what stands at an index, unless it is right, or anything but text is in it. */
export function* correct(
  reader: ReaderText,
  index: number,
  actual: string,
  expected: string
): Generator<Correction> {
  const range = reader.plainRange(index, index + actual.length)
  if (range && actual !== expected) yield {actual, expected, range, edit: {range, text: expected}}
}
