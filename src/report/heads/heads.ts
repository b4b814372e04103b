import type {RootContent} from 'mdast'
import {toString as toText} from 'mdast-util-to-string'
import type {Range} from '../../edit.ts'
import {findRestarts, type ListEntry, type ListRun} from '../lists/lists.ts'
import type {Outline} from '../outline.ts'
import type {Placed, Source} from '../source.ts'
import {readTitle, type TitleReading} from '../title/title.ts'
import {type Likeness, likeness, likenesses} from './section-name.ts'

/**
 * A line that heads what follows, or is meant to: a heading, a heading without the space after its
 * marks (`##技术`), a paragraph that is bold from end to end, a line of plain text; or the title in
 * the front matter.
 */
export interface Head {
  readonly form: 'heading' | 'unspaced' | 'strong' | 'plain' | 'frontMatter'
  readonly node: Placed<RootContent>
  /** Level of the heading, or number of marks; 0 where there are none. */
  readonly depth: number
  readonly text: string
  /** The first line of a paragraph, or the whole heading. */
  readonly range: Range
  /** Where its text stands. */
  readonly content: Range
}

/** The head that says which week the report is about, or stands where that should be said. */
export interface Title extends Head {
  readonly reading: TitleReading | undefined
}

/** A head of a section, with all that follows it up to the next. */
export interface Section {
  readonly head: Head
  /** Name in the outline; nothing where it is none of its sections. */
  readonly name: string | undefined
  /** How well the head says that name. */
  readonly likeness: Likeness | undefined
  /** The first section of the same name, where this is not the first. */
  readonly first: Section | undefined
  /** From its head, or a comment that is about it, to the next. */
  readonly range: Range
  /** Its blocks, without the head. */
  readonly blocks: readonly Placed<RootContent>[]
}

/** A section that the outline asks for, and the report does not have. */
export interface MissingSection {
  readonly name: string
  /** The section before which it belongs; nothing where it belongs at the end. */
  readonly before: Section | undefined
  /** The item that its heading seems to be lost from: the numbers of a list begin there again. */
  readonly restart: ListEntry | undefined
}

/** What heads a report and its parts. */
export interface Heads {
  readonly title: Title | undefined
  /** Level-1 headings after the title that are no sections. */
  readonly extraTitles: readonly Title[]
  /** In the order of the document. */
  readonly sections: readonly Section[]
  readonly missing: readonly MissingSection[]
  /**
   * Sections of no or of another’s name that stand where just as many are missing, each with the
   * missing name: most likely one mistake, not two.
   */
  readonly standIns: ReadonlyMap<Section, string>
}

type ReadTitle = (text: string) => TitleReading | undefined

/**
 * Read the title and sections of a document.
 *
 * @param readListRuns Its lists; only asked for where a section is missing.
 */
export function readHeads(
  source: Source,
  outline: Outline,
  readListRuns: () => readonly ListRun[]
): Heads {
  const read = (text: string) => readTitle(text, outline)
  const asTitle = (head: Head): Title => ({...head, reading: read(head.text)})
  const heads = source.blocks.flatMap((node) => readHead(source, node, read) ?? [])
  const names = matchNames(heads, outline)
  const title =
    outline.titleKey === undefined
      ? findTitle(source, heads, names, read)
      : readFrontMatter(source, outline.titleKey)
  if (title) names.delete(title)
  const extraTitles = heads
    .filter((head) => head !== title && !names.has(head) && head.form === 'heading')
    .filter(({depth}) => depth === 1)
    .map(asTitle)
  const isSection = (head: Head) =>
    head !== title && (names.has(head) || (head.form === 'heading' && head.depth === 2))
  const stops = [...heads.filter(isSection), ...extraTitles].toSorted(
    (a, b) => a.range[0] - b.range[0]
  )
  const sections: Section[] = []
  for (const head of stops.filter(isSection)) {
    const match = names.get(head)
    const next = stops.find(({range}) => range[0] > head.range[0])
    const range = [start(source, head), next ? start(source, next) : source.text.length] as const
    sections.push({
      head,
      name: match?.name,
      likeness: match?.likeness,
      first: sections.find(({name}) => name !== undefined && name === match?.name),
      range,
      blocks: source.blocks.filter(
        (node) => node !== head.node && inside(source.range(node), [head.range[0], range[1]])
      )
    })
  }
  const missing = locate(source, sections, findMissing(sections, outline), readListRuns)
  return {
    title: title && asTitle(title),
    extraTitles,
    sections,
    missing,
    standIns: findStandIns(sections, missing, outline)
  }
}

