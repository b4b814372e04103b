import type {Finding} from '../../src/browser.ts'
import type {Edit} from '../../src/syntax/edit.ts'
import type {Language} from '../../src/text/language.ts'
import {h} from './dom.ts'
import {type Row, rowsOf} from './repair.ts'
import {tell} from './words.ts'

interface ListOptions {
  readonly text: string
  readonly language: Language
  readonly onShow: (finding: Finding) => void
  readonly onApply: (edit: Edit) => void
}

/** The page of this site that explains a rule. */
export function rulePage(id: string, language: Language): string {
  return `./${language}/rules/${encodeURIComponent(id)}.html`
}

/** Text with what stands between backticks as code. */
function withCode(message: string): (Node | string)[] {
  return message.split('`').map((part, at) => (at % 2 === 0 ? part : h('code', {}, part)))
}

/** The findings as a list: where, what, and each repair as a small diff. */
export function findingsList(findings: readonly Finding[], options: ListOptions): HTMLElement {
  return h('ol', {class: 'findings'}, ...findings.map((finding) => entry(finding, options)))
}

function entry(finding: Finding, {text, language, onShow, onApply}: ListOptions): HTMLElement {
  const {severity, line, column, message, ruleId, edit, suggestions} = finding
  const place = h(
    'button',
    {type: 'button', class: 'place', on: {click: () => onShow(finding)}},
    h('span', {class: `weight weight-${severity}`}, tell(severity, language)),
    h('span', {class: 'where'}, `${line}:${column}`),
    h('span', {class: 'message'}, ...withCode(message))
  )
  const repair = (what: Edit, isSafe: boolean) =>
    h(
      'div',
      {class: 'repair'},
      diff(rowsOf(text, what), language),
      h(
        'div',
        {class: 'repair-act'},
        h(
          'button',
          {
            type: 'button',
            class: isSafe ? 'small primary' : 'small',
            on: {click: () => onApply(what)}
          },
          tell(isSafe ? 'apply' : 'applySuggestion', language)
        ),
        ...(isSafe ? [] : [h('span', {class: 'quiet'}, tell('suggestionNote', language))])
      )
    )
  return h(
    'li',
    {class: 'finding', 'data-rule': ruleId ?? ''},
    place,
    ...(edit ? [repair(edit, true)] : suggestions.map((suggestion) => repair(suggestion, false))),
    ...(ruleId === undefined
      ? []
      : [h('a', {class: 'rule-id', href: rulePage(ruleId, language)}, ruleId)])
  )
}

function diff({rows, more}: {rows: Row[]; more: number}, language: Language): HTMLElement {
  const lines: HTMLElement[] = rows.map((row) =>
    h('div', {class: `row row-${row.kind}`}, side(row))
  )
  if (more > 0) lines.push(h('div', {class: 'row quiet'}, tell('more', language, more)))
  return h('div', {class: 'diff', lang: 'zh-CN'}, ...lines)
}

/** Insertions and deletions are said by their elements too, for whoever does not see colours. */
function side({kind, before, changed, after}: Row): HTMLElement {
  const parts = [before, ...(changed === '' ? [] : [h('mark', {}, changed)]), after]
  if (kind === 'removed') return h('del', {}, ...parts)
  return kind === 'added' ? h('ins', {}, ...parts) : h('span', {}, ...parts)
}

/** How many there are of each weight, in a sentence. */
export function summaryOf(findings: readonly Finding[], language: Language): string {
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length
  const parts = [
    [count('error'), 'oneError', 'errors'],
    [count('warning'), 'oneWarning', 'warnings'],
    [count('note'), 'oneNote', 'notes']
  ] as const
  const said = parts
    .filter(([amount]) => amount > 0)
    .map(([amount, one, many]) => tell(amount === 1 ? one : many, language, amount))
  if (said.length === 0) return tell('nothing', language)
  return said.join(language === 'zh' ? '，' : ', ')
}
