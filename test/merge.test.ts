import {spawn} from 'node:child_process'
import {cpSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import type {Log} from 'sarif'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {shardOf} from '../src/project/shard.ts'
import {reporterNames} from '../src/reporters/index.ts'
import {checkJson, fromJson} from '../src/reporters/read-json.ts'
import {bad, good, type Outcome, removeFolder, run, temporaryFolder} from './support/command.ts'
import {temporaryFolders} from './support/folders.ts'
import {attacks, hostileReport} from './support/hostile.ts'
import {print, resultOf} from './support/results.ts'
import './support/seed.ts'
import {mixedArchive} from './support/sharded.ts'

const set = temporaryFolders()

const off = ['--no-cache', '--rule', 'no-missing-week: warn']

/** Each reporter to a file of its own. */
const everyReporter = reporterNames.flatMap((name) => ['--reporter', `${name}:out/${name}`])

function outputs(cwd: string): Record<string, string> {
  const entries = reporterNames.map((name) => [name, readFileSync(join(cwd, 'out', name), 'utf8')])
  return Object.fromEntries(entries)
}

interface Rdjson {
  readonly diagnostics: readonly {location: {range: {start: {line: number}}}}[]
}

function parsed<Value>(text = ''): Value {
  return JSON.parse(text)
}

/** The command line as a process of its own. */
function start(argv: readonly string[], cwd: string): Promise<Outcome> {
  const cli = join(import.meta.dirname, '../src/cli/index.ts')
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), cli, ...argv], {
    cwd,
    env: {PATH: process.env.PATH}
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (data: Buffer) => (stdout += data))
  child.stderr.on('data', (data: Buffer) => (stderr += data))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({code: code ?? -1, stdout, stderr}))
  })
}

