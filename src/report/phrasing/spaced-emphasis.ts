import type {Edit} from '../../syntax/edit.ts'
import {mask, type Prose} from '../../syntax/prose.ts'
import {cjk} from './characters.ts'
import {kind} from './flanking.ts'

const run = /\*+/g

/**
 * Reads emphasis with `**` that is none, since a space stands inside of it: `** 重点 **`
 * (CommonMark 0.31.2, section 6.2). Lines with other runs of stars are left alone.
 *
 * @returns For each, the edit that moves the space out, or drops it where no letter stands there.
 */
export function readSpacedEmphasis(prose: Prose): Edit[] {
  const edits: Edit[] = []
  for (const {0: line, index} of prose.text.matchAll(/[^\r\n]+/g)) {
    const runs = [...line.matchAll(run)]
    if (runs.length % 2 > 0 || runs.some(([stars]) => stars.length !== 2)) continue
    for (let at = 0; at < runs.length; at += 2) {
      const [start, end] = [runs[at]!.index, runs[at + 1]!.index + 2]
      const content = line.slice(start + 2, end - 2)
      const text = content.trim()
      if (text === content || !cjk.test(text) || text.includes(mask)) continue
      const before = /^\s/.test(content) && isLetter(line.charAt(start - 1)) ? ' ' : ''
      const after = /\s$/.test(content) && isLetter(line.charAt(end)) ? ' ' : ''
      const offset = prose.range[0] + index
      const range = [offset + start, offset + end] as const
      edits.push({range, text: `${before}**${text}**${after}`})
    }
  }
  return edits
}

function isLetter(character: string): boolean {
  return kind(character) === 'letter'
}
