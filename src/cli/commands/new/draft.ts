import {Report} from '../../../report/report.ts'
import type {ReportShape} from '../../../report/shape.ts'
import {placeholdersOf, readByTemplate} from '../../../report/title/title-template.ts'
import {splitByteOrderMark} from '../../../syntax/byte-order-mark.ts'
import {parse} from '../../../syntax/processor.ts'
import type {Language} from '../../../text/language.ts'
import {fillTemplate, skeleton} from './skeleton.ts'
import {type Unfinished, withTasks} from './tasks.ts'
import {fillingsOf, type Subject, writeTitle} from './title.ts'

/** What a new report is made from. */
export interface Request {
  readonly subject: Subject
  readonly shape: ReportShape
  readonly language: Language
  /** A person’s own text to begin with. */
  readonly template?: string | undefined
  /** Title of the report before. */
  readonly lastTitle?: string | undefined
  /** Its tasks that were not done. */
  readonly unfinished: readonly Unfinished[]
  /** Writes a text as a value of the front matter. */
  quote(text: string): string
}

/**
 * The text of a new report.
 *
 * @returns `undefined` if no accepted title can say its week.
 */
export function draftReport(request: Request): string | undefined {
  const {subject, shape, language, lastTitle, quote, unfinished} = request
  const title = writeTitle(shape, subject, lastTitle, language)
  if (title === undefined) return undefined
  const {content: template} = splitByteOrderMark(request.template ?? '')
  const text =
    request.template === undefined
      ? skeleton(title, shape, quote)
      : fillTemplate(template, title, fillings(request), shape.numerals)
  if (unfinished.length === 0) return text
  const report = new Report(text, parse(text), shape)
  const whole = withTasks(report, unfinished)
  return report.lineEnding === '\r\n' ? whole.replace(/\r?\n/g, '\r\n') : whole
}

/** In the numerals of the title before. */
function fillings({shape, subject, lastTitle = '', language}: Request) {
  const before = shape.titles
    .filter((template) => placeholdersOf(template).includes('week'))
    .map((template) => readByTemplate(lastTitle, template))
    .find((found) => found !== undefined)
  return fillingsOf(subject, before, language)
}
