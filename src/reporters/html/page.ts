import {createHash} from 'node:crypto'
import type {Element} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {type Language, say} from '../../text/language.ts'
import {redactInPlace} from '../../text/redact.ts'
import {safeText} from '../../text/safe-text.ts'
import {weightLabels} from '../labels.ts'
import {ruleIdOf} from '../message-ids.ts'
import {
  type Count,
  count,
  homepage,
  longestPath,
  type ReporterOptions,
  type Result,
  reportsText
} from '../result.ts'
import {readSource} from '../source.ts'
import {summaryOf} from '../summary.ts'
import {findingElement, withCode} from './finding.ts'
import {labels} from './labels.ts'
import {script} from './script.ts'
import {style} from './style.ts'

/** A self-contained page of all findings, with filters. */
export function html(results: readonly Result[], options: ReporterOptions): string {
  const {language, version} = options
  const withFindings = results.filter(({messages}) => messages.length > 0)
  const total = count(withFindings.flatMap(({messages}) => messages))
  const summary = summaryOf(total, {language, color: false})
  // An object, since `say` shortens plain strings.
  const found = summary === '' ? labels.nothing : {en: summary, zh: summary}
  const reports = reportsText(results.length)
  const page = h('html', {lang: language === 'zh' ? 'zh-CN' : 'en'}, [
    head(language),
    h('body', [
      h('h1', labels.title[language]),
      h('p.total', withCode(say(labels.read, language, {reports, found}))),
      controls(withFindings, total, language),
      h(
        'main',
        {dataBy: 'file'},
        withFindings.map((result) => group(result, options))
      ),
      h('p.none', {hidden: true}, labels.none[language]),
      h(
        'footer',
        h('a', {href: homepage, rel: 'noreferrer'}, say(labels.made, language, {version}))
      ),
      h('script', script)
    ])
  ])
  return `<!doctype html>\n${toHtml(page)}\n`
}

/** The policy blocks all requests, and all scripts but our own. */
function head(language: Language): Element {
  const policy = [
    "default-src 'none'",
    `script-src '${digest(script)}'`,
    `style-src '${digest(style)}'`,
    "base-uri 'none'",
    "form-action 'none'"
  ].join('; ')
  return h('head', [
    h('meta', {charSet: 'utf-8'}),
    h('meta', {httpEquiv: 'Content-Security-Policy', content: policy}),
    h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
    h('meta', {name: 'referrer', content: 'no-referrer'}),
    h('title', labels.title[language]),
    h('style', style)
  ])
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

/** Hidden until the script runs. */
function controls(results: readonly Result[], total: Count, language: Language): Element {
  const rules = new Map<string, number>()
  for (const message of results.flatMap(({messages}) => messages)) {
    rules.set(ruleIdOf(message), (rules.get(ruleIdOf(message)) ?? 0) + 1)
  }
  const search = labels.search[language]
  const weights = [
    ['error', total.errors],
    ['warning', total.warnings],
    ['note', total.notes]
  ] as const
  return h('.controls', {hidden: true, role: 'search'}, [
    h('input', {type: 'search', placeholder: search, ariaLabel: search}),
    h('select', {ariaLabel: labels.allRules[language]}, [
      h('option', {value: ''}, labels.allRules[language]),
      ...[...rules]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([rule, amount]) => h('option', {value: rule}, `${rule} (${amount})`))
    ]),
    h('.choices', {role: 'group', ariaLabel: labels.weights[language]}, [
      ...weights
        .filter(([, amount]) => amount > 0)
        .map(([weight, amount]) =>
          button(weight, {dataWeight: weight}, `${weightLabels[weight][language]} ${amount}`, true)
        ),
      button('', {dataRepair: 'any'}, labels.repairable[language], false)
    ]),
    h('.choices', {role: 'group', ariaLabel: labels.groups[language]}, [
      button('', {dataBy: 'file'}, labels.byFile[language], true),
      button('', {dataBy: 'rule'}, labels.byRule[language], false)
    ])
  ])
}

function button(name: string, data: Record<string, string>, text: string, pressed: boolean) {
  return h('button', {type: 'button', className: name, ariaPressed: String(pressed), ...data}, text)
}

function group({path, messages, text}: Result, {language, locate}: ReporterOptions): Element {
  const file = safeText(locate(path), longestPath)
  const source = text === undefined ? undefined : readSource(redactInPlace(text))
  return h('details.group', {open: true}, [
    h('summary', [file, h('span.amount', String(messages.length))]),
    ...messages.map((message) => findingElement(file, message, source, language))
  ])
}
