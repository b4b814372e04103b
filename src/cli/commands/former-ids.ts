import {formerIds, rulesNamed} from '../../engine/former-rules.ts'
import type {Text} from '../../text/language.ts'
import type {Log} from './log.ts'

const message: Text = {
  en: 'Unexpected former rule id `{actual}`, expected {expected}; it still works for them',
  zh: '规则 `{actual}` 已改名，现为 {expected}；旧名仍然有效'
}

/**
 * Note on stderr what a rule is called now, once for each former id.
 *
 * @param ids Ids that somebody wrote, former or not.
 */
export async function noteFormerIds(log: Log, ids: Iterable<string>): Promise<void> {
  const written = new Set(ids)
  for (const actual of formerIds.filter((id) => written.has(id))) {
    const names = rulesNamed(actual).map((id) => `\`${id}\``)
    const expected = {en: names.join(' and '), zh: names.join(' 和 ')}
    await log.note(message, {actual, expected})
  }
}
