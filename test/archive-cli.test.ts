import {execFileSync} from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {Archives} from '../src/project/archive/archives.ts'
import {cacheFolder} from '../src/project/archive/cache-folder.ts'
import {peek} from '../src/project/files/read.ts'
import {defaultShape, type ReportShape} from '../src/report/shape.ts'
import {age, reportOf, spoiledArchive} from './support/archive.ts'
import {removeFolder, run, temporaryFolder} from './support/command.ts'
import {temporaryFolders} from './support/folders.ts'

interface Told {
  readonly filePath: string
  readonly messages: readonly {readonly ruleId: string; readonly message: string}[]
}

const set = temporaryFolders()

/** What is told, one finding a line. */
async function told(cwd: string, argv: readonly string[], stdin = ''): Promise<string[]> {
  const rules = ['--rule', 'no-missing-week: error', '--lang', 'zh', '--no-cache']
  const {stdout, stderr} = await run(['--reporter', 'json', ...rules, ...argv], {cwd, stdin})
  expect(stderr).not.toMatch(/mistake|出错/)
  return (JSON.parse(stdout) as Told[]).flatMap(({filePath, messages}) =>
    messages.map(({ruleId, message}) => `${filePath.replace(`${cwd}/`, '')} ${ruleId} ${message}`)
  )
}

describe('an archive of a thousand reports', () => {
  const {files, copied, misnamed, holes} = spoiledArchive()
  let cwd = ''

  beforeAll(() => {
    cwd = temporaryFolder(files)
  })
  afterAll(() => removeFolder(cwd))

  test('is what it says', () => {
    expect(Object.keys(files).length).toBe(999)
    expect([copied.length, misnamed.length]).toEqual([10, 5])
  })

  test('each mistake is found, once', {timeout: 60_000}, async () => {
    const findings = await told(cwd, [])
    const of = (id: string) => findings.filter((finding) => finding.includes(` ${id} `))
    const paths = (id: string) => of(id).map((finding) => finding.replace(/ title-path .*/, ''))
    expect(paths('title-path').toSorted()).toEqual([...copied, ...misnamed].toSorted())
    expect(of('no-missing-week').map((finding) => finding.replace(/的周报.*/, ''))).toEqual(
      Object.entries(holes).map(([path, weeks]) => `${path} no-missing-week 缺少 ${weeks}`)
    )
    expect(findings).toHaveLength(18)
  })

  test('one linted file knows the others', async () => {
    const [path = ''] = Object.keys(holes)
    expect(await told(cwd, [path])).toEqual([
      `${path} no-missing-week 缺少 2005 年第20周的周报，\`weekly/2005/2005-week19.md:1\` 之后应每周一份`
    ])
    expect(await told(cwd, [copied[0] ?? ''])).toHaveLength(1)
    expect(await told(cwd, ['weekly/2004/2004-week10.md'])).toEqual([])
    const text = reportOf('2004 年第10周周报')
    expect(await told(cwd, ['--stdin', '--stdin-filename', 'weekly/2004/x.md'], text)).toEqual([
      'weekly/2004/x.md unique-week 这一周已有周报 `weekly/2004/2004-week10.md:1`，每周应只有一份'
    ])
    const same = ['--stdin', '--stdin-filename', 'weekly/2004/2004-week10.md']
    expect(await told(cwd, same, text)).toEqual([])
    expect(await told(cwd, ['--stdin'], text)).toEqual([])
  })
})

