import {afterEach, describe, expect, test} from 'vitest'
import {reporterKinds, reporterNames} from '../src/reporters/index.ts'
import {parser} from '../src/syntax/processor.ts'
import {bad, good, removeFolder, run, temporaryFolder, worse} from './support/command.ts'

const name = '2023-week40.md'
const folders: string[] = []

/** A folder with one report, removed after the test. */
function set(report: string): string {
  const folder = temporaryFolder({[name]: report})
  folders.push(folder)
  return folder
}

afterEach(() => folders.splice(0).forEach(removeFolder))

/** Marks a report as one that no other test has parsed, since parsers remember some. */
let tests = 0

/** Lint a report, and count how many times its length was parsed by remark-parse. */
async function cost(report: string, ...argv: string[]) {
  const text = report.replace('读了一章书', `读了 ${++tests} 章书`)
  const cwd = set(text)
  const before = parser.characters
  const uncached = ['--no-cache', '--no-links', '--parser', 'reference']
  const outcome = await run([...uncached, ...argv], {cwd})
  return {...outcome, times: (parser.characters - before) / text.length}
}

describe('--debug', () => {
  // The repair would make the backslash an escape of `<`.
  const escaped = good.replace('不错的一周', '\\www.a.example')
  const argv = ['--reporter', 'compact', '--debug', '--quiet']

  test('says why an edit was withheld', async () => {
    const cwd = set(escaped)
    const {stderr, stdout} = await run([...argv.slice(0, 3)], {cwd})
    expect(stdout).not.toContain('[*]')
    expect(stderr).toContain(
      `${name}:15:2: no-bare-url: edit withheld, it would leave more findings than there are\n`
    )
    expect((await run([...argv.slice(0, 2)], {cwd})).stderr).not.toContain('withheld')
    const fixed = await run(['--fix', '--debug', '--lang', 'zh'], {cwd})
    expect(fixed.stderr).toContain(`${name}:15:2: no-bare-url: 未作修改，否则问题会比现在更多\n`)
  })

  test('says nothing of findings that are not shown', async () => {
    expect(await run(argv, {cwd: set(escaped)})).toEqual({code: 0, stdout: '', stderr: ''})
  })

  test('works with `format`', async () => {
    const cwd = set(good.replace('1. 读了一章书', '> - 甲\n\t# 乙'))
    const {stderr} = await run(['format', '--debug'], {cwd})
    expect(stderr).toContain(
      `${name}:12:1: block-quote: edit withheld, the report would say something else after it\n`
    )
  })
})

describe('edits are proven', () => {
  test('where a reporter tells of them', async () => {
    expect((await cost(bad, '--reporter', 'compact')).times).toBeGreaterThan(1)
    expect((await cost(bad, '--reporter', 'gitlab')).times).toBe(1)
    expect((await cost(bad, '--reporter', 'gitlab', '--debug')).times).toBeGreaterThan(1)
    expect((await cost(bad, '--reporter', 'gitlab:a.json', '--reporter', 'text')).times).not.toBe(1)
  })

  test('where they are made', async () => {
    const {code, times} = await cost(bad, '--reporter', 'gitlab', '--fix')
    expect(code).toBe(0)
    expect(times).toBeGreaterThan(1)
  })

  test('with --quiet for errors alone', async () => {
    const warned = bad.replace('\n1. 去', '\n\n1. 去')
    const rule = ['--rule', 'numbered-list: warn']
    expect((await cost(warned, '--quiet')).times).toBeGreaterThan(1)
    expect(await cost(warned, '--quiet', ...rule)).toMatchObject({code: 0, stdout: '', times: 1})
    const argv = ['--quiet', '--max-warnings', '1', ...rule]
    expect(await cost(warned, ...argv)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'weekly-lint: Unexpected 2 warnings, expected at most 1\n'
    })
  })

  test('without a difference in what is counted', async () => {
    for (const report of [good, bad, worse]) {
      const full = await cost(report, '--reporter', 'compact')
      const lines = full.stdout
        .replaceAll(/ \[[*?]\]$/gm, '')
        .split('\n')
        .slice(0, -1)
      const {code, stdout} = await cost(report, '--reporter', 'gitlab')
      expect(code).toBe(full.code)
      expect(JSON.parse(stdout)).toHaveLength(lines.length)
      expect((await cost(report, '--quiet')).code).toBe(full.code)
    }
  })
})

test('a reporter that omits edits prints the same without them', async () => {
  for (const reporter of reporterNames.filter((name) => reporterKinds[name].omitsEdits)) {
    const {stdout} = await run(['--reporter', reporter], {cwd: set(bad)})
    const proven = await run(['--reporter', reporter, '--debug'], {cwd: set(bad)})
    expect(proven.stdout).toBe(stdout)
  }
})
