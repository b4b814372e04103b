import {execFileSync} from 'node:child_process'
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {basename, join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {findReports} from '../src/project/files/find.ts'
import {beginsAsReport, namesWeek, readBeginning} from '../src/project/files/looks-like-report.ts'
import {compareNaturally} from '../src/project/files/natural-order.ts'
import {readSource} from '../src/project/files/read.ts'
import {replaceReport} from '../src/project/files/write.ts'
import {bad, good, run} from './support/command.ts'
import {temporaryFolders} from './support/folders.ts'

/** What a terminal or a CI job would obey. */
const orders = /(?!\n)\p{Cc}|\u202E|^\s*::|##\[/mu

/** As without a configuration. */
async function isReport(path: string): Promise<boolean> {
  return namesWeek(basename(path)) || beginsAsReport(readBeginning(path))
}

const set = temporaryFolders()

/** Names of the reports found. */
async function find(cwd: string, ...paths: string[]): Promise<string[]> {
  return (await findReports({paths, cwd, isReport})).reports.map(({name}) => name)
}

describe('what is a report by its name', () => {
  test.each([
    '2023-week40.md',
    '2023-W40.md',
    '2023w40.md',
    '2023-week-40.md',
    '2022-07-week5.md',
    'week-40.md',
    'Week 40.md',
    'week_4.markdown',
    '2023-week40-notes.md',
    '2023年第40周.md',
    '第40周周报.md',
    '第 40 周.md',
    '第四十周.md',
    '２０２３年第４０周.md',
    '2022年7月第五周.md',
    '第40週.md'
  ])('%s', (name) => expect(namesWeek(name)).toBe(true))

  test.each([
    'weekly.md',
    'biweekly-notes.md',
    'biweek2.md',
    'week.md',
    'weekend2.md',
    'week2023.md',
    'w3c.md',
    'w3.md',
    '2023.md',
    '2023-10-01.md',
    '2023-01-w3c.md',
    '三周.md',
    '第一周年.md',
    '第40期.md',
    'README.md'
  ])('not %s', (name) => expect(namesWeek(name)).toBe(false))
})

describe('what is a report by its title', () => {
  test.each([
    '# 2023 年第40周周报\n',
    '\uFEFF# 2023 年第40周周报\n',
    '2023 年第40周周报\n====\n',
    '**2023年第40周周报**\r\n',
    '---\ntitle: x\n---\n\n<!-- a\nb -->\n\n# 2022年7月第五周周报\n',
    '写在前面。\n\n# 2023 年第40周周报\n',
    '#  第40周 周报'
  ])('%j', (text) => expect(beginsAsReport(text)).toBe(true))

  test.each([
    '',
    '# 周报\n',
    '# Notes\n\n## 第40周\n',
    '这是我在第 40 周写的一段话，它不是标题。\n',
    '<!-- # 第40周周报 -->\n# Index\n',
    '---\ntitle: 2023 年第40周周报\n---\n# Index\n'
  ])('not %j', (text) => expect(beginsAsReport(text)).toBe(false))

  test('is looked for at the beginning only', async () => {
    const filler = `# ${'a'.repeat(9000)}\n\n`
    const cwd = set({'a.md': '# 第40周周报\n', 'b.md': filler + good, 'c.txt': good})
    const {reports, markdown} = await findReports({paths: [], cwd, isReport})
    expect([reports.map(({name}) => name), markdown]).toEqual([['a.md'], 2])
  })
})

describe('where reports are found', () => {
  test('below folders, in natural order, once each', async () => {
    const cwd = set({
      '2023/week10.md': '',
      '2023/week2.md': '',
      '2023/week10.b/week1.MARKDOWN': '',
      'README.md': '# Index',
      'week 3 😀.md': '',
      '.hidden/week1.md': '',
      '.week1.md': '',
      'node_modules/week1.md': ''
    })
    const all = ['2023/week2.md', '2023/week10.b/week1.MARKDOWN', '2023/week10.md', 'week 3 😀.md']
    expect(await find(cwd)).toEqual(all)
    expect(await find(cwd, '2023', './2023/', '2023/week2.md')).toEqual(all.slice(0, 3))
    expect(await find(cwd, '2023/week10.md', '.')).toEqual([all[2], all[0], all[1], all[3]])
    expect(await find(join(cwd, '2023'), '..')).toContain('../week 3 😀.md')
  })

  test.each([
    ['week2', 'week10'],
    ['2022-week52', '2023-week1'],
    ['week02', 'week2'],
    ['week', 'week1'],
    ['第2周', '第10周'],
    [`${'9'.repeat(30)}a`, `1${'0'.repeat(30)}`]
  ])('%s comes before %s', (a, b) => {
    expect([Math.sign(compareNaturally(a, b)), Math.sign(compareNaturally(b, a))]).toEqual([-1, 1])
    expect(compareNaturally(a, a)).toBe(0)
  })

  test('named files always, whatever they are called', async () => {
    const cwd = set({'notes.txt': good, 'node_modules/a.md': good, '.gitignore': '*\n'})
    expect(await find(cwd, 'notes.txt', 'node_modules/a.md')).toEqual([
      'notes.txt',
      'node_modules/a.md'
    ])
    expect(await find(cwd, 'node_modules')).toEqual(['node_modules/a.md'])
  })

  test('what ignore files name is left alone, as git does', async () => {
    const cwd = set({
      '.gitignore': '# comment\ndrafts/\n/week1.md\n*.tmp.md\nbuild\n',
      'week1.md': '',
      'week2.md': '',
      'week3.tmp.md': '',
      'drafts/week1.md': '',
      'a [x]/.gitignore': '/week1.md\n!build/\n!keep.tmp.md\nweek9.md\nb/week5.md\n',
      'a [x]/week1.md': '',
      'a [x]/build/week1.md': '',
      'a [x]/build/week2.tmp.md': '',
      'a [x]/b/week1.md': '',
      'a [x]/b/week5.md': '',
      'a [x]/b/week9.md': '',
      'b/week9.md': '',
      'b/build/week1.md': ''
    })
    const expected = ['a [x]/b/week1.md', 'a [x]/build/week1.md', 'b/week9.md', 'week2.md']
    expect(await find(cwd)).toEqual(expected)
    mkdirSync(join(cwd, '.git'))
    expect(await find(join(cwd, 'a [x]'))).toEqual(['b/week1.md', 'build/week1.md'])
    expect(await find(join(cwd, 'b'))).toEqual(['week9.md'])
    expect(await find(join(cwd, 'drafts'))).toEqual(['week1.md'])
    expect(await find(cwd, 'drafts', 'b/build')).toEqual(['drafts/week1.md', 'b/build/week1.md'])
  })

  test('.weeklylintignore goes before .gitignore', async () => {
    const cwd = set({
      '.gitignore': 'week1.md\n',
      '.weeklylintignore': '!week1.md\nweek2.md\n',
      'week1.md': '',
      'week2.md': '',
      'week3.md': ''
    })
    expect(await find(cwd)).toEqual(['week1.md', 'week3.md'])
  })

  test('links to folders are not followed, nor links out of the project', async () => {
    const outside = set({'week1.md': good})
    const cwd = set({'reports/week2.md': good, 'notes.txt': good})
    symlinkSync(outside, join(cwd, 'elsewhere'))
    symlinkSync(join(outside, 'week1.md'), join(cwd, 'week1.md'))
    symlinkSync(join(cwd, 'reports'), join(cwd, 'again'))
    symlinkSync(join(cwd, 'reports/week2.md'), join(cwd, 'a-week2.md'))
    symlinkSync(join(cwd, 'notes.txt'), join(cwd, 'week3.md'))
    symlinkSync(join(cwd, 'nowhere.md'), join(cwd, 'week4.md'))
    expect(await find(cwd)).toEqual(['reports/week2.md', 'week3.md'])
    expect(await find(cwd, 'a-week2.md')).toEqual(['a-week2.md'])
    expect(await find(cwd, 'week1.md')).toEqual(['week1.md'])
  })

  test('the nearest name is told for a misspelt one', async () => {
    const cwd = set({'reports/2023-week40.md': good})
    const problem = async (path: string) =>
      (await findReports({paths: [path], cwd, isReport})).problems[0]?.message
    expect(await problem('reports/2023-weak40.md')).toMatch(/expected `reports\/2023-week40\.md`$/)
    expect(await problem('reprots/2023-week40.md')).toMatch(/expected `reports\/2023-week40\.md`$/)
    expect(await problem('./report')).toMatch(/expected `\.\/reports`$/)
    expect(await problem('reports/x')).toMatch(/expected one that exists$/)
    expect(await problem('reports/2023-week40.md/x')).toMatch(/expected one that exists$/)
    expect(await problem('*.txt')).toMatch(
      /a pattern of `\*`, `\?` and `\*\*` that matches Markdown$/
    )
    expect(await problem(`${'长'.repeat(300)}.md`)).toMatch(/expected one that exists$/)
  })
})

describe('names with two forms in Unicode', () => {
  const composed = 'r\u00E9sum\u00E9'
  const apart = composed.normalize('NFD')

  test.each([
    [composed, apart],
    [apart, composed]
  ])('%j is found and ignored as %j', async (onDisk, named) => {
    const cwd = set({[`${onDisk}/2023-week40.md`]: good})
    expect(await find(cwd, named)).toHaveLength(1)
    expect(await find(cwd, `${named}/2023-week40.md`)).toHaveLength(1)
    writeFileSync(join(cwd, '.weeklylintignore'), `/${named}/*\n`)
    expect(await find(cwd)).toEqual([])
  })
})

describe('reading', () => {
  test('refuses what is large without reading it, and what is no file', async () => {
    const cwd = set({'week1.md': '', 'week2.md': bad})
    execFileSync('truncate', ['-s', '10G', join(cwd, 'week1.md')])
    execFileSync('mkfifo', [join(cwd, 'week3.md')])
    const {code, stdout, stderr} = await run(['week1.md', 'week2.md', 'week3.md'], {cwd})
    expect(code).toBe(2)
    expect(stdout).toContain('week2.md')
    expect(stderr).toContain('Unexpected size of `week1.md`, expected at most 1 MiB')
    expect(stderr).toContain('Unexpected kind of file `week3.md`, expected a regular file')
    expect(await find(cwd)).toEqual(['week1.md', 'week2.md'])
  })

  test('names of files cannot give orders to a terminal or a CI job', async () => {
    const name = '::error::\u001B[31m##[group]\u202Eweek1.md'
    const cwd = set({[name]: bad})
    for (const reporter of ['text', 'compact']) {
      const {stdout} = await run(['--reporter', reporter], {cwd})
      expect(stdout).toContain('\\::error::\\u{1b}[31m##\\[group]\\u{202e}week1.md')
      expect(stdout).not.toMatch(orders)
    }
    const {stderr} = await run([`${name}x`], {cwd})
    expect(stderr).not.toMatch(orders)
  })
})

describe('writing', () => {
  function refused(cwd: string, name: string): string {
    const source = readSource(join(cwd, name), name)
    try {
      replaceReport(source, good, cwd)
    } catch (error) {
      return String(error)
    }
    return ''
  }

  test('keeps the mode, and leaves nothing behind', () => {
    const cwd = set({'week1.md': bad})
    chmodSync(join(cwd, 'week1.md'), 0o640)
    expect(refused(cwd, 'week1.md')).toBe('')
    expect(readFileSync(join(cwd, 'week1.md'), 'utf8')).toBe(good)
    expect(statSync(join(cwd, 'week1.md')).mode & 0o777).toBe(0o640)
    expect(readdirSync(cwd)).toEqual(['week1.md'])
  })

  test('follows a link inside the project, and keeps it', () => {
    const cwd = set({'reports/week1.md': bad})
    symlinkSync('reports/week1.md', join(cwd, 'latest.md'))
    expect(refused(cwd, 'latest.md')).toBe('')
    expect(readdirSync(cwd, {withFileTypes: true})[0]?.isSymbolicLink()).toBe(true)
    expect(readFileSync(join(cwd, 'reports/week1.md'), 'utf8')).toBe(good)
  })

  test('refuses links out of the project, also by a folder', async () => {
    const outside = set({'week1.md': bad})
    const cwd = set({'week2.md': bad})
    symlinkSync(join(outside, 'week1.md'), join(cwd, 'week1.md'))
    symlinkSync(outside, join(cwd, 'reports'))
    expect(refused(cwd, 'week1.md')).toContain('leads out of the project')
    expect(refused(cwd, 'reports/week1.md')).toContain('leads out of the project')
    const {code, stdout, stderr} = await run(['--fix', 'reports', '.', '--reporter', 'json'], {cwd})
    expect(code).toBe(2)
    expect(stderr).toContain('Unexpected link `reports/week1.md`')
    expect(JSON.parse(stdout)).toMatchObject([{errorCount: 1}, {errorCount: 0, output: good}])
    expect(readFileSync(join(outside, 'week1.md'), 'utf8')).toBe(bad)
  })

  test('takes a file beside the project that was named', async () => {
    const outside = set({'week1.md': bad})
    const cwd = set()
    expect((await run(['--fix', join(outside, 'week1.md')], {cwd})).code).toBe(0)
    expect(readFileSync(join(outside, 'week1.md'), 'utf8')).toBe(good)
  })

  test('refuses hard links and read-only files', () => {
    const cwd = set({'week1.md': bad, 'week3.md': bad})
    linkSync(join(cwd, 'week1.md'), join(cwd, 'week2.md'))
    chmodSync(join(cwd, 'week3.md'), 0o444)
    expect(refused(cwd, 'week1.md')).toContain('Unexpected hard link')
    expect(refused(cwd, 'week3.md')).toContain('Unexpected read-only file')
    expect(readFileSync(join(cwd, 'week1.md'), 'utf8')).toBe(bad)
    expect(readdirSync(cwd)).toHaveLength(3)
  })

  test('refuses what changed since it was read', () => {
    const cwd = set({'week1.md': bad})
    const source = readSource(join(cwd, 'week1.md'), 'week1.md')
    writeFileSync(join(cwd, 'week1.md'), `${bad}!`)
    expect(() => replaceReport(source, good, cwd)).toThrow('Unexpected change of `week1.md`')
    expect(readFileSync(join(cwd, 'week1.md'), 'utf8')).toBe(`${bad}!`)
    expect(readdirSync(cwd)).toEqual(['week1.md'])
  })

  test('refuses half a character', () => {
    const cwd = set({'week1.md': bad})
    const source = readSource(join(cwd, 'week1.md'), 'week1.md')
    expect(() => replaceReport(source, '\uD83D', cwd)).toThrow()
    expect(readFileSync(join(cwd, 'week1.md'), 'utf8')).toBe(bad)
  })
})
