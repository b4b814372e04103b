import {spawnSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {validateWorkflow} from '@action-validator/core'
import {afterAll, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {removeFolder, run, temporaryFolder} from './support/command.ts'
import {mixedArchive} from './support/sharded.ts'

const root = join(import.meta.dirname, '..')
const text = readFileSync(join(root, 'examples/github-shards.yml'), 'utf8')
const {jobs, on, permissions} = parse(text)
const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const folder = temporaryFolder({'.git/HEAD': '', ...mixedArchive()})
afterAll(() => removeFolder(folder))

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

/** The only script of a job. */
function scriptOf(job: {steps: readonly Step[]}): string {
  const scripts = job.steps.flatMap(({run}) => run ?? [])
  expect(scripts).toHaveLength(1)
  return scripts[0] ?? ''
}

/** Run a script as a runner does, with `npx` that runs this weekly-lint. */
function runScript(script: string, env: Readonly<Record<string, string>>) {
  const bin = join(folder, '.bin')
  mkdirSync(bin, {recursive: true})
  const [tsx, cli] = [import.meta.resolve('tsx'), join(root, 'src/cli/index.ts')]
  const npx = join(bin, 'npx')
  const argv = `[ "$1 $2 $3" = "--yes --ignore-scripts weekly-lint@${version}" ] || exit 3\nshift 3`
  writeFileSync(
    npx,
    `#!/bin/sh\n${argv}\nexec '${process.execPath}' --import '${tsx}' '${cli}' "$@"\n`
  )
  chmodSync(npx, 0o755)
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: {PATH: `${bin}:${dirname(process.execPath)}:${process.env.PATH}`, ...env}
  })
}

describe('the workflow with shards', () => {
  test('is valid, pins what it uses and asks for little', () => {
    expect(validateWorkflow(text)).toMatchObject({errors: []})
    expect(validateWorkflow(text.replace('fail-fast', 'fail-fats')).errors).not.toEqual([])
    expect(Object.keys(on)).not.toContain('pull_request_target')
    expect(permissions).toEqual({contents: 'read'})
    const steps: Step[] = [...jobs.lint.steps, ...jobs.merge.steps]
    const uses = steps.flatMap(({uses = []}) => uses)
    expect(uses).toHaveLength(6)
    for (const used of uses) expect(used).toMatch(/^actions\/[a-z-]+@[\da-f]{40}$/)
    for (const script of [scriptOf(jobs.lint), scriptOf(jobs.merge)]) {
      expect(script).not.toContain('${{')
    }
  })

  test('tells what one run tells', {timeout: 240_000}, async () => {
    const shards: readonly number[] = jobs.lint.strategy.matrix.shard
    const temporary = join(folder, '.temporary')
    mkdirSync(join(temporary, 'shards'), {recursive: true})
    const summary = join(temporary, 'summary.md')
    writeFileSync(summary, '')
    const [upload] = jobs.lint.steps.flatMap((step: Step) =>
      step.uses?.startsWith('actions/upload-artifact') ? (step.with ?? []) : []
    )
    for (const shard of shards) {
      const env = {SHARD: String(shard), SHARDS: String(shards.length)}
      const {status} = runScript(scriptOf(jobs.lint), {...env, CI: 'true', GITHUB_ACTIONS: 'true'})
      expect(status).toBe(0)
      const file = String(upload.path).replace(/\$\{\{ matrix\.shard \}\}/, String(shard))
      expect(existsSync(join(folder, file))).toBe(true)
      writeFileSync(join(temporary, 'shards', file), readFileSync(join(folder, file)))
    }
    const merged = runScript(scriptOf(jobs.merge), {
      RUNNER_TEMP: temporary,
      GITHUB_STEP_SUMMARY: summary
    })
    const argv = ['--reporter', 'pretty', '--reporter', 'github', '--reporter', 'markdown:one.md']
    const whole = await run(['--no-cache', ...argv], {cwd: folder})
    expect(merged.stdout).toBe(whole.stdout)
    expect(readFileSync(summary, 'utf8')).toBe(readFileSync(join(folder, 'one.md'), 'utf8'))
    expect(merged.status).toBe(1)
  })

  test('fails where a shard could not do its work', {timeout: 60_000}, () => {
    const {status} = runScript(scriptOf(jobs.lint), {SHARD: '5', SHARDS: '4'})
    expect(status).not.toBe(0)
  })
})