describe('the shards of an archive', () => {
  let cwd = ''
  let whole: Record<string, string> = {}

  beforeAll(async () => {
    cwd = temporaryFolder({'.git/HEAD': '', ...mixedArchive()})
    const {code} = await run([...off, ...everyReporter], {cwd})
    expect(code).toBe(1)
    whole = outputs(cwd)
  }, 60_000)
  afterAll(() => removeFolder(cwd))

  async function lintShards(of: number, folder = cwd): Promise<string[]> {
    const names: string[] = []
    for (let index = 1; index <= of; index++) {
      const name = `shard-${index}-${of}.json`
      names.push(name)
      await run([...off, '--shard', `${index}/${of}`, '--reporter', `json:${name}`], {cwd: folder})
    }
    return names
  }

  test.each([1, 2, 3, 4, 5])(
    'of %i are told as one run tells them, by every reporter',
    {timeout: 60_000},
    async (of) => {
      const names = await lintShards(of)
      rmSync(join(cwd, 'out'), {recursive: true})
      const {code, stderr} = await run(['merge', ...names.toReversed(), ...everyReporter], {cwd})
      expect(stderr).toBe(`weekly-lint: Merged ${of} ${of === 1 ? 'file' : 'files'}: 28 reports\n`)
      expect(code).toBe(1)
      expect(outputs(cwd)).toEqual(whole)
    }
  )

  test('are merged by processes of their own', {timeout: 120_000}, async () => {
    const indices = [1, 2, 3]
    const shards = await Promise.all(
      indices.map((index) =>
        start([...off, '--shard', `${index}/3`, '--reporter', `json:own-${index}.json`], cwd)
      )
    )
    expect(shards.map(({code}) => code)).toEqual([1, 1, 1])
    const names = indices.map((index) => `own-${index}.json`)
    const merged = await start(['merge', ...names, '--reporter', 'json'], cwd)
    expect(merged).toEqual({
      code: 1,
      stdout: whole.json,
      stderr: 'weekly-lint: Merged 3 files: 28 reports\n'
    })
  })

  test('may be of another machine, with the repository elsewhere', {timeout: 60_000}, async () => {
    const names = await lintShards(3)
    const other = set({'.git/HEAD': '', ...mixedArchive()})
    for (const name of names) cpSync(join(cwd, name), join(other, 'weekly', name))
    const below = join(other, 'weekly')
    const merged = await run(['merge', ...names, '--reporter', 'json'], {cwd: below})
    const linted = await run([...off, '--reporter', 'json', '..'], {cwd: below})
    expect(merged.stdout).toBe(linted.stdout)
    const pretty = await run(['merge', ...names, '--reporter', 'pretty'], {cwd: below})
    const excerpts = await run([...off, '--reporter', 'pretty', '..'], {cwd: below})
    expect(pretty.stdout).toBe(excerpts.stdout)
  })

  test('are told without excerpts where the reports are not there', {timeout: 60_000}, async () => {
    const names = await lintShards(2)
    const other = set({'.git/HEAD': ''})
    for (const name of names) cpSync(join(cwd, name), join(other, name))
    const {code} = await run(['merge', ...names, ...everyReporter], {cwd: other})
    expect(code).toBe(1)
    const told = outputs(other)
    for (const name of ['text', 'compact', 'github', 'junit', 'gitlab', 'markdown']) {
      expect([name, told[name]]).toEqual([name, whole[name]])
    }
    expect(told.json).toBe(whole.json?.replaceAll(cwd, other))
    expect(whole.pretty).toMatch(/^> /m)
    expect(told.pretty).not.toMatch(/^[> ] +\d+ \||^ +[-+] /m)
    expect(told.pretty?.match(/ {2}(?:error|warning) {2}/g)).toEqual(
      whole.pretty?.match(/ {2}(?:error|warning) {2}/g)
    )
    expect(told.html).not.toContain('class="excerpt"')
    const [some, all] = [told, whole].map(({rdjson}) => parsed<Rdjson>(rdjson).diagnostics)
    expect(some?.map(({location}) => location.range.start)).toEqual(
      all?.map(({location}) => ({line: location.range.start.line}))
    )
    const [without, having] = [told, whole].map(({sarif}) => parsed<Log>(sarif).runs[0]?.results)
    expect(without).toEqual(having?.map(({fixes: _, ...result}) => result))
    expect(having?.some(({fixes}) => fixes)).toBe(true)
  })

  test('are told without the excerpts of what has changed', async () => {
    const folder = set({'2023-week40.md': bad, '2023-week41.md': bad.replace('40', '41')})
    const names = await lintShards(1, folder)
    const argv = ['merge', ...names, '--reporter', 'pretty']
    expect((await run(argv, {cwd: folder})).stdout.match(/^> 11 \|/gm)).toHaveLength(2)
    writeFileSync(join(folder, '2023-week40.md'), `${bad}\n`)
    expect((await run(argv, {cwd: folder})).stdout.match(/^> 11 \|/gm)).toHaveLength(1)
  })
})

describe('reports', () => {
  const week = (n: number) => bad.replace('第40周', `第${n}周`)

  test('in several files are told once', async () => {
    const cwd = set({'2023-week2.md': week(2), '2023-week10.md': week(10)})
    await run(['--reporter', 'json:a.json'], {cwd})
    await run(['2023-week10.md', '--reporter', 'json:b.json'], {cwd})
    const {stdout, stderr} = await run(
      ['merge', 'b.json', 'a.json', 'a.json', '--reporter', 'compact'],
      {cwd}
    )
    expect(stdout.match(/^.*?:/gm)).toEqual(['2023-week2.md:', '2023-week10.md:'])
    expect(stderr).toBe('weekly-lint: Merged 3 files: 2 reports\n')
  })

  test('are told with what any of the files finds in them', async () => {
    const cwd = set({'2023-week40.md': `${bad}\n[这里](https://a.example)\n`})
    await run(['--rule', 'link-text: off', '--reporter', 'json:a.json'], {cwd})
    await run(['--rule', 'numbered-list: off', '--reporter', 'json:b.json'], {cwd})
    for (const names of [
      ['a.json', 'b.json'],
      ['b.json', 'a.json']
    ]) {
      const {stdout} = await run(['merge', ...names, '--reporter', 'compact'], {cwd})
      expect(stdout.match(/(?<=\[)[a-z-]+(?=\])/g)).toEqual(['numbered-list', 'link-text'])
    }
  })

  test('in two states are refused', async () => {
    const cwd = set({'2023-week40.md': bad})
    await run(['--reporter', 'json:a.json'], {cwd})
    writeFileSync(join(cwd, '2023-week40.md'), `${bad}\n`)
    await run(['--reporter', 'json:b.json'], {cwd})
    expect(await run(['merge', 'a.json', 'b.json'], {cwd})).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'weekly-lint: Unexpected second state of `2023-week40.md` in `b.json`, expected results of one commit; lint all shards again\n'
    })
  })

  test('of standard input keep their name', async () => {
    const cwd = set({})
    await run(['--stdin', '--reporter', 'json:a.json'], {cwd, stdin: bad})
    const {stdout} = await run(['merge', 'a.json', '--reporter', 'compact'], {cwd})
    expect(stdout).toMatch(/^<stdin>:11:/)
  })
})

