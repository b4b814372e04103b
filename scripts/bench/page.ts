import os from 'node:os'
import {type Outcome, outcomeMarkdown} from './table.ts'

/** Where and with what a run took place. */
export interface Setting {
  /** Day of the run, as in ISO 8601. */
  readonly date: string
  readonly machine: string
  readonly node: string
  /** Versions of ours and theirs. */
  readonly versions: readonly string[]
  /** How the run is repeated. */
  readonly command: string
}

/** This machine, in a sentence without its name. */
export function describeMachine(): string {
  const cpus = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  const load = os.loadavg()[0]?.toFixed(1)
  const model = cpus[0]?.model.trim() ?? 'an unknown processor'
  return `${cpus.length} × ${model}, ${memory} GB of memory, ${os.platform()} ${os.arch()}; the load was ${load} when the run began`
}

/** docs/speed.md. */
export function speedPage(setting: Setting, outcomes: readonly Outcome[]): string {
  const {date, machine, node, versions, command} = setting
  return `# Speed

\`npm run bench\` measures weekly-lint beside tools that read the same files, and writes this page: all
figures below are of one run.

- Date: ${date}
- Machine: ${machine}
- Node.js: ${node}
- Versions: ${versions.join(', ')}
- Command: \`${command}\`

## How it is measured

Each program runs as a whole process, from its start to its end, on the same files, with the defaults
that it comes with; remark-cli has \`remark-preset-lint-consistent\` and \`remark-preset-lint-recommended\`.
The tools do not look for the same things: the figures say how long one waits for each, not which is better.

The archives are made up, the same in each run. Programs run in turn, round by round, after a run of each
that does not count, so that whatever else the machine does hits all of them alike. A program that takes over ten
seconds runs three times at most.

- **time** is by the clock: the median of the runs.
- **ours to theirs** is the median of the ratios of each round, with the least and the greatest: below 1, weekly-lint is
  faster.
- **CPU** is what all threads used, also of processes that the program started (on Linux, to 10 ms).
- **memory** is the most that the process had at once (megabytes of 2^20 bytes). A dash
  where Node.js is not told: rumdl works in a process of its own, and autocorrect ends without a word to Node.js.
- **cold**: nothing is known of the reports. weekly-lint starts with an empty cache and writes it; rumdl runs with
  \`--no-cache\`. **unchanged**: the same run again, with [the caches](caches.md) that are on by default.

Limits are what we want to hold; \`npm run bench -- --check\` fails where one is not kept.

## Figures

${outcomes.map(outcomeMarkdown).join('\n\n')}

## Again

\`\`\`sh
npm ci
npm run bench -- --write                   # everything, and this page: takes its time
npm run bench -- --rows one,218 --runs 5   # some rows
npm run bench -- --quick --rows editor     # one run of each
npm run bench -- --profile --rows 218      # where our time goes
\`\`\`
`
}
