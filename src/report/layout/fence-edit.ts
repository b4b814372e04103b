import type {Code} from 'mdast'
import {combine, type Edit} from '../../syntax/edit.ts'
import {linesOf} from '../../syntax/lines.ts'
import type {Placed, Source} from '../../syntax/source.ts'
import {type Fence, valueLines} from './fence.ts'
import {linePrefix, linePrefixBelow} from './line-prefix.ts'

/** The expected fence of code. */
export interface Marks {
  readonly mark: string
  /** The info string. */
  readonly info: string
}

/**
 * Returns the expected fence: backticks, one more than the longest run in the code; tildes only if
 * the info string contains backticks (CommonMark 0.31.2, section 4.5).
 */
export function marksFor({value}: Code, info: string): Marks {
  const character = info.includes('`') ? '~' : '`'
  const runs = value.match(character === '~' ? /~+/g : /`+/g) ?? []
  const length = Math.max(3, ...runs.map((run) => run.length + 1))
  return {mark: character.repeat(length), info: info.replace(/^(\S+)[ \t]+/, '$1 ')}
}

/** Turns indented code into fenced code. */
export function fenceIndented(source: Source, code: Placed<Code>, {mark}: Marks): Edit {
  const below = linePrefixBelow(linePrefix(source, code))
  const lines = [mark, ...valueLines(code), mark]
  const [first, ...rest] = lines
  const text = rest.map(
    (line) => source.lineEnding + (line === '' ? below.trimEnd() : below + line)
  )
  return {range: source.range(code), text: first + text.join('')}
}

/** Rewrites the fences of code, and adds missing ones. */
export function refence(
  source: Source,
  code: Placed<Code>,
  fence: Fence,
  {mark, info}: Marks,
  space = ''
): Edit {
  const [first, ...rest] = linesOf(source, source.range(code))
  const start = fence.open[0]
  const infoEnd = start + source.slice([start, first!.end]).trimEnd().length
  const edits: Edit[] = [{range: [start, infoEnd], text: mark + (info && space + info)}]
  const below = linePrefixBelow(linePrefix(source, code))
  const values = valueLines(code)
  // No line and one blank line are the same empty code; like Prettier, keep the line.
  const hasLine = rest.length > (fence.close ? 1 : 0)
  const blank = hasLine ? '' : source.lineEnding + below.trimEnd()
  const end = rest[Math.max(1, values.length) - 1]?.end ?? first!.end
  if (fence.close) {
    if (blank) edits.push({range: [first!.end, first!.end], text: blank})
    edits.push({range: fence.close, text: mark})
  } else {
    edits.push({range: [end, end], text: blank + source.lineEnding + below + mark})
  }
  return combine(source.text, edits)
}