describe('the exit code', () => {
  test('is that of the whole run', async () => {
    const cwd = set({'2023-week40.md': good, '2023-week41.md': good.replace('40', '41')})
    writeFileSync(
      join(cwd, '2023-week42.md'),
      good.replace('第40周', '第42周').replace('1. 去公园散步\n\n', '')
    )
    const names = ['a.json', 'b.json', 'c.json']
    for (const [index, name] of names.entries()) {
      await run([`2023-week4${index}.md`, '--reporter', `json:${name}`], {cwd})
    }
    const code = async (...argv: string[]) => (await run(['merge', ...argv], {cwd})).code
    expect(await code(...names)).toBe(0)
    expect(await code(...names, '--max-warnings', '1')).toBe(0)
    expect(await code(...names, '--max-warnings', '0')).toBe(1)
    expect(await run(['merge', ...names, '--max-warnings', '0', '--quiet'], {cwd})).toEqual({
      code: 1,
      stdout: '',
      stderr: 'weekly-lint: Unexpected 1 warning, expected at most 0\n'
    })
    writeFileSync(join(cwd, '2023-week40.md'), bad)
    await run(['2023-week40.md', '--reporter', 'json:a.json'], {cwd})
    expect(await code(...names)).toBe(1)
  })

  test('is 2 for a report that was too complex', async () => {
    const cwd = set({'2023-week40.md': `${good}\n${'['.repeat(30_000)}\n`})
    const linted = await run(['--reporter', 'json:a.json'], {cwd})
    const merged = await run(['merge', 'a.json'], {cwd})
    expect([linted.code, merged.code]).toEqual([2, 2])
    expect(merged.stderr).toContain('Unexpected complexity of `2023-week40.md`')
  })

  test('is 2 where the file of a shard is missing, unless it is empty', async () => {
    const weeks = [40, 41, 44]
    const reports = weeks.map((it) => [`2023-week${it}.md`, good.replace('第40周', `第${it}周`)])
    const cwd = set(Object.fromEntries(reports))
    // Some are empty, and no file has all reports.
    const filled = new Set(reports.map(([name = '']) => shardOf(name, 5)))
    expect([2, 3]).toContain(filled.size)
    const names: string[] = []
    for (const index of [1, 2, 3, 4, 5]) {
      names.push(`${index}.json`)
      await run(['--shard', `${index}/5`, '--reporter', `json:${index}.json`], {cwd})
    }
    expect(await run(['merge', ...names], {cwd})).toEqual({
      code: 0,
      stdout: '',
      stderr: 'weekly-lint: Merged 5 files: 3 reports\n'
    })
    for (const left of names) {
      const given = names.filter((name) => name !== left)
      const {code, stderr} = await run(['merge', ...given, '--lang', 'zh'], {cwd})
      expect(code).toBe(2)
      expect(stderr).toContain(
        'weekly-lint: 共 5 个分片，缺少 1 个的结果，每个分片应各有一个文件\n'
      )
    }
    // What is merged already is whole.
    await run(['merge', ...names, '--reporter', 'json:all.json'], {cwd})
    expect((await run(['merge', 'all.json'], {cwd})).code).toBe(0)
  })
})