describe('which reports belong together', () => {
  const one = reportOf('2023 年第40周周报')

  test('a copy is told of once, wherever it is linted', async () => {
    const cwd = set({'2023/2023-week40.md': one, '2023/moving.md': one, 'drafts/moving.md': one})
    const finding = (path: string, other: string) =>
      `${path} unique-week 这一周已有周报 \`${other}:1\`，每周应只有一份`
    const later = finding('2023/moving.md', '2023/2023-week40.md')
    expect(await told(cwd, [])).toEqual([later])
    expect(await told(cwd, ['2023/moving.md', '2023/2023-week40.md'])).toEqual([later])
    expect(await told(cwd, ['2023/moving.md'])).toEqual([later])
    expect(await told(cwd, ['2023/2023-week40.md'])).toEqual([
      finding('2023/2023-week40.md', '2023/moving.md')
    ])
  })

  test('not what is ignored, hidden, a link, no report or elsewhere', async () => {
    const outside = set({'week40.md': one})
    const cwd = set({
      '2023-week40.md': one,
      '.gitignore': 'old.md\n2022/\n',
      'old.md': one,
      '2022/a.md': one,
      '.hidden.md': one,
      'index.md': '# 目录\n\n# 2023 年第40周周报\n',
      'notes.txt': one
    })
    symlinkSync('2023-week40.md', join(cwd, 'latest.md'))
    symlinkSync(join(outside, 'week40.md'), join(cwd, 'other.md'))
    symlinkSync(outside, join(cwd, '2021'))
    expect(await told(cwd, [])).toEqual([])
    expect(await told(cwd, ['2023-week40.md', 'latest.md'])).toEqual([])
  })

  test('in both Unicode forms of a name, with spaces and signs in it', async () => {
    const name = '周报 é 😀/2023-week41 – café.md'
    const cwd = set({
      [name.normalize('NFD')]: reportOf('2023 年第40周周报'),
      [`${name.normalize('NFD').replace('41', '42')}`]: reportOf('2023 年第42周周报')
    })
    expect(await told(cwd, [])).toHaveLength(1)
    const stdin = reportOf('2023 年第42周周报')
    const other = name.normalize('NFC').replace('41', '42')
    expect(await told(cwd, ['--stdin', '--stdin-filename', other], stdin)).toEqual([])
  })

  test('what is linted counts instead of what is on the disk', async () => {
    const cwd = set({'2023-week40.md': one, 'a.md': one})
    const shapeFor = async () => defaultShape
    const paths = ['2023-week40.md', 'a.md'].map((name) => join(cwd, name))
    const texts = new Map([[paths[1] ?? '', reportOf('2023 年第41周周报')]])
    const other = async (texts?: Map<string, string | undefined>) => {
      const archives = await Archives.open(paths, cwd, {shapeFor, texts, version: '1'})
      const {archive, path} = archives.contextOf(paths[1] ?? '')
      return archive?.otherOf(path ?? '', {year: 2023, week: 41})?.path
    }
    texts.set(join(cwd, 'b.md'), reportOf('2023 年第41周周报'))
    expect(await other(texts)).toBe('b.md')
    expect(await other()).toBe(undefined)
  })
})

test('what is staged counts instead of what is on the disk', async () => {
  const cwd = set({'a.md': reportOf('2023 年第41周周报'), 'b.md': reportOf('2023 年第40周周报')})
  const git = (...argv: string[]) => execFileSync('git', argv, {cwd, stdio: 'ignore'})
  git('init')
  git('add', '.')
  writeFileSync(join(cwd, 'a.md'), reportOf('2023 年第40周周报'))
  expect(await told(cwd, ['--staged'])).toEqual([])
  expect(await told(cwd, [])).toHaveLength(1)
})

