import {createHash} from 'node:crypto'
import type {Element} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {homepage} from '../../../../reporters/result.ts'
import {type Language, say, type Text} from '../../../../text/language.ts'
import {safeText} from '../../../../text/safe-text.ts'
import {labels, stateLabels} from '../labels.ts'
import {linkStates, type Stats} from '../summarize.ts'
import {
  findingsTable,
  lengthsTable,
  linksTable,
  overviewOf,
  type Table,
  weeksTable
} from '../tables.ts'
import {calendarChart, findingsChart, lengthsChart, linksChart} from './charts.ts'
import {style} from './style.ts'

/** The statistics as one page that needs nothing else: no script, no request. */
export function htmlOf(stats: Stats, language: Language, version: string): string {
  const hasLinks = stats.links.some(({addresses}) => addresses > 0)
  const page = h('html', {lang: language === 'zh' ? 'zh-CN' : 'en'}, [
    head(language),
    h('body', [
      h('h1', labels.title[language]),
      h('p.what', overviewOf(stats, language)),
      h('main', [
        ...(stats.weeks.length > 0
          ? [
              section(labels.calendar, labels.calendarWhat, language, [
                h('.picture', calendarChart(stats, language)),
                table(weeksTable(stats, language))
              ])
            ]
          : []),
        stats.rules.length > 0
          ? section(labels.findings, labels.findingsWhat, language, [
              ...(stats.weeks.length > 0 ? [h('.picture', findingsChart(stats, language))] : []),
              table(findingsTable(stats, language))
            ])
          : section(labels.findings, labels.noFindings, language, []),
        section(labels.lengths, labels.lengthsWhat, language, [
          h('.picture', lengthsChart(stats, language)),
          table(lengthsTable(stats, language))
        ]),
        hasLinks
          ? section(labels.links, labels.linksWhat, language, [
              h(
                '.legend',
                linkStates.map((state) =>
                  h('span', [h(`i.${state}`), stateLabels[state][language]])
                )
              ),
              h('.picture', linksChart(stats, language)),
              table(linksTable(stats, language))
            ])
          : section(labels.links, labels.noLinks, language, [])
      ]),
      h(
        'footer',
        h('a', {href: homepage, rel: 'noreferrer'}, say(labels.made, language, {version}))
      )
    ])
  ])
  return `<!doctype html>\n${toHtml(page)}\n`
}

/** The policy blocks all scripts and requests. */
function head(language: Language): Element {
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
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

function section(title: Text, what: Text, language: Language, children: Element[]): Element {
  return h('section', [h('h2', title[language]), h('p.what', what[language]), ...children])
}

function table({head, rows}: Table): Element {
  return h('.table', [
    h('table', [
      h(
        'thead',
        h(
          'tr',
          head.map((cell) => h('th', {scope: 'col'}, safeText(cell)))
        )
      ),
      h(
        'tbody',
        rows.map(([name = '', ...cells]) =>
          h('tr', [
            h('th', {scope: 'row'}, safeText(name)),
            ...cells.map((cell) => h('td', safeText(cell)))
          ])
        )
      )
    ])
  ])
}
