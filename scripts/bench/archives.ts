import {longReport, named, wellWrittenReports} from './archive.ts'
import {newsletters} from './newsletters.ts'
import {spoil} from './spoil.ts'
import {type WorstInput, worstInputs} from './worst.ts'

/** Files of an archive: text by name. */
export type Archive = ReadonlyMap<string, string>

/** Reports of about 3 kB, 0.6 MB for 218. */
const reports = (amount: number) => wellWrittenReports(amount, 7)

const others = {
  one: () => named(reports(1)),
  'reports-218': () => named(reports(218)),
  'reports-2000': () => named(reports(2000)),
  'reports-10000': () => named(reports(10_000)),
  newsletters: () => named(newsletters(60)),
  'newsletters-9mb': () => named(newsletters(396)),
  '1mb': () => named([longReport(1e6)]),
  spoiled: () => named(reports(218).map(spoil))
}

export type ArchiveName = keyof typeof others | WorstInput

/** Make the archive that a row is about. */
export function makeArchive(name: ArchiveName): Archive {
  return name in worstInputs
    ? named([worstInputs[name as WorstInput](10_000)])
    : others[name as keyof typeof others]()
}
