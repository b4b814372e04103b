import {execFileSync} from 'node:child_process'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import {judge} from './bench/limits.ts'
import {measure, type Result} from './bench/measure.ts'
import {benchOptions} from './bench/options.ts'
import {describeMachine, speedPage} from './bench/page.ts'
import {versions} from './bench/peers.ts'
import {profileTable, readProfiles, selfTimes} from './bench/profile.ts'
import {chosen, type Row, rows} from './bench/rows.ts'
import {type Outcome, outcomeText} from './bench/table.ts'
import {Workspace} from './bench/workspace.ts'

// How fast we are beside others: `bench/page.ts` says how it is measured, and how to run it.
const root = path.join(import.meta.dirname, '..')
const args = process.argv.slice(2)
const options = benchOptions(args)
const workspace = await Workspace.open(root)
try {
  const asked = chosen(rows(root, workspace), options.rows)
  if (options.profile) for (const row of asked) await profile(row)
  else await compare(asked)
} finally {
  await workspace.close()
}

async function compare(asked: readonly Row[]): Promise<void> {
  // Before the run itself makes the machine busy.
  const machine = describeMachine()
  const outcomes: Outcome[] = []
  const measured = new Map<string, Result[]>()
  for (const {id, title, programs, limits} of asked) {
    const results = await measure(programs, options.runs)
    const outcome = {id, title, results, verdicts: judge(results, limits, measured)}
    measured.set(id, results)
    console.log(`${outcomeText(outcome)}\n`)
    outcomes.push(outcome)
  }
  if (options.write) {
    const own = JSON.parse(await fs.readFile(path.join(root, 'package.json'), 'utf8'))
    const setting = {
      date: new Date().toISOString().slice(0, 10),
      machine,
      node: process.version,
      versions: [`weekly-lint ${own.version} (commit ${commit()})`, ...versions(root)],
      command: ['npm run bench --', ...args].join(' ')
    }
    await fs.writeFile(path.join(root, 'docs/speed.md'), speedPage(setting, outcomes))
  }
  const isKept = outcomes.every(({verdicts}) => verdicts.every(({isKept}) => isKept))
  if (options.check && !isKept) process.exitCode = 1
}

/** The commit that is measured. */
function commit(): string {
  const args = ['describe', '--always', '--dirty', '--exclude', '*']
  return execFileSync('git', args, {cwd: root, encoding: 'utf8'}).trim()
}

/** Where our time goes in a row; the profiles stay, for DevTools. */
async function profile({id, programs}: Row): Promise<void> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), `weekly-lint-profile-${id}-`))
  // The first run fills the caches that the second one has in a row of unchanged reports.
  await programs[0]?.run()
  await programs[0]?.run(['--cpu-prof', `--cpu-prof-dir=${folder}`])
  console.log(`${id}: ${folder}\n${profileTable(selfTimes(await readProfiles(folder)))}\n`)
}
