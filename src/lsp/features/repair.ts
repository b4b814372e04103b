import type {TextEdit} from 'vscode-languageserver'
import {fixText} from '../../engine/fix.ts'
import {onlyLayout, type Settings} from '../../engine/settings.ts'
import {lineEdits} from './line-edits.ts'
import type {Page} from './page.ts'

/**
 * Repair all that is safe to repair.
 *
 * @param rule Only the edits of this rule, if it is given.
 */
export function repair(page: Page, rule?: string): TextEdit[] {
  const {settings} = page
  const active = settings.rules.filter((active) => rule === undefined || active.rule.id === rule)
  return editsBy(page, {...settings, rules: active})
}

/** Lay the report out: apply the layout rules that are configured, and no other. */
export function layOut(page: Page): TextEdit[] {
  return editsBy(page, onlyLayout(page.settings))
}

function editsBy(page: Page, settings: Settings): TextEdit[] {
  const after = String(fixText(page.content, settings))
  return lineEdits(page.content, after).map((edit) => page.textEdit(edit))
}
