import {execFileSync, spawn} from 'node:child_process'
import {mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {Temporaries} from '../src/project/files/temporary.ts'
import {bad, good, run} from './support/command.ts'
import {temporaryFolders} from './support/folders.ts'
import {environment} from './support/repository.ts'

const set = temporaryFolders()

/** A process that is gone. */
async function gone(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], {stdio: 'ignore'})
  await new Promise((resolve) => child.on('exit', resolve))
  return child.pid ?? 0
}

/** What is left of a run that was killed while it wrote `name`. */
function leftover(cwd: string, name: string, pid: number, host?: string): string {
  const [folder = cwd] = new Temporaries({pid, ...(host && {host})}).foldersFor(join(cwd, name))
  const path = new Temporaries({pid, ...(host && {host})}).pathIn(folder)
  writeFileSync(path, 'half')
  return path
}

const name = 'reports/2023-week40.md'

describe.each(['a repository', 'no repository'])('in %s', (kind) => {
  function project(): string {
    const cwd = set({[name]: bad})
    if (kind === 'a repository') execFileSync('git', ['init', '-q'], {cwd, env: environment})
    return cwd
  }

  test('what a killed run left is swept by the next one that writes', async () => {
    const cwd = project()
    const path = leftover(cwd, name, await gone())
    const beside = new Temporaries({pid: await gone()}).pathIn(join(cwd, 'reports'))
    writeFileSync(beside, 'half')
    await run(['.'], {cwd})
    expect(readFileSync(path, 'utf8')).toBe('half')
    await run(['--fix'], {cwd})
    expect(readdirSync(join(cwd, 'reports'))).toEqual(['2023-week40.md'])
    expect(readdirSync(dirname(path))).not.toContain('weekly-lint')
    expect(readFileSync(join(cwd, name), 'utf8')).toBe(good)
    expect(() => readFileSync(path)).toThrow('ENOENT')
  })

  test('what is not ours, or may be in use, stays', async () => {
    const cwd = project()
    const pid = await gone()
    const inUse = [leftover(cwd, name, process.ppid), leftover(cwd, name, pid, 'elsewhere')]
    const [used = ''] = inUse
    const foreign = ['.weekly-lint-notes.tmp', '.weekly-lint.tmp', 'a.tmp'].map((name) =>
      join(dirname(used), name)
    )
    for (const path of foreign) writeFileSync(path, 'mine')
    const folder = new Temporaries({pid}).pathIn(dirname(used))
    mkdirSync(folder)
    const link = new Temporaries({pid}).pathIn(dirname(used))
    symlinkSync('a.tmp', link)
    await run(['--fix'], {cwd})
    expect(readFileSync(join(cwd, name), 'utf8')).toBe(good)
    for (const path of inUse) expect(readFileSync(path, 'utf8')).toBe('half')
    for (const path of [...foreign, link]) expect(readFileSync(path, 'utf8')).toBe('mine')
    expect(readdirSync(folder)).toEqual([])
  })

  test('what another machine left is swept after a day', async () => {
    const cwd = project()
    const path = leftover(cwd, name, await gone(), 'elsewhere')
    const before = Date.now() / 1000 - 25 * 60 * 60
    utimesSync(path, before, before)
    await run(['--fix'], {cwd})
    expect(() => readFileSync(path)).toThrow('ENOENT')
  })
})

test('git does not see what a killed run left of a report', async () => {
  const cwd = set({[name]: bad})
  const git = (...argv: string[]) =>
    execFileSync('git', argv, {cwd, env: environment, encoding: 'utf8'})
  git('init', '-q')
  leftover(cwd, name, await gone())
  git('add', '-A')
  expect(git('status', '--porcelain')).toBe(`A  ${name}\n`)
})

test('where `.git` is no folder to write to, the file is written all the same', async () => {
  for (const file of ['gitdir: elsewhere\n', undefined]) {
    const cwd = set({[name]: bad, ...(file && {'.git': file})})
    if (file === undefined) symlinkSync('/proc', join(cwd, '.git'))
    expect((await run(['--fix', '.'], {cwd})).code).toBe(0)
    expect(readFileSync(join(cwd, name), 'utf8')).toBe(good)
    expect(readdirSync(join(cwd, 'reports'))).toEqual(['2023-week40.md'])
  }
})

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143]
] as const)(
  '%s is heard, and ends a run with %i',
  async (signal, expected) => {
    const cwd = set({[name]: bad})
    const cli = join(import.meta.dirname, '../src/cli/index.ts')
    const argv = ['--import', import.meta.resolve('tsx'), cli, '--watch']
    const child = spawn(process.execPath, argv, {cwd, stdio: ['ignore', 'pipe', 'pipe']})
    let text = ''
    child.stderr.on('data', (chunk) => {
      text += chunk
      if (text.includes('Ctrl-C ends')) child.kill(signal)
    })
    const code = await new Promise((resolve) => child.on('exit', resolve))
    expect(code, text).toBe(expected)
  },
  60_000
)
