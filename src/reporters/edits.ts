import type {Edit} from '../edit.ts'
import type {Message} from '../message.ts'
import {hasSecrets} from '../redact.ts'

/** The edits of a message, without those that write a secret down: `--fix` applies them, unseen. */
export function publicEdits({fix, suggestion}: Message): Pick<Message, 'fix' | 'suggestion'> {
  const shown = (edit: Edit | undefined) => (edit && hasSecrets(edit.text) ? undefined : edit)
  return {fix: shown(fix), suggestion: shown(suggestion)}
}