describe('notes', () => {
  test('stay notes, and never fail', async () => {
    const cwd = set({})
    const message = {
      ruleId: 'live-links',
      severity: 1,
      isNote: true,
      message: 'a',
      line: 1,
      column: 1
    }
    writeFileSync(join(cwd, 'a.json'), JSON.stringify([{filePath: '/a.md', messages: [message]}]))
    const {code, stdout} = await run(['merge', 'a.json', '--max-warnings', '0'], {cwd})
    expect(code).toBe(0)
    expect(stdout).toContain('ℹ 1 note')
  })
})

describe('misuse', () => {
  const message = {ruleId: 'image-alt', severity: 2, message: 'a', line: 1, column: 1}
  const report = {filePath: '/a.md', messages: [message]}

  async function refused(content: string | Uint8Array, ...argv: string[]): Promise<string> {
    const cwd = set({'.git/HEAD': '', 'a.json': content})
    const {code, stdout, stderr} = await run(['merge', 'a.json', ...argv], {cwd})
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^weekly-lint: .*\n$/)
    return stderr.slice('weekly-lint: '.length, -1)
  }

  test.each([
    [
      [],
      'Missing file, expected those that `--reporter json:<file>` wrote, as in `weekly-lint merge shard-*.json`'
    ],
    [
      ['--lang', 'zh'],
      '没有指定文件，请给出 `--reporter json:<文件>` 写出的文件，如 `weekly-lint merge shard-*.json`'
    ],
    [
      ['gone.json'],
      'Missing file `gone.json`, expected one that `--reporter json:gone.json` wrote'
    ],
    [
      ['.'],
      'Unexpected kind of file `.`, expected a file that `--reporter json:<file>` wrote, of at most 64 MiB'
    ],
    [['-'], 'Unexpected path `-`, expected `--stdin`'],
    [
      ['a.json', '--fix'],
      'Unexpected option `--fix`, expected one that `weekly-lint merge --help` shows'
    ],
    [['a.json', '--reporter', 'yaml'], 'Unexpected value `yaml` of `--reporter`']
  ])('%j', async (argv, sentence) => {
    const {code, stdout, stderr} = await run(['merge', ...argv], {cwd: set({'a.json': '[]'})})
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`weekly-lint: ${sentence}`)
  })

  test.each([
    ['', 'Unexpected content of `a.json`, expected whole JSON'],
    ['[{"filePath": ', 'Unexpected content of `a.json`, expected whole JSON'],
    [`${'['.repeat(200_000)}`, 'Unexpected content of `a.json`, expected whole JSON'],
    [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'Unexpected value at `[0]'],
    [Buffer.from('[]', 'utf16le').subarray(0, 3), 'Unexpected content of `a.json`'],
    [Buffer.from([0xff, 0xfe, 0x5b, 0, 0x5d, 0]), 'Unexpected bytes in `a.json`, expected UTF-8'],
    ['{}', 'Unexpected content of `a.json`, expected a list'],
    ['null', 'Unexpected content of `a.json`, expected a list']
  ])('a file with other content (%#)', async (content, sentence) => {
    expect(await refused(content)).toContain(sentence)
  })

  test.each([
    ['[0]', null],
    ['[0].filePath', {...report, filePath: 1}],
    ['[0].filePath', {...report, filePath: ''}],
    ['[0].filePath', {...report, filePath: 'a'.repeat(5000)}],
    ['[0].messages', {filePath: '/a.md'}],
    ['[0].contentHash', {...report, contentHash: '../../a'}],
    ['[0].shard', {...report, shard: '1/3\n'}],
    ['[0].output', {...report, output: 1}],
    ['[0].messages[0].ruleId', {...report, messages: [{...message, ruleId: '\u001B[2J'}]}],
    ['[0].messages[0].ruleId', {...report, messages: [{...message, ruleId: '::error::a'}]}],
    ['[0].messages[0].severity', {...report, messages: [{...message, severity: 3}]}],
    ['[0].messages[0].message', {...report, messages: [{...message, message: {}}]}],
    ['[0].messages[0].message', {...report, messages: [{...message, message: 'a'.repeat(10_001)}]}],
    ['[0].messages[0].line', {...report, messages: [{...message, line: 0}]}],
    ['[0].messages[0].line', {...report, messages: [{...message, line: 1e12}]}],
    ['[0].messages[0].column', {...report, messages: [{...message, column: 1.5}]}],
    ['[0].messages[1]', {...report, messages: [message, {...message, line: 2, endLine: 1}]}],
    [
      '[0].messages[0].fix.range',
      {...report, messages: [{...message, fix: {range: [2, 1], text: ''}}]}
    ],
    [
      '[0].messages[0].fix.range[0]',
      {...report, messages: [{...message, fix: {range: [-1, 1], text: ''}}]}
    ],
    ['[0].messages[0].fix.text', {...report, messages: [{...message, fix: {range: [0, 1]}}]}],
    [
      '[0].messages[0].suggestions[0].fix',
      {...report, messages: [{...message, suggestions: [{}]}]}
    ],
    [
      '[0].messages[0].related[0].line',
      {...report, messages: [{...message, related: [{message: 'a'}]}]}
    ]
  ])('a wrong value at %s', async (keys, value) => {
    const text = JSON.stringify([value])
    expect(await refused(text)).toBe(
      `Unexpected value at \`${keys}\` in \`a.json\`, expected what this version of weekly-lint writes with \`--reporter json:a.json\``
    )
    expect(await refused(text, '--lang', 'zh')).toBe(
      `\`a.json\` 中 \`${keys}\` 的值有误，应为这个版本的 weekly-lint 用 \`--reporter json:a.json\` 写出的内容`
    )
  })

  test.each(['../a.md', '/etc/passwd', 'a/../../b.md'])(
    'a path out of the project: %s',
    async (path) => {
      expect(await refused(JSON.stringify([{...report, relativePath: path}]))).toBe(
        `Unexpected path \`${path}\` in \`a.json\`, expected one in this repository; lint and merge the same one`
      )
    }
  )

  test('a file that is too large', async () => {
    const cwd = set({'a.json': '[]'})
    truncateSync(join(cwd, 'a.json'), 65 * 1_048_576)
    const {code, stderr} = await run(['merge', 'a.json'], {cwd})
    expect(code).toBe(2)
    expect(stderr).toContain('of at most 64 MiB')
  })

  test('writing over what is merged, or what it is about', async () => {
    const cwd = set({'2023-week40.md': bad})
    await run(['--reporter', 'json:a.json'], {cwd})
    const before = readFileSync(join(cwd, 'a.json'), 'utf8')
    for (const file of ['a.json', '2023-week40.md']) {
      const {code, stderr} = await run(
        ['merge', 'a.json', '--reporter', 'text', '--reporter', `html:${file}`],
        {cwd}
      )
      expect(code).toBe(2)
      expect(stderr).toContain(`Unexpected output to \`${file}\``)
    }
    expect(readFileSync(join(cwd, 'a.json'), 'utf8')).toBe(before)
    expect(readFileSync(join(cwd, '2023-week40.md'), 'utf8')).toBe(bad)
  })
})

