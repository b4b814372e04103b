import {join} from 'node:path'
import {createFile} from '../../../project/files/create.ts'
import {decode, readSource} from '../../../project/files/read.ts'
import {replaceReport} from '../../../project/files/write.ts'
import type {Text} from '../../../text/language.ts'
import {Problem} from '../../../text/problem.ts'
import type {Proposal} from './facts.ts'

const messages = {
  changed: {
    en: 'Unexpected change of `{file}` meanwhile, nothing written to it; run again',
    zh: '`{file}` 在此期间发生变化，未写入；请重新运行'
  }
} satisfies Record<string, Text>

/**
 * Write what was agreed to: all or nothing of a file, and never over what was not shown.
 *
 * @param root Absolute path of the project.
 * @throws Problem If it cannot be written, or is not what was shown any more.
 */
export function applyProposal({path: name, before, text, mode}: Proposal, root: string): void {
  const path = join(root, name)
  if (before === undefined) {
    createFile({path, name, text, within: root, ...(mode !== undefined && {mode})})
    return
  }
  const source = readSource(path, name)
  if (decode(source.bytes, name) !== before) throw new Problem(messages.changed, {file: name})
  replaceReport(source, text, root)
}
