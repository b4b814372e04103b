import {linesOf} from '../../../engine/fingerprint.ts'
import {isInside, leavesProject} from '../../../project/files/paths.ts'
import {decode, readSource} from '../../../project/files/read.ts'
import {hashOf} from '../../../reporters/json.ts'
import type {Result} from '../../../reporters/result.ts'
import {positionOf} from '../../../reporters/source.ts'
import {splitByteOrderMark} from '../../../syntax/byte-order-mark.ts'

/**
 * A result with the text of its report, if that is on the disk, in the project, and what the messages
 * are about.
 *
 * @param root Absolute path of the project.
 */
export function withText(result: Result, root: string, cwd: string): Result {
  const {contentHash, messages, name, path} = result
  if (contentHash === undefined || messages.length === 0 || !isInside(root, path)) return result
  try {
    if (leavesProject(path, cwd)) return result
    const {bytes} = readSource(path, name)
    if (hashOf(bytes) !== contentHash) return result
    const text = decode(bytes, name)
    return areInside(messages, text) ? {...result, text} : result
  } catch {
    // It is told without an excerpt.
    return result
  }
}

/** Whether all places and edits are inside of a text; those of a stranger need not be. */
function areInside(messages: Result['messages'], text: string): boolean {
  const {content} = splitByteOrderMark(text)
  const lines = linesOf(content).length
  return messages.every((message) => {
    const edits = [message.fix, message.suggestion]
    const isShort = edits.every((edit) => !edit || edit.range[1] <= content.length)
    return isShort && positionOf(message).end.line <= lines
  })
}
