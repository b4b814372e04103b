import {createHash} from 'node:crypto'
import type {Element} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {type Language, say} from '../../text/language.ts'
import {redactInPlace} from '../../text/redact.ts'
import {safeText} from '../../text/safe-text.ts'
import {ruleOf} from '../identity.ts'
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
import {weightWords} from '../words.ts'
import {findingElement, withCode} from './finding.ts'
import {script} from './script.ts'
import {style} from './style.ts'
import {words} from './words.ts'

/** One page that holds all it needs: findings by file and by rule, to be filtered. */
export function html(results: readonly Result[], options: ReporterOptions): string {
  const {language, version} = options
  const loud = results.filter(({messages}) => messages.length > 0)
  const total = count(loud.flatMap(({messages}) => messages))
  const summary = summaryOf(total, {language, color: false})
  // Words of ours are not cut as quotations are.
  const found = summary === '' ? words.nothing : {en: summary, zh: summary}
  const reports = reportsText(results.length)
  const page = h('html', {lang: language === 'zh' ? 'zh-CN' : 'en'}, [
    head(language),
    h('body', [
      h('h1', words.title[language]),
      h('p.total', withCode(say(words.read, language, {reports, found}))),
      controls(loud, total, language),
      h(
        'main',
        {dataBy: 'file'},
        loud.map((result) => group(result, options))
      ),
      h('p.none', {hidden: true}, words.none[language]),
      h(
        'footer',
        h('a', {href: homepage, rel: 'noreferrer'}, say(words.made, language, {version}))
      ),
      h('script', script)
    ])
  ])
  return `<!doctype html>\n${toHtml(page)}\n`
}

/** Nothing is loaded and nothing is sent, whatever a report says; only our own script is run. */
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
    h('title', words.title[language]),
    h('style', style)
  ])
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

/** Hidden until the script is there to obey. */
function controls(results: readonly Result[], total: Count, language: Language): Element {
  const rules = new Map<string, number>()
  for (const message of results.flatMap(({messages}) => messages)) {
    rules.set(ruleOf(message), (rules.get(ruleOf(message)) ?? 0) + 1)
  }
  const search = words.search[language]
  const weights = [
    ['error', total.errors],
    ['warning', total.warnings],
    ['note', total.notes]
  ] as const
  return h('.controls', {hidden: true, role: 'search'}, [
    h('input', {type: 'search', placeholder: search, ariaLabel: search}),
    h('select', {ariaLabel: words.allRules[language]}, [
      h('option', {value: ''}, words.allRules[language]),
      ...[...rules]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([rule, amount]) => h('option', {value: rule}, `${rule} (${amount})`))
    ]),
    h('.choices', {role: 'group', ariaLabel: words.weights[language]}, [
      ...weights
        .filter(([, amount]) => amount > 0)
        .map(([weight, amount]) =>
          button(weight, {dataWeight: weight}, `${weightWords[weight][language]} ${amount}`, true)
        ),
      button('', {dataRepair: 'any'}, words.repairable[language], false)
    ]),
    h('.choices', {role: 'group', ariaLabel: words.groups[language]}, [
      button('', {dataBy: 'file'}, words.byFile[language], true),
      button('', {dataBy: 'rule'}, words.byRule[language], false)
    ])
  ])
}

function button(name: string, data: Record<string, string>, text: string, pressed: boolean) {
  return h('button', {type: 'button', className: name, ariaPressed: String(pressed), ...data}, text)
}

function group({path, messages, text = ''}: Result, {language, locate}: ReporterOptions): Element {
  const file = safeText(locate(path), longestPath)
  const source = readSource(redactInPlace(text))
  return h('details.group', {open: true}, [
    h('summary', [file, h('span.amount', String(messages.length))]),
    ...messages.map((message) => findingElement(file, message, source, language))
  ])
}
