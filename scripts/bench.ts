import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import {comparisons} from './bench/comparisons.ts'
import {isTooSlow, measure, type Program, time} from './bench/measure.ts'
import {table} from './bench/table.ts'

// `npm run bench` prints; `npm run bench -- --check` fails where something is too slow.
const root = path.join(import.meta.dirname, '..')
const reports = {
  'good.md': 'fixtures/reports/2024-week17.md',
  'bad.md': 'fixtures/demo/2026-week46.md'
}
const presets = ['remark-preset-lint-consistent', 'remark-preset-lint-recommended']
const counts = {warmUps: 2, runs: 21}

const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'weekly-lint-bench-'))
try {
  for (const [name, report] of Object.entries(reports)) {
    await fs.copyFile(path.join(root, report), path.join(folder, name))
  }
  const plugins = presets.map((name) => path.join(root, 'node_modules', name, 'index.js'))
  await fs.writeFile(path.join(folder, '.remarkrc.json'), JSON.stringify({plugins}))
  const run = (program: Program) => time(program, folder)
  const outcomes = comparisons(root).map((comparison) => measure(comparison, counts, run))
  console.log(table(outcomes))
  if (process.argv.includes('--check') && outcomes.some(isTooSlow)) process.exitCode = 1
} finally {
  await fs.rm(folder, {recursive: true})
}
