import {type Language, say, type Text} from '../../../text/language.ts'
import {safeText} from '../../../text/safe-text.ts'
import {unifiedDiff} from '../../../text/unified-diff.ts'
import {showLines} from '../../show-patch.ts'
import type {ArchiveFacts, Proposal} from './facts.ts'

const messages = {
  found: {
    en: 'Looked at {amount} in {others}',
    zh: '查看了 {amount}，{others}'
  },
  create: {en: 'New file {path}: {why}', zh: '新文件 {path}：{why}'},
  extend: {en: 'Change of {path}: {why}', zh: '修改 {path}：{why}'}
} satisfies Record<string, Text>

/** What was looked at. */
export function showFacts({reports, others}: ArchiveFacts, language: Language): string {
  const amount = reports.length
  const whole = amount + others.length
  return say(messages.found, language, {
    amount: {en: `${amount} ${amount === 1 ? 'report' : 'reports'}`, zh: `${amount} 份周报`},
    others: {
      en: `${whole} Markdown ${whole === 1 ? 'file' : 'files'}`,
      zh: `共 ${whole} 个 Markdown 文件`
    }
  })
}

/** What a proposal is about, in one line. */
export function showTitle({path, before, why}: Proposal, language: Language): string {
  const text = before === undefined ? messages.create : messages.extend
  return say(text, language, {path: both(safeText(path)), why})
}

/** What it would write: a new file as it is, another one as a diff; harmless for a terminal. */
export function showText({path, before, text}: Proposal): string {
  const shown = before === undefined ? text : unifiedDiff(path, before, text)
  return showLines(shown).join('\n')
}

function both(text: string): Text {
  return {en: text, zh: text}
}
