import type {ParseError} from 'jsonc-parser'
import {type Configuration, createLinter, rules} from '../../src/browser.ts'
import {type Language, say} from '../../src/text/language.ts'
import {Problem, Problems, translate} from '../../src/text/problem.ts'
import type {Answers, Job, Report} from './protocol.ts'

const syntax = {
  en: 'Line {line}: unexpected JSON ({code})',
  zh: '第 {line} 行：JSON 有误（{code}）'
}

const jobs: {readonly [J in Job]: (report: Report) => Promise<Answers[J]>} = {
  lint: async (report) => {
    const linter = await linterFor(report)
    const {findings} = await linter.lint(report.text, pathOf(report))
    return findings
  },
  fix: async (report) => String(await (await linterFor(report)).fix(report.text, pathOf(report))),
  format: async (report) =>
    String(await (await linterFor(report)).format(report.text, pathOf(report))),
  rules: async () => rules.map(({id, summary, severity}) => ({id, summary, severity}))
}

/**
 * Do what the page asks for.
 *
 * @throws Problem, or Problems, where the configuration is wrong.
 */
export async function answer<J extends Job>(job: J, report: Report): Promise<Answers[J]> {
  return jobs[job](report)
}

/** What a person can put right, in their language; undefined for an error of ours. */
export function problemsOf(error: unknown, language: Language): readonly string[] | undefined {
  if (error instanceof Problems) return error.list.map((problem) => inWords(problem, language))
  return error instanceof Problem ? [inWords(error, language)] : undefined
}

function inWords({text, values}: Problem, language: Language): string {
  return translate(text, language, values)
}

/** The language of the page is that of the messages, whatever the configuration says. */
async function linterFor({configuration, language}: Report) {
  const value = await parseConfiguration(configuration)
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return createLinter((isObject ? {...value, lang: language} : value) as Configuration, {language})
}

async function parseConfiguration(text: string): Promise<unknown> {
  if (text.trim() === '') return {}
  const {parse, printParseErrorCode} = await import('jsonc-parser')
  const errors: ParseError[] = []
  const value = parse(text, errors, {allowTrailingComma: true})
  if (errors.length === 0) return value
  throw new Problems(
    errors.slice(0, 10).map(({error, offset}) => {
      const line = text.slice(0, offset).split('\n').length
      return new Problem(syntax, {line, code: printParseErrorCode(error)})
    })
  )
}

function pathOf({path}: Report): {path?: string} {
  return path === '' ? {} : {path}
}

/** What is said where a run failed for a reason of ours. */
export function failure(error: unknown, language: Language): string {
  const text = {
    en: 'This is a mistake of weekly-lint: {error}',
    zh: 'weekly-lint 自身出错：{error}'
  }
  return say(text, language, {error: error instanceof Error ? error.message : String(error)})
}
