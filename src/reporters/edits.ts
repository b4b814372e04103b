import type {Message} from '../engine/message.ts'
import type {Edit} from '../syntax/edit.ts'
import {hasSecrets} from '../text/redact.ts'

/** The edits of a message, without those that would print a secret; `--fix` still applies them. */
export function publicEdits({fix, suggestion}: Message): Pick<Message, 'fix' | 'suggestion'> {
  const shown = (edit: Edit | undefined) => (edit && hasSecrets(edit.text) ? undefined : edit)
  return {fix: shown(fix), suggestion: shown(suggestion)}
}
