import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'
import {wellWrittenReports} from '../scripts/bench/archive.ts'
import {judge} from '../scripts/bench/limits.ts'
import {Failure, type Measurement, measure, type Program} from '../scripts/bench/measure.ts'
import {newsletters} from '../scripts/bench/newsletters.ts'
import {benchOptions} from '../scripts/bench/options.ts'
import {speedPage} from '../scripts/bench/page.ts'
import {profileTable, selfTimes} from '../scripts/bench/profile.ts'
import {chosen, rows} from '../scripts/bench/rows.ts'
import {failureOf, runProcess} from '../scripts/bench/run-process.ts'
import {spoil} from '../scripts/bench/spoil.ts'
import {median, pairedRatio} from '../scripts/bench/statistics.ts'
import {outcomeMarkdown, outcomeText} from '../scripts/bench/table.ts'
import {Workspace} from '../scripts/bench/workspace.ts'
import {worstInputs} from '../scripts/bench/worst.ts'
import {fix, lint} from '../src/index.ts'
import {removeFolder, temporaryFolder} from './support/command.ts'

const root = path.join(import.meta.dirname, '..')
const folders: string[] = []
afterAll(() => folders.forEach(removeFolder))

function folder(files: Readonly<Record<string, string>> = {}): string {
  const path = temporaryFolder(files)
  folders.push(path)
  return path
}

describe('statistics', () => {
  test('a median is in the middle', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([9, 1, 5, 6])).toBe(5.5)
    expect(median([])).toBeNaN()
  })

  test('ratios are of rounds, as many as both have', () => {
    expect(pairedRatio([1, 60, 5], [10, 100, 10])).toEqual({median: 0.5, least: 0.1, most: 0.6})
    expect(pairedRatio([1, 2, 3], [2])).toEqual({median: 0.5, least: 0.5, most: 0.5})
    expect(pairedRatio([], []).median).toBeNaN()
  })
})

const sample = (wall: number): Measurement => ({wall, cpu: wall / 2, memory: 50})

/** A program that takes so long, run by run, and notes that it ran. */
function fake(name: string, walls: readonly number[], order: string[] = []): Program {
  let run = 0
  return {
    name,
    async run() {
      order.push(name)
      const wall = walls[run++]
      if (wall === undefined) throw new Failure('ended with 2')
      return sample(wall)
    }
  }
}

describe('measure', () => {
  test('runs in turn, without counting the first round', async () => {
    const order: string[] = []
    const [ours, theirs] = await measure(
      [fake('a', [99, 4, 6], order), fake('b', [99, 8, 24], order)],
      2
    )
    expect(order.join('')).toBe('ababab')
    expect(ours).toEqual({...sample(5), name: 'a', runs: 2, ratio: undefined})
    expect(theirs).toMatchObject({wall: 16, runs: 2, ratio: {median: 0.375}})
  })

  test('what fails is told, and not run again; what is slow runs three times', async () => {
    const order: string[] = []
    const results = await measure(
      [
        fake('a', [10_001, 1, 1, 1, 1, 1], order),
        fake('b', [1, 1], order),
        fake('c', [2, 10_001, 2, 2], order)
      ],
      5
    )
    expect(order.join('')).toBe('abcabcabcacaa')
    expect(results[1]).toEqual({name: 'b', failure: 'ended with 2'})
    expect(results[2]).toMatchObject({runs: 3, ratio: {median: 0.5}})
  })

  test('a mistake of the bench is none of the program', async () => {
    const run = async () => Promise.reject(new TypeError('x is undefined'))
    await expect(measure([{name: 'a', run}], 1)).rejects.toThrow(TypeError)
  })

  test('limits are about the median; what was not measured does not keep them', () => {
    const results = [
      {...sample(50), name: 'ours', runs: 1, ratio: undefined},
      {...sample(100), name: 'p --x', runs: 1, ratio: {median: 0.5, least: 0.1, most: 0.9}},
      {name: 'q', failure: 'ended with 2: a|b'}
    ]
    const verdicts = judge(results, [
      {of: 'ratio', peer: 'p', most: 0.5},
      {of: 'ratio', peer: 'p', most: 0.49},
      {of: 'ratio', peer: 'q', most: 1},
      {of: 'wall', most: 49},
      {of: 'cpu', most: 25},
      {of: 'memory', most: 50}
    ])
    expect(verdicts.map(({figure}) => figure)).toEqual([0.5, 0.5, Number.NaN, 50, 25, 50])
    expect(verdicts.map(({isKept}) => isKept)).toEqual([true, false, false, false, true, true])

    const before = new Map([['y', [{...sample(5), name: 'ours', runs: 1, ratio: undefined}]]])
    const growth = (from: string) => judge(results, [{of: 'growth', from, most: 9}], before)
    expect(growth('y')).toMatchObject([{figure: 10, isKept: false}])
    expect(growth('z')).toMatchObject([{figure: Number.NaN, isKept: false}])

    const outcome = {id: 'x', title: 'Read `x`', results, verdicts: verdicts.slice(1, 3)}
    expect(outcomeText(outcome)).toBe(
      [
        'x: Read x',
        'program     time    ours to theirs      CPU  memory  runs',
        'ours     50.0 ms                    25.0 ms   50 MB     1',
        'p --x     100 ms  0.50 (0.10–0.90)  50.0 ms   50 MB     1',
        'q        failed: ended with 2: a|b',
        '✖ our time to that of p: 0.50, at most 0.49',
        '✖ our time to that of q: not measured, at most 1.00'
      ].join('\n')
    )
    const page = speedPage(
      {date: '2026-01-02', machine: '2 × x', node: 'v1', versions: ['a 1', 'b 2'], command: 'npm'},
      [outcome]
    )
    expect(page).toContain(`\n${outcomeMarkdown(outcome)}\n`)
    expect(page).toContain('- Versions: a 1, b 2\n')
    expect(page).toContain('| `p --x` | 100 ms | 0.50 (0.10–0.90) | 50.0 ms | 50 MB | 1 |')
    expect(page).toContain('| `q` | failed: ended with 2: a\\|b |  |  |  |  |')
    expect(page).toContain('- our time to that of p: 0.50, at most 0.49: **not kept**')
  })
})

