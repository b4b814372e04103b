import {spawnSync} from 'node:child_process'
import {cpSync, symlinkSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {bad, good, removeFolder, temporaryFolder, worse} from './support/command.ts'
import {HookedRepository, installTools, registryEnvironment} from './support/hooked.ts'
import {filesOf, readSnippets} from './support/snippets.ts'

/*
 * Needs the registry of npm, or what npm has kept of it, for lefthook: installed beside the other
 * tools, its own script would write hooks into this repository.
 */

const name = '2023-week40.md'
const snippets = readSnippets('docs/hooks.md')

let modules = ''
const folders: string[] = []

beforeAll(async () => {
  modules = await installTools({})
  const folder = temporaryFolder({'package.json': '{"private": true}'})
  folders.push(folder, dirname(modules))
  const argv = ['install', '--ignore-scripts', '--no-audit', '--no-fund', 'lefthook@2.2.2']
  const {status, stderr} = spawnSync('npm', argv, {
    cwd: folder,
    env: registryEnvironment(),
    encoding: 'utf8'
  })
  if (status !== 0) throw new Error(stderr)
  const installed = join(folder, 'node_modules')
  cpSync(installed, modules, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.startsWith(join(installed, '.bin'))
  })
  symlinkSync('../lefthook/bin/index.js', join(modules, '.bin/lefthook'))
}, 300_000)
afterAll(() => folders.forEach(removeFolder))

function hooked(variant = ''): HookedRepository {
  const git = new HookedRepository(modules)
  folders.push(...git.folders)
  git.configure(filesOf(snippets, 'lefthook', variant))
  git.expectRun('npx', '--no-install', 'lefthook', 'install')
  return git
}

describe('lefthook', {timeout: 60_000}, () => {
  test('stops a commit with a bad report, and lets go of others', () => {
    const git = hooked().put({[name]: bad})
    const {code, said} = git.attempt()
    expect(said).toContain('Unexpected bullet `-`, expected `1.` [*]')
    expect(code).not.toBe(0)
    expect(git.commits).toBe(0)
    git.put({[name]: good})
    expect(git.attempt().code).toBe(0)
  })

  test('repairs, and adds the repair to the commit', () => {
    const git = hooked('fix').put({[name]: bad})
    expect(git.attempt()).toMatchObject({code: 0})
    expect([git.read(name), git.committed(name)]).toEqual([good, good])
    expect(git.put({[name]: worse}).attempt().code).not.toBe(0)
    expect(git.commits).toBe(1)
  })
})
