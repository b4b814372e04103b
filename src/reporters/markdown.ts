import {type Message, type Weight, weightOf} from '../engine/message.ts'
import {say, type Text} from '../text/language.ts'
import {safeText} from '../text/safe-text.ts'
import {ruleOf} from './identity.ts'
import {
  count,
  longestPath,
  type ReporterOptions,
  type Result,
  repairMark,
  reportsText
} from './result.ts'
import {summaryOf} from './summary.ts'

const words = {
  read: {en: '{reports} read, {found}', zh: '共检查 {reports}，{found}'},
  nothing: {en: 'nothing to complain about', zh: '没有发现问题'},
  place: {en: 'place', zh: '位置'},
  finding: {en: 'finding', zh: '问题'},
  rule: {en: 'rule', zh: '规则'},
  more: {en: 'and {amount} more', zh: '还有 {amount} 处'}
} satisfies Record<string, Text>

const signs: Record<Weight, string> = {error: '✖', warning: '⚠', note: 'ℹ'}

/** How many findings are listed: a reader has enough, and a comment on GitHub takes no more. */
const mostRows = 100

/**
 * A page for the summary of a CI job, or for a comment. Text of strangers stands in `code` elements
 * of a table in HTML: no sign of Markdown means anything there, and nobody is mentioned.
 */
export async function markdown(
  results: readonly Result[],
  options: ReporterOptions
): Promise<string> {
  const {language} = options
  const loud = results.filter(({messages}) => messages.length > 0)
  const total = summaryOf(count(loud.flatMap(({messages}) => messages)), {language, color: false})
  // Words of ours are not cut as quotations are.
  const found = total === '' ? words.nothing : {en: total, zh: total}
  const reports = reportsText(results.length)
  const head = `### weekly-lint\n\n${say(words.read, language, {reports, found})}\n`
  return loud.length === 0 ? head : `${head}\n${await tableOf(loud, options)}`
}

async function tableOf(
  results: readonly Result[],
  {language, locate}: ReporterOptions
): Promise<string> {
  const [{h}, {toHtml}] = await Promise.all([import('hastscript'), import('hast-util-to-html')])
  const titles = ['', words.place[language], words.finding[language], words.rule[language]]
  const titleRow = toHtml(
    h(
      'tr',
      titles.map((title) => h('th', title))
    )
  )
  const rowOf = (path: string, message: Message) => {
    const place = `${safeText(locate(path), longestPath)}:${message.line ?? 1}:${message.column ?? 1}`
    const rule = ruleOf(message)
    return toHtml(
      h('tr', [
        h('td', signs[weightOf(message)]),
        h('td', h('code', place)),
        h('td', h('code', safeText(message.reason) + repairMark(message))),
        h('td', message.url ? h('a', {href: message.url}, rule) : rule)
      ])
    )
  }
  const rows = results.flatMap(({path, messages}) => messages.map((one) => rowOf(path, one)))
  const table = ['<table>', titleRow, ...rows.slice(0, mostRows), '</table>', ''].join('\n')
  const rest = rows.length - mostRows
  return rest <= 0 ? table : `${table}\n${say(words.more, language, {amount: rest})}\n`
}
