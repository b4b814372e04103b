import {spawnSync} from 'node:child_process'
import path from 'node:path'

// `npm run demo`: what the linter says of a report, and what it would make of it. Its addresses are
// made up, so that no request is sent.
const root = path.join(import.meta.dirname, '..')
for (const args of [['fixtures/demo'], ['--diff', 'fixtures/demo']]) {
  console.log(`\n$ weekly-lint ${args.join(' ')}\n`)
  const {status, error} = spawnSync(process.execPath, ['dist/cli.js', '--no-links', ...args], {
    cwd: root,
    stdio: 'inherit'
  })
  // Findings are what there is to see; anything else is no demonstration.
  if (error || status !== 1) {
    console.error(`Unexpected end of weekly-lint: ${error?.message ?? status}`)
    process.exitCode = 1
  }
}