function inside(range: Range, outer: Range): boolean {
  return range[0] >= outer[0] && range[0] < outer[1]
}

/** Read a top-level block as a head, if it can be meant as one. */
function readHead(source: Source, node: Placed<RootContent>, read: ReadTitle): Head | undefined {
  const range = source.range(node)
  if (node.type === 'heading') {
    const [first, last] = [node.children[0], node.children.at(-1)]
    const from = first?.position?.start.offset
    const to = last?.position?.end.offset
    const content: Range = from === undefined || to === undefined ? range : [from, to]
    return {form: 'heading', node, depth: node.depth, text: toText(node), range, content}
  }
  if (node.type !== 'paragraph') return undefined
  const line: Range = [range[0], Math.min(range[1], source.lineEnd(range[0]))]
  const text = source.slice(line)
  const marks = /^([#＃]{1,6})[ \t\u3000]*(?=[^\s#＃])/.exec(text)
  if (marks) {
    const closing = /[ \t]+#+[ \t]*$|[ \t]+$/.exec(text)?.[0].length ?? 0
    const content: Range = [line[0] + marks[0].length, line[1] - closing]
    const depth = marks[1]?.length ?? 0
    return {form: 'unspaced', node, depth, text: source.slice(content), range: line, content}
  }
  const strong = /^(?:\*\*|__)([^*_]+)(?:\*\*|__)[ \t]*([:：]?)[ \t]*$/.exec(text)
  if (strong) {
    const content: Range = [line[0] + 2, line[0] + 2 + (strong[1]?.length ?? 0)]
    const isWhole = line[1] === range[1]
    if (!isWhole) return undefined
    return {form: 'strong', node, depth: 0, text: (strong[1] ?? '').trim(), range: line, content}
  }
  if (line[1] !== range[1] && !read(text)?.certain) return undefined
  return {form: 'plain', node, depth: 0, text: text.trim(), range: line, content: line}
}

/** The value of a key in the YAML front matter, if it is a plain or quoted text on one line. */
function readFrontMatter(source: Source, key: string): Head | undefined {
  const node = source.blocks.find(({type}) => type === 'yaml')
  if (!node) return undefined
  const [start] = source.range(node)
  const lines = source
    .slice(source.range(node))
    .matchAll(/^([^\s:#]+):[ \t]+(["']?)(\S.*?)\2[ \t]*$/gm)
  for (const match of lines) {
    const [line, name, quote = '', value = ''] = match
    if (name !== key) continue
    const text = quote === '' ? value.replace(/\s+#.*$/, '') : value
    const at = start + match.index + line.indexOf(quote + text, name.length + 1) + quote.length
    const content: Range = [at, at + text.length]
    return {form: 'frontMatter', node, depth: 0, text, range: content, content}
  }
  return undefined
}

/** How far each form and level of head may be from a name to be meant as that section. */
function mayMean({form, depth}: Head, likeness: Likeness): boolean {
  if (form === 'plain') return likeness === 'exact' || likeness === 'spelling'
  const isHeading = form !== 'strong' && depth <= 2
  return likeness !== 'contains' || isHeading
}

interface Match {
  readonly name: string
  readonly likeness: Likeness
}

/** Which heads are, or are meant as, sections of the outline: the best head for each name. */
function matchNames(heads: readonly Head[], {sections}: Outline): Map<Head, Match> {
  const matches = new Map<Head, Match>()
  const isLevelTwo = (head: Head) => head.form === 'heading' && head.depth === 2
  for (const head of heads.filter(isLevelTwo)) {
    const section = sections.find(({name}) => name === head.text)
    if (section) matches.set(head, {name: section.name, likeness: 'exact'})
  }
  const present = new Set([...matches.values()].map(({name}) => name))
  const missing = sections.filter(({name}) => name !== '*' && !present.has(name))
  const candidates = heads
    .filter((head) => !matches.has(head))
    .flatMap((head) => {
      const likes = missing.flatMap((section) => {
        const like = likeness(head.text, section)
        return like && mayMean(head, like) ? [{head, name: section.name, likeness: like}] : []
      })
      // A heading that contains several missing names is meant as none of them in particular.
      return likes.length > 1 && likes.every(({likeness}) => likeness === 'contains') ? [] : likes
    })
    .toSorted((a, b) => likenesses.indexOf(a.likeness) - likenesses.indexOf(b.likeness))
  for (const {head, ...match} of candidates) {
    if (matches.has(head) || present.has(match.name)) continue
    matches.set(head, match)
    present.add(match.name)
  }
  // The same section once more, but for its spelling.
  for (const head of heads.filter((head) => isLevelTwo(head) && !matches.has(head))) {
    const section = sections.find((section) => likeness(head.text, section) === 'spelling')
    if (section) matches.set(head, {name: section.name, likeness: 'spelling'})
  }
  return matches
}

/** The head that is the title: what says a week before what does not, marks before none. */
function findTitle(
  source: Source,
  heads: readonly Head[],
  names: ReadonlyMap<Head, Match>,
  read: ReadTitle
): Head | undefined {
  const others = heads.filter((head) => !names.has(head))
  const isRead = (head: Head) => read(head.text) !== undefined
  const firstSection = heads.find((head) => names.has(head))?.range[0] ?? source.text.length
  const first = source.blocks.find(({type}) => type !== 'yaml' && type !== 'html')
  return (
    others.find((head) => head.form === 'heading' && head.depth === 1 && isRead(head)) ??
    others.find(
      (head) => head.form === 'unspaced' && head.range[0] < firstSection && isRead(head)
    ) ??
    others.find(
      (head) => head.form === 'heading' && head.range[0] < firstSection && isRead(head)
    ) ??
    others.find((head) => head.node === first && read(head.text)?.certain) ??
    others.find((head) => head.form === 'heading' && head.depth === 1)
  )
}

/** Where a section begins: at its head, or at a comment that is about the head. */
function start(source: Source, head: Head): number {
  const index = source.blocks.indexOf(head.node as (typeof source.blocks)[number])
  const before = source.blocks[index - 1]
  const at = source.lineStart(head.range[0])
  if (before?.type !== 'html') return at
  const between = source.text.slice(source.range(before)[1], at)
  const isAbout =
    /^<!--\s*(?:weekly-)?lint\s+ignore\b/.test(before.value) ||
    (/^<!--/.test(before.value) && (between.match(/\r\n|\n|\r/g)?.length ?? 0) < 2)
  return isAbout ? source.lineStart(source.range(before)[0]) : at
}

/** Sections of the outline that a report does not have, each with the place where it belongs. */
function findMissing(sections: readonly Section[], outline: Outline): MissingSection[] {
  const wanted = outline.sections.filter(({name}) => name !== '*')
  const find = (name: string) => sections.find((section) => section.name === name)
  return wanted.flatMap(({name, optional}, index) => {
    if (optional || find(name)) return []
    const before = wanted.slice(index + 1).flatMap(({name}) => find(name) ?? [])[0]
    return [{name, before, restart: undefined}]
  })
}

/** Find the items before which the headings of missing sections seem to have stood. */
function locate(
  source: Source,
  sections: readonly Section[],
  missing: readonly MissingSection[],
  readListRuns: () => readonly ListRun[]
): MissingSection[] {
  if (missing.length === 0) return []
  const restarts = readListRuns().flatMap((run) => findRestarts(source, run))
  return missing.map((section) => {
    const {before} = section
    const isAlone = missing.filter((other) => other.before === before).length === 1
    const end = before?.range[0] ?? source.text.length
    const start = sections.findLast(({range}) => range[0] < end)?.range[0] ?? 0
    const [restart, ...others] = restarts.filter(({marker}) => marker[0] > start && marker[0] < end)
    return isAlone && others.length === 0 ? {...section, restart} : section
  })
}

function findStandIns(
  sections: readonly Section[],
  missing: readonly MissingSection[],
  outline: Outline
): Map<Section, string> {
  const standIns = new Map<Section, string>()
  const isFree = outline.sections.some(({name}) => name === '*')
  const isStranger = ({name, first}: Section) => first !== undefined || (!name && !isFree)
  for (const before of new Set(missing.map(({before}) => before))) {
    const names = missing.filter((section) => section.before === before).map(({name}) => name)
    const end = before ? sections.indexOf(before) : sections.length
    const start = sections.findLastIndex((section, index) => index < end && !isStranger(section))
    const strangers = sections.slice(start + 1, end)
    if (strangers.length !== names.length) continue
    for (const [index, section] of strangers.entries()) standIns.set(section, names[index] ?? '')
  }
  return standIns
}
