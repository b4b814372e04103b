import fs from 'node:fs'
import path from 'node:path'
import type {Text} from '../../src/text/language.ts'

const root = path.join(import.meta.dirname, '../..')

/** A text of ours, as it stands in the source. */
export interface FoundText extends Text {
  /** Relative to the project. */
  readonly file: string
}

const literal = String.raw`(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\`(?:\\.|[^\`\\])*\`)`

const pair = new RegExp(String.raw`\ben:\s*(${literal}),\s*zh:\s*(${literal})`, 'g')

/**
 * All texts in English and Chinese that the sources of a folder hold. Read from the source, so that
 * those that are seldom said are among them.
 */
export function textsIn(folder: string): FoundText[] {
  return fs
    .readdirSync(path.join(root, folder), {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
    .flatMap((name) => {
      const file = path.posix.join(folder, name)
      const source = fs.readFileSync(path.join(root, file), 'utf8')
      return [...source.matchAll(pair)].map(([, en = '', zh = '']) => ({
        file,
        en: contentOf(en),
        zh: contentOf(zh)
      }))
    })
}

function contentOf(literal: string): string {
  return literal.slice(1, -1).replace(/\\(.)/g, '$1')
}
