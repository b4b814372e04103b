import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {afterEach, describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {fixText} from '../src/engine/fix.ts'
import {lintText} from '../src/engine/lint.ts'
import type {Message} from '../src/engine/message.ts'
import {settle} from '../src/engine/settings.ts'
import {changedLines} from '../src/project/git/changed-lines.ts'
import {parseRaw} from '../src/project/git/parse.ts'
import {bad, good, removeFolder, run, temporaryFolder} from './support/command.ts'
import {environment, TestRepository} from './support/repository.ts'

const folders: string[] = []

function repository(files: Readonly<Record<string, string | Uint8Array>> = {}): TestRepository {
  const made = new TestRepository(files)
  folders.push(made.folder)
  return made
}

afterEach(() => {
  for (const folder of folders.splice(0)) removeFolder(folder)
})

/** The report of another week. */
function week(number: number, report = good): string {
  return report.replace('第40周', `第${number}周`)
}

/** Two mistakes in the lists: in 生活 and in 技术. */
const twice = bad.replace('1. 去公园散步', '- 去公园散步')

const name = '2023-week40.md'
const summary = 'weekly-lint: Read 1 report of 1 Markdown file'

describe('--staged', () => {
  test('lints what is staged of a partly staged file, and no other line', async () => {
    const git = repository({[name]: good}).commit()
    git.put({[name]: bad}).stage()
    git.put({[name]: twice})
    const {code, stdout, stderr} = await git.lint(['--staged'])
    expect(stdout).toMatch(/^2023-week40.md:11:1: \[numbered-list\][^\n]*\n$/)
    expect([code, stderr]).toEqual([1, `${summary}\n`])

    git.put({[name]: good})
    expect((await git.lint(['--staged'])).code).toBe(1)
    git.stage().put({[name]: twice})
    expect(await git.lint(['--staged'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'weekly-lint: No report in `.` is staged\n'
    })
  })

  test('with --changed-lines, only lines that are staged and changed', async () => {
    const git = repository({[name]: bad}).commit()
    git.put({[name]: twice.replace('不错', '很好')}).stage()
    git.put({[name]: `${twice}\n- c\n`})
    expect((await git.lint(['--staged'])).stdout.match(/numbered-list/g)).toHaveLength(2)
    const {stdout} = await git.lint(['--staged', '--changed-lines'])
    expect(stdout).toMatch(/^2023-week40.md:7:1: \[numbered-list\][^\n]*\n$/)
  })

  test('takes reports only: by name, and by the title that is staged', async () => {
    const git = repository({'README.md': '# Notes\n', 'a.md': good, 'b.md': '# b\n', 'c.txt': bad})
    git.stage().put({'a.md': '# a\n', 'b.md': good})
    const {stderr} = await git.lint(['--staged'])
    expect(stderr).toContain('Read 1 report of 3 Markdown files')
    expect((await git.lint(['--staged', 'README.md', 'a.md'])).stdout).toContain('README.md:1')
  })

  test('with paths, those that are staged among them', async () => {
    const git = repository({'a/2023-week41.md': week(41, bad), [name]: bad, 'b/week42.md': good})
    git.stage('a', name)
    const {stdout, stderr} = await git.lint(['--staged', 'a', 'b'])
    expect(stdout).toContain('a/2023-week41.md:11:1')
    expect(stderr).toBe(`${summary}\n`)
    expect((await git.lint(['--staged', 'b'])).code).toBe(0)
    const missing = await git.lint(['--staged', '2023-week4.md'])
    expect(missing.code).toBe(2)
    expect(missing.stderr).toContain('Missing file or folder `2023-week4.md`, expected')
    git.remove(name)
    expect((await git.lint(['--staged', name])).stdout).toContain(`${name}:11:1`)
  })

  test('leaves alone what a search leaves alone', async () => {
    const files = {
      'node_modules/2023-week40.md': bad,
      '.hidden/2023-week40.md': bad,
      'out/2023-week40.md': bad
    }
    const git = repository({...files, '.weeklylintignore': 'out\n'}).stage()
    expect((await git.lint(['--staged'])).stdout).toBe('')
    expect((await git.lint(['--staged', 'out/2023-week40.md'])).code).toBe(1)
  })

  test('--diff shows a patch of what is staged', async () => {
    const git = repository({[name]: bad})
      .stage()
      .put({[name]: twice})
    const {stdout} = await run(['--staged', '--diff'], {cwd: git.folder, env: environment})
    expect(stdout).toContain('-- 读了一章书\n+1. 读了一章书\n')
    expect(stdout).not.toContain('公园散步\n+')
  })

  test('a whole archive at once', async () => {
    const weeks = Array.from({length: 52}, (_, index) => index + 1)
    const git = repository(
      Object.fromEntries(weeks.map((number) => [`2023-week${number}.md`, week(number, bad)]))
    ).stage()
    expect((await git.lint(['--staged'])).stdout.match(/numbered-list/g)).toHaveLength(52)
  })
})

describe('--staged --fix', () => {
  test('repairs and stages what is staged whole', async () => {
    const git = repository({[name]: bad}).stage()
    const {code, stderr} = await git.lint(['--staged', '--fix'])
    expect([code, stderr]).toEqual([0, `${summary}, repaired 1\n`])
    expect([git.read(name), git.staged(name)]).toEqual([good, good])
    expect(git.git('status', '--porcelain')).toBe(`A  ${name}\n`)
  })

  test('leaves alone what is partly staged, and says so', async () => {
    const git = repository({[name]: bad, '2023-week41.md': week(41, bad)}).stage()
    git.put({[name]: twice})
    const {code, stdout, stderr} = await git.lint(['--staged', '--fix'])
    expect(code).toBe(1)
    expect(stdout).toContain(`${name}:11:1`)
    expect(stderr).toContain(
      '`2023-week40.md` has changes that are not staged, so nothing was repaired: stage or stash them'
    )
    expect([git.read(name), git.staged(name)]).toEqual([twice, bad])
    expect(git.staged('2023-week41.md')).toBe(week(41))
  })

  test('leaves alone what is gone from the working copy', async () => {
    const git = repository({[name]: bad})
      .stage()
      .remove(name)
    const {code, stderr} = await git.lint(['--staged', '--fix'])
    expect(code).toBe(1)
    expect(stderr).toContain('nothing was repaired')
    expect(git.git('status', '--porcelain')).toBe(`AD ${name}\n`)
  })

  test('keeps the line ends of a checkout', async () => {
    const git = repository()
    git.git('config', 'core.autocrlf', 'true')
    const windows = (text: string) => text.replaceAll('\n', '\r\n')
    git.put({[name]: windows(good)}).commit()
    git.put({[name]: windows(bad)}).stage()
    expect(git.staged(name)).toBe(bad)
    expect((await git.lint(['--staged', '--fix', '--changed-lines'])).code).toBe(0)
    expect([git.read(name), git.staged(name)]).toEqual([windows(good), good])
    expect(git.git('status', '--porcelain')).toBe('')
  })

  test('keeps the mode', async () => {
    const git = repository({[name]: bad})
    chmodSync(join(git.folder, name), 0o755)
    git.stage()
    await git.lint(['--staged', '--fix'])
    expect(git.git('ls-files', '--stage')).toMatch(/^100755 /)
  })

  test('repairs nothing that `git commit <path>` would lose', async () => {
    const git = repository({[name]: good}).commit()
    hook(git, 'sh', '--staged --fix')
    git.put({[name]: bad})
    expect(() => git.git('commit', '-m', 'a', '--', name)).toThrow(
      /`git commit <paths>` would lose/
    )
    expect(git.read(name)).toBe(bad)
    git.git('commit', '-q', '-a', '-m', 'b')
    expect([git.read(name), git.git('show', `HEAD:${name}`)]).toEqual([good, good])
    expect(git.git('status', '--porcelain')).toBe('')
  })

  test('tells where the index is locked, and loses nothing', async () => {
    const git = repository({[name]: bad}).stage()
    git.put({'.git/index.lock': ''})
    const {code, stderr} = await git.lint(['--staged', '--fix'])
    expect(code).toBe(2)
    expect(stderr).toContain('Repaired `2023-week40.md`, but not what is staged of it')
    expect([git.read(name), git.staged(name)]).toEqual([good, bad])
  })
})

/** Have git run us before it commits. */
function hook(git: TestRepository, shell: string, argv: string, folder = '.'): void {
  const cli = join(import.meta.dirname, '../src/cli/index.ts')
  const node = `${process.execPath} --import ${import.meta.resolve('tsx')}`
  const lines = [`#!/bin/${shell}`, `cd ${folder}`, `exec ${node} ${cli} ${argv}`, '']
  const file = git.git('rev-parse', '--git-path', 'hooks/pre-commit').trim()
  const path = join(git.folder, file).replace(`${git.folder}/${git.folder}`, git.folder)
  mkdirSync(join(path, '..'), {recursive: true})
  writeFileSync(path, lines.join('\n'))
  chmodSync(path, 0o755)
}

describe('as a hook', () => {
  test('stops a commit, in a worktree and from a subfolder too', async () => {
    const git = repository({[name]: good, 'a/b.txt': ''}).commit()
    hook(git, 'sh', '--staged', 'a && cd ..')
    const other = `${git.folder}-worktree`
    folders.push(other)
    git.git('worktree', 'add', '-q', other)
    const worktree = new TestRepositoryAt(other)
    for (const place of [git, worktree]) {
      place
        .put({[name]: bad})
        .stage()
        .put({[name]: good})
      expect(() => place.git('commit', '-m', 'a')).toThrow(/2023-week40\.md[\s\S]*numbered-list/)
      place.stage().git('commit', '-q', '--allow-empty', '-m', 'a')
    }
  })

  test('finds the root where git sets GIT_DIR and the hook went elsewhere', async () => {
    const git = repository({'a/2023-week40.md': bad, 'b/2023-week41.md': week(41, bad)}).stage()
    const env = {GIT_DIR: join(git.folder, '.git'), GIT_INDEX_FILE: join(git.folder, '.git/index')}
    const {stdout} = await git.lint(['--staged'], {below: 'a', env})
    expect(stdout).toContain('2023-week40.md:11:1')
    expect(stdout).not.toContain('week41')
  })

  test('reads the index that git names', async () => {
    const git = repository({[name]: bad}).stage()
    git.git('update-index', '--index-version', '4')
    renameSync(join(git.folder, '.git/index'), join(git.folder, '.git/other'))
    const env = {GIT_INDEX_FILE: '.git/other'}
    expect((await git.lint(['--staged'], {env})).stdout).toContain('numbered-list')
    expect((await git.lint(['--staged'])).stdout).toBe('')
  })
})

class TestRepositoryAt extends TestRepository {
  constructor(folder: string) {
    super({}, folder)
  }
}

describe('--since', () => {
  test('lints what changed since the merge base, committed or not', async () => {
    const git = repository({[name]: bad, '2023-week41.md': week(41)}).commit()
    git.git('checkout', '-q', '-b', 'topic')
    git.put({'2023-week41.md': week(41, bad)}).commit()
    git.git('checkout', '-q', 'main')
    git.put({'2023-week30.md': week(30, bad)}).commit()
    git.git('checkout', '-q', 'topic')
    git.put({'2023-week42.md': week(42, bad), '2023-week43.md': week(43, bad)})
    git.stage('2023-week42.md')
    git.put({'2023-week44.md': week(44, bad), '.gitignore': '2023-week44.md\n'})
    const {stdout, stderr} = await git.lint(['--since', 'main'])
    const lines = stdout.trimEnd().split('\n')
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      '2023-week41.md',
      '2023-week42.md',
      '2023-week43.md'
    ])
    expect(stderr).toContain('Read 3 reports of 3 Markdown files')
    expect((await git.lint(['--since=HEAD', '2023-week43.md'])).stderr).toContain('Read 1 report')
    git.commit()
    expect(await git.lint(['--since', 'HEAD'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'weekly-lint: No report in `.` has changed since `HEAD`\n'
    })
  })

  test('with --changed-lines, also in files that were renamed or are new', async () => {
    const git = repository({[name]: bad, '2023-week41.md': week(41, bad)}).commit()
    git.git('mv', name, '2023-week39.md')
    git.put({'2023-week39.md': week(39, twice), '2023-week42.md': week(42, twice)})
    git.put({'2023-week41.md': week(41, bad).replaceAll('\n', '\r\n')})
    const {stdout} = await git.lint(['--since', 'main', '--changed-lines'])
    expect(stdout.replaceAll(/: \[numbered-list\].*/g, '')).toBe(
      '2023-week39.md:7:1\n2023-week42.md:7:1\n2023-week42.md:11:1\n'
    )
  })

  test('--fix --changed-lines repairs those lines alone, as they move', async () => {
    const git = repository({[name]: `${twice}\n- c\n- d\n`}).commit()
    const changed = `${twice.replace('- 读了', '- 写了').replace('写在前面', '写在\n\n前面')}\n- c\n- d\n`
    git.put({[name]: changed})
    await git.lint(['--since', 'main', '--changed-lines', '--fix'])
    expect(git.read(name)).toBe(changed.replace('- 写了', '1. 写了'))
  })

  test.each([
    ['mian', 'Missing commit `mian`, expected `main`'],
    ['v1.O', 'Missing commit `v1.O`, expected `v1.0`'],
    ['topic', 'Missing commit `topic`, expected `origin/topic`'],
    ['0123456789', 'Missing commit `0123456789`, expected a branch, a tag or a commit'],
    ['HEAD~9', 'Missing commit `HEAD~9`, expected a branch'],
    ['main:a', 'Missing commit `main:a`, expected `main`'],
    ['-x', 'Missing commit `-x`, expected'],
    ['\u001B[31m', 'Missing commit `\\u{1b}[31m`, expected']
  ])('tells of a wrong name: %j', async (ref, message) => {
    const git = repository({[name]: bad}).commit()
    git.git('tag', 'v1.0')
    git.git('update-ref', 'refs/remotes/origin/topic', 'HEAD')
    const {code, stdout, stderr} = await git.lint([`--since=${ref}`])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr).toMatch(/^[^\n]+\n$/)
  })

  test('a name is never an option to git', async () => {
    const git = repository({[name]: bad}).commit()
    for (const ref of ['--output=leak', '--exec=touch leak', '--all', '-O', '@{-1}', '^main']) {
      expect((await git.lint([`--since=${ref}`])).code).toBe(2)
    }
    expect(git.git('status', '--porcelain')).toBe('')
  })

  test('takes tags, commits and a detached head', async () => {
    const git = repository({[name]: good}).commit()
    git.git('tag', '-a', '-m', 'a', 'v1.0')
    const commit = git.git('rev-parse', 'HEAD').trim()
    git.put({[name]: bad}).commit()
    git.git('checkout', '-q', '--detach')
    for (const ref of ['v1.0', commit, commit.slice(0, 8), 'HEAD~1', 'main~1']) {
      expect((await git.lint(['--since', ref])).stdout).toContain('numbered-list')
    }
  })
})

