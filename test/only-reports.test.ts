import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, describe, expect, test} from 'vitest'
import {bad, good, removeFolder, run, temporaryFolder, worse} from './support/command.ts'
import {TestRepository} from './support/repository.ts'

const folders: string[] = []

function set(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(files)
  folders.push(folder)
  return folder
}

afterEach(() => {
  for (const folder of folders.splice(0)) removeFolder(folder)
})

/** Names of the reports that were read, which all have a finding. */
async function read(cwd: string, ...argv: string[]) {
  const {code, stdout, stderr} = await run(['--reporter', 'compact', ...argv], {cwd})
  const names = stdout.split('\n').flatMap((line) => /^(.*?):\d/.exec(line)?.[1] ?? [])
  return {code, stderr, names: [...new Set(names)]}
}

describe('--only-reports', () => {
  const files = {
    'README.md': '# 一个仓库\n\n- 说明\n',
    '2023-week40.md': bad,
    'notes.md': bad,
    'drafts/2023-week40.md': bad,
    '.hidden/2023-week40.md': bad,
    'node_modules/a/2023-week40.md': bad,
    '2023-week40.txt': bad,
    '.weeklylintignore': 'drafts/\n'
  }

  test('leaves out named files that a search would not find', async () => {
    const folder = set(files)
    const names = Object.keys(files)
    expect(await read(folder, '--only-reports', '--no-cache', ...names)).toMatchObject({
      code: 1,
      names: ['2023-week40.md', 'notes.md'],
      stderr: 'weekly-lint: Read 2 reports of 8 Markdown files\n'
    })
    mkdirSync(join(folder, '.git'))
    const absolute = names.map((name) => join(folder, name))
    const {names: again} = await read(join(folder, 'drafts'), '--only-reports', ...absolute)
    expect(again).toEqual(['../2023-week40.md', '../notes.md', '2023-week40.md'])
  })

  test('is quiet where no named file is a report', async () => {
    const folder = set(files)
    expect(
      await run(['--only-reports', 'README.md', 'drafts/2023-week40.md'], {cwd: folder})
    ).toEqual({code: 0, stdout: '', stderr: ''})
  })

  test('takes what the configuration takes', async () => {
    const folder = set({
      ...files,
      'weekly/one.md': bad,
      'weekly-lint.config.json': '{"files": ["weekly/**"]}'
    })
    const {names} = await read(folder, '--only-reports', '2023-week40.md', 'weekly/one.md')
    expect(names).toEqual(['weekly/one.md'])
  })

  test('still tells of a file that does not exist', async () => {
    const {code, stderr} = await read(set(files), '--only-reports', '2023-week4.md')
    expect(code).toBe(2)
    expect(stderr).toContain('expected `2023-week40.md`')
  })

  test('follows no link out of the project', async () => {
    const folder = set({})
    symlinkSync(
      join(set({'2023-week40.md': bad}), '2023-week40.md'),
      join(folder, '2023-week41.md')
    )
    expect((await read(folder, '2023-week41.md')).names).toEqual(['2023-week41.md'])
    expect((await read(folder, '--only-reports', '2023-week41.md')).names).toEqual([])
  })

  test('leaves out staged files, too', async () => {
    const git = new TestRepository(files)
    folders.push(git.folder)
    git.stage()
    const {stdout} = await git.lint(['--staged', '--only-reports', ...Object.keys(files)])
    expect([...new Set(stdout.match(/^[^:]+/gm))]).toEqual(['2023-week40.md', 'notes.md'])
  })
})

describe('--fail-on-change', () => {
  test.each([
    [
      'something was repaired',
      bad,
      1,
      /Changed 1 report, so this stops here: look at the change, stage it/
    ],
    ['something is left', worse, 1, /^weekly-lint: Read 1 report/],
    ['nothing was', good, 0, /^weekly-lint: Read 1 report/]
  ])('where %s', async (_, report, code, stderr) => {
    const folder = set({'2023-week40.md': report})
    const argv = ['--fix', '--fail-on-change', '2023-week40.md']
    const outcome = await run(argv, {cwd: folder})
    expect(outcome.code).toBe(code)
    expect(outcome.stderr).toMatch(stderr)
    if (report !== bad) return
    expect(await run(argv, {cwd: folder})).toMatchObject({code: 0, stdout: ''})
    writeFileSync(join(folder, '2023-week40.md'), bad)
    const chinese = await run([...argv, '--lang', 'zh'], {cwd: folder})
    expect(chinese.stderr).toContain('改动了 1 份周报，到此中止')
  })

  test('says that what was repaired is staged', async () => {
    const git = new TestRepository({'2023-week40.md': bad})
    folders.push(git.folder)
    git.stage()
    const argv = ['--staged', '--fix', '--fail-on-change']
    const {code, stderr} = await git.lint(argv)
    expect(code).toBe(1)
    expect(stderr).toContain(
      'Repaired and staged 1 report, so this stops here: look at the change with `git diff --staged`, and commit again'
    )
    expect((await git.lint(argv)).code).toBe(0)
  })

  test('is nothing without --fix', async () => {
    const {code, stderr} = await run(['--fail-on-change'])
    expect(code).toBe(2)
    expect(stderr).toContain('Missing `--fix`, without which `--fail-on-change` does nothing')
  })
})

describe('format', () => {
  const argv = ['format', '--only-reports', '--fail-on-change']
  const untidy = good.replace('写在前面。', '写在前面。  ')
  const config = JSON.stringify({rules: {'no-trailing-spaces': 'warn'}})

  test('leaves out named files that are no reports', async () => {
    const readme = '# 说明 #\n'
    const folder = set({
      'README.md': readme,
      '2023-week40.md': untidy,
      'weekly-lint.config.json': config
    })
    const files = ['README.md', '2023-week40.md']
    expect(await run([...argv, 'README.md'], {cwd: folder})).toEqual({
      code: 0,
      stdout: '',
      stderr: ''
    })
    expect(await run([...argv, ...files], {cwd: folder})).toMatchObject({
      code: 1,
      stdout: '2023-week40.md\n',
      stderr: expect.stringContaining('so this stops here: look at the change')
    })
    expect(await run([...argv, ...files], {cwd: folder})).toMatchObject({code: 0, stdout: ''})
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe(readme)
  })
})
