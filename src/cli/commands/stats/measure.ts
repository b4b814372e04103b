import {toString as toText} from 'mdast-util-to-string'
import {isTooComplex, lintText} from '../../../engine/lint.ts'
import type {Message} from '../../../engine/message.ts'
import {linkKey} from '../../../report/links/address.ts'
import type {ReportContext} from '../../../report/report.ts'
import {Report} from '../../../report/report.ts'
import {ruleIdOf} from '../../../reporters/message-ids.ts'
import {splitByteOrderMark} from '../../../syntax/byte-order-mark.ts'
import {parse} from '../../../syntax/processor.ts'
import type {ReadReport} from '../run-files.ts'
import type {Measured} from './summarize.ts'

/**
 * Count the findings, characters and addresses of a report.
 *
 * @param context What is around it.
 */
export function measure(
  {settings, text}: ReadReport,
  context: ReportContext
): Pick<Measured, 'characters' | 'findings' | 'links'> {
  const {content} = splitByteOrderMark(text)
  const file = lintText(content, {...settings, context, edits: false})
  const findings = (file.messages as Message[]).map(ruleIdOf)
  if (isTooComplex(file)) return {characters: lengthOf(content), findings, links: []}
  const tree = parse(content)
  const report = new Report(content, tree, settings.shape)
  // Front matter is no text of the report.
  const blocks = tree.children.filter(({type}) => type !== 'yaml' && type !== 'html')
  return {
    characters: lengthOf(blocks.map((block) => toText(block)).join('\n')),
    findings,
    links: report.uses.flatMap(({href}) => linkKey(href) ?? [])
  }
}

/** How many characters a text has, spaces left out. */
function lengthOf(text: string): number {
  return [...text.replace(/\s+/g, '')].length
}