describe('a process', () => {
  const run = (script: string) => {
    const notes = folder()
    return runProcess(['--eval', script], {cwd: notes, env: {}, notes})
  }

  test('tells what it and, on Linux, its children used', async () => {
    const busy = 'while (process.cpuUsage().user < 5e5) {}'
    const child = `require("child_process").execFileSync(process.execPath, ["--eval", "${busy}"])`
    const idle = await run('0')
    const {cpu, memory} = await run(`${child}; globalThis.x = Buffer.alloc(2 ** 26, 1)`)
    expect(memory - idle.memory).toBeGreaterThan(50)
    if (process.platform === 'linux') expect(cpu - idle.cpu).toBeGreaterThan(250)
  })

  test('that only has findings did its work', async () => {
    expect(await run('process.exitCode = 1')).toMatchObject({cpu: expect.any(Number)})
    await expect(run('process.exitCode = 2')).rejects.toThrow(new Failure('ended with 2'))
    await expect(run('throw new Error("x")')).rejects.toThrow('ended with 1: ')
    await expect(run('process.kill(process.pid)')).rejects.toThrow('was ended from outside')
    expect(failureOf(0, '')).toBe(undefined)
    expect(failureOf(1, 'a.md\n \u001B[31merror\u001B[39m Cannot process file')).toBe(
      'ended with 1: error Cannot process file'
    )
    expect(failureOf(1, 'a.md\n 1:1 warning Unexpected x')).toBe(undefined)
    expect(failureOf(2, 'a\nError: no such file\n')).toBe('ended with 2: Error: no such file')
  })
})

