import {execFileSync} from 'node:child_process'
import {readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, describe, expect, test} from 'vitest'
import {format} from '../src/index.ts'
import {good, removeFolder, run, temporaryFolder} from './support/command.ts'

const messy = good.replace('写在前面。', '写在前面。  ').concat('\n\n')
const config = JSON.stringify({rules: {'no-trailing-spaces': 'warn', 'final-newline': 'warn'}})

const folders: string[] = []
afterEach(() => folders.splice(0).forEach(removeFolder))

function set(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder({'weekly-lint.config.json': config, ...files})
  folders.push(folder)
  return folder
}

const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8')

describe('format', () => {
  test('lays out every report below, and names those that it changed', async () => {
    const cwd = set({'2023-week40.md': messy, 'old/2023-week39.md': good, 'README.md': 'a  \n\n\n'})
    const before = statSync(join(cwd, 'old/2023-week39.md'), {bigint: true})
    expect(await run(['format'], {cwd})).toEqual({
      code: 0,
      stdout: '2023-week40.md\n',
      stderr: 'weekly-lint: Read 2 reports of 3 Markdown files, laid out 1\n'
    })
    expect(read(cwd, '2023-week40.md')).toBe(good)
    expect(read(cwd, 'README.md')).toBe('a  \n\n\n')
    const after = statSync(join(cwd, 'old/2023-week39.md'), {bigint: true})
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs])
    expect(await run(['format', '--quiet'], {cwd})).toEqual({code: 0, stdout: '', stderr: ''})
  })

  test('--check names what would change, and writes nothing', async () => {
    const cwd = set({'2023-week40.md': messy, '2023-week41.md': good})
    expect(await run(['format', '--check', '--lang', 'zh'], {cwd})).toEqual({
      code: 1,
      stdout: '2023-week40.md\n',
      stderr: 'weekly-lint: 共 2 个 Markdown 文件，检查了 2 份周报，其中 1 份需要统一排版\n'
    })
    expect(read(cwd, '2023-week40.md')).toBe(messy)
    expect((await run(['format', '--check', '2023-week41.md'], {cwd})).code).toBe(0)
  })

  test('--diff prints a patch that git applies', async () => {
    const cwd = set({'2023-week40.md': messy})
    const {code, stdout} = await run(['format', '--diff'], {cwd})
    expect(code).toBe(1)
    expect(read(cwd, '2023-week40.md')).toBe(messy)
    execFileSync('git', ['apply', '--unidiff-zero', '-'], {cwd, input: stdout})
    expect(read(cwd, '2023-week40.md')).toBe(good)
  })

  test('--stdin is a filter', async () => {
    const cwd = set({})
    const argv = ['format', '--stdin', '--stdin-filename', 'a.md']
    expect(await run(argv, {cwd, stdin: messy})).toEqual({code: 0, stdout: good, stderr: ''})
    const marked = `\uFEFF${messy.replaceAll('\n', '\r\n')}`
    expect((await run(argv, {cwd, stdin: marked})).stdout).toBe(
      `\uFEFF${good.replaceAll('\n', '\r\n')}`
    )
    expect(await run([...argv, '--check'], {cwd, stdin: messy})).toMatchObject({
      code: 1,
      stdout: 'a.md\n'
    })
    const broken = Buffer.from([0x61, 0xff, 0x62])
    const filtered = await run(argv, {cwd, stdin: broken})
    expect(filtered.code).toBe(2)
    expect(filtered.stderr).toContain('a.md')
  })

  test('applies nothing but the layout rules', async () => {
    const wrong = good.replace('1. 读了一章书', '- 读了一章书').replace('# 2023 年', '# 2023年')
    const cwd = set({'2023-week40.md': wrong})
    expect((await run(['format'], {cwd})).code).toBe(0)
    expect(read(cwd, '2023-week40.md')).toBe(wrong)
  })

  test('leaves rules alone that are switched off, in a configuration or a comment', async () => {
    const commented = messy.replace(
      '写在前面',
      '<!-- weekly-lint disable no-trailing-spaces -->\n\n写在前面'
    )
    const cwd = set({'2023-week40.md': commented})
    await run(['format'], {cwd})
    expect(read(cwd, '2023-week40.md')).toContain('写在前面。  \n')
    const rules = {'no-trailing-spaces': 'off', 'final-newline': 'off'}
    writeFileSync(join(cwd, 'weekly-lint.config.json'), JSON.stringify({rules}))
    writeFileSync(join(cwd, '2023-week40.md'), messy)
    expect((await run(['format', '--check'], {cwd})).code).toBe(0)
  })

  test('--staged lays out what is staged, and the working copy', async () => {
    const cwd = set({'2023-week40.md': messy})
    const git = (...args: string[]) => execFileSync('git', args, {cwd, encoding: 'utf8'})
    git('init', '-q')
    git('add', '.')
    expect((await run(['format', '--staged'], {cwd})).code).toBe(0)
    expect(read(cwd, '2023-week40.md')).toBe(good)
    expect(git('show', ':2023-week40.md')).toBe(good)
  })
})

describe('format as a function', () => {
  test('takes settings of layout rules, and of no others', async () => {
    const text = '# a\n\n- b\n\n\n## c\n-  d\n'
    expect(String(await format(text))).toBe('# a\n\n- b\n\n## c\n\n- d\n')
    const rules = {'blank-lines': 'off', 'numbered-list': 'error'} as const
    expect(String(await format(text, {rules}))).toBe('# a\n\n- b\n\n\n## c\n- d\n')
    const bullet = {'list-marker': ['warn', {bullet: '*'}]} as const
    expect(String(await format(text, {rules: bullet}))).toContain('* b')
  })
})

describe('misuse of format', () => {
  test.each([
    [
      ['format', '--fix'],
      'Unexpected option `--fix`, expected one that `weekly-lint format --help` shows'
    ],
    [['format', '--chek'], 'Unexpected option `--chek`, expected `--check`'],
    [['format', '--check', '--diff'], 'Unexpected `--diff` beside `--check`, expected one of them'],
    [['format', '--stdin', 'a.md'], 'Unexpected path beside `--stdin`, expected one of them'],
    [
      ['format', '--stdin-filename', 'a.md'],
      'Missing `--stdin`, without which `--stdin-filename` does nothing'
    ],
    [['format', 'none.md'], 'Missing file or folder `none.md`']
  ])('%j', async (argv, message) => {
    const {code, stdout, stderr} = await run(argv, {cwd: set({})})
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain(message)
  })

  test('a folder without reports', async () => {
    const cwd = set({'README.md': 'a'})
    const {code, stderr} = await run(['format'], {cwd})
    expect(code).toBe(2)
    expect(stderr).toContain('none of 1 Markdown file in `.` is one')
    expect((await run(['format', '--allow-empty'], {cwd})).code).toBe(0)
  })

  test('its help fits a screen', async () => {
    for (const lang of ['en', 'zh']) {
      const {code, stdout} = await run(['format', '--help', '--lang', lang])
      expect(code).toBe(0)
      expect(stdout.split('\n').length).toBeLessThan(25)
    }
  })
})
