import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import {basename, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {buildCommand} from '../scripts/build/code.ts'
import {parser} from '../src/syntax/processor.ts'
import {good, removeFolder, run as runHere, temporaryFolder} from './support/command.ts'

/** The command as users have it: built, and each run a process of its own. */
const root = join(import.meta.dirname, '..')
const built = temporaryFolder()
const cli = join(built, 'dist/cli.js')
const hook = pathToFileURL(join(import.meta.dirname, 'support/watched.mjs')).href
const isPosix = process.platform !== 'win32'
const lint = ['--no-links', '--lang', 'en', '2023-week40.md']

beforeAll(async () => {
  writeFileSync(join(built, 'package.json'), readFileSync(join(root, 'package.json')))
  await buildCommand(root, join(built, 'dist'))
}, 60_000)
afterAll(() => removeFolder(built))

let cwd = ''
let caches = ''
beforeEach(() => {
  cwd = temporaryFolder({'.git/HEAD': '', '2023-week40.md': good})
  caches = temporaryFolder()
})
afterEach(() => {
  removeFolder(cwd)
  removeFolder(caches)
})

const codeFolder = () => join(caches, 'weekly-lint/code')
const cachedNames = () => (existsSync(codeFolder()) ? readdirSync(codeFolder()).toSorted() : [])
/** The cache of the part that lints. */
const lintCode = () =>
  join(codeFolder(), cachedNames().find((name) => name.startsWith('lint')) ?? '')

/** What was done: with paths, and with names of modules of Node.js. */
type Log = Readonly<Record<'read' | 'list' | 'take' | 'compile' | 'builtin', string[]>>

interface Run {
  readonly code: unknown
  readonly stdout: string
  readonly stderr: string
  readonly log: Log
}

async function run(argv: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  const file = join(temporaryFolder(), 'log')
  const child: ChildProcess = spawn(process.execPath, ['--import', hook, cli, ...argv], {
    cwd,
    env: {PATH: process.env.PATH ?? '', XDG_CACHE_HOME: caches, WATCH_LOG: file, ...env}
  })
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (data) => (stdout += data))
  child.stderr?.on('data', (data) => (stderr += data))
  const [code] = await once(child, 'close')
  return {code, stdout, stderr, log: JSON.parse(readFileSync(file, 'utf8'))}
}

/** Names of the parts of the command that were loaded, without their hashes. */
function parts({log}: Run, kinds: (keyof Log)[] = ['compile', 'take']): string[] {
  const loaded = kinds.flatMap((kind) => log[kind])
  return loaded.map((path) => basename(path).replace(/(?:-[\w-]{8})?\.cjs$/, '')).toSorted()
}

const ok = {code: 0, stdout: '', stderr: 'weekly-lint: Read 1 report of 1 Markdown file\n'}

/** A few functions of the bundler. */
const shared = ['rolldown-runtime']

describe('a run loads what it needs', () => {
  test('the version and the help: nothing of the lint', {timeout: 60_000}, async () => {
    expect(parts(await run(['--version']))).toEqual(['cli', ...shared, 'start'])
    expect(parts(await run(['--help']))).toEqual(['cli', 'overview', ...shared, 'start'])
    const help = await run(['lint', '--help'])
    expect(help.stdout).toContain('--no-cache')
    expect(parts(help)).toEqual(['cli', 'help', 'lint', ...shared, 'shared', 'start', 'wrap'])
    // The page of help of that name: all of the lint is a hundred times as large.
    expect(sizes(help).every((size) => size < 32_768)).toBe(true)
  })

  test('one report: the lint, and no library for other runs', {timeout: 60_000}, async () => {
    const first = await run(lint)
    expect(first).toMatchObject(ok)
    expect(parts(first)).toEqual(['cli', 'lint', ...shared, 'start'])
    const others = ['child_process', 'crypto', 'dns', 'http', 'https', 'tls', 'worker_threads']
    expect(others.filter((name) => first.log.builtin.includes(name))).toEqual([])
  })

  test('a named report is read once, and its folder listed once', {timeout: 60_000}, async () => {
    await run(lint)
    const path = join(cwd, '2023-week40.md')
    const past = new Date(Date.now() - 60_000)
    utimesSync(path, past, past)
    writeFileSync(join(cwd, '2023-week41.md'), good.replace('第40周', '第41周'))
    utimesSync(join(cwd, '2023-week41.md'), past, past)
    const inFolder = (paths: string[]) =>
      paths.filter((path) => path.startsWith(cwd)).map((path) => basename(path))
    const cold = await run(lint)
    expect(inFolder(cold.log.read).toSorted()).toEqual([
      '2023-week40.md',
      '2023-week40.md',
      '2023-week41.md'
    ])
    const warm = await run(lint)
    expect(warm).toMatchObject(ok)
    expect(inFolder(warm.log.read)).toEqual(['2023-week40.md'])
    expect(inFolder(warm.log.list)).toEqual([basename(cwd)])
  })

  test('a clean report is parsed once', async () => {
    parser.characters = 0
    const all = ['--no-links', '--no-cache', '--parser', 'reference', '2023-week40.md']
    const {code} = await runHere(all, {cwd})
    expect([code, parser.characters]).toEqual([0, good.length])
  })
})