describe('where git is not as usual', () => {
  const both = [['--staged'], ['--since', 'main']]

  test.each(both)('no git: %s %s', async (...argv) => {
    const git = repository({[name]: bad}).commit()
    const {code, stderr} = await git.lint(argv, {env: {PATH: '/nowhere'}})
    expect(code).toBe(2)
    expect(stderr).toMatch(/^weekly-lint: Missing program `git`, which[^\n]*\n$/)
  })

  test.each(both)('no repository: %s %s', async (...argv) => {
    const folder = temporaryFolder({[name]: bad})
    folders.push(folder)
    const {code, stderr} = await run(argv, {cwd: folder, env: environment})
    expect(code).toBe(2)
    expect(stderr).toMatch(/^weekly-lint: Missing git repository around[^\n]*\n$/)
  })

  test.each(both)('a repository without files: %s %s', async (...argv) => {
    const git = repository({[name]: bad}).commit()
    git.git('clone', '-q', '--bare', '.', 'bare.git')
    for (const below of ['bare.git', '.git']) {
      const {code, stderr} = await git.lint(argv, {below})
      expect(code).toBe(2)
      expect(stderr).toMatch(/^weekly-lint: Unexpected repository without working copy[^\n]*\n$/)
    }
  })

  test.each(both)('a repository of somebody else: %s %s', async (...argv) => {
    const git = repository({[name]: bad}).commit()
    const env = {GIT_TEST_ASSUME_DIFFERENT_OWNER: '1'}
    const {code, stderr} = await git.lint(argv, {env})
    expect(code).toBe(2)
    expect(stderr).toMatch(/^weekly-lint: Unexpected owner [^\n]* safe\.directory \/[^\n]*\n$/)
  })

  test('the first commit', async () => {
    const git = repository({[name]: bad}).stage()
    expect((await git.lint(['--staged'])).stdout).toContain('numbered-list')
    expect((await git.lint(['--staged', '--changed-lines'])).stdout).toContain('numbered-list')
    for (const ref of ['main', 'HEAD']) {
      const {code, stderr} = await git.lint(['--since', ref])
      expect(code).toBe(2)
      expect(stderr).toContain('Missing commit in this repository')
    }
  })

  test('a shallow clone', async () => {
    const origin = repository({[name]: good}).commit()
    origin.git('checkout', '-q', '-b', 'topic')
    origin
      .put({[name]: bad})
      .commit()
      .commit()
    origin.git('checkout', '-q', 'main')
    origin.commit()
    const folder = temporaryFolder()
    folders.push(folder)
    const clone = ['clone', '-q', '--depth=1', '--no-single-branch', '--branch=topic']
    origin.git(...clone, `file://${origin.folder}`, `${folder}/clone`)
    const shallow = new TestRepository({}, `${folder}/clone`)
    const base = await shallow.lint(['--since', 'origin/main'])
    expect(base.code).toBe(2)
    expect(base.stderr).toMatch(/merge base of `origin\/main`[^\n]*--unshallow`[^\n]*depth: 0`\n$/)
    const commit = await shallow.lint(['--since', 'HEAD~1'])
    expect(commit.code).toBe(2)
    expect(commit.stderr).toContain('Missing commit `HEAD~1` in this shallow clone; fetch it')
    shallow.git('fetch', '-q', '--unshallow')
    expect((await shallow.lint(['--since', 'origin/main'])).stdout).toContain('numbered-list')
  })

  test('histories that have nothing in common', async () => {
    const git = repository({[name]: bad}).commit()
    git.git('checkout', '-q', '--orphan', 'other')
    git.commit('b')
    const {code, stderr} = await git.lint(['--since', 'main'])
    expect(code).toBe(2)
    expect(stderr).toContain('whose histories have nothing in common')
  })

  test('any file name', async () => {
    const names = [
      'my report week1.md',
      '第2周 周报.md',
      '😀 week3.md',
      'a\nb week4.md',
      '"week5".md'
    ]
    const git = repository(Object.fromEntries(names.map((name) => [name, twice]))).commit()
    git.put(Object.fromEntries(names.map((name) => [name, bad]))).stage()
    for (const argv of [['--staged'], ['--since', 'main']]) {
      const {stdout, stderr} = await git.lint([...argv, '--rule', 'title-path: off'])
      expect(stderr).toContain('Read 5 reports of 5')
      expect(stdout).toContain('a\\u{a}b week4.md:11:1')
      expect((await git.lint([...argv, '--changed-lines', names[3] ?? ''])).stdout).toBe('')
    }
    await git.lint(['--staged', '--fix'])
    expect(names.map((name) => git.staged(name))).toEqual(names.map(() => good))
  })

  test('deleted and renamed files, links and submodules', async () => {
    const inner = repository({[name]: bad}).commit()
    const git = repository({[name]: good, '2023-week41.md': week(41)}).commit()
    git.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      inner.folder,
      'inner'
    )
    symlinkSync(name, join(git.folder, '2023-week45.md'))
    git.remove('2023-week41.md')
    git.git('mv', name, '2023-week39.md')
    git.put({'2023-week39.md': week(39, bad)}).stage()
    for (const argv of [['--staged'], ['--since', 'main']]) {
      const {stdout, stderr} = await git.lint([
        ...argv,
        '--changed-lines',
        '--rule',
        'image-alt: off'
      ])
      expect(stdout).toMatch(/^2023-week39.md:11:1[^\n]*\n$/)
      expect(stderr).toBe(`${summary}\n`)
    }
    const below = await git.lint(['--since', 'main'], {below: 'inner'})
    expect(below.stderr).toContain('No report in `.` has changed since `main`')
  })

  test('a merge conflict', async () => {
    const git = repository({[name]: good}).commit()
    git.git('checkout', '-q', '-b', 'topic')
    git.put({[name]: good.replace('一章', '两章')}).commit()
    git.git('checkout', '-q', 'main')
    git.put({[name]: good.replace('一章', '三章')}).commit()
    expect(() => git.git('merge', 'topic')).toThrow()
    const {code, stderr} = await git.lint(['--staged'])
    expect(code).toBe(2)
    expect(stderr).toContain('Unexpected merge conflict in `2023-week40.md`')
    expect((await git.lint(['--since', 'main'])).stderr).toContain('Read 1 report')
  })

  test('a subfolder is the current folder', async () => {
    const git = repository({[`a/${name}`]: good, '2023-week41.md': week(41)}).commit()
    git.put({[`a/${name}`]: bad, '2023-week41.md': week(41, bad)}).stage()
    for (const argv of [['--staged'], ['--since', 'main']]) {
      const {stdout} = await git.lint(argv, {below: 'a'})
      expect(stdout).toMatch(/^2023-week40.md:11:1[^\n]*\n$/)
      const all = await git.lint([...argv, '..'], {below: 'a'})
      expect(all.stdout).toContain('../2023-week41.md:11:1')
    }
  })

  test('settings that change what git prints, and programs that it would run', async () => {
    const git = repository({[name]: good, [`a/${name}`]: good}).commit()
    const settings = {
      'color.ui': 'always',
      'core.fsmonitor': 'touch leak',
      'core.quotePath': 'true',
      'diff.external': 'touch leak',
      'diff.mnemonicPrefix': 'true',
      'diff.noprefix': 'true',
      'diff.relative': 'true',
      'diff.renames': 'copies',
      'core.pager': 'touch leak'
    }
    for (const [key, value] of Object.entries(settings)) git.git('config', key, value)
    git.put({[`a/${name}`]: bad})
    git.git('-c', 'core.fsmonitor=', 'add', '.')
    const env = {
      GIT_EXTERNAL_DIFF: 'touch leak',
      GIT_DIFF_OPTS: '-u9',
      GIT_PAGER: 'touch leak',
      GIT_LITERAL_PATHSPECS: '1'
    }
    for (const argv of [['--staged'], ['--since', 'main']]) {
      const {stdout} = await git.lint([...argv, '--changed-lines'], {below: 'a', env})
      expect(stdout).toMatch(/^2023-week40.md:11:1[^\n]*\n$/)
    }
    expect(git.git('-c', 'core.fsmonitor=', 'status', '--porcelain')).not.toContain('leak')
  })

  test('a report that is too large, or no text, as it is staged', async () => {
    const git = repository({[name]: good.repeat(10_000), '2023-week41.md': Buffer.from([0xff])})
    const {code, stderr} = await git
      .stage()
      .put({[name]: good})
      .lint(['--staged'])
    expect(code).toBe(2)
    expect(stderr).toContain('Unexpected size of `2023-week40.md`')
    expect(stderr).toContain('Unexpected bytes in `2023-week41.md`')
  })
})

