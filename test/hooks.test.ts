import {dirname} from 'node:path'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {bad, good, removeFolder, worse} from './support/command.ts'
import {HookedRepository, installTools} from './support/hooked.ts'
import {filesOf, readSnippets} from './support/snippets.ts'

/** Snippets of the document, with the real tools: what it says cannot rot. */
const snippets = readSnippets('docs/hooks.md')
const name = '2023-week40.md'
const finding = 'Unexpected bullet `-`, expected `1.` [*]'

let modules = ''
const repositories: HookedRepository[] = []

beforeAll(async () => {
  modules = await installTools({
    husky: 'bin.js',
    'lint-staged': 'bin/lint-staged.js',
    'simple-git-hooks': 'cli.js'
  })
}, 60_000)
afterEach(() => {
  for (const {folders} of repositories.splice(0)) folders.forEach(removeFolder)
})
afterAll(() => removeFolder(dirname(modules)))

interface Manager {
  readonly section: string
  /** How it takes its hooks into the repository, where it has to be told. */
  readonly install?: readonly string[]
  /** Whether that is before its files are written. */
  readonly first?: boolean
  /** Whether a repair is part of the commit that it is made in. */
  readonly restages: boolean
}

const managers: readonly Manager[] = [
  {
    section: 'husky and lint-staged',
    install: ['npx', '--no-install', 'husky', 'init'],
    first: true,
    restages: true
  },
  {
    section: 'simple-git-hooks',
    install: ['npx', '--no-install', 'simple-git-hooks'],
    restages: true
  },
  {section: 'A plain hook', restages: false}
]

function hooked({section, install, first}: Manager, variant = ''): HookedRepository {
  const git = new HookedRepository(modules)
  repositories.push(git)
  git.put({'package.json': '{"private": true}\n'})
  const files = filesOf(snippets, section, variant)
  const [command, ...argv] = install ?? []
  if (!first) git.configure(files)
  if (command) git.expectRun(command, ...argv)
  if (first) git.configure(files)
  return git
}

describe.each(managers)('$section', {timeout: 120_000}, (manager) => {
  test('stops a commit with a bad report, and lets go of others', () => {
    const git = hooked(manager).put({[name]: bad})
    const stopped = git.attempt()
    expect(stopped.said).toContain(finding)
    expect(stopped.code).not.toBe(0)
    expect(git.commits).toBe(0)
    expect(git.staged(name)).toBe(bad)
    git.put({[name]: good})
    expect(git.attempt()).toMatchObject({code: 0})
    expect(git.commits).toBe(1)
  })

  test('is silent where no report changed', () => {
    const {code, said} = hooked(manager).attempt()
    expect(said).not.toMatch(/Missing|Unexpected/)
    expect(code).toBe(0)
  })

  test('repairs', () => {
    const git = hooked(manager, 'fix').put({[name]: bad})
    const {code, said} = git.attempt()
    expect(git.read(name)).toBe(good)
    if (manager.restages) {
      expect(code).toBe(0)
      expect(git.committed(name)).toBe(good)
      return
    }
    expect(said).toMatch(/(?:Changed|Repaired and staged) 1 report, so this stops here/)
    expect(code).not.toBe(0)
    expect(git.commits).toBe(0)
    expect(git.attempt().code).toBe(0)
    expect(git.committed(name)).toBe(good)
  })

  test('stops for what is left after a repair', () => {
    const git = hooked(manager, 'fix').put({[name]: worse})
    const {code, said} = git.attempt()
    expect(said).toContain('title-week')
    expect(code).not.toBe(0)
    expect(git.commits).toBe(0)
  })
})

test('lint-staged puts everything back where a repair fails', {timeout: 60_000}, () => {
  const [manager] = managers
  if (!manager) throw new RangeError('Missing manager')
  const git = hooked(manager, 'fix')
  const text = git.read('package.json').replace('--fix', '--fix --fail-on-change')
  git.put({'package.json': text, [name]: good}).commit()
  git.put({[name]: bad})
  expect(git.attempt()).not.toMatchObject({code: 0})
  expect([git.read(name), git.staged(name)]).toEqual([bad, bad])
})

test('a report with other changes beside the staged ones is left alone', {timeout: 60_000}, () => {
  const manager = managers.find(({section}) => section === 'simple-git-hooks')
  if (!manager) throw new RangeError('Missing manager')
  const git = hooked(manager, 'fix')
    .put({[name]: bad})
    .stage()
  const further = `${bad}\n再见。\n`
  git.put({[name]: further})
  const {code, said} = git.run('git', 'commit', '-m', 'a')
  expect(said).toContain('has changes that are not staged')
  expect(code).not.toBe(0)
  expect([git.read(name), git.staged(name)]).toEqual([further, bad])
})
