import {type Message, weightOf} from '../engine/message.ts'
import {displayWidth} from '../text/display-width.ts'
import {type Language, say, type Text} from '../text/language.ts'
import {redactInPlace} from '../text/redact.ts'
import {safeText} from '../text/safe-text.ts'
import {changeOf} from './change.ts'
import {type ExcerptLine, excerptOf} from './excerpt.ts'
import {painter, weightPaint} from './paint.ts'
import {count, type ReporterOptions, type Result, repairMark} from './result.ts'
import {rangeOf, readSource, type Source} from './source.ts'
import {closing} from './summary.ts'
import {repairWords, weightWords} from './words.ts'

/** Columns of a line of a report; beside its number, this fits a terminal of 80. */
const width = 68

const messages = {
  repair: {en: '{how}:', zh: '{how}：'},
  again: {en: '{how}, as above', zh: '{how}，同上'},
  more: {en: '… {amount} more lines', zh: '…… 另有 {amount} 行'}
} satisfies Record<string, Text>

/** Each finding with the lines it is about, and its repair as a small diff. */
export function pretty(results: readonly Result[], options: ReporterOptions): string {
  const blocks = results.flatMap(({name, messages, text}) => {
    const source = text === undefined ? undefined : readSource(redactInPlace(text))
    const known = new Set<string>()
    return messages.map((message) => block(name, message, source, known, options))
  })
  const last = closing(count(results.flatMap(({messages}) => messages)), options)
  return blocks.length === 0 ? last : `${blocks.join('\n\n')}\n\n${last}`
}

function block(
  name: string,
  message: Message,
  source: Source | undefined,
  known: Set<string>,
  {language, color}: ReporterOptions
): string {
  const paint = painter(color)
  const weight = weightOf(message)
  const {line, column} = rangeOf(message).start
  const place = `${safeText(name)}:${line}:${column}`
  const title = [
    paint('bold', place),
    paint(weightPaint[weight], weightWords[weight][language]),
    message.ruleId ?? message.source
  ].join('  ')
  const sentence = safeText(message.reason) + repairMark(message)
  const lines = source ? excerptOf(source, message, width) : []
  const digits = Math.max(...lines.map(({number}) => String(number).length), 1)
  const indent = ' '.repeat(digits + 3)
  return [
    title,
    `${indent}${sentence}`,
    ...withGaps(lines, digits).map((shown) =>
      'number' in shown ? excerptLine(shown, digits, paint) : paint('dim', shown.gap)
    ),
    ...(source ? repair(source, message, known, language, paint).map((it) => indent + it) : []),
    ...(message.url ? [`${indent}${paint('dim', message.url)}`] : [])
  ].join('\n')
}

type Paint = ReturnType<typeof painter>

/** A sign where lines are left out. */
function withGaps(lines: readonly ExcerptLine[], digits: number) {
  return lines.flatMap((line, index): (ExcerptLine | {readonly gap: string})[] => {
    const before = lines[index - 1]
    const isGap = before !== undefined && before.number + 1 < line.number
    return isGap ? [{gap: `${'⋮'.padStart(digits + 2)} |`}, line] : [line]
  })
}

function excerptLine(
  {number, before, marked, after, isMarked}: ExcerptLine,
  digits: number,
  paint: Paint
): string {
  const sign = isMarked ? paint('red', '>') : ' '
  const gutter = `${sign} ${paint('dim', `${String(number).padStart(digits)} |`)}`
  const line = `${gutter} ${before}${marked}${after}`.trimEnd()
  if (!isMarked) return line
  const space = ' '.repeat(displayWidth(before))
  const carets = '^'.repeat(Math.max(1, displayWidth(marked)))
  return `${line}\n${' '.repeat(digits + 3)}${paint('dim', '|')} ${space}${paint('red', carets)}`
}

/**
 * What is changed; an edit that repairs several findings is shown once.
 *
 * @param known Edits of this report that were shown; this one is added.
 */
function repair(
  source: Source,
  message: Message,
  known: Set<string>,
  language: Language,
  paint: Paint
): string[] {
  const edit = message.fix ?? message.suggestion
  if (!edit) return []
  const how = repairWords[message.fix ? 'fix' : 'suggestion']
  const key = JSON.stringify([edit.range, edit.text])
  if (known.has(key)) return [say(messages.again, language, {how})]
  known.add(key)
  const {lines, more} = changeOf(source, edit, width)
  return [
    say(messages.repair, language, {how}),
    ...lines.map(({sign, text}) =>
      paint(sign === '-' ? 'red' : 'green', `  ${sign} ${text}`.trimEnd())
    ),
    ...(more > 0 ? [paint('dim', `    ${say(messages.more, language, {amount: more})}`)] : [])
  ]
}
