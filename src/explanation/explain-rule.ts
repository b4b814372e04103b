import type {Option} from '../engine/option.ts'
import type {AnyRule, Example} from '../engine/rule.ts'
import {type Language, say, type Text} from '../text/language.ts'
import type {Block} from './blocks.ts'
import {labels, optionTypes, severities} from './labels.ts'
import {repairsOf} from './repairs.ts'
import {makeVisible} from './visible.ts'

/**
 * Explains a rule, for its page and for a terminal.
 *
 * @param rule A rule with its examples.
 */
export function explainRule(rule: AnyRule, language: Language): Block[] {
  const options: [string, Option][] = Object.entries(rule.options)
  const messages: Text[] = Object.values(rule.messages)
  const examples: readonly Example[] = rule.examples
  return [
    {type: 'heading', depth: 2, text: rule.id},
    paragraph(sentence(rule.summary, language)),
    paragraph(sentence(rule.why, language)),
    paragraph(status(rule, language)),
    ...(rule.layout ? [paragraph(labels.layout[language])] : []),
    ...(options.length > 0 ? [heading(labels.options[language])] : []),
    ...(options.length > 0
      ? [list(options.map((option) => describeOption(option, language)))]
      : []),
    heading(labels.messages[language]),
    code('text', messages.map((text) => text[language]).join('\n')),
    heading(labels.examples[language]),
    ...examples.flatMap((example) => exampleBlocks(example, language))
  ]
}

function heading(text: string): Block {
  return {type: 'heading', depth: 3, text}
}

function paragraph(text: string): Block {
  return {type: 'paragraph', text}
}

function list(items: readonly string[]): Block {
  return {type: 'list', items}
}

function code(language: 'text' | 'markdown', text: string): Block {
  return {type: 'code', language, text}
}

function sentence(text: Text, language: Language): string {
  return text[language].replace(/[.。]?$/, language === 'en' ? '.' : '。')
}

/** Default severity, and what `--fix` does. */
function status(rule: AnyRule, language: Language): string {
  const {isFixed, isSuggested} = repairsOf(rule)
  const severity = say(labels.severity, language, {severity: severities[rule.severity]})
  if (!isFixed && !isSuggested) return severity
  const repairs = isFixed
    ? isSuggested
      ? labels.partlyRepaired
      : labels.repaired
    : labels.onlySuggested
  return `${severity}${language === 'en' ? ' ' : ''}${repairs[language]}`
}

function describeOption([name, option]: [string, Option], language: Language): string {
  const choices = 'enum' in option && option.enum ? option.enum : []
  const accepted =
    choices.length > 0
      ? choices.map((choice) => `\`${choice}\``).join(language === 'en' ? ', ' : '、')
      : optionTypes[option.type][language]
  const fallback = `${labels.default[language]} \`${JSON.stringify(option.default)}\``
  const description = option.description[language]
  return language === 'en'
    ? `\`${name}\` (${accepted}; ${fallback}): ${description}`
    : `\`${name}\`（${accepted}；${fallback}）：${description}`
}

function exampleBlocks(example: Example, language: Language): Block[] {
  const {before, after = before, suggested = after, findings = [], options} = example
  const setting = options ? `, ${labels.with[language]} \`${JSON.stringify(options)}\`` : ''
  const found = findings.map((it) => makeVisible(`${it.at}: ${it[language]}`)).join('\n')
  return [
    {
      type: 'caption',
      title: example.title[language],
      text: `${describeContext(example, language)}${setting}`
    },
    ...(findings.length === 0 ? [paragraph(labels.fine[language])] : []),
    ...source(before, language),
    ...(findings.length > 0 ? [code('text', found)] : []),
    ...(after !== before ? [paragraph(labels.fixed[language]), ...source(after, language)] : []),
    ...(suggested !== after
      ? [paragraph(labels.suggested[language]), ...source(suggested, language)]
      : [])
  ]
}

/** Path of the example, with the files and responses that it assumes. */
function describeContext(example: Example, language: Language): string {
  const {path, archive = [], files = {}, verdicts = {}} = example
  const siblings = [
    ...archive.map(({path, title}) => `\`${path}\` (\`# ${title}\`)`),
    ...Object.keys(files).flatMap((file) => (file === path ? [] : [`\`${file}\``]))
  ]
  const answers = Object.entries(verdicts).flatMap(([href, {status}]) =>
    status === undefined ? [] : [`\`${href}\` (${status})`]
  )
  const own = path === undefined ? '' : `, ${labels.as[language]} \`${path}\``
  return [
    own,
    ...(siblings.length > 0 ? [`${labels.beside[language]} ${siblings.join(', ')}`] : []),
    ...(answers.length > 0 ? [`${labels.answers[language]} ${answers.join(', ')}`] : [])
  ].join(', ')
}

function source(text: string, language: Language): Block[] {
  const isEnded = /[\r\n]$/.test(text)
  const block = code('markdown', makeVisible(text.replace(/(?:\r\n|\n|\r)$/, '')))
  return isEnded || text === '' ? [block] : [paragraph(labels.unended[language]), block]
}
