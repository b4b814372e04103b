import {spawnSync} from 'node:child_process'
import {chmodSync, existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {validateWorkflow} from '@action-validator/core'
import {afterEach, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {removeFolder, temporaryFolder} from './support/command.ts'

/** The workflow that keeps one issue about dead links, with stand-ins for `npx` and `gh`. */
const root = join(import.meta.dirname, '..')
const text = readFileSync(join(root, 'examples/github-links.yml'), 'utf8')
const {concurrency, jobs, on, permissions} = parse(text)
const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

interface Step {
  readonly id?: string
  readonly uses?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
}
const steps: readonly Step[] = jobs.links.steps
const [ask, keep] = steps.flatMap(({run}) => run ?? [])

const folders: string[] = []
afterEach(() => folders.splice(0).forEach(removeFolder))

/** What a run of both scripts did: commands of `gh`, the text of the issue, and whether it failed. */
function runJob(code: number, known: string) {
  const folder = temporaryFolder({
    npx: `#!/bin/sh
[ "$*" = "--yes --ignore-scripts weekly-lint@${version} links --reporter markdown" ] || exit 9
echo '### weekly-lint links'
exit ${code}
`,
    gh: `#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
if [ "$1 $2" = 'issue list' ]; then printf '${known}'; fi
for last; do :; done
case $* in *--body-file*) cp "$last" "$BODY" ;; esac
`,
    output: '',
    calls: ''
  })
  folders.push(folder)
  for (const name of ['npx', 'gh']) chmodSync(join(folder, name), 0o755)
  const env = {
    PATH: `${folder}:${process.env.PATH}`,
    RUNNER_TEMP: folder,
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_OUTPUT: join(folder, 'output'),
    CALLS: join(folder, 'calls'),
    BODY: join(folder, 'body'),
    LABEL: 'weekly-lint-links',
    RUN: 'https://github.example/run/1'
  }
  const run = (script = '', more = {}) =>
    spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: {...env, ...more}
    })
  const read = (name: string) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : ''
  const first = run(ask)
  const told = read('output').trim()
  const second = first.status === 0 ? run(keep, {CODE: told.replace('code=', '')}) : undefined
  const calls = read('calls').split('\n').slice(1, -1)
  writeFileSync(join(folder, 'calls'), '')
  return {
    isDone: first.status === 0 && second?.status === 0,
    stderr: first.stderr + (second?.stderr ?? ''),
    calls: calls.map((call) => call.replaceAll(folder, '')),
    body: read('body'),
    summary: read('summary')
  }
}

describe('the issue about dead links', () => {
  test('is opened where some are', () => {
    const {body, calls, isDone, stderr, summary} = runJob(1, '')
    expect([isDone, stderr]).toEqual([true, ''])
    expect(calls).toEqual([
      'label create weekly-lint-links --description Kept up to date by weekly-lint --force',
      'issue create --title Dead links --label weekly-lint-links --body-file /links.md'
    ])
    expect(body).toBe('### weekly-lint links\n\nhttps://github.example/run/1\n')
    expect(summary).toBe('### weekly-lint links\n')
  })

  test('is the same one the next time, and opened again after it was closed', () => {
    expect(runJob(1, '7 OPEN\\n').calls).toEqual(['issue edit 7 --body-file /links.md'])
    expect(runJob(1, '7 CLOSED\\n').calls).toEqual([
      'issue edit 7 --body-file /links.md',
      'issue reopen 7'
    ])
  })

  test('is closed where none is left, and not opened for nothing', () => {
    expect(runJob(0, '7 OPEN\\n').calls).toEqual([
      'issue edit 7 --body-file /links.md',
      'issue close 7 --comment No link is dead any more: https://github.example/run/1'
    ])
    expect(runJob(0, '7 CLOSED\\n')).toMatchObject({calls: [], isDone: true})
    expect(runJob(0, '')).toMatchObject({calls: [], isDone: true})
  })

  test('is left alone where the run could not do its work', () => {
    expect(runJob(2, '7 OPEN\\n')).toMatchObject({calls: [], isDone: false})
  })

  test('is kept by a workflow that is valid, pins what it uses and asks for little', () => {
    expect(validateWorkflow(text)).toMatchObject({errors: []})
    expect(Object.keys(on)).toEqual(['schedule', 'workflow_dispatch'])
    expect(permissions).toEqual({contents: 'read', issues: 'write'})
    expect(concurrency).toBe('weekly-lint-links')
    const uses = steps.flatMap(({uses = []}) => uses)
    expect(uses).toHaveLength(2)
    for (const used of uses) expect(used).toMatch(/^actions\/[a-z-]+@[\da-f]{40}$/)
    for (const script of [ask, keep]) expect(script).not.toContain('${{')
  })
})
