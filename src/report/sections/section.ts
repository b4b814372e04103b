import type {RootContent} from 'mdast'
import type {Range} from '../../syntax/edit.ts'
import type {Placed, Source} from '../../syntax/source.ts'
import type {HeadingCandidate} from './heading-candidate.ts'
import type {Match} from './match.ts'
import type {Likeness} from './section-name.ts'

/** A head of a section, with all that follows it up to the next. */
export interface Section {
  readonly heading: HeadingCandidate
  /** Name in the shape; nothing where it is none of its sections. */
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

/**
 * Read the sections of a document.
 *
 * @param stops Where a section ends, in the order of the document: the heads of all sections, and
 *   level-1 headings.
 * @param isSection Whether a head begins one.
 * @param names The sections of the shape that heads are meant as.
 */
export function readSections(
  source: Source,
  stops: readonly HeadingCandidate[],
  isSection: (head: HeadingCandidate) => boolean,
  names: ReadonlyMap<HeadingCandidate, Match>
): Section[] {
  const indexes = new Map(source.blocks.map((node, index) => [node, index]))
  const indexOf = (head: HeadingCandidate | undefined) =>
    (head && indexes.get(head.node)) ?? source.blocks.length
  const starts = stops.map((head) => start(source, head, source.blocks[indexOf(head) - 1]))
  const firsts = new Map<string, Section>()
  const sections: Section[] = []
  for (const [index, head] of stops.entries()) {
    if (!isSection(head)) continue
    const match = names.get(head)
    const end = starts[index + 1] ?? source.text.length
    const section: Section = {
      heading: head,
      name: match?.name,
      likeness: match?.likeness,
      first: match && firsts.get(match.name),
      range: [starts[index] ?? head.range[0], end],
      blocks: source.blocks
        .slice(indexOf(head) + 1, indexOf(stops[index + 1]))
        .filter((node) => source.range(node)[0] < end)
    }
    if (match && !section.first) firsts.set(match.name, section)
    sections.push(section)
  }
  return sections
}

/** Where a section begins: at its head, or at a comment that is about the head. */
function start(
  source: Source,
  head: HeadingCandidate,
  before: Placed<RootContent> | undefined
): number {
  const at = source.lineStart(head.range[0])
  if (before?.type !== 'html') return at
  const between = source.text.slice(source.range(before)[1], at)
  const isAbout =
    /^<!--\s*(?:weekly-)?lint\s+ignore\b/.test(before.value) ||
    (/^<!--/.test(before.value) && (between.match(/\r\n|\n|\r/g)?.length ?? 0) < 2)
  return isAbout ? source.lineStart(source.range(before)[0]) : at
}
