import {execFileSync} from 'node:child_process'
import {lstatSync, readdirSync, readFileSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {bad, good, run} from './support/command.ts'
import {temporaryFolders} from './support/folders.ts'
import {runnerCommands} from './support/runner.ts'

/** What a terminal would obey or hide, but for ends of lines and tabs. */
const harmful = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u

const set = temporaryFolders()

describe('a patch in the log of a CI job', () => {
  const name = '2023-week40.md'
  const orders = ['::add-mask::a', '##[group]b', '\u001B[2Jc', '##vso[task.x]d', '#\u200B#[error]e']
  const secret = '<https://a.example/?token=hidden>'
  /** Each order stands beside what the lint and `format` change. */
  const report = good.replace(
    '写在前面。\n',
    [...orders, secret].map((order) => `见 https://b.example\n${order}\n\n\n\n`).join('')
  )
  const jobs = [
    {CI: 'true'},
    {CI: '1', GITHUB_ACTIONS: 'true'},
    {TF_BUILD: 'True'},
    {TEAMCITY_VERSION: '1'}
  ]
  const harmless = 'Changed the patch to be harmless in a log; for one that git applies, '
  const commands = [
    {argv: ['--diff', '--no-links'], advice: 'use `--output-file <file>`'},
    {argv: ['format', '--diff'], advice: 'run this outside of a CI job'}
  ]

  test.each(jobs)('gives no orders and shows no secret with %j', async (env) => {
    for (const {argv, advice} of commands) {
      const {stdout, stderr} = await run(argv, {cwd: set({[name]: report}), env})
      expect(stdout).toContain('@@')
      expect(stdout).toContain('\\u{1b}[2Jc')
      expect(runnerCommands(stdout)).toEqual([])
      expect(harmful.exec(stdout)).toBeNull()
      expect(stdout).not.toContain('hidden')
      expect(stderr).toContain(`weekly-lint: ${harmless}${advice}\n`)
    }
  })

  test('is as it is in a file, and where nothing has to be changed', async () => {
    const env = {CI: 'true'}
    const cwd = set({[name]: report})
    const {stdout, stderr} = await run(['--diff', '--no-links', '--output-file', 'a.patch'], {
      cwd,
      env
    })
    expect(stdout).toBe('')
    expect(stderr).not.toContain('harmless')
    const patch = readFileSync(join(cwd, 'a.patch'), 'utf8')
    expect(patch).toContain('\n ::add-mask::a\n')
    execFileSync('git', ['apply', 'a.patch'], {cwd})

    const tame = bad.replace('写在前面。', '写\t在前面。\n\n\n').replaceAll('\n', '\r\n')
    for (const {argv} of commands) {
      const cwd = set({'my report week40.md': `${tame}\r\n\r\n`})
      const inJob = await run(argv, {cwd, env})
      expect(inJob).toEqual(await run(argv, {cwd}))
      execFileSync('git', ['apply', '-'], {cwd, input: inJob.stdout})
    }
  })

  test('gives no orders by the name of a report', async () => {
    const names = orders.map((order, index) => `${order} 2023-week${40 + index}.md`)
    const cwd = set(Object.fromEntries(names.map((name) => [name, bad])))
    const {stdout} = await run(['--diff', '--no-links'], {cwd, env: {CI: 'true'}})
    expect(stdout.match(/^---/gm)).toHaveLength(names.length)
    expect(runnerCommands(stdout)).toEqual([])
    expect(harmful.exec(stdout)).toBeNull()
  })
})

test('names of reports give no orders, whatever is said of them', async () => {
  const orders = ['::error::x', '##[group]x', '　::warning::x', '\u200B::error::x', '\n::error::n']
  const names = orders.flatMap((order, index) => [
    `${order} 2023-week${40 + index}.md`,
    `${order}/2022-week${20 + index}.md`
  ])
  const files = Object.fromEntries(names.map((name) => [name, bad]))
  for (const argv of [
    ...['compact', 'text', 'pretty', 'json', 'markdown'].map((name) => ['--reporter', name]),
    ...[['--debug'], ['--fix'], ['--fix', 'none.md', ...names], ['--print-config', names[2] ?? '']],
    ...[['format', '--check'], ['format'], ['links', '--offline'], ['init', '--yes']],
    ...names.map((name) => ['--baseline', name])
  ]) {
    const {stdout, stderr} = await run(argv, {cwd: set(files)})
    expect(stdout + stderr).not.toBe('')
    for (const output of [stdout, stderr]) {
      expect([argv, runnerCommands(output), harmful.exec(output)]).toEqual([argv, [], null])
    }
  }
})

test('what is configured is printed without orders', async () => {
  const sections = ['##[group]x', '\u009B31m生活', '\u202E总结']
  const cwd = set({'weekly-lint.config.json': JSON.stringify({sections}), 'a.md': good})
  const {stdout} = await run(['--print-config', 'a.md'], {cwd})
  expect(runnerCommands(stdout)).toEqual([])
  expect(harmful.exec(stdout)).toBeNull()
  expect(JSON.stringify(JSON.parse(stdout))).toContain('\u009B31m生活')
})

describe('what is written', () => {
  const secret = 'do not touch\n'

  /** A project with a link `name` that leads to a file or a folder outside of it. */
  function linked(name: string, target: 'file' | 'folder' | 'missing') {
    const outside = set({'kept.txt': secret})
    const cwd = set({'2023-week40.md': bad})
    const path = {file: 'kept.txt', folder: '.', missing: 'none'}[target]
    symlinkSync(join(outside, path), join(cwd, name))
    return {
      cwd,
      outside: () =>
        readdirSync(outside).map((name) => [name, readFileSync(join(outside, name), 'utf8')])
    }
  }

  const error = (file: string) =>
    `weekly-lint: Unexpected link on the way to \`${file}\`, which leads out of the project; remove the link, or name the file that it leads to\n`

  const ways: readonly (readonly [link: string, target: 'file' | 'folder', file: string])[] = [
    ['out', 'file', 'out'],
    ['out', 'folder', 'out/new'],
    ['out', 'folder', 'out/kept.txt'],
    ['out', 'folder', 'out/a/b/new']
  ]

  test.each(ways)(
    'never goes through a link out of the project: %s, a %s, %s',
    async (link, target, file) => {
      for (const argv of [
        ['--output-file', file],
        ['--diff', '--output-file', file],
        ['--reporter', `sarif:${file}`, '--reporter', 'text'],
        ['--baseline', file, '--write-baseline']
      ]) {
        for (const trust of [[], ['--untrusted']]) {
          const {cwd, outside} = linked(link, target)
          const {code, stderr} = await run([...argv, ...trust, '--no-links'], {cwd})
          expect([argv, code, stderr.includes(error(file))]).toEqual([argv, 2, true])
          expect(stderr.split('Unexpected')).toHaveLength(2)
          expect(outside()).toEqual([['kept.txt', secret]])
        }
      }
    }
  )

  test('makes nothing where a link leads to nothing', async () => {
    for (const file of ['out', 'out/new', 'out/a/new']) {
      const {cwd, outside} = linked('out', 'missing')
      await run(['--output-file', file], {cwd})
      expect(outside()).toEqual([['kept.txt', secret]])
    }
  })

  test('goes through a link inside of the project, and outside where it is named', async () => {
    const outside = set({'real.txt': ''})
    symlinkSync('real.txt', join(outside, 'link.txt'))
    const cwd = set({'2023-week40.md': bad, 'real.txt': ''})
    symlinkSync('real.txt', join(cwd, 'link.txt'))
    for (const folder of [cwd, outside]) {
      const path = join(folder, 'link.txt')
      expect((await run(['--output-file', path], {cwd})).code).toBe(1)
      expect(lstatSync(path).isSymbolicLink()).toBe(true)
      expect(readFileSync(join(folder, 'real.txt'), 'utf8')).toContain('2023-week40.md')
    }
  })

  test('of a baseline is not read through a link out of the project', async () => {
    const {cwd} = linked('known.json', 'file')
    const {code, stdout, stderr} = await run(['--baseline', 'known.json'], {cwd})
    expect({code, stdout, stderr}).toEqual({code: 2, stdout: '', stderr: error('known.json')})
  })
})

describe('patterns of ignore files', () => {
  const deep = `${'a/'.repeat(40)}2023-week40.md`
  const flat = `${'a'.repeat(200)}c.md`

  test.each(['.gitignore', '.weeklylintignore', 'a/a/.gitignore'])(
    'that would take minutes are refused, with their line: %s',
    async (file) => {
      for (const hostile of [
        '**/a/'.repeat(20),
        `x/${'**/a/'.repeat(3)}b`,
        `!${'a/**/'.repeat(4)}b`
      ]) {
        const cwd = set({'.git/HEAD': '', [deep]: good, [file]: `# Why\n*.tmp\n${hostile}\n`})
        for (const paths of [[], [deep.slice(0, 30)]]) {
          const {code, stderr} = await run(paths, {cwd})
          expect([code, stderr]).toEqual([
            2,
            `weekly-lint: Unexpected pattern \`${hostile.trim()}\` in \`${file}:3\`, expected at most two \`**\` between slashes\n`
          ])
        }
      }
    }
  )

  test('with other signs, or the same again, cost nothing', async () => {
    const hostile = [
      ...['*a', 'a*', '?*', '[ab]*', 'a**', '**a', '*?[a-z]'].map((part) => `${part.repeat(60)}b`),
      `${'**/'.repeat(400)}b`,
      `**/a/**/a/${'a*'.repeat(30)}b/**`,
      `${'['.repeat(400)}`,
      `${'\\\\'.repeat(400)} `
    ]
    const cwd = set({[deep]: good, [flat]: good, '.gitignore': hostile.join('\n')})
    const {code, stderr} = await run([], {cwd})
    expect([code, stderr]).toEqual([0, 'weekly-lint: Read 2 reports of 2 Markdown files\n'])
  })
})
