import {readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {reportOf} from './support/archive.ts'
import {bad, good, removeFolder, worse} from './support/command.ts'
import {HookedRepository} from './support/hooked.ts'
import {
  type HookRepository,
  installation,
  mirror,
  preCommitEnvironment,
  withLastCommit,
  withRepository
} from './support/pre-commit.ts'
import {isLeftOut} from './support/programs.ts'
import {filesOf, readSnippets} from './support/snippets.ts'

const name = '2023-week40.md'
const finding = 'Unexpected bullet `-`, expected `1.` [*]'
const file = '.pre-commit-config.yaml'

/** What the document says to write. */
const documented = filesOf(readSnippets('docs/hooks.md'), 'pre-commit')[file] ?? ''
/** That, with hooks on this machine for the published ones. */
let configuration = ''
let hooks: HookRepository | undefined

const repositories: HookedRepository[] = []

/** A repository with the hook that the document names, or with others. */
function hooked(...hooks: readonly string[]): HookedRepository {
  const git = new HookedRepository(undefined, preCommitEnvironment())
  repositories.push(git)
  const [known = ''] = /^ *- id: weekly-lint$/m.exec(configuration) ?? []
  expect(known).not.toBe('')
  const entries = hooks.map((hook) => known.replace('weekly-lint', hook)).join('\n')
  git.put({[file]: configuration.replace(known, entries || known)})
  return git
}

afterEach(() => {
  for (const {folders} of repositories.splice(0)) folders.forEach(removeFolder)
})

describe.skipIf(isLeftOut('pre-commit'))('pre-commit', {timeout: 120_000}, () => {
  beforeAll(async () => {
    hooks = await mirror()
    configuration = withRepository(documented, hooks)
    hooked().expectRun('pre-commit', 'install-hooks')
  }, 240_000)
  afterAll(() => hooks && removeFolder(dirname(hooks.folder)))

  test('stops a commit with a bad report, and lets go of others', () => {
    const git = hooked().put({[name]: bad, 'drafts/a.md': '- 草稿\n'})
    git.expectRun('pre-commit', 'install')
    const {code, said} = git.attempt()
    expect(said).toContain(`2023-week40.md\n`)
    expect(said).toContain(finding)
    expect(said).toContain('Read 1 report of 3 Markdown files')
    expect(code).not.toBe(0)
    expect(git.commits).toBe(0)
    git.put({[name]: good})
    expect(git.attempt()).toMatchObject({code: 0, said: expect.stringContaining('Passed')})
    expect(git.commits).toBe(1)
  })

  test('is silent where no report is among the files', () => {
    const git = hooked('weekly-lint', 'weekly-lint-fix', 'weekly-lint-format').stage()
    const {code, said} = git.run('pre-commit', 'run', '--verbose')
    expect(said.match(/Passed/g)).toHaveLength(3)
    expect(said).not.toContain('weekly-lint: ')
    expect(code).toBe(0)
  })

  test('weekly-lint-fix repairs, fails for that once, and for what is left', () => {
    const git = hooked('weekly-lint-fix').put({[name]: bad})
    git.expectRun('pre-commit', 'install')
    const repaired = git.attempt()
    expect(repaired.said).toContain('files were modified by this hook')
    expect(repaired.said).toContain('Changed 1 report, so this stops here')
    expect(repaired.code).not.toBe(0)
    expect([git.commits, git.read(name), git.staged(name)]).toEqual([0, good, bad])
    expect(git.attempt().code).toBe(0)
    expect(git.committed(name)).toBe(good)
    git.put({'2024-week53.md': worse.replace('2023', '2024')})
    const left = git.attempt()
    expect(left.said).toContain('title-week')
    expect(left.code).not.toBe(0)
  })

  test('weekly-lint-format lays out, and fails for that once', () => {
    const untidy = good.replace('写在前面。', '写在前面。   ').concat('\n\n')
    const rules = {'no-trailing-spaces': 'warn', 'final-newline': 'warn'}
    const git = hooked('weekly-lint-format').put({
      [name]: untidy,
      'weekly-lint.config.json': JSON.stringify({rules})
    })
    git.stage()
    const {code, said} = git.run('pre-commit', 'run')
    expect(said).toContain('Changed 1 report, so this stops here')
    expect(code).not.toBe(0)
    expect(git.read(name)).toBe(good)
    expect(git.stage().run('pre-commit', 'run').code).toBe(0)
  })

  test.each([
    ['in one process', ''],
    ['in several at once', '        require_serial: false\n']
  ])('200 files %s', (_, setting) => {
    const names = Array.from({length: 200}, (_, index) => {
      const year = 2000 + Math.floor(index / 50)
      return [`${year}-week${(index % 50) + 1}.md`, `${year} 年第${(index % 50) + 1}周周报`]
    })
    const reports = (spoil: (text: string) => string) =>
      Object.fromEntries(names.map(([file = '', title = '']) => [file, spoil(reportOf(title))]))
    const git = hooked('weekly-lint-fix')
    git.put({
      [file]: git.read(file) + setting,
      ...reports((text) => text.replace('1. 读了一章书', '- 读了一章书'))
    })
    const {code, said} = git.stage().run('pre-commit', 'run', '--all-files')
    const amounts = [...said.matchAll(/repaired (\d+)/g)].map(([, amount]) => Number(amount))
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(200)
    expect(amounts.length > 1).toBe(setting !== '')
    expect(code).not.toBe(0)
    for (const [file, text] of Object.entries(reports((text) => text))) {
      expect(git.read(file)).toBe(text)
    }
    expect(git.stage().run('pre-commit', 'run', '--all-files').code).toBe(0)
  })

  test.each([
    ['weekly-lint-fix', 'weekly-lint-format'],
    ['weekly-lint-format', 'weekly-lint-fix']
  ])('%s and %s repair together, and then let go', (...both) => {
    const untidy = bad.replace('写在前面。', '写在前面。   ').concat('\n\n')
    const git = hooked(...both).put({[name]: untidy})
    git.expectRun('pre-commit', 'install')
    expect(git.attempt().code).not.toBe(0)
    expect(git.read(name)).toBe(good)
    expect(git.attempt().code).toBe(0)
    expect(git.committed(name)).toBe(good)
  })

  test('the repository of weekly-lint itself has the same hooks', {timeout: installation}, () => {
    const git = new HookedRepository(undefined, preCommitEnvironment())
    repositories.push(git)
    git.put({[file]: withLastCommit(documented), [name]: bad}).stage()
    const {code, said} = git.run('pre-commit', 'run')
    expect(said).toContain(finding)
    expect(code).not.toBe(0)
  })
})

describe('the hooks for pre-commit', () => {
  const root = join(import.meta.dirname, '..')
  const read = (name: string) => readFileSync(join(root, name), 'utf8')
  const {version} = JSON.parse(read('package.json'))

  test('of the mirror are those of this repository, with the published package', () => {
    const own = parse(read('.pre-commit-hooks.yaml'))
    const mirrored = parse(read('pre-commit-mirror/.pre-commit-hooks.yaml'))
    expect(mirrored).toEqual(
      own.map((hook: object) => ({
        ...hook,
        additional_dependencies: [`weekly-lint@${version}`]
      }))
    )
  })

  test('of the mirror have the version of the package, and depend on nothing else', () => {
    const manifest = JSON.parse(read('pre-commit-mirror/package.json'))
    expect(manifest).toMatchObject({version, private: true})
    expect(Object.keys(manifest).filter((key) => /dependencies|scripts/i.test(key))).toEqual([])
  })
})
