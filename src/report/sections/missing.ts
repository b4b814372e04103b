import type {Source} from '../../syntax/source.ts'
import {findRestarts, type ListEntry, type ListRun} from '../lists/lists.ts'
import type {ReportShape} from '../shape.ts'
import type {Section} from './section.ts'

/** A section that the shape asks for, and the report does not have. */
export interface MissingSection {
  readonly name: string
  /** The section before which it belongs; nothing where it belongs at the end. */
  readonly before: Section | undefined
  /** The item that its heading seems to be lost from: the numbers of a list begin there again. */
  readonly restart: ListEntry | undefined
}

/** Sections of the shape that a report does not have, each with the place where it belongs. */
export function findMissing(sections: readonly Section[], shape: ReportShape): MissingSection[] {
  const wanted = shape.sections.filter(({name}) => name !== '*')
  const find = (name: string) => sections.find((section) => section.name === name)
  return wanted.flatMap(({name, optional}, index) => {
    if (optional || find(name)) return []
    const before = wanted.slice(index + 1).flatMap(({name}) => find(name) ?? [])[0]
    return [{name, before, restart: undefined}]
  })
}

/** Find the items before which the headings of missing sections seem to have stood. */
export function locate(
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
 * Sections of no or of another’s name that stand where just as many are missing, each with the
 * missing name.
 */
export function findMisnamedSections(
  sections: readonly Section[],
  missing: readonly MissingSection[],
  shape: ReportShape
): Map<Section, string> {
  const standIns = new Map<Section, string>()
  const isFree = shape.sections.some(({name}) => name === '*')
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