describe('changedLines', () => {
  const line = fc.constantFrom('', 'a', 'b', 'c', '## d', '1. e')
  const end = fc.constantFrom('\n', '\r\n', '\r')
  const text = fc
    .tuple(fc.array(fc.tuple(line, end), {maxLength: 12}), line)
    .map(([lines, last]) => lines.flat().join('') + last)

  test('finds no more lines than git, and the rest is in both texts', () => {
    const git = repository()
    fc.assert(
      fc.property(
        fc.tuple(text, text).map((pair) => pair.map(normalize)),
        ([before = '', after = '']) => {
          const ranges = changedLines(before, after)
          const changed = ranges.flatMap(([start, end]) => split(after.slice(start, end)))
          git.put({a: before, b: after})
          // git leaves a few lines unmatched that it could match, even when asked not to.
          expect(changed.length).toBeLessThanOrEqual(addedLines(git))
          let rest = after
          for (const [start, end] of ranges.toReversed())
            rest = rest.slice(0, start) + rest.slice(end)
          expect(isPart(split(rest), split(before))).toBe(true)
        }
      ),
      {numRuns: 60}
    )
  })

  test('takes line ends for the same, but for the last', () => {
    expect(changedLines('a\nb\n', 'a\r\nb\r')).toEqual([])
    expect(changedLines('a\nb\n', 'a\nb')).toEqual([[2, 3]])
    expect(changedLines('', '')).toEqual([])
    expect(changedLines('a\n', 'x\r\na\n')).toEqual([[0, 3]])
  })

  test('is quick where everything changed', () => {
    const lines = (seed: number) =>
      Array.from({length: 20_000}, (_, index) => `${(index * seed) % 9973}\n`).join('')
    const begin = performance.now()
    expect(changedLines(lines(7), lines(11)).length).toBeGreaterThan(0)
    expect(performance.now() - begin).toBeLessThan(3000)
  })

  function normalize(text: string): string {
    return text.replaceAll(/\r\n?/g, '\n')
  }

  function split(text: string): string[] {
    return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  }

  function addedLines(git: TestRepository): number {
    try {
      git.git('diff', '--no-index', '--numstat', '--minimal', 'a', 'b')
      return 0
    } catch (error) {
      return Number(/^\d+/.exec(String((error as {stdout: string}).stdout))?.[0])
    }
  }

  function isPart(some: readonly string[], all: readonly string[]): boolean {
    let at = 0
    for (const line of all) if (line === some[at]) at++
    return at === some.length
  }
})

