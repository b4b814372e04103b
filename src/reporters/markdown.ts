import {type Message, type Weight, weightOf} from '../engine/message.ts'
import {say, type Text} from '../text/language.ts'
import {safeText} from '../text/safe-text.ts'
import {ruleIdOf} from './message-ids.ts'
import {
  count,
  longestPath,
  type ReporterOptions,
  type Result,
  repairMark,
  reportsText
} from './result.ts'
import {summaryOf} from './summary.ts'

const labels = {
  read: {en: '{reports} read, {found}', zh: '共检查 {reports}，{found}'},
  nothing: {en: 'nothing to complain about', zh: '没有发现问题'},
  place: {en: 'place', zh: '位置'},
  finding: {en: 'finding', zh: '问题'},
  rule: {en: 'rule', zh: '规则'},
  more: {en: 'and {amount} more', zh: '还有 {amount} 处'}
} satisfies Record<string, Text>

const icons: Record<Weight, string> = {error: '✖', warning: '⚠', note: 'ℹ'}

/** Maximum number of rows; comments on GitHub are limited to 65,536 characters. */
const maxRows = 100

/**
 * Markdown for the summary of a CI job or a comment. Untrusted text is put into `code` elements of
 * an HTML table, so that neither Markdown nor mentions work in it.
 */
export async function markdown(
  results: readonly Result[],
  options: ReporterOptions
): Promise<string> {
  const {language} = options
  const withFindings = results.filter(({messages}) => messages.length > 0)
  const total = summaryOf(count(withFindings.flatMap(({messages}) => messages)), {
    language,
    color: false
  })
  // An object, since `say` shortens plain strings.
  const found = total === '' ? labels.nothing : {en: total, zh: total}
  const reports = reportsText(results.length)
  const head = `### weekly-lint\n\n${say(labels.read, language, {reports, found})}\n`
  return withFindings.length === 0 ? head : `${head}\n${await tableOf(withFindings, options)}`
}

async function tableOf(
  results: readonly Result[],
  {language, locate}: ReporterOptions
): Promise<string> {
  const [{h}, {toHtml}] = await Promise.all([import('hastscript'), import('hast-util-to-html')])
  const titles = ['', labels.place[language], labels.finding[language], labels.rule[language]]
  const titleRow = toHtml(
    h(
      'tr',
      titles.map((title) => h('th', title))
    )
  )
  const rowOf = (path: string, message: Message) => {
    const location = `${safeText(locate(path), longestPath)}:${message.line ?? 1}:${message.column ?? 1}`
    const rule = ruleIdOf(message)
    return toHtml(
      h('tr', [
        h('td', icons[weightOf(message)]),
        h('td', h('code', location)),
        h('td', h('code', safeText(message.reason) + repairMark(message))),
        h('td', message.url ? h('a', {href: message.url}, rule) : rule)
      ])
    )
  }
  const rows = results.flatMap(({path, messages}) => messages.map((one) => rowOf(path, one)))
  const table = ['<table>', titleRow, ...rows.slice(0, maxRows), '</table>', ''].join('\n')
  const rest = rows.length - maxRows
  return rest <= 0 ? table : `${table}\n${say(labels.more, language, {amount: rest})}\n`
}
