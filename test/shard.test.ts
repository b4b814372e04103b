import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {selectShard, shardOf} from '../src/project/shard.ts'
import {bad, good, removeFolder, run} from './support/command.ts'
import {temporaryFolders} from './support/folders.ts'
import {environment, TestRepository} from './support/repository.ts'
import './support/seed.ts'
import {asMultiset, type JsonReport, mixedArchive} from './support/sharded.ts'

const set = temporaryFolders()

describe('the shard of a path', () => {
  test('is the same in every version and on every system', () => {
    const names = ['2023-week40.md', 'weekly/2023/2023-week41.md', '周报/2024-week1.md', 'a b/é.md']
    expect(names.map((name) => shardOf(name, 4))).toEqual([2, 3, 4, 2])
    for (const name of names) {
      expect(shardOf(name.normalize('NFD'), 1000)).toBe(shardOf(name.normalize('NFC'), 1000))
    }
  })

  test('is one of those that there are, and depends on nothing else', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[\w 周报/-]{1,30}$/), {maxLength: 30}),
        fc.string(),
        fc.integer({min: 1, max: 1000}),
        (names, other, of) => {
          const before = names.map((name) => shardOf(name, of))
          for (const index of before) expect(index >= 1 && index <= of).toBe(true)
          const after = [other, ...names].map((name) => shardOf(name, of))
          expect(after.slice(1)).toEqual(before)
        }
      )
    )
  })

  test('spreads an archive', () => {
    const names = Array.from({length: 1000}, (_, index) => `weekly/2023-week${index}.md`)
    const sizes = [1, 2, 3, 4].map((index) => names.filter((it) => shardOf(it, 4) === index).length)
    for (const size of sizes) expect(Math.abs(size - 250)).toBeLessThan(60)
  })

  test('counts from the root of the project', () => {
    const cwd = set({'.git/HEAD': '', 'weekly/2023-week40.md': good})
    const reports = [{path: join(cwd, 'weekly/2023-week40.md')}]
    const at = (from: string) =>
      [1, 2, 3, 4, 5].filter((index) => selectShard(reports, {index, of: 5}, from).length > 0)
    expect(at(cwd)).toEqual([shardOf('weekly/2023-week40.md', 5)])
    expect(at(join(cwd, 'weekly'))).toEqual(at(cwd))
  })
})

