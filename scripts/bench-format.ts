import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import {wellWrittenReports} from './bench/archive.ts'
import {type Difference, difference, differenceTable} from './bench/difference.ts'
import {formatters, layOut} from './bench/formatters.ts'

// What formatters change in reports without findings: `npm run bench:format`.
const root = path.join(import.meta.dirname, '..')
const reports = wellWrittenReports(500)
const differences: Difference[] = []
for (const formatter of formatters(root)) {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'weekly-lint-bench-'))
  try {
    differences.push(difference(formatter.name, reports, await layOut(formatter, reports, folder)))
  } finally {
    await fs.rm(folder, {recursive: true})
  }
}
console.log(differenceTable(differences))
