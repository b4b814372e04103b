import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {FindingsCache, type KnownReport} from '../src/project/findings/cache.ts'
import {parser} from '../src/syntax/processor.ts'
import {reportOf} from './support/archive.ts'
import {bad, good, run, worse} from './support/command.ts'
import {temporaryFolders} from './support/folders.ts'

const set = temporaryFolders()

/** Late enough for the times of files to tell whether these changed. */
const later = () => new Date(Date.now() + 3_600_000)

interface Archive {
  readonly cwd: string
  readonly cache: string
}

function archive(files: Readonly<Record<string, string>>): Archive {
  return {cwd: set(files), cache: set()}
}

/** Run, and count what is parsed. */
async function lint({cwd, cache}: Archive, argv: readonly string[] = [], env = {}) {
  const before = parser.characters
  // The one that counts.
  const parsing = ['--parser', 'reference']
  const outcome = await run(['--no-links', '--lang', 'en', ...parsing, ...argv], {
    cwd,
    env: {XDG_CACHE_HOME: cache, ...env},
    now: later
  })
  return {...outcome, parsed: parser.characters - before}
}

const texts = (weeks: number, change: (text: string, week: number) => string = (text) => text) =>
  Object.fromEntries(
    Array.from({length: weeks}, (_, index) => {
      const week = index + 1
      const text = reportOf(`2023 年第${week}周周报`).replace('写在前面', `第 ${week} 次写在前面`)
      return [`2023-week${week}.md`, change(text, week)]
    })
  )

const broken = (text: string, week: number) =>
  week % 3 === 0
    ? text.replace('1. 读', '- 读')
    : week % 3 === 1
      ? `${text}\n![](./no.png)\n`
      : text

describe('reports that did not change', () => {
  test.each(['text', 'pretty', 'compact', 'json', 'sarif', 'rdjson', 'html', 'junit', 'gitlab'])(
    'are not parsed again, and told as before (%s)',
    async (reporter) => {
      const files = archive({...texts(9, broken), '2022-week1.md': texts(1)['2023-week1.md']!})
      const argv = ['--reporter', reporter]
      const without = await lint(files, [...argv, '--no-cache'])
      const cold = await lint(files, argv)
      expect(cold.parsed).toBeGreaterThan(0)
      const warm = await lint(files, argv)
      expect(warm.parsed).toBe(0)
      for (const {code, stdout, stderr} of [cold, warm]) {
        expect({code, stdout, stderr}).toEqual({
          code: without.code,
          stdout: without.stdout,
          stderr: without.stderr
        })
      }
    }
  )

  test('are read only where their times do not tell', () => {
    const cache = set()
    const open = () => new FindingsCache(cache, '/archive', '1.0.0', 0)
    const known: KnownReport = {digest: 'a', observations: [], messages: [], formerIds: []}
    const digest = (value: string) => () => value
    const unread = () => {
      throw new Error('Read')
    }
    const first = open()
    first.set({name: 'a.md', stamp: 'now'}, 'settings', known)
    first.set({name: 'b.md', stamp: undefined}, 'settings', known)
    first.save()
    expect(open().get({name: 'a.md', stamp: 'now'}, 'settings', unread)).toMatchObject(known)
    expect(open().get({name: 'a.md', stamp: 'then'}, 'settings', digest('b'))).toBeUndefined()
    expect(open().get({name: 'a.md', stamp: undefined}, 'settings', digest('b'))).toBeUndefined()
    expect(open().get({name: 'a.md', stamp: 'now'}, 'others', unread)).toBeUndefined()
    expect(open().get({name: 'b.md', stamp: undefined}, 'settings', digest('b'))).toBeUndefined()
    const second = open()
    expect(second.get({name: 'a.md', stamp: 'then'}, 'settings', digest('a'))).toMatchObject(known)
    second.save()
    expect(open().get({name: 'a.md', stamp: 'then'}, 'settings', unread)).toMatchObject(known)
  })

  test('are read as ever if they are few', async () => {
    const files = archive(texts(4, broken))
    const first = await lint(files)
    expect(await lint(files)).toMatchObject({stdout: first.stdout, code: first.code})
    expect(readdirSync(join(files.cache, 'weekly-lint'))).toEqual(['archive'])
  })

  test('are forgotten after a month without use', () => {
    const cache = set()
    const day = 86_400_000
    const open = (days: number) => new FindingsCache(cache, '/archive', '1.0.0', days * day)
    const known: KnownReport = {digest: 'a', observations: [], messages: [], formerIds: []}
    const get = (days: number, name: string) =>
      open(days).get({name, stamp: 'now'}, 'settings', () => '')
    const first = open(0)
    for (const name of ['a.md', 'b.md']) first.set({name, stamp: 'now'}, 'settings', known)
    first.save()
    const second = open(20)
    second.get({name: 'a.md', stamp: 'now'}, 'settings', () => '')
    second.save()
    const third = open(40)
    third.set({name: 'c.md', stamp: 'now'}, 'settings', known)
    third.save()
    expect(['a.md', 'b.md', 'c.md'].map((name) => get(40, name) !== undefined)).toEqual([
      true,
      false,
      true
    ])
  })
})

