import type {Option} from '../engine/option.ts'
import type {AnyRule, Example} from '../engine/rule.ts'
import {type Language, say, type Text} from '../text/language.ts'
import type {Block} from './blocks.ts'
import {repairsOf} from './repairs.ts'
import {makeVisible} from './visible.ts'
import {optionTypes, severities, words} from './words.ts'

/**
 * All that is said about a rule: the same on its page and on a terminal.
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
    paragraph(standing(rule, language)),
    ...(rule.layout ? [paragraph(words.layout[language])] : []),
    ...(options.length > 0 ? [heading(words.options[language])] : []),
    ...(options.length > 0 ? [list(options.map((option) => describe(option, language)))] : []),
    heading(words.messages[language]),
    code('text', messages.map((text) => text[language]).join('\n')),
    heading(words.examples[language]),
    ...examples.flatMap((example) => show(example, language))
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

/** How much it weighs, and whether it is repaired. */
function standing(rule: AnyRule, language: Language): string {
  const {isFixed, isSuggested} = repairsOf(rule)
  const severity = say(words.severity, language, {severity: severities[rule.severity]})
  if (!isFixed && !isSuggested) return severity
  const repairs = isFixed
    ? isSuggested
      ? words.partlyRepaired
      : words.repaired
    : words.onlySuggested
  return `${severity}${language === 'en' ? ' ' : ''}${repairs[language]}`
}

function describe([name, option]: [string, Option], language: Language): string {
  const choices = 'enum' in option && option.enum ? option.enum : []
  const accepted =
    choices.length > 0
      ? choices.map((choice) => `\`${choice}\``).join(language === 'en' ? ', ' : '、')
      : optionTypes[option.type][language]
  const fallback = `${words.default[language]} \`${JSON.stringify(option.default)}\``
  const description = option.description[language]
  return language === 'en'
    ? `\`${name}\` (${accepted}; ${fallback}): ${description}`
    : `\`${name}\`（${accepted}；${fallback}）：${description}`
}

function show(example: Example, language: Language): Block[] {
  const {before, after = before, suggested = after, findings = [], options} = example
  const setting = options ? `, ${words.with[language]} \`${JSON.stringify(options)}\`` : ''
  const found = findings.map((it) => makeVisible(`${it.at}: ${it[language]}`)).join('\n')
  return [
    {
      type: 'caption',
      title: example.title[language],
      text: `${place(example, language)}${setting}`
    },
    ...(findings.length === 0 ? [paragraph(words.fine[language])] : []),
    ...source(before, language),
    ...(findings.length > 0 ? [code('text', found)] : []),
    ...(after !== before ? [paragraph(words.fixed[language]), ...source(after, language)] : []),
    ...(suggested !== after
      ? [paragraph(words.suggested[language]), ...source(suggested, language)]
      : [])
  ]
}

/** Where the report of an example stands, and among what. */
function place(example: Example, language: Language): string {
  const {path, archive = [], files = {}, verdicts = {}} = example
  const beside = [
    ...archive.map(({path, title}) => `\`${path}\` (\`# ${title}\`)`),
    ...Object.keys(files).flatMap((file) => (file === path ? [] : [`\`${file}\``]))
  ]
  const answers = Object.entries(verdicts).flatMap(([href, {status}]) =>
    status === undefined ? [] : [`\`${href}\` (${status})`]
  )
  const own = path === undefined ? '' : `, ${words.as[language]} \`${path}\``
  return [
    own,
    ...(beside.length > 0 ? [`${words.beside[language]} ${beside.join(', ')}`] : []),
    ...(answers.length > 0 ? [`${words.answers[language]} ${answers.join(', ')}`] : [])
  ].join(', ')
}

function source(text: string, language: Language): Block[] {
  const isEnded = /[\r\n]$/.test(text)
  const block = code('markdown', makeVisible(text.replace(/(?:\r\n|\n|\r)$/, '')))
  return isEnded || text === '' ? [block] : [paragraph(words.unended[language]), block]
}