test('no part loads an entry, which would run', () => {
  const folder = join(built, 'dist/command')
  const entries = new Set(['action.cjs', 'cli.cjs'])
  for (const name of readdirSync(folder)) {
    const code = readFileSync(join(folder, name), 'utf8')
    const parts = [...code.matchAll(/require\(["'`]\.\/([^"'`]+)["'`]\)/g)].map(([, part]) => part!)
    expect([name, parts.filter((part) => entries.has(part))]).toEqual([name, []])
  }
})

describe('compiled code', () => {
  test('is taken by the next run, for its user alone', {timeout: 60_000}, async () => {
    const first = await run(lint)
    expect(parts(first, ['take'])).toEqual([])
    expect(cachedNames().map((name) => name.split('-')[0])).toEqual(['lint', 'start'])
    const modes = [codeFolder(), lintCode()].map((path) => lstatSync(path).mode & 0o777)
    if (isPosix) expect(modes).toEqual([0o700, 0o600])
    const {ino, mtimeMs} = lstatSync(lintCode())
    const second = await run(lint)
    expect(second).toMatchObject(ok)
    expect(parts(second, ['take'])).toEqual(['lint', 'start'])
    expect(lstatSync(lintCode())).toMatchObject({ino, mtimeMs})
  })

  test.each<[string, (bytes: Buffer) => Uint8Array]>([
    ['cut off', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['empty', () => Buffer.alloc(0)],
    ['of one byte', () => Buffer.alloc(1)],
    ['other text', () => Buffer.from('process.exit(3)\n'.repeat(1000))],
    ['of another file', () => readFileSync(join(codeFolder(), cachedNames()[1] ?? ''))],
    [
      'damaged in one bit',
      (bytes) =>
        bytes.fill((bytes[bytes.length >> 1] ?? 0) ^ 1, bytes.length >> 1, (bytes.length >> 1) + 1)
    ]
  ])('that is %s is made again', {timeout: 60_000}, async (_, damage) => {
    await run(lint)
    const sound = readFileSync(lintCode())
    writeFileSync(lintCode(), damage(Buffer.from(sound)))
    const second = await run(lint)
    expect(second).toMatchObject(ok)
    expect(parts(second, ['take'])).toEqual(['start'])
    expect(parts(await run(lint), ['take'])).toEqual(['lint', 'start'])
  })

  test('of other options of V8 stands beside it', {timeout: 60_000}, async () => {
    await run(lint)
    const options = {NODE_OPTIONS: '--stack-trace-limit=20'}
    expect(parts(await run(lint, options), ['take'])).toEqual([])
    expect(cachedNames()).toHaveLength(4)
    expect(parts(await run(lint, options), ['take'])).toEqual(['lint', 'start'])
    expect(parts(await run(lint), ['take'])).toEqual(['lint', 'start'])
  })

  test.runIf(isPosix)('that others could have written is not run', {timeout: 60_000}, async () => {
    await run(lint)
    const refused = async () => expect(parts(await run(lint), ['take'])).toEqual([])
    chmodSync(codeFolder(), 0o777)
    await refused()
    chmodSync(codeFolder(), 0o700)
    const elsewhere = join(caches, 'elsewhere')
    renameSync(codeFolder(), elsewhere)
    symlinkSync(elsewhere, codeFolder())
    await refused()
    rmSync(codeFolder())
    renameSync(elsewhere, codeFolder())
    expect(parts(await run(lint), ['take'])).toEqual(['lint', 'start'])
    chmodSync(lintCode(), 0o622)
    expect(parts(await run(lint), ['take'])).toEqual(['start'])
  })

  test.runIf(process.getuid?.() === 0)(
    'of another user is not run',
    {timeout: 60_000},
    async () => {
      await run(lint)
      chownSync(lintCode(), 12345, 12345)
      expect(parts(await run(lint), ['take'])).toEqual(['start'])
      chownSync(codeFolder(), 12345, 12345)
      expect(parts(await run(lint), ['take'])).toEqual([])
    }
  )

  test.runIf(isPosix)('is never written through a link', {timeout: 60_000}, async () => {
    await run(lint)
    const target = join(caches, 'target')
    writeFileSync(target, 'kept')
    const path = lintCode()
    rmSync(path)
    symlinkSync(target, path)
    expect(await run(lint)).toMatchObject(ok)
    expect(readFileSync(target, 'utf8')).toBe('kept')
    expect(lstatSync(path).isFile()).toBe(true)
  })

  test('is not kept where nobody wants it', {timeout: 60_000}, async () => {
    await run([...lint, '--no-cache'])
    await run(lint, {NODE_DISABLE_COMPILE_CACHE: '1'})
    await run(lint, {CI: 'true'})
    expect(cachedNames()).toEqual([])
    await run(lint, {CI: 'false'})
    expect(cachedNames()).toHaveLength(2)
    expect(parts(await run([...lint, '--no-cache']), ['take'])).toEqual([])
    expect(parts(await run(lint, {NODE_DISABLE_COMPILE_CACHE: '1'}), ['take'])).toEqual([])
    expect(parts(await run(lint, {CI: 'true'}), ['take'])).toEqual(['lint', 'start'])
  })

  test('is never taken from a folder of the repository', {timeout: 60_000}, async () => {
    await run([...lint, '--cache-location', 'cache'])
    expect(readdirSync(join(cwd, 'cache'))).not.toContain('code')
    expect(cachedNames()).toHaveLength(2)
  })

  test('that cannot be kept stops no run', {timeout: 60_000}, async () => {
    mkdirSync(join(caches, 'weekly-lint'))
    writeFileSync(codeFolder(), '')
    expect(await run(lint)).toMatchObject(ok)
    expect(await run(lint, {XDG_CACHE_HOME: '', HOME: ''})).toMatchObject(ok)
    rmSync(join(caches, 'weekly-lint'), {recursive: true})
    writeFileSync(join(caches, 'weekly-lint'), '')
    expect(await run(lint)).toMatchObject(ok)
  })

  test('is whole where several runs begin at once', {timeout: 60_000}, async () => {
    const runs = await Promise.all(Array.from({length: 4}, () => run(lint)))
    for (const one of runs) expect(one).toMatchObject(ok)
    expect(cachedNames()).toHaveLength(2)
    expect(parts(await run(lint), ['take'])).toEqual(['lint', 'start'])
  })

  test('of versions long gone is removed', {timeout: 60_000}, async () => {
    await run(lint)
    const old = new Date(Date.now() - 40 * 24 * 60 * 60 * 1000)
    for (const name of ['old', 'old.1.tmp', 'new']) writeFileSync(join(codeFolder(), name), '')
    for (const name of ['old', 'old.1.tmp']) utimesSync(join(codeFolder(), name), old, old)
    const names = cachedNames()
    rmSync(lintCode())
    await run(lint)
    expect(cachedNames()).toEqual(names.filter((name) => !name.startsWith('old')))
  })
})

/** Sizes of the parts that were loaded, in bytes. */
function sizes({log}: Run): number[] {
  return [...log.compile, ...log.take].map((path) => lstatSync(path).size)
}