describe('what is remembered', () => {
  const names = ['2023/2023-week40.md', '2023/2023-week41.md', '2023/2023-week42.md', 'notes.md']

  function start() {
    const texts = names.map((name, index) => [name, reportOf(`2023 年第${index + 40}周周报`)])
    const cwd = set({...Object.fromEntries(texts), 'notes.md': '# 笔记\n'})
    age(cwd, names)
    return {cwd, memory: join(set(), 'a', 'b')}
  }

  /** Names of the files that were read, and of the reports known. */
  async function look(cwd: string, memory: string | undefined, options: object = {}) {
    const read: string[] = []
    const archives = await Archives.open([join(cwd, 'x.md')], cwd, {
      shapeFor: async () => defaultShape,
      cache: memory,
      version: '1',
      read(path, length) {
        read.push(path.replace(`${cwd}/`, ''))
        return peek(path, length)
      },
      ...options
    })
    const {archive} = archives.contextOf(join(cwd, 'x.md'))
    const known = [40, 41, 42, 43].filter((week) => archive?.otherOf('x.md', {year: 2023, week}))
    return {read: read.toSorted(), known}
  }

  const file = (memory: string) => {
    const folder = join(memory, 'archive')
    return join(folder, readdirSync(folder)[0] ?? '')
  }

  test('is not read again', async () => {
    const {cwd, memory} = start()
    expect(await look(cwd, memory)).toEqual({read: names, known: [40, 41, 42]})
    expect(await look(cwd, memory)).toEqual({read: [], known: [40, 41, 42]})
    expect((await look(cwd, undefined)).read).toEqual(names)
    expect(readdirSync(cwd).toSorted()).toEqual(['2023', 'notes.md'])
  })

  test('is read again where it changed, and forgotten where it is gone', async () => {
    const {cwd, memory} = start()
    await look(cwd, memory)
    writeFileSync(join(cwd, names[1] ?? ''), reportOf('2023 年第43周周报'))
    rmSync(join(cwd, names[0] ?? ''))
    // The name says another week than the title, and so does not count.
    expect(await look(cwd, memory)).toEqual({read: [names[1]], known: [42]})
    expect(readFileSync(file(memory), 'utf8')).not.toContain('week40')
    // It is too young: it could change again within the same tick of the clock.
    expect((await look(cwd, memory)).read).toEqual([names[1]])
    age(cwd, [names[1] ?? ''])
    await look(cwd, memory)
    expect(await look(cwd, memory)).toEqual({read: [], known: [42]})
  })

  test('is read again by another version, and for other titles', async () => {
    const {cwd, memory} = start()
    await look(cwd, memory)
    expect((await look(cwd, memory, {version: '2'})).read).toEqual(names)
    const shape: ReportShape = {...defaultShape, titles: ['Week {week}, {year}']}
    const shapeFor = async () => shape
    expect((await look(cwd, memory, {version: '2', shapeFor})).read).toEqual(names)
    expect((await look(cwd, memory, {version: '2', shapeFor})).read).toEqual([])
  })

  test.each([
    ['nothing', ''],
    ['no JSON', '{"schema": 1, '],
    ['something else', '[1, 2]'],
    ['null', 'null'],
    ['an older form', '{"schema": 0}']
  ])('is ignored and written anew where it is %s', async (_, text) => {
    const {cwd, memory} = start()
    await look(cwd, memory)
    writeFileSync(file(memory), text)
    expect(await look(cwd, memory)).toEqual({read: names, known: [40, 41, 42]})
    expect((await look(cwd, memory)).read).toEqual([])
  })

  test('is ignored where an entry makes no sense, or it is about another folder', async () => {
    const {cwd, memory} = start()
    await look(cwd, memory)
    const text = readFileSync(file(memory), 'utf8')
    for (const wrong of [
      text.replace('2023,0,41', '2023,0,"41"'),
      text.replace('2023,0,41', '2023,0.5,41'),
      text.replace('2023,0,41,', ''),
      text.replace(cwd, `${cwd}x`)
    ]) {
      expect(wrong).not.toBe(text)
      writeFileSync(file(memory), wrong)
      expect(await look(cwd, memory)).toEqual({read: names, known: [40, 41, 42]})
    }
  })

  test('goes without where it cannot be kept', async () => {
    const {cwd} = start()
    const place = set({'file.txt': ''})
    expect((await look(cwd, join(place, 'file.txt'))).known).toEqual([40, 41, 42])
    expect((await look(cwd, join(place, 'file.txt', 'x'))).known).toEqual([40, 41, 42])
    mkdirSync(join(place, 'closed'))
    chmodSync(join(place, 'closed'), 0o500)
    expect((await look(cwd, join(place, 'closed'))).known).toEqual([40, 41, 42])
    chmodSync(join(place, 'closed'), 0o700)
  })

  test('where the system keeps such things, or where it is told to', async () => {
    const {cwd, memory} = start()
    const places = (env: Record<string, string>) =>
      (['linux', 'darwin', 'win32'] as const).map((platform) => cacheFolder(env, platform))
    expect(places({XDG_CACHE_HOME: '/c', HOME: '/h'})).toEqual(Array(3).fill('/c/weekly-lint'))
    expect(places({XDG_CACHE_HOME: 'c', HOME: '/h'})).toEqual([
      '/h/.cache/weekly-lint',
      '/h/Library/Caches/weekly-lint',
      undefined
    ])
    expect(places({})).toEqual([undefined, undefined, undefined])
    await run(['2023', '--no-cache'], {cwd, env: {XDG_CACHE_HOME: memory}})
    expect(existsSync(memory)).toBe(false)
    await run(['2023'], {cwd, env: {XDG_CACHE_HOME: memory}})
    expect(existsSync(join(memory, 'weekly-lint', 'archive'))).toBe(true)
    await run(['2023', '--cache-location', `${memory}2`], {cwd, env: {}})
    expect(existsSync(join(`${memory}2`, 'archive'))).toBe(true)
    const {stdout, stderr} = await run(['2023', '--cache-location', 'notes.md'], {cwd})
    expect([stdout, stderr]).toEqual(['', 'weekly-lint: Read 3 reports of 3 Markdown files\n'])
    const off = ['title-path', 'unique-week'].flatMap((id) => ['--rule', `${id}: off`])
    await run(['2023', '--cache-location', `${memory}3`, ...off], {cwd})
    expect(existsSync(join(`${memory}3`, 'archive'))).toBe(false)
  })
})

test('a renamed file is told of by its new name', async () => {
  const cwd = set({'2023-week40.md': reportOf('2023 年第40周周报')})
  expect(await told(cwd, [])).toEqual([])
  renameSync(join(cwd, '2023-week40.md'), join(cwd, '2023-week41.md'))
  expect(await told(cwd, ['--fix', '--unsafe-fixes'])).toEqual([])
  expect(readFileSync(join(cwd, '2023-week41.md'), 'utf8')).toBe(reportOf('2023 年第41周周报'))
})
