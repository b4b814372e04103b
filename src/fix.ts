import type {VFile} from 'vfile'
import {type Edit, splice, withoutOverlap} from './edit.ts'
import {lintText} from './lint.ts'
import type {Message} from './message.ts'
import type {Settings} from './settings.ts'

/** Nested lists take a pass a level; no report comes near. */
const mostPasses = 100

/** Suggestions may bring up others, each of which again needs a pass. */
const mostSuggestionRounds = 10

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
  if (!settings.unsafe) return file
  for (let round = 0; round < mostSuggestionRounds; round++) {
    const before = String(file)
    const edits = withoutOverlap(editsOf(file, 'suggestion'))
    if (edits.length === 0) break
    const next = fixSafely(splice(before, edits), settings)
    if (String(next) === before) break
    file = next
  }
  return file
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
