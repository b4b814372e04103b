import type {Source} from '../../syntax/source.ts'
import type {ListEntry} from '../lists/entries.ts'
import {findRestarts, type ListRun} from '../lists/lists.ts'
import type {ReportShape} from '../shape.ts'
import type {Section} from './section.ts'

/** A required section that a report lacks. */
export interface MissingSection {
  readonly name: string
  /** The section to insert it before; undefined at the end. */
  readonly before: Section | undefined
  /** The item that its heading seems to be lost before, where the list restarts at 1. */
  readonly restart: ListEntry | undefined
}

/** Returns the required sections that a report lacks, with their position. */
export function findMissing(sections: readonly Section[], shape: ReportShape): MissingSection[] {
  const wanted = shape.sections.filter(({name}) => name !== '*')
  const find = (name: string) => sections.find((section) => section.name === name)
  return wanted.flatMap(({name, optional}, index) => {
    if (optional || find(name)) return []
    const before = wanted.slice(index + 1).flatMap(({name}) => find(name) ?? [])[0]
    return [{name, before, restart: undefined}]
  })
}

/** Adds the list items that the headings of missing sections seem to be lost before. */
export function locateMissing(
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

/**
 * Pairs unexpected sections with missing ones, if there are as many at the same position.
 *
 * @returns The missing name for each such section.
 */
export function findMisnamedSections(
  sections: readonly Section[],
  missing: readonly MissingSection[],
  shape: ReportShape
): Map<Section, string> {
  const misnamed = new Map<Section, string>()
  const isFree = shape.sections.some(({name}) => name === '*')
  const isUnexpected = ({name, first}: Section) => first !== undefined || (!name && !isFree)
  for (const before of new Set(missing.map(({before}) => before))) {
    const names = missing.filter((section) => section.before === before).map(({name}) => name)
    const end = before ? sections.indexOf(before) : sections.length
    const start = sections.findLastIndex((section, index) => index < end && !isUnexpected(section))
    const unexpected = sections.slice(start + 1, end)
    if (unexpected.length !== names.length) continue
    for (const [index, section] of unexpected.entries()) misnamed.set(section, names[index] ?? '')
  }
  return misnamed
}
