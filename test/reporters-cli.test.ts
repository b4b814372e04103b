import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, describe, expect, test} from 'vitest'
import {bad, removeFolder, run, temporaryFolder} from './support/command.ts'

let cwd = ''
afterEach(() => removeFolder(cwd))

/** A repository with a report that has a finding, in a folder of its own. */
function repository(): string {
  cwd = temporaryFolder({'.git/HEAD': '', 'sub/2023-week40.md': bad})
  return cwd
}

const sentence = 'Unexpected bullet `-`, expected `1.`'

describe('--reporter', () => {
  test('may be given several times, each with a file of its own', async () => {
    const argv = ['--reporter', 'text', '--reporter', 'json:out/a.json', '--reporter=compact:b.txt']
    const {code, stdout} = await run(argv, {cwd: repository()})
    expect(code).toBe(1)
    expect(stdout).toContain('✖ 1 error')
    expect(JSON.parse(readFileSync(join(cwd, 'out/a.json'), 'utf8'))).toHaveLength(1)
    expect(readFileSync(join(cwd, 'b.txt'), 'utf8')).toContain(sentence)
  })

  test('with a file that cannot be written leaves the others as they are', async () => {
    const argv = ['--reporter', 'json:sub', '--reporter', 'compact:b.txt']
    const {code, stderr} = await run(argv, {cwd: repository()})
    expect(code).toBe(2)
    expect(stderr).toContain('Unexpected folder `sub`')
    expect(readFileSync(join(cwd, 'b.txt'), 'utf8')).toContain(sentence)
  })

  test('never takes the place of a report', async () => {
    const argv = ['--reporter', 'text', '--reporter', 'json:sub/2023-week40.md']
    const {code, stderr} = await run(argv, {cwd: repository()})
    expect(code).toBe(2)
    expect(stderr).toContain('one of the reports to lint')
    expect(readFileSync(join(cwd, 'sub/2023-week40.md'), 'utf8')).toBe(bad)
  })
})

test('what is left after a repair is told of the repaired text', async () => {
  const text = `\uFEFF${bad.replace('1. 去公园', '- 去了[这里](https://a.example)')}`
  cwd = temporaryFolder({'2023-week40.md': text})
  const {stdout} = await run(['--fix', '--reporter', 'pretty'], {cwd})
  expect(stdout).toContain('> 7 | 1. 去了[这里](https://a.example)散步\n    |         ^^^^\n')
  expect(stdout).toContain('⚠ 1 warning\n')
})

describe('GitHub Actions', () => {
  const env = {GITHUB_ACTIONS: 'true'}
  const annotation = /^::error file=sub\/2023-week40\.md,line=11,/m

  test('gets annotations beside the text, from the root of the repository', async () => {
    const {stdout} = await run([], {cwd: join(repository(), 'sub'), env})
    expect(stdout).toContain('✖ 1 error')
    expect(stdout).toMatch(annotation)
    expect((await run([], {cwd})).stdout).not.toContain('::')
  })

  test.each([
    [['--reporter', 'github'], 1],
    [['--reporter', 'github', '--reporter', 'text'], 1],
    [['--reporter', 'compact'], 0],
    [['--reporter', 'text:a.txt'], 0],
    [['--diff'], 0]
  ])('%j', async (argv, amount) => {
    const {stdout} = await run(argv, {cwd: repository(), env})
    expect(stdout.match(/::error/g) ?? []).toHaveLength(amount)
  })

  test('gets none among a text that a filter puts out', async () => {
    const {stdout, stderr} = await run(['--stdin', '--fix'], {stdin: `${bad}![](a.png)\n`, env})
    expect(stdout).not.toContain('::')
    expect(stderr).toMatch(/^::error file=<stdin>,/m)
  })
})
