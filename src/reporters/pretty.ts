import {type Message, weightOf} from '../engine/message.ts'
import {displayWidth} from '../text/display-width.ts'
import {type Language, say, type Text} from '../text/language.ts'
import {redactInPlace} from '../text/redact.ts'
import {safeText} from '../text/safe-text.ts'
import {diffOf} from './diff.ts'
import {type ExcerptLine, excerptOf} from './excerpt.ts'
import {fixLabels, weightLabels} from './labels.ts'
import {painter, weightPaint} from './paint.ts'
import {count, type ReporterOptions, type Result, repairMark} from './result.ts'
import {positionOf, readSource, type Source} from './source.ts'
import {totalLine} from './summary.ts'

/** Columns of an excerpt line; with the line number, it fits into 80 columns. */
const width = 68

const messages = {
  repair: {en: '{how}:', zh: '{how}：'},
  again: {en: '{how}, as above', zh: '{how}，同上'},
  more: {en: '… {amount} more lines', zh: '…… 另有 {amount} 行'}
} satisfies Record<string, Text>

/** Each finding with its excerpt, and its edit as a small diff. */
export function pretty(results: readonly Result[], options: ReporterOptions): string {
  const blocks = results.flatMap(({name, messages, text}) => {
    const source = text === undefined ? undefined : readSource(redactInPlace(text))
    const shownEdits = new Set<string>()
    return messages.map((message) => findingText(name, message, source, shownEdits, options))
  })
  const last = totalLine(count(results.flatMap(({messages}) => messages)), options)
  return blocks.length === 0 ? last : `${blocks.join('\n\n')}\n\n${last}`
}

function findingText(
  name: string,
  message: Message,
  source: Source | undefined,
  shownEdits: Set<string>,
  {language, color}: ReporterOptions
): string {
  const paint = painter(color)
  const weight = weightOf(message)
  const {line, column} = positionOf(message).start
  const location = `${safeText(name)}:${line}:${column}`
  const title = [
    paint('bold', location),
    paint(weightPaint[weight], weightLabels[weight][language]),
    message.ruleId ?? message.source
  ].join('  ')
  const text = safeText(message.reason) + repairMark(message)
  const lines = source ? excerptOf(source, message, width) : []
  const digits = Math.max(...lines.map(({number}) => String(number).length), 1)
  const indent = ' '.repeat(digits + 3)
  return [
    title,
    `${indent}${text}`,
    ...markGaps(lines, digits).map((shown) =>
      'number' in shown ? excerptLine(shown, digits, paint) : paint('dim', shown.gap)
    ),
    ...(source
      ? diffText(source, message, shownEdits, language, paint).map((it) => indent + it)
      : []),
    ...(message.url ? [`${indent}${paint('dim', message.url)}`] : [])
  ].join('\n')
}

type Paint = ReturnType<typeof painter>

/** Adds a marker where lines are left out. */
function markGaps(lines: readonly ExcerptLine[], digits: number) {
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
 * The edit of a message as a diff, once for all messages that share it.
 *
 * @param shownEdits Edits of this report that were shown so far; this one is added.
 */
function diffText(
  source: Source,
  message: Message,
  shownEdits: Set<string>,
  language: Language,
  paint: Paint
): string[] {
  const edit = message.fix ?? message.suggestion
  if (!edit) return []
  const how = fixLabels[message.fix ? 'fix' : 'suggestion']
  const key = JSON.stringify([edit.range, edit.text])
  if (shownEdits.has(key)) return [say(messages.again, language, {how})]
  shownEdits.add(key)
  const {lines, more} = diffOf(source, edit, width)
  return [
    say(messages.repair, language, {how}),
    ...lines.map(({sign, text}) =>
      paint(sign === '-' ? 'red' : 'green', `  ${sign} ${text}`.trimEnd())
    ),
    ...(more > 0 ? [paint('dim', `    ${say(messages.more, language, {amount: more})}`)] : [])
  ]
}
