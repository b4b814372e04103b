import type {Edit, Range} from '../../syntax/edit.ts'
import type {ReaderText} from './reader-text.ts'

/** Full-width letters and digits. */
export interface FullWidth {
  readonly actual: string
  readonly expected: string
  readonly range: Range
  readonly edit: Edit
}

const fullWidth = /[Ａ-Ｚａ-ｚ０-９]+(?:(?<=[０-９])．(?=[０-９])[０-９]+)*/g

/** Finds full-width letters and digits, but for numbers of weeks. */
export function* findFullWidth(reader: ReaderText): Generator<FullWidth> {
  const {text} = reader
  for (const {0: actual, index} of text.matchAll(fullWidth)) {
    const isWeek =
      text[index - 1] === '第' || /^ ?[周週年月]/.test(text.slice(index + actual.length))
    const range = isWeek ? undefined : reader.plainRange(index, index + actual.length)
    if (!range) continue
    const expected = actual.normalize('NFKC')
    yield {actual, expected, range, edit: {range, text: expected}}
  }
}
