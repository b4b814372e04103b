import type {Range} from '../../syntax/edit.ts'
import {linesOf} from '../../syntax/lines.ts'
import {type Prose, proseOf} from '../../syntax/prose.ts'
import type {Source} from '../../syntax/source.ts'
import {cjk} from './characters.ts'

/** A line that is meant as a heading, but not parsed as one. */
export interface UnspacedHeading {
  /** Range of its marks, with full-width spaces behind them. */
  readonly marks: Range
  readonly depth: number
  /** Whether it may be a tag: one mark. */
  readonly isTag: boolean
  /** Whether nothing else can be meant. */
  readonly isSure: boolean
}

const pattern =
  /^([#＃]{1,6})(\u3000*)(?=[\p{L}\p{N}\p{Extended_Pictographic}“「『《【（*`\uFFFC])/u

/** A tag behind another: `#读书 #跑步`. */
const nextTag = /[ \t\u3000][#＃][^\s#＃]/

/** The end of a tag that is closed: `#话题#`. */
const tagEnd = /[^#＃\s][#＃][ \t]*$/

/**
 * Reads lines that begin with the marks of a heading, but without a space behind them
 * (CommonMark 0.31.2, section 4.2).
 *
 * @param prose Running text of the source.
 */
export function readUnspacedHeadings(source: Source, prose: readonly Prose[]): UnspacedHeading[] {
  return prose.flatMap((piece) => {
    const {node, ancestors, range} = piece
    if (node.type !== 'paragraph') return []
    const lines = linesOf(source, range)
    return lines.flatMap((place, index): UnspacedHeading[] => {
      // Four spaces make it a part of the paragraph, whatever it begins with.
      if (index > 0 && ancestors.length === 1 && place.column > 3) return []
      const from = Math.max(place.textStart, range[0])
      const line = proseOf(piece, place)
      const [actual, written = ''] = pattern.exec(line) ?? []
      if (actual === undefined || nextTag.test(line)) return []
      const depth = written.length
      const isTag = depth === 1
      if (isTag && (tagEnd.test(line) || !cjk.test(line.charAt(actual.length)))) return []
      const isAlone = lines.length === 1 && ancestors.length === 1
      return [
        {
          marks: [from, from + actual.length],
          depth,
          isTag,
          isSure: isAlone && !isTag && /^#+$/.test(actual)
        }
      ]
    })
  })
}
