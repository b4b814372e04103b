import type {VFile} from 'vfile'
import type {Message} from '../engine/message.ts'
import type {Edit, Range} from '../syntax/edit.ts'

/** One place where a rule is broken. */
export interface Finding {
  /** Id of the rule; `undefined` for what is wrong about a comment or about the whole file. */
  readonly ruleId: string | undefined
  /** A note never fails a run. */
  readonly severity: 'error' | 'warning' | 'note'
  /** What is wrong and what is right, in the language of the run. */
  readonly message: string
  /** Why it matters, in the language of the run. */
  readonly why: string | undefined
  /** Address of the page that explains the rule. */
  readonly url: string | undefined
  /** The smallest wrong range, in UTF-16 offsets behind the byte order mark. */
  readonly range: Range
  /** The same in lines and columns, from 1. */
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** The safe edit that makes it right. */
  readonly edit?: Edit
  /** Edits that need a person’s yes. */
  readonly suggestions: readonly Edit[]
}

/** A file with what was found in it, also as messages for reporters of vfile. */
export type LintedFile = VFile & {
  readonly findings: readonly Finding[]
}

/** Add what was found to a file. */
export function withFindings(file: VFile): LintedFile {
  const findings = (file.messages as Message[]).map(toFinding)
  return Object.defineProperty(file, 'findings', {value: findings, enumerable: false}) as LintedFile
}

function toFinding(message: Message): Finding {
  const {ruleId, fatal, reason, note, url, place, fix, suggestion} = message
  const [start, end] = place && 'start' in place ? [place.start, place.end] : [place, place]
  return {
    ruleId,
    severity: fatal ? 'error' : fatal === false ? 'warning' : 'note',
    message: reason,
    why: note,
    url,
    range: [start?.offset ?? 0, end?.offset ?? 0],
    line: start?.line ?? 1,
    column: start?.column ?? 1,
    endLine: end?.line ?? 1,
    endColumn: end?.column ?? 1,
    ...(fix && {edit: fix}),
    suggestions: suggestion ? [suggestion] : []
  }
}
