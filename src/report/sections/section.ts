import type {RootContent} from 'mdast'
import type {Range} from '../../syntax/edit.ts'
import type {Placed, Source} from '../../syntax/source.ts'
import type {HeadingCandidate} from './heading-candidate.ts'
import type {Match} from './match.ts'
import type {Similarity} from './section-name.ts'

/** A section: its heading and everything up to the next. */
export interface Section {
  readonly heading: HeadingCandidate
  /** Name in the shape; undefined if it is not part of it. */
  readonly name: string | undefined
  /** How similar the heading is to that name. */
  readonly similarity: Similarity | undefined
  /** The first section of this name, if this is a duplicate. */
  readonly first: Section | undefined
  /** From the heading, or a comment that refers to it, to the next section. */
  readonly range: Range
  /** Blocks after the heading. */
  readonly blocks: readonly Placed<RootContent>[]
}

/**
 * Reads the sections of a document.
 *
 * @param boundaries Candidates that end a section, in document order: the headings of all sections,
 * and level-1 headings.
 * @param isSection Whether a candidate starts a section.
 * @param names Section names by candidate.
 */
export function readSections(
  source: Source,
  boundaries: readonly HeadingCandidate[],
  isSection: (candidate: HeadingCandidate) => boolean,
  names: ReadonlyMap<HeadingCandidate, Match>
): Section[] {
  const indexes = new Map(source.blocks.map((node, index) => [node, index]))
  const indexOf = (candidate: HeadingCandidate | undefined) =>
    (candidate && indexes.get(candidate.node)) ?? source.blocks.length
  const starts = boundaries.map((candidate) =>
    startOf(source, candidate, source.blocks[indexOf(candidate) - 1])
  )
  const firsts = new Map<string, Section>()
  const sections: Section[] = []
  for (const [index, candidate] of boundaries.entries()) {
    if (!isSection(candidate)) continue
    const match = names.get(candidate)
    const end = starts[index + 1] ?? source.text.length
    const section: Section = {
      heading: candidate,
      name: match?.name,
      similarity: match?.similarity,
      first: match && firsts.get(match.name),
      range: [starts[index] ?? candidate.range[0], end],
      blocks: source.blocks
        .slice(indexOf(candidate) + 1, indexOf(boundaries[index + 1]))
        .filter((node) => source.range(node)[0] < end)
    }
    if (match && !section.first) firsts.set(match.name, section)
    sections.push(section)
  }
  return sections
}

/** Start offset of a section: its heading, or a comment above that refers to it. */
function startOf(
  source: Source,
  candidate: HeadingCandidate,
  before: Placed<RootContent> | undefined
): number {
  const offset = source.lineStart(candidate.range[0])
  if (before?.type !== 'html') return offset
  const between = source.text.slice(source.range(before)[1], offset)
  const refersToHeading =
    /^<!--\s*(?:weekly-)?lint\s+ignore\b/.test(before.value) ||
    (/^<!--/.test(before.value) && (between.match(/\r\n|\n|\r/g)?.length ?? 0) < 2)
  return refersToHeading ? source.lineStart(source.range(before)[0]) : offset
}
