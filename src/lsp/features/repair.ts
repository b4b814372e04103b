import type {TextEdit} from 'vscode-languageserver'
import {rules} from '../../../rules/index.ts'
import {fixText} from '../../fix.ts'
import {defaults} from '../../option.ts'
import type {AnyRule} from '../../rule.ts'
import type {ActiveRule, Settings} from '../../settings.ts'
import {lineEdits} from './line-edits.ts'
import type {Page} from './page.ts'

/**
 * Repair all that is safe to repair.
 *
 * @param rule Where given, of this rule alone.
 */
export function repair(page: Page, rule?: string): TextEdit[] {
  const {settings} = page
  const active = settings.rules.filter((active) => rule === undefined || active.rule.id === rule)
  return editsBy(page, {...settings, rules: active})
}

/** Lay the report out: apply the layout rules, and no other. */
export function layOut(page: Page): TextEdit[] {
  const {settings} = page
  const configured = new Map(settings.rules.map((active) => [active.rule.id, active]))
  const layout = (rules as readonly AnyRule[]).flatMap((rule): ActiveRule[] => {
    if (!rule.layout) return []
    const fallback = {rule, severity: 'warn', options: defaults(rule.options)} as const
    return [configured.get(rule.id) ?? fallback]
  })
  return editsBy(page, {...settings, rules: layout})
}

function editsBy(page: Page, settings: Settings): TextEdit[] {
  const after = String(fixText(page.content, settings))
  return lineEdits(page.content, after).map((edit) => page.textEdit(edit))
}
