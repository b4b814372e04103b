import {defaultShape, type NumeralStyle} from '../../../report/shape.ts'
import {
  placeholdersOf,
  readByTemplate,
  templatePattern
} from '../../../report/title/title-template.ts'
import {readTitleWords} from '../../../report/title/title-words.ts'
import type {ReportFacts} from './facts.ts'

/** How the titles of an archive look, where that is not how they look by default. */
export interface TitleChoice {
  readonly formats?: readonly string[]
  readonly numerals?: NumeralStyle
  readonly frontMatter?: string
}

/** Fewer titles show no habit. */
const enough = 3

/** A habit that so many share is one that the others forgot. */
const nearlyAll = 0.95

/** What is rarer than this among all titles is a mistake, not another form. */
const notRare = 0.1

/** Choose the title formats that most reports have: for each kind of week, the one used most. */
export function chooseTitle(reports: readonly ReportFacts[]): TitleChoice {
  const titles = reports.flatMap(({title}) => title ?? [])
  const templates = generalize(titles.flatMap((title) => templateOf(title) ?? []))
  const formats = mostUsed(templates, templates.length * notRare)
  const isDefault = formats.every((format) => defaultShape.titles.includes(format))
  const numerals = numeralsOf(titles, formats)
  const key = mostUsedKey(reports)
  return {
    ...(!isDefault && {formats}),
    ...(numerals && {numerals}),
    ...(key !== undefined && {frontMatter: key})
  }
}

/** A title with placeholders for what is another every week; `undefined` if nothing shows. */
export function templateOf(title: string): string | undefined {
  const parts = partsOf(title)
  if (!parts) return undefined
  let [template, end] = ['', 0]
  for (const {name, range} of parts.toSorted((a, b) => a.range[0] - b.range[0])) {
    template += `${title.slice(end, range[0])}{${name}}`
    end = range[1]
  }
  template += title.slice(end)
  return new RegExp(templatePattern).test(template) ? template : undefined
}

interface Part {
  readonly name: string
  readonly range: readonly [number, number]
}

function partsOf(title: string): Part[] | undefined {
  const words = readTitleWords(title)
  if (words) {
    const {year, month, week} = words.fillings
    if (year?.text.length !== 4) return undefined
    return Object.entries({year, month, week}).flatMap(([name, filling]) =>
      filling ? [{name, range: filling.range}] : []
    )
  }
  const after =
    /(?:week|wk|w|第)\s*(?<week>\d{1,2})(?!\d)\D{1,20}(?<year>(?:19|20)\d\d)(?!\d)/diu.exec(title)
  if (after?.indices?.groups) {
    return Object.entries(after.indices.groups).map(([name, range]) => ({name, range}))
  }
  const issue = /(?<=第\s*|(?:issue|vol\.?|no\.?|#)\s*)\d+/iu.exec(title)
  if (issue) return [{name: 'issue', range: [issue.index, issue.index + issue[0].length]}]
  const date = /(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}/.exec(title)
  return date ? [{name: 'date', range: [date.index, date.index + date[0].length]}] : undefined
}

/** What follows a separator is another every week, where hardly two titles have the same. */
function generalize(templates: readonly string[]): string[] {
  const counts = countOf(templates)
  return templates.map((template) => {
    if ((counts.get(template) ?? 0) > 1) return template
    const fixed = /^(.*\{\w+\}[^{}:：|｜—-]*?[）)】」]?\s*(?:[:：|｜]|[—-]+)\s*)\S/.exec(
      template
    )?.[1]
    return fixed === undefined ? template : `${fixed}{text}`
  })
}

/** Of each kind (what stands in them), the template used most; kinds that are rare are left out. */
function mostUsed(templates: readonly string[], least: number): string[] {
  const best = new Map<string, [template: string, count: number]>()
  const kinds = new Map<string, number>()
  for (const [template, count] of countOf(templates)) {
    const kind = placeholdersOf(template)
      .filter((name) => name !== 'text')
      .join()
    kinds.set(kind, (kinds.get(kind) ?? 0) + count)
    if (count > (best.get(kind)?.[1] ?? 0)) best.set(kind, [template, count])
  }
  return [...best]
    .filter(
      ([kind]) => (kinds.get(kind) ?? 0) >= Math.max(Math.min(enough, templates.length), least)
    )
    .toSorted(([, [, a]], [, [, b]]) => b - a)
    .map(([, [template]]) => template)
}

function countOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function numeralsOf(
  titles: readonly string[],
  formats: readonly string[]
): NumeralStyle | undefined {
  const accepted = formats.length > 0 ? formats : defaultShape.titles
  const weeks = titles.flatMap((title) => {
    const fillings = accepted.map((format) => readByTemplate(title, format)).find(Boolean)
    return fillings?.week ? [fillings.week.text] : []
  })
  if (weeks.length < enough) return undefined
  const arabic = weeks.filter((text) => /\d/.test(text.normalize('NFKC'))).length
  if (arabic >= weeks.length * nearlyAll) return 'arabic'
  return weeks.length - arabic >= weeks.length * nearlyAll ? 'chinese' : undefined
}

/** The key of the front matter, where most titles stand there. */
function mostUsedKey(reports: readonly ReportFacts[]): string | undefined {
  const keys = reports.flatMap(({key}) => key ?? [])
  const [most] = [...countOf(keys)].toSorted(([, a], [, b]) => b - a)
  return most && most[1] * 2 > reports.length ? most[0] : undefined
}
