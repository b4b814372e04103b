import type {Source} from '../../syntax/source.ts'
import type {ListRun} from '../lists/lists.ts'
import type {ReportShape} from '../shape.ts'
import {readTitle, type TitleReading} from '../title/title.ts'
import {
  type HeadingCandidate,
  type ReadTitle,
  readFrontMatter,
  readHeadingCandidate
} from './heading-candidate.ts'
import {type Match, matchNames} from './match.ts'
import {findMisnamedSections, findMissing, locate, type MissingSection} from './missing.ts'
import {readSections, type Section} from './section.ts'

/** The head that says which week the report is about, or stands where that should be said. */
export interface Title extends HeadingCandidate {
  readonly reading: TitleReading | undefined
}

/** What heads a report and its parts. */
export interface Structure {
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
  readonly misnamedSections: ReadonlyMap<Section, string>
}

/**
 * Read the title and sections of a document.
 *
 * @param readListRuns Its lists; only asked for where a section is missing.
 */
export function readStructure(
  source: Source,
  shape: ReportShape,
  readListRuns: () => readonly ListRun[]
): Structure {
  const read = (text: string) => readTitle(text, shape)
  const asTitle = (head: HeadingCandidate): Title => ({...head, reading: read(head.text)})
  const heads = source.blocks.flatMap((node) => readHeadingCandidate(source, node, read) ?? [])
  const names = matchNames(heads, shape)
  const title =
    shape.titleKey === undefined
      ? findTitle(source, heads, names, read)
      : readFrontMatter(source, shape.titleKey)
  if (title) names.delete(title)
  const extraTitles = heads
    .filter((head) => head !== title && !names.has(head) && head.form === 'heading')
    .filter(({depth}) => depth === 1)
    .map(asTitle)
  const isSection = (head: HeadingCandidate) =>
    head !== title && (names.has(head) || (head.form === 'heading' && head.depth === 2))
  const stops = [...heads.filter(isSection), ...extraTitles].toSorted(
    (a, b) => a.range[0] - b.range[0]
  )
  const sections = readSections(source, stops, isSection, names)
  const missing = locate(source, sections, findMissing(sections, shape), readListRuns)
  return {
    title: title && asTitle(title),
    extraTitles,
    sections,
    missing,
    misnamedSections: findMisnamedSections(sections, missing, shape)
  }
}

/** The head that is the title: what says a week before what does not, marks before none. */
function findTitle(
  source: Source,
  heads: readonly HeadingCandidate[],
  names: ReadonlyMap<HeadingCandidate, Match>,
  read: ReadTitle
): HeadingCandidate | undefined {
  const others = heads.filter((head) => !names.has(head))
  const isRead = (head: HeadingCandidate) => read(head.text) !== undefined
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
