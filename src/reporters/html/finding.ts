import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import {type Message, weightOf} from '../../engine/message.ts'
import type {Language} from '../../text/language.ts'
import {safeText} from '../../text/safe-text.ts'
import {diffOf} from '../diff.ts'
import {excerptOf} from '../excerpt.ts'
import {fixLabels, weightLabels} from '../labels.ts'
import {ruleIdOf} from '../message-ids.ts'
import {positionOf, type Source} from '../source.ts'

/** Columns of an excerpt line; narrow screens scroll. */
const width = 160

/** One finding, with data attributes for the filters. */
export function findingElement(
  file: string,
  message: Message,
  source: Source | undefined,
  language: Language
): Element {
  const weight = weightOf(message)
  const rule = ruleIdOf(message)
  const {line, column} = positionOf(message).start
  const edit = message.fix ?? message.suggestion
  const data = {dataFile: file, dataRule: rule, dataWeight: weight, ...(edit && {dataRepair: ''})}
  return h('article.finding', data, [
    h('.head', [
      h(`span.weight.${weight}`, weightLabels[weight][language]),
      h('span.file', file),
      h('span.place', `${line}:${column}`),
      message.url ? h('a.rule', {href: message.url, rel: 'noreferrer'}, rule) : h('span.rule', rule)
    ]),
    h('p.sentence', withCode(safeText(message.reason))),
    ...(source
      ? [excerptElement(source, message), ...repairElements(source, message, language)]
      : [])
  ])
}

/** Text with `code` elements for backticks. */
export function withCode(text: string): ElementContent[] {
  return text
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 === 1 ? h('code', part) : {type: 'text', value: part}))
}

function excerptElement(source: Source, message: Message): Element {
  const lines = excerptOf(source, message, width).map(({number, before, marked, after, isMarked}) =>
    h('span.line', [
      h('span.number', String(number)),
      before,
      ...(isMarked ? [h('mark', marked)] : [marked]),
      after
    ])
  )
  return h('pre.excerpt', lines)
}

function repairElements(source: Source, message: Message, language: Language): Element[] {
  const edit = message.fix ?? message.suggestion
  if (!edit) return []
  const {lines, more} = diffOf(source, edit, width)
  const label = withCode(fixLabels[message.fix ? 'fix' : 'suggestion'][language])
  return [
    h('details.repair', {open: true}, [
      h('summary', label),
      h('pre.change', [
        ...lines.map(({sign, text}) =>
          h(sign === '-' ? 'del.line' : 'ins.line', `${sign} ${text}`)
        ),
        ...(more > 0 ? [h('span.line', `  … +${more}`)] : [])
      ])
    ])
  ]
}