describe('all shards together', () => {
  let repository: TestRepository
  let cwd = ''

  beforeAll(() => {
    const archive = mixedArchive()
    const names = Object.keys(archive)
    const older = Object.fromEntries(names.slice(0, 12).map((name) => [name, archive[name] ?? '']))
    const newer = Object.fromEntries(names.slice(8).map((name) => [name, `${archive[name]}\n`]))
    repository = new TestRepository(older).commit()
    cwd = repository.folder
    repository.put(newer).stage()
  })
  afterAll(() => removeFolder(cwd))

  const rules = ['--rule', 'no-missing-week: warn', '--no-cache']

  async function reported(argv: readonly string[]): Promise<JsonReport[]> {
    const {stdout, stderr} = await run([...rules, '--reporter', 'json', ...argv], {
      cwd,
      env: environment
    })
    expect(stderr).not.toMatch(/Unexpected|Missing/)
    return JSON.parse(stdout)
  }

  async function parts(of: number, argv: readonly string[]): Promise<JsonReport[][]> {
    const reports: JsonReport[][] = []
    for (let index = 1; index <= of; index++) {
      reports.push(await reported(['--shard', `${index}/${of}`, ...argv]))
    }
    return reports
  }

  test.each([1, 2, 3, 4, 5])('of %i tell what one run tells', {timeout: 60_000}, async (of) => {
    const whole = await reported([])
    expect(whole).toHaveLength(28)
    const ids = new Set(whole.flatMap(({messages}) => messages.map(({ruleId}) => ruleId)))
    expect([...ids]).toEqual(
      expect.arrayContaining(['unique-week', 'no-missing-week', 'title-path', 'local-files'])
    )
    const shards = await parts(of, [])
    expect(asMultiset(shards.flat())).toEqual(asMultiset(whole))
    // Each in the order of the whole.
    const order = whole.map(({filePath}) => filePath)
    for (const shard of shards) {
      const paths = shard.map(({filePath}) => filePath)
      expect(paths).toEqual(order.filter((path) => paths.includes(path)))
    }
  })

  test.each([
    [
      [
        'weekly/2023/copy.md',
        'weekly/2023/another copy.md',
        'weekly/2023/2023-week3.md',
        'README.md'
      ]
    ],
    [['weekly', 'notes']],
    [['--staged']],
    [['--since', 'HEAD']],
    [['--since', 'HEAD', '--changed-lines']],
    [['--quiet']],
    [['--only-reports', 'README.md', 'notes/2024-week2.md']]
  ])('tell what one run tells of %j', {timeout: 60_000}, async (argv) => {
    const whole = await reported(argv)
    expect(whole).not.toEqual([])
    expect(asMultiset((await parts(3, argv)).flat())).toEqual(asMultiset(whole))
  })

  test('leave out a baseline, of renamed and copied reports too', {timeout: 60_000}, async () => {
    const before = set({'2023-week40.md': bad, '2023-week41.md': bad})
    const lint = (argv: readonly string[]) =>
      run(['--no-cache', '--reporter', 'json', '--rule', 'title-path: off', ...argv], {cwd: before})
    await lint(['--rule', 'unique-week: off', '--write-baseline'])
    const argv = ['--rule', 'unique-week: off', '--baseline', '.weekly-lint-baseline.json']
    // One is renamed, and copied several times: the baseline has the findings of one of them.
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      writeFileSync(join(before, `${name}.md`), bad)
    }
    removeFolder(join(before, '2023-week40.md'))
    const whole: JsonReport[] = JSON.parse((await lint(argv)).stdout)
    expect(whole.filter(({messages}) => messages.length === 0)).toHaveLength(2)
    const shards = await Promise.all(
      [1, 2, 3, 4].map(async (index) => (await lint(['--shard', `${index}/4`, ...argv])).stdout)
    )
    const parts: JsonReport[] = shards.flatMap((text) => JSON.parse(text))
    expect(asMultiset(parts)).toEqual(asMultiset(whole))
  })

  test('repair what one run repairs', {timeout: 60_000}, async () => {
    const [one, other] = [set(mixedArchive()), set(mixedArchive())]
    await run(['--fix', '--no-cache'], {cwd: one})
    for (const index of [1, 2, 3]) {
      await run(['--fix', '--no-cache', '--shard', `${index}/3`], {cwd: other})
    }
    const texts = (folder: string) =>
      readdirSync(folder, {recursive: true, encoding: 'utf8'})
        .filter((name) => name.endsWith('.md'))
        .toSorted()
        .map((name) => readFileSync(join(folder, name), 'utf8'))
    expect(texts(other)).toEqual(texts(one))
    expect(texts(other)).not.toEqual(Object.values(mixedArchive()))
  })

  test('format what one run formats', {timeout: 60_000}, async () => {
    const cwd = set({...mixedArchive(), '2023-week50.md': good.replaceAll('\n\n', '\n\n\n\n')})
    const names = async (...argv: string[]) => {
      const {code, stdout} = await run(['format', '--check', ...argv], {cwd})
      return {code, names: stdout.split('\n').filter((name) => name !== '')}
    }
    const whole = await names()
    expect(whole.code).toBe(1)
    const shards = await Promise.all([1, 2, 3].map((index) => names('--shard', `${index}/3`)))
    expect(shards.flatMap(({names}) => names).toSorted()).toEqual(whole.names.toSorted())
    for (const {code, names} of shards) expect(code).toBe(names.length > 0 ? 1 : 0)
  })
})

