import type {VFile} from 'vfile'
import {type Edit, splice, withoutOverlap} from '../syntax/edit.ts'
import {lintText} from './lint.ts'
import type {Message} from './message.ts'
import type {Settings} from './settings.ts'

/** Nested lists take a pass a level; no report comes near. */
const mostPasses = 100

export interface FixSettings extends Settings {
  /** Whether to apply suggestions too. */
  readonly unsafe?: boolean
}

/**
 * Repair a report until nothing is left to repair.
 *
 * @param content Markdown, without byte order mark.
 * @returns The file with the repaired text as its value, and the messages on what is left.
 * @throws Error Where rules undo each other, which is a mistake of ours; it names them.
 */
export function fixText(content: string, settings: FixSettings): VFile {
  let file = fixSafely(content, settings)
  while (settings.unsafe) {
    const next = applySuggestions(file, settings)
    if (!next) break
    file = next
  }
  return file
}

/**
 * Apply all suggestions, or, where that leaves the report no better, the first that makes it so.
 *
 * @returns Nothing where no suggestion makes it better.
 */
function applySuggestions(file: VFile, settings: Settings): VFile | undefined {
  const text = String(file)
  const edits = withoutOverlap(editsOf(file, 'suggestion'))
  const all = edits.length > 1 ? [edits] : []
  for (const tried of [...all, ...edits.map((edit) => [edit])]) {
    const next = fixSafely(splice(text, tried), settings)
    if (weight(next) < weight(file)) return next
  }
  return undefined
}

/**
 * How much there is to complain about, on lines that count and on others; no number of warnings
 * outweighs an error.
 */
function weight(file: VFile): number {
  const messages = [...file.messages, ...((file.data.elsewhere ?? []) as Message[])]
  const errors = messages.filter(({fatal}) => fatal).length
  return errors * 1_000_000 + messages.length
}

function fixSafely(content: string, settings: Settings): VFile {
  const seen = new Set<string>()
  let text = content
  for (let pass = 0; ; pass++) {
    const file = lintText(text, settings)
    const edits = withoutOverlap(editsOf(file, 'fix'))
    if (edits.length === 0) return file
    seen.add(text)
    text = splice(text, edits)
    if (seen.has(text) || pass > mostPasses) {
      const ids = new Set(edits.map(({ruleId}) => ruleId))
      throw new Error(`Rules undo each other: ${[...ids].join(', ')}`)
    }
  }
}

function editsOf(file: VFile, kind: 'fix' | 'suggestion'): (Edit & {ruleId: string})[] {
  return (file.messages as Message[]).flatMap((message) => {
    const edit = message[kind]
    return edit ? [{...edit, ruleId: message.ruleId ?? ''}] : []
  })
}
