import type {Edit} from '../../syntax/edit.ts'
import type {Prose} from '../../syntax/prose.ts'
import {cjk, fullWidthMarks} from './characters.ts'

/** Non-breaking spaces, which look like others. */
const nonBreaking = '\u00A0\u202F'

/** Invisible characters that only allow or prevent a line break. */
const zeroWidth = '\u00AD\u200B\u2060\uFEFF'

const strays = new RegExp(`[${nonBreaking}${zeroWidth}]+`, 'g')
const spaces = new RegExp(`[${nonBreaking}]`, 'g')
const invisibles = new RegExp(`[${zeroWidth}]`, 'g')
const chinese = new RegExp(`${cjk.source}|[${fullWidthMarks}]`, 'u')

/**
 * Finds accidental non-breaking and invisible characters: next to a Chinese character, where a line
 * may break anyway, next to a space, or at the start or end of a line. They come from web pages and
 * editors; between letters they may be intended.
 *
 * @returns Edits that replace each by what it looks like: a space, or the empty string.
 */
export function readStrays({text, range}: Prose): Edit[] {
  return [...text.matchAll(strays)].flatMap(({0: run, index}): Edit[] => {
    const end = index + run.length
    const before = /[^\r\n]?$/u.exec(text.slice(Math.max(0, index - 2), index))![0]
    const after = /^[^\r\n]?/u.exec(text.slice(end, end + 2))![0]
    const [first, last] = [isEdge(text, index - 1, -1), isEdge(text, end, 1)]
    const width = run.replace(invisibles, '').length
    const isBeside = [before, after].some(
      (character) => character === ' ' || chinese.test(character)
    )
    if (!first && !last && !isBeside && width < 2) return []
    const isSeen = width > 0 && !first && !last && before !== ' ' && after !== ' '
    return [{range: [range[0] + index, range[0] + end], text: isSeen ? ' ' : ''}]
  })
}

/** Whether there are only spaces from an index to the start or end of the line. */
function isEdge(text: string, index: number, step: -1 | 1): boolean {
  let at = index
  while (text[at] === ' ' || text[at] === '\t') at += step
  const character = text[at]
  return character === undefined || character === '\n' || character === '\r'
}

/** A text as it looks: without invisible characters, with white space collapsed. */
export function seen(text: string): string {
  return text
    .replace(invisibles, '')
    .replace(spaces, ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?(\r\n|\n|\r) ?/g, '$1')
}