describe('what findings depend on', () => {
  const link = good.replace('去公园散步', '去[公园](./park.md#门)散步')

  test.each<[string, Record<string, string>, (files: Archive) => void]>([
    ['the text', {}, ({cwd}) => writeFileSync(join(cwd, '2023-week40.md'), bad)],
    [
      'the configuration',
      {},
      ({cwd}) => writeFileSync(join(cwd, '.weeklylintrc'), '{"sections": ["生活"]}')
    ],
    ['a file that a link leads to', {}, ({cwd}) => writeFileSync(join(cwd, 'park.md'), '## 门\n')],
    [
      'a heading in it',
      {'park.md': '## 门\n'},
      ({cwd}) => writeFileSync(join(cwd, 'park.md'), '\n')
    ],
    ['its name', {'park.md': '## 门\n'}, ({cwd}) => rmSync(join(cwd, 'park.md'))],
    ['another report', {}, ({cwd}) => writeFileSync(join(cwd, '2023-week40-2.md'), good)],
    [
      'its own name',
      {},
      ({cwd}) => renameSync(join(cwd, '2023-week40.md'), join(cwd, '2023-week41.md'))
    ],
    [
      'where the project begins',
      {},
      ({cwd}) => mkdirSync(join(cwd, '..', '.git'), {recursive: true})
    ]
  ])('%s', async (name, more, change) => {
    const root = set()
    const cwd = join(root, 'notes', '2024')
    mkdirSync(cwd, {recursive: true})
    const all = {...texts(5), '2023-week40.md': link, ...more}
    for (const [path, text] of Object.entries(all)) {
      writeFileSync(join(cwd, path), text)
    }
    const files = {cwd, cache: set()}
    const argv = ['--reporter', 'json', '--rule', 'no-missing-week: warn']
    const before = await lint(files, argv)
    expect(await lint(files, argv)).toEqual({...before, parsed: expect.any(Number)})
    change(files)
    const {parsed: _, ...fresh} = await lint(files, [...argv, '--no-cache'])
    expect(await lint(files, argv)).toMatchObject(fresh)
    if (name !== 'where the project begins') expect(fresh.stdout).not.toBe(before.stdout)
  })

  test('options that decide what is found', async () => {
    const files = archive({...texts(5), '2023-week40.md': worse, '2023-week41.md': bad})
    for (const argv of [
      ['--rule', 'numbered-list: off'],
      ['--lang', 'zh'],
      ['--quiet'],
      ['--report-unused-disable-directives'],
      ['--max-warnings', '0', '--quiet'],
      ['--allow-private'],
      ['--reporter', 'json'],
      ['--no-config'],
      ['--debug']
    ]) {
      await lint(files)
      const {parsed: _, ...fresh} = await lint(files, [...argv, '--no-cache'])
      expect(await lint(files, argv)).toMatchObject(fresh)
      expect(await lint(files, argv)).toMatchObject(fresh)
    }
  })
})

describe('other runs', () => {
  test('repair what is known', async () => {
    const files = archive(texts(6, broken))
    const before = await lint(files)
    const diff = await lint(files, ['--diff'])
    expect(diff.stdout).toContain('+1. 读了一章书')
    const fixed = await lint(files, ['--fix'])
    expect(readFileSync(join(files.cwd, '2023-week3.md'), 'utf8')).not.toContain('- 读')
    expect(fixed.code).toBe(before.code)
    const {parsed: _, ...fresh} = await lint(files, ['--no-cache'])
    expect(await lint(files)).toMatchObject(fresh)
    const {parsed} = await lint(files, ['--fix'])
    expect(parsed).toBe(0)
  })

  test('leave out what is in a baseline', async () => {
    const files = archive(texts(6, broken))
    await lint(files)
    expect((await lint(files, ['--write-baseline'])).code).toBe(0)
    const argv = ['--baseline', '.weekly-lint-baseline.json']
    const {parsed: _, ...fresh} = await lint(files, [...argv, '--no-cache'])
    expect(fresh.code).toBe(0)
    // The baseline is a new name beside the pictures that are missing.
    expect(await lint(files, argv)).toMatchObject(fresh)
    expect(await lint(files, argv)).toEqual({...fresh, parsed: 0})
  })

  test('know the addresses of a report', async () => {
    const text = good.replace('公园', '[公园](https://park.example/)')
    const files = archive(texts(6, (_, week) => text.replace('第40周', `第${week}周`)))
    const without = await lint(files, ['--offline', '--no-cache'])
    expect(without.stderr).toContain('1 link not checked')
    await lint(files)
    await lint(files, ['--offline'])
    const warm = await lint(files, ['--offline'])
    expect(warm).toEqual({...without, parsed: 0})
  })
})

