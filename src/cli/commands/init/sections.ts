import {sectionKey} from '../../../report/sections/section-name.ts'
import {defaultShape, type SectionShape} from '../../../report/shape.ts'
import type {ReportFacts} from './facts.ts'

/** A section that so many reports have is one of all; what fewer have is optional. */
const nearlyAll = 0.9

/** What fewer reports have is no section of the archive, but what one week was about. */
const someOf = 0.25

/** If more headings than this are no section, headings are free. */
const free = 0.3

interface Heading {
  readonly key: string
  /** As it is spelt most often. */
  readonly name: string
  /** How many reports have it. */
  readonly count: number
}

/**
 * Choose the sections of an archive, in the order that most reports have them in.
 *
 * @returns `undefined` if they are those of the default, or if no report has any.
 */
export function chooseSections(
  reports: readonly ReportFacts[]
): readonly SectionShape[] | undefined {
  const lists = reports.map(({headings}) => headings.map((text) => text.trim()))
  const written = lists.filter((list) => list.length > 0)
  if (written.length === 0) return undefined
  const keys = written.map((list) => [...new Set(list.map(keyOf))])
  const headings = readHeadings(written, keys)
  const chosen = inOrder(
    headings.filter(({count}) => count >= written.length * someOf),
    keys
  )
  const known = new Set(chosen.map(({key}) => key))
  const all = keys.flat()
  const others = all.filter((key) => !known.has(key) && !isAlias(key)).length
  const sections = chosen.map(({name, count}) => shapeOf(name, count >= written.length * nearlyAll))
  const whole = others > all.length * free ? [...sections, {name: '*'}] : sections
  return JSON.stringify(whole) === JSON.stringify(defaultShape.sections) ? undefined : whole
}

/** The same name for every spelling of it, also where other characters are used for it by default. */
function keyOf(text: string): string {
  const key = sectionKey(text)
  const known = defaultShape.sections.find(({aliases = []}) =>
    aliases.some((alias) => sectionKey(alias) === key)
  )
  return known ? sectionKey(known.name) : key
}

function isAlias(key: string): boolean {
  return defaultShape.sections.some(({name}) => sectionKey(name) === key)
}

function readHeadings(
  lists: readonly (readonly string[])[],
  keys: readonly (readonly string[])[]
): Heading[] {
  const counts = new Map<string, number>()
  for (const key of keys.flat()) counts.set(key, (counts.get(key) ?? 0) + 1)
  const spellings = lists.flat()
  return [...counts]
    .filter(([key]) => key !== '')
    .map(([key, count]) => {
      const own = spellings.filter((text) => keyOf(text) === key)
      const known = defaultShape.sections.find(({name}) => own.includes(name))
      return {key, count, name: known?.name ?? mostCommon(own)}
    })
}

function mostCommon(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ''
}

/** Before another stands what stands before it in most reports that have both. */
function inOrder(headings: readonly Heading[], lists: readonly (readonly string[])[]): Heading[] {
  const wins = (a: string, b: string) => {
    const both = lists.filter((list) => list.includes(a) && list.includes(b))
    return Math.sign(
      both.reduce((sum, list) => sum + Math.sign(list.indexOf(b) - list.indexOf(a)), 0)
    )
  }
  const score = ({key}: Heading) =>
    headings.reduce((sum, other) => sum + (other.key === key ? 0 : wins(key, other.key)), 0)
  return headings.toSorted((a, b) => score(b) - score(a))
}

function shapeOf(name: string, isRequired: boolean): SectionShape {
  const known = defaultShape.sections.find((section) => section.name === name)
  return {...(known ?? {name}), ...(!isRequired && {optional: true})}
}