/** The paths of keys of all values inside of a value. */
function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...pathsOf(inner).map((path) => [key, ...path])
  ])
}

function replaceAt(value: Record<string, unknown>, path: readonly string[], by: unknown): void {
  const [key = '', ...rest] = path
  const inner = value[key]
  if (rest.length === 0) value[key] = by
  else if (typeof inner === 'object' && inner !== null)
    replaceAt(inner as Record<string, unknown>, rest, by)
}

/** What a terminal would obey or hide, but for the ends of our lines. */
const harmful =
  /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u

describe('what strangers wrote', () => {
  test('is harmless by every reporter', {timeout: 60_000}, async () => {
    const texts = attacks.map((attack) => attack.slice(0, 1000))
    const reports = texts.map((attack, index) => ({
      filePath: `/a/${attack}/${index}.md`,
      messages: [
        {
          ruleId: 'image-alt',
          severity: 2,
          message: attack,
          line: 1,
          column: 1,
          url: 'javascript:alert(1)',
          fix: {range: [0, 3], text: attack},
          related: [{relativePath: attack, message: attack, line: 1, column: 1}]
        }
      ]
    }))
    const cwd = set({'.git/HEAD': '', 'a.json': JSON.stringify(reports)})
    for (const name of reporterNames) {
      const {code, stdout} = await run(['merge', 'a.json', '--reporter', name], {cwd})
      expect([name, code]).toEqual([name, 1])
      expect([name, harmful.exec(stdout)]).toEqual([name, null])
      expect(stdout).not.toContain('javascript:alert(1)')
      if (name === 'github') expect(stdout.match(/^::/gm)).toHaveLength(texts.length)
      else expect(stdout).not.toMatch(/^\s*::|##\w*\[/m)
    }
  })

  test('is told or refused, whatever it is', {timeout: 120_000}, async () => {
    const cwd = set({'.git/HEAD': '', '2023-week40.md': bad, '2023-week41.md': bad})
    await run(['--no-cache', '--reporter', 'json:a.json'], {cwd})
    const valid = JSON.parse(readFileSync(join(cwd, 'a.json'), 'utf8'))
    const paths = pathsOf(valid)
    expect(paths.length).toBeGreaterThan(30)
    const codes = new Set<number>()
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.integer({min: 0, max: 300}),
      fc.maxSafeInteger(),
      fc.constantFrom(...attacks.slice(0, -1)),
      fc.constantFrom('..', '.', '/', 'CON', '\0', '__proto__', '2023-week41.md', '.git/HEAD')
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...paths), anything), {minLength: 1, maxLength: 3}),
        async (changes) => {
          const forged = structuredClone(valid)
          for (const [path, value] of changes) replaceAt(forged, path, value)
          writeFileSync(join(cwd, 'b.json'), JSON.stringify(forged))
          const {code, stderr} = await run(['merge', 'b.json', ...everyReporter], {cwd})
          expect(stderr).not.toMatch(/mistake|failure of the system/)
          codes.add(code)
        }
      ),
      {numRuns: 150}
    )
    expect([...codes].toSorted()).toEqual([1, 2])
  })

  test('is no way to see other files', async () => {
    const outside = set({'secret.md': bad})
    const cwd = set({'.git/HEAD': '', '2023-week40.md': bad})
    await run(['--reporter', 'json:a.json'], {cwd})
    const [own] = JSON.parse(readFileSync(join(cwd, 'a.json'), 'utf8'))
    const {relativePath: _, ...report} = own
    const forged = [{...report, filePath: join(outside, 'secret.md')}]
    writeFileSync(join(cwd, 'b.json'), JSON.stringify(forged))
    const {stdout} = await run(['merge', 'b.json', '--reporter', 'pretty'], {cwd})
    expect(stdout).toContain('secret.md:11:1')
    expect(stdout).not.toContain('读了')
  })

  test('about places that are not there is told without an excerpt', async () => {
    const cwd = set({'.git/HEAD': '', '2023-week40.md': bad})
    await run(['--reporter', 'json:a.json'], {cwd})
    const [own] = JSON.parse(readFileSync(join(cwd, 'a.json'), 'utf8'))
    const [message] = own.messages
    for (const forged of [
      {...message, endLine: 1_000_000},
      {...message, fix: {range: [500_000, 600_000], text: ''}}
    ]) {
      writeFileSync(join(cwd, 'b.json'), JSON.stringify([{...own, messages: [forged]}]))
      const {code, stdout} = await run(['merge', 'b.json', '--reporter', 'pretty'], {cwd})
      expect(code).toBe(1)
      expect(stdout).not.toContain('读了')
    }
  })

  test.each(['en', 'zh'] as const)('comes through JSON as it went in: %s', async (language) => {
    const results = attacks.map((attack, index) =>
      resultOf(`${attack.slice(0, 200)}/week${index}.md`, hostileReport(attack), {lang: language})
    )
    const text = await print('json', results, language)
    const reports = checkJson(JSON.parse(text))
    if ('path' in reports) throw new Error(String(reports.path))
    const isRule = (id: string) => rules.some((rule) => rule.id === id)
    const again = reports.map((report) =>
      fromJson(report, {
        path: report.filePath,
        name: report.relativePath ?? '',
        isRule,
        language
      })
    )
    expect(await print('json', again, language)).toBe(text)
    const withTexts = again.map((result, index) => ({...result, text: results[index]?.text}))
    for (const name of reporterNames) {
      expect([name, await print(name, withTexts, language)]).toEqual([
        name,
        await print(name, results, language)
      ])
    }
  })
})
