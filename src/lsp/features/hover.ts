import {type Hover, MarkupKind, type Position} from 'vscode-languageserver'
import {rules} from '../../../rules/index.ts'
import {rulesNamed} from '../../engine/former-rules.ts'
import {ruleUrl} from '../../engine/message.ts'
import type {AnyRule} from '../../engine/rule.ts'
import type {Range} from '../../syntax/edit.ts'
import type {Language, Text} from '../../text/language.ts'
import {wordAt} from './comment.ts'
import type {Page} from './page.ts'

const more: Text = {en: 'Examples and options', zh: '示例与选项'}

/** Why the rules want what they want: those of the findings at a place, or one that a comment names. */
export function hover(page: Page, position: Position, kind: MarkupKind): Hover | undefined {
  const at = page.offset(position)
  const found = page.messages.flatMap((message): {id: string; range: Range}[] => {
    const range = page.rangeOf(message)
    const isHere = range[0] <= at && at <= range[1]
    return isHere && message.ruleId ? [{id: message.ruleId, range}] : []
  })
  const explained = found.length > 0 ? found : named(page, at)
  const ids = new Set(explained.map(({id}) => id))
  const known = rules.filter(({id}) => ids.has(id))
  const [first] = explained
  if (known.length === 0 || !first) return undefined
  const {language} = page.settings
  const value = known.map((rule) => explain(rule, language, kind)).join('\n\n')
  return {contents: {kind, value}, range: page.range(first.range)}
}

function named(page: Page, at: number): {id: string; range: Range}[] {
  const {start, text} = page.lineAt(at)
  const found = wordAt(text, at - start)
  if (found?.kind !== 'rule') return []
  const from = start + found.start
  const range: Range = [from, from + found.word.length]
  return rulesNamed(found.word).map((id) => ({id, range}))
}

/** What a rule wants, and why. */
export function explain({id, summary, why}: AnyRule, language: Language, kind: MarkupKind): string {
  const url = ruleUrl(id, language)
  const [head, link] =
    kind === MarkupKind.Markdown
      ? [`**${id}** · ${summary[language]}`, `[${more[language]}](${url})`]
      : [`${id} · ${summary[language]}`, url]
  return `${head}\n\n${why[language]}\n\n${link}`
}