describe('the cache', () => {
  const cached = ({cache}: Archive) => {
    const folder = join(cache, 'weekly-lint', 'findings')
    return readdirSync(folder).map((name) => join(folder, name))
  }

  test('is off in CI, unless it has a place', async () => {
    const files = archive(texts(6))
    await lint(files, [], {CI: 'true'})
    expect(() => cached(files)).toThrow('ENOENT')
    const argv = ['--cache-location', 'kept']
    await lint(files, argv, {CI: 'true'})
    expect((await lint(files, argv, {CI: 'true'})).parsed).toBe(0)
  })

  test('is of no consequence where it is damaged', async () => {
    const files = archive(texts(6, broken))
    const {parsed: _, ...fresh} = await lint(files)
    const [file] = cached(files)
    const whole = readFileSync(file!, 'utf8')
    for (const text of [
      '',
      '{',
      whole.slice(0, -20),
      whole.replace('numbered', 'xxxxxxxx'),
      whole.replace('"schema":1', '"schema":0'),
      whole.replace(/"version":"[^"]*"/, '"version":"0.0.0"'),
      whole.replace(/"folder":"[^"]*"/, '"folder":"/"'),
      `null\n${whole}`
    ]) {
      writeFileSync(file!, text)
      const again = await lint(files)
      expect(again).toMatchObject(fresh)
      expect(again.parsed).toBeGreaterThan(0)
      expect((await lint(files)).parsed).toBe(0)
    }
  })

  test('is not written through a link', async () => {
    const files = archive(texts(6))
    await lint(files)
    const [file] = cached(files)
    const other = join(files.cache, 'other.json')
    writeFileSync(other, 'mine')
    rmSync(file!)
    symlinkSync(other, file!)
    await lint(files)
    expect(readFileSync(other, 'utf8')).toBe('mine')
  })

  test('is shared by two runs at a time', async () => {
    const files = archive(texts(12, broken))
    const {parsed: _, ...fresh} = await lint(files, ['--no-cache'])
    const both = await Promise.all([lint(files), lint(files), lint(files, ['2023-week1.md'])])
    expect(both[0]).toMatchObject(fresh)
    expect(both[1]).toMatchObject(fresh)
    expect(await lint(files)).toMatchObject(fresh)
  })

  const step = fc.oneof(
    fc.record({kind: fc.constant('write' as const), at: fc.nat(8), text: fc.nat(4)}),
    fc.record({kind: fc.constant('remove' as const), at: fc.nat(8)}),
    fc.record({kind: fc.constant('fix' as const)}),
    fc.record({kind: fc.constant('configure' as const), rule: fc.constantFrom('off', 'warn')})
  )

  test('never shows: whatever happens between runs', async () => {
    const variants = [good, bad, worse, `${good}\n[图](./2023-week1.md#生活)\n`, '## 生活\n']
    await fc.assert(
      fc.asyncProperty(fc.array(step, {minLength: 2, maxLength: 8}), async (steps) => {
        const files = archive(texts(7))
        for (const one of steps) {
          const path = 'at' in one ? join(files.cwd, `2023-week${one.at + 1}.md`) : files.cwd
          if (one.kind === 'write') writeFileSync(path, variants[one.text]!)
          else if (one.kind === 'remove') rmSync(path, {force: true})
          else if (one.kind === 'fix') await lint(files, ['--fix'])
          else {
            const rules = {'numbered-list': one.rule}
            writeFileSync(join(files.cwd, '.weeklylintrc'), JSON.stringify({rules}))
          }
          const argv = ['--reporter', 'json', '--allow-empty']
          const {parsed: _, ...fresh} = await lint(files, [...argv, '--no-cache'])
          expect(await lint(files, argv)).toMatchObject(fresh)
        }
      }),
      {numRuns: 15}
    )
  })
})
