import {longReport, named, wellWrittenReports} from './archive.ts'
import {newsletters} from './newsletters.ts'
import {spoil} from './spoil.ts'
import {worstInputs} from './worst.ts'

/** Files of an archive: text by name. */
export type Archive = ReadonlyMap<string, string>

/** Reports of about 3 kB, 0.6 MB for 218. */
const reports = (amount: number) => wellWrittenReports(amount, 7)

/** The archives that rows are about, made when they are asked for. */
export const archives = {
  one: () => named(reports(1)),
  'reports-218': () => named(reports(218)),
  'reports-2000': () => named(reports(2000)),
  'reports-10000': () => named(reports(10_000)),
  newsletters: () => named(newsletters(60)),
  'newsletters-9mb': () => named(newsletters(396)),
  '1mb': () => named([longReport(1e6)]),
  spoiled: () => named(reports(218).map(spoil)),
  worst: () => named(Object.values(worstInputs).map((write) => write(10_000)))
} satisfies Record<string, () => Archive>

export type ArchiveName = keyof typeof archives