describe('a shard', () => {
  const name = '2023-week40.md'
  const own = shardOf(name, 3)
  const other = (own % 3) + 1

  test('says how many of how many reports it read', async () => {
    const cwd = set({[name]: good, 'README.md': '# 目录\n'})
    const summary = async (index: number, ...argv: string[]) => {
      const {code, stderr} = await run([...argv, '--shard', `${index}/3`], {cwd})
      return [code, stderr]
    }
    expect(await summary(own)).toEqual([
      0,
      `weekly-lint: Read 1 of 1 report (shard ${own}/3) of 2 Markdown files\n`
    ])
    expect(await summary(own, '--lang', 'zh')).toEqual([
      0,
      `weekly-lint: 共 2 个 Markdown 文件，检查了 1 份周报中的 1 份（分片 ${own}/3）\n`
    ])
    expect(await summary(other, 'format', '--check')).toEqual([
      0,
      `weekly-lint: Read 0 of 1 report (shard ${other}/3) of 2 Markdown files, 0 would be laid out anew\n`
    ])
  })

  test('may be empty, but not the archive', async () => {
    const cwd = set({[name]: bad})
    expect(await run(['--shard', `${other}/3`, '--reporter', 'json'], {cwd})).toEqual({
      code: 0,
      stdout: '[]\n',
      stderr: `weekly-lint: Read 0 of 1 report (shard ${other}/3) of 1 Markdown file\n`
    })
    expect(await run(['--shard', `${other}/3`, '--quiet'], {cwd})).toEqual({
      code: 0,
      stdout: '',
      stderr: ''
    })
    const {code, stderr} = await run(['--shard', '1/3'], {cwd: set({'README.md': '# 目录\n'})})
    expect(code).toBe(2)
    expect(stderr).toContain('Missing report')
  })

  test('fails where something is wrong with what all of them share', async () => {
    const cwd = set({[name]: good, '.weeklylintrc': '{"rules": {"numbered-lists": "off"}}'})
    for (const index of [1, 2, 3]) {
      expect((await run(['--shard', `${index}/3`], {cwd})).code).toBe(2)
      expect((await run(['--shard', `${index}/3`, '--no-config', 'gone.md'], {cwd})).code).toBe(2)
    }
  })

  test('does not write over a report of another shard', async () => {
    const cwd = set({[name]: good})
    const argv = ['--shard', `${other}/3`, '--reporter', `json:${name}`]
    expect((await run(argv, {cwd})).code).toBe(2)
    expect(readFileSync(join(cwd, name), 'utf8')).toBe(good)
  })

  test.each([
    '0/3',
    '4/3',
    'a/b',
    '1/0',
    '1/1001',
    '1001/1001',
    '1',
    '1/',
    '-1/3',
    '1/3/3',
    '01/3'
  ])('is none where it says %s', async (value) => {
    for (const command of [[], ['format', '--check']]) {
      const argv = [...command, `--shard=${value}`]
      expect(await run(argv)).toEqual({
        code: 2,
        stdout: '',
        stderr: `weekly-lint: Unexpected value \`${value}\` of \`--shard\`, expected \`<i>/<n>\` such as \`1/3\`, with \`i\` from 1 to \`n\` and \`n\` of at most 1000\n`
      })
      expect(await run([...argv, '--lang', 'zh'])).toEqual({
        code: 2,
        stdout: '',
        stderr: `weekly-lint: \`--shard\` 的值 \`${value}\` 有误，应为 \`<i>/<n>\`，如 \`1/3\`，其中 i 为 1 至 n，n 最大为 1000\n`
      })
    }
  })

  test.each([
    [['--stdin'], '--stdin'],
    [['--write-baseline'], '--write-baseline'],
    [['--watch'], '--watch'],
    [['format', '--stdin'], '--stdin']
  ])('is not for %j', async (argv, option) => {
    const cwd = set({[name]: good})
    const {code, stderr} = await run([...argv, '--shard', '1/3'], {cwd})
    expect(code).toBe(2)
    expect(stderr).toContain(`Unexpected \`${option}\` beside \`--shard\``)
    expect(existsSync(join(cwd, '.weekly-lint-baseline.json'))).toBe(false)
  })
})