describe('a repair of changed lines', () => {
  const folder = join(import.meta.dirname, '../fixtures/reports')
  const reports = readdirSync(folder)
    .filter((file) => file.endsWith('.bad.md'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
  const spoil = fc.tuple(
    fc.nat(),
    fc.constantFrom<(line: string) => string>(
      (line) => `${line}。`,
      (line) => line.replace(/^\d+\./, '-'),
      (line) => line.replace('. ', '.'),
      (line) => `${line}\n${line}`,
      (line) => `\n${line}`,
      () => '',
      () => '## 总结：',
      () => '- https://example.com，a'
    )
  )

  test('ends, leaves nothing to repair there, and makes nothing worse', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...reports),
        fc.array(spoil, {maxLength: 6}),
        (before, spoils) => {
          const lines = before.split('\n')
          for (const [at, change] of spoils) {
            const index = at % lines.length
            lines[index] = change(lines[index] ?? '')
          }
          const text = lines.join('\n')
          const all = settle(rules)
          const within = {...all, lineRanges: (text: string) => changedLines(before, text)}
          const fixed = fixText(text, within)
          expect((fixed.messages as Message[]).filter(({fix}) => fix)).toEqual([])
          expect(String(fixText(String(fixed), within))).toBe(String(fixed))
          const left = lintText(String(fixed), all).messages
          expect(left.length).toBeLessThanOrEqual(lintText(text, all).messages.length)
          if (changedLines(before, text).length === 0) expect(String(fixed)).toBe(text)
        }
      ),
      {numRuns: 40}
    )
  }, 60_000)
})

describe('parseRaw', () => {
  test('reads anything', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(parseRaw(bytes).every(({path}) => typeof path === 'string')).toBe(true)
      })
    )
  })
})
