import {main} from './main.ts'

// Each write learns of its own failure; without a listener, it would end the process too.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
// Heard between two steps only, so that no temporary file is left behind.
process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))

/** Settled when the run is over. */
export const done = main({
  argv: process.argv.slice(2),
  env: process.env,
  // The current folder may not exist, which main() reports.
  get cwd() {
    return process.cwd()
  },
  // Standard input is opened only where it is read.
  get stdin() {
    return process.stdin
  },
  stdout: process.stdout,
  stderr: process.stderr
}).then((code) => {
  process.exitCode = code
})
