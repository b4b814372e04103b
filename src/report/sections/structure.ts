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
import {findMisnamedSections, findMissing, locateMissing, type MissingSection} from './missing.ts'
import {readSections, type Section} from './section.ts'

/** The heading that names the week of the report, or its best candidate. */
export interface Title extends HeadingCandidate {
  readonly reading: TitleReading | undefined
}

/** Title and sections of a report. */
export interface Structure {
  readonly title: Title | undefined
  /** Other level-1 headings. */
  readonly extraTitles: readonly Title[]
  /** In document order. */
  readonly sections: readonly Section[]
  readonly missing: readonly MissingSection[]
  /**
   * Sections with an unexpected name at the position of a missing one, most likely misnamed; with
   * the missing name.
   */
  readonly misnamedSections: ReadonlyMap<Section, string>
}

/**
 * Reads the title and the sections of a document.
 *
 * @param readListRuns Returns its lists; called only if a section is missing.
 */
export function readStructure(
  source: Source,
  shape: ReportShape,
  readListRuns: () => readonly ListRun[]
): Structure {
  const read = (text: string) => readTitle(text, shape)
  const toTitle = (candidate: HeadingCandidate): Title => ({
    ...candidate,
    reading: read(candidate.text)
  })
  const candidates = source.blocks.flatMap((node) => readHeadingCandidate(source, node, read) ?? [])
  const names = matchNames(candidates, shape)
  const title =
    shape.titleKey === undefined
      ? findTitle(source, candidates, names, read)
      : readFrontMatter(source, shape.titleKey)
  if (title) names.delete(title)
  const extraTitles = candidates
    .filter((candidate) => candidate !== title && !names.has(candidate))
    .filter(({form, depth}) => form === 'heading' && depth === 1)
    .map(toTitle)
  const isSection = (candidate: HeadingCandidate) =>
    candidate !== title &&
    (names.has(candidate) || (candidate.form === 'heading' && candidate.depth === 2))
  const boundaries = [...candidates.filter(isSection), ...extraTitles].toSorted(
    (a, b) => a.range[0] - b.range[0]
  )
  const sections = readSections(source, boundaries, isSection, names)
  const missing = locateMissing(source, sections, findMissing(sections, shape), readListRuns)
  return {
    title: title && toTitle(title),
    extraTitles,
    sections,
    missing,
    misnamedSections: findMisnamedSections(sections, missing, shape)
  }
}

/** Returns the best candidate: those that name a week first, then by form and level. */
function findTitle(
  source: Source,
  candidates: readonly HeadingCandidate[],
  names: ReadonlyMap<HeadingCandidate, Match>,
  read: ReadTitle
): HeadingCandidate | undefined {
  const others = candidates.filter((candidate) => !names.has(candidate))
  const firstSection = candidates.find((candidate) => names.has(candidate))?.range[0]
  const isEarly = ({range}: HeadingCandidate) => range[0] < (firstSection ?? source.text.length)
  const isTitle = ({text}: HeadingCandidate) => read(text) !== undefined
  const headings = others.filter(({form}) => form === 'heading')
  const topHeadings = headings.filter(({depth}) => depth === 1)
  const unspaced = others.filter(({form}) => form === 'unspaced')
  const first = source.blocks.find(({type}) => type !== 'yaml' && type !== 'html')
  return (
    topHeadings.find(isTitle) ??
    unspaced.filter(isEarly).find(isTitle) ??
    headings.filter(isEarly).find(isTitle) ??
    others.find(({node, text}) => node === first && read(text)?.certain) ??
    topHeadings[0]
  )
}