describe('archives', () => {
  test('newsletters have findings of many rules, and are the same in each run', async () => {
    const [first = '', ...others] = newsletters(5)
    expect(newsletters(1)).toEqual([first])
    const ids = new Set<string>()
    for (const text of [first, ...others]) {
      const {messages} = await lint(text, {path: '2021-week3.md'})
      for (const {ruleId} of messages) if (ruleId) ids.add(ruleId)
      expect(messages.length).toBeGreaterThan(30)
    }
    expect(ids.size).toBeGreaterThan(10)
    expect(first).toMatch(/\n1、\[.+\]\(https:.+\)/)
  })

  test('newsletters are as large as the rows say', () => {
    const size = (amount: number) =>
      newsletters(amount).reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    expect(size(60) / 1e6).toBeCloseTo(1.3, 1)
    expect(size(396) / 1e6).toBeCloseTo(9, 0)
  })

  test('each spoilt report can be repaired', async () => {
    for (const [index, report] of wellWrittenReports(12, 7).entries()) {
      const spoilt = spoil(report, index)
      expect((await lint(spoilt)).messages).not.toEqual([])
      expect((await fix(spoilt)).messages).toEqual([])
    }
  })

  test('the worst inputs have the size that is asked for', () => {
    for (const write of Object.values(worstInputs)) {
      expect(Buffer.byteLength(write(10_000))).toBeLessThanOrEqual(10_000)
      expect(Buffer.byteLength(write(10_000))).toBeGreaterThan(9_900)
    }
  })

  test('are written once, with what programs find there', async () => {
    const workspace = await Workspace.open(root)
    try {
      const {cwd, env} = await workspace.surroundings('one')
      expect(fs.readdirSync(cwd).sort()).toEqual(['.git', '.remarkrc.json', '2014-week1.md'])
      expect(env.HOME).toBe(workspace.folder)
      expect(env).not.toHaveProperty('CI')
      const file = path.join(cwd, '2014-week1.md')
      const text = fs.readFileSync(file, 'utf8')
      fs.writeFileSync(file, 'x')
      await workspace.restore('one')
      expect(fs.readFileSync(file, 'utf8')).toBe(text)
    } finally {
      await workspace.close()
    }
    expect(fs.existsSync(workspace.folder)).toBe(false)
  })
})

test('rows are chosen by their ids', async () => {
  const workspace = await Workspace.open(root)
  const all = rows(root, workspace)
  await workspace.close()
  const ids = (...names: string[]) => chosen(all, names).map(({id}) => id)
  expect(ids()).toEqual(all.map(({id}) => id))
  expect(ids('218', 'one')).toEqual(['one', '218', '218-unchanged'])
  expect(() => ids('one', 'two')).toThrow(/^Unexpected row `two`, expected some of: one, 218,/)
  for (const {programs, limits} of all) {
    // Each limit is about a program of its row.
    for (const limit of limits) {
      if (limit.of === 'growth') expect(ids()).toContain(limit.from)
      if (limit.of !== 'ratio') continue
      expect(programs.slice(1).map(({name}) => name.split(' ')[0])).toContain(limit.peer)
    }
  }
})

test('options are checked', () => {
  expect(benchOptions(['--rows', 'one,218', '--check'])).toMatchObject({
    rows: ['one', '218'],
    runs: 11,
    check: true,
    write: false
  })
  expect(benchOptions(['--quick']).runs).toBe(1)
  expect(() => benchOptions(['--runs', '0'])).toThrow('Unexpected value `0` of --runs')
  expect(() => benchOptions(['--fast'])).toThrow()
})

test('a profile says where the time goes', () => {
  const node = (id: number, functionName: string, url = '') => ({
    id,
    callFrame: {functionName, url, lineNumber: 1, columnNumber: 2}
  })
  const nodes = [node(1, '(idle)'), node(2, 'f', 'file:///a/b.js'), node(3, 'f', 'file:///a/b.js')]
  const times = selfTimes([
    {nodes, samples: [1, 2, 3], timeDeltas: [1000, 2000, 3000]},
    {nodes, samples: [2], timeDeltas: [4000]}
  ])
  expect(times).toEqual([
    {name: 'f b.js:2:3', milliseconds: 9},
    {name: '(idle)', milliseconds: 1}
  ])
  expect(profileTable(times)).toBe('      9 ms  90.0 %  f b.js:2:3\n      1 ms  10.0 %  (idle)')
})

test('one row from start to end', {timeout: 120_000}, () => {
  const bench = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/bench.ts', ...args], {
      cwd: root,
      encoding: 'utf8'
    })
  const {status, stderr, stdout} = bench('--quick', '--rows', 'start')
  expect(stderr).toBe('')
  expect(status).toBe(0)
  expect(stdout).toMatch(/^start: Start\nprogram +time +ours to theirs +CPU +memory +runs\n/)
  for (const name of ['weekly-lint', 'remark-cli', 'rumdl', 'prettier', 'lint-md', 'node']) {
    expect(stdout).toMatch(new RegExp(`^${name} .* m?s .* 1$`, 'm'))
  }
  expect(stdout).not.toContain('failed')
})
