import {spawn} from 'node:child_process'
import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, describe, expect, test} from 'vitest'
import {bad, good, removeFolder, run, temporaryFolder, worse} from './support/command.ts'

let folder = ''
let controller = new AbortController()
let ended: Promise<{code: number}> = Promise.resolve({code: 0})
let printed = ''
let listener = () => {}

/** Start to watch, and wait for the first run. */
async function start(files: Readonly<Record<string, string>>, ...argv: string[]): Promise<void> {
  folder = temporaryFolder(files)
  controller = new AbortController()
  printed = ''
  ended = run(['--watch', ...argv], {
    cwd: folder,
    signal: controller.signal,
    onPrint(text) {
      printed += text
      listener()
    }
  })
  await until('Ctrl-C ends')
}

/** Wait for a text to be printed; what was printed before is forgotten. */
async function until(text: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error(`No ${text} in:\n${printed}`)), 30_000)
    listener = () => {
      if (!printed.includes(text)) return
      clearTimeout(tooLate)
      resolve()
    }
    listener()
  })
  listener = () => {}
  const seen = printed
  printed = ''
  return seen
}

function put(name: string, content: string): void {
  writeFileSync(join(folder, name), content)
}

/** The same report for another week. */
function in41(report: string): string {
  return report.replace(/第\d+周/, '第41周')
}

afterEach(async () => {
  controller.abort()
  await ended
  if (folder) removeFolder(folder)
  folder = ''
})

describe('lints again', () => {
  test('what changed, and nothing else', async () => {
    await start({'2023-week40.md': good, '2023-week41.md': worse})
    for (let turn = 0; turn < 5; turn++) {
      const text = turn % 2 === 0 ? bad : good
      put('2023-week40.md', text)
      const seen = await until('Read 1 report of 1 Markdown file\n')
      expect(seen).toMatch(/weekly-lint: \d\d:\d\d:\d\d `2023-week40.md` has changed\n/)
      expect(seen.includes('numbered-list')).toBe(turn % 2 === 0)
      expect(seen).not.toContain('2023-week41')
    }
  })

  test('a file that an editor saves by renaming, once', async () => {
    await start({'2023-week40.md': good})
    put('.2023-week40.md.swp', 'a')
    put('2023-week40.md~', bad)
    renameSync(join(folder, '2023-week40.md~'), join(folder, '2023-week40.md'))
    const seen = await until('Read 1 report')
    expect(seen.match(/has changed/g)).toHaveLength(1)
    expect(seen).toContain('numbered-list')
    await new Promise((resolve) => setTimeout(resolve, 80))
    expect(printed).toBe('')
  })

  test('new files and files in new folders, if they are reports', async () => {
    await start({'2023-week40.md': good})
    put('notes.md', '# Notes\n')
    mkdirSync(join(folder, 'a/b'), {recursive: true})
    put('a/b/2023-week41.md', bad)
    expect(await until('numbered-list')).toContain('a/b/2023-week41.md')
    await until('Read 1 report')
    put('a/b/2023-week42.md', bad)
    expect(await until('Read 1 report')).toContain('a/b/2023-week42.md')
  })

  test('tells of what is gone, and goes on', async () => {
    await start({'2023-week40.md': good, 'a/2023-week41.md': good})
    rmSync(join(folder, 'a'), {recursive: true})
    await until('`a/2023-week41.md` is gone')
    rmSync(join(folder, '2023-week40.md'))
    await until('`2023-week40.md` is gone')
    put('2023-week40.md', bad)
    await until('numbered-list')
    mkdirSync(join(folder, 'a'))
    put('a/2023-week41.md', bad)
    await until('a/2023-week41.md')
  })

  test('everything, where a configuration or an ignore file changes', async () => {
    await start({'2023-week40.md': bad, 'a/2023-week41.md': in41(bad)})
    put('weekly-lint.config.json', '{"rules": {"numbered-list": "off"}}')
    const seen = await until('Read 2 reports of 2 Markdown files\n')
    expect(seen).toContain('`weekly-lint.config.json` has changed, everything is linted again')
    expect(seen).not.toContain('✖')
    put('weekly-lint.config.json', '{"rules": ')
    await until('weekly-lint.config.json:1:')
    put('weekly-lint.config.json', '{}')
    await until('✖ 2 errors')
    put('.weeklylintignore', 'a\n')
    await until('Read 1 report of 1 Markdown file\n')
    put('a/2023-week41.md', worse)
    put('2023-week40.md', good)
    expect(await until('Read 1 report')).not.toContain('a/2023-week41.md')
  })

  test('everything, where a file changes that a configuration extends', async () => {
    await start({
      '2023-week40.md': bad,
      'weekly-lint.config.json': '{"extends": ["./.config/base.json"]}',
      '.config/base.json': '{}'
    })
    put('.config/base.json', '{"rules": {"numbered-list": "off"}}')
    expect(await until('Read 1 report')).not.toContain('✖')
  })

  test('a named file alone', async () => {
    await start({'notes.md': '# 2023 年第40周周报\n', '2023-week40.md': good}, 'notes.md')
    put('2023-week40.md', bad)
    put('notes.md', in41(bad))
    expect(await until('Read 1 report')).not.toContain('2023-week40.md')
  })
})

test('--fix repairs once, and does not take that for a change', async () => {
  await start({'2023-week40.md': good}, '--fix')
  put('2023-week40.md', bad)
  expect(await until('Read 1 report')).toContain('repaired 1')
  expect(readFileSync(join(folder, '2023-week40.md'), 'utf8')).toBe(good)
  await new Promise((resolve) => setTimeout(resolve, 80))
  expect(printed).toBe('')
  put('2023-week40.md', bad)
  await until('repaired 1')
  expect(readdirSync(folder)).toEqual(['2023-week40.md'])
})

test('ends where nothing is left to watch', async () => {
  await start({'2023-week40.md': good})
  removeFolder(folder)
  await until('Missing folder to watch')
  expect((await ended).code).toBe(2)
})

test('Ctrl-C ends it with 130, and nothing is left', async () => {
  folder = temporaryFolder({'2023-week40.md': bad})
  const cli = join(import.meta.dirname, '../src/cli/index.ts')
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), cli, '--watch'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let text = ''
  child.stderr.on('data', (chunk) => {
    text += chunk
    if (text.includes('Ctrl-C ends')) child.kill('SIGINT')
  })
  const code = await new Promise((resolve) => child.on('exit', resolve))
  expect(code).toBe(130)
  expect(readdirSync(folder)).toEqual(['2023-week40.md'])
}, 30_000)
