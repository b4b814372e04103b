import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {afterEach, describe, expect, test} from 'vitest'
import {formatBaseline, parseBaseline} from '../src/project/baseline/format.ts'
import {bad, good, removeFolder, run, temporaryFolder, worse} from './support/command.ts'
import {TestRepository} from './support/repository.ts'

let cwd = ''
const name = '2023-week40.md'
const file = '.weekly-lint-baseline.json'
const read = (path = file) => readFileSync(join(cwd, path), 'utf8')
const put = (path: string, text: string) => writeFileSync(join(cwd, path), text)
const lint = (...argv: string[]) => run(['--reporter', 'compact', ...argv], {cwd})
const known = (...argv: string[]) => lint('--baseline', file, ...argv)

function set(files: Readonly<Record<string, string>>): void {
  cwd = temporaryFolder(files)
}

afterEach(() => {
  if (cwd) removeFolder(cwd)
  cwd = ''
})

describe('--write-baseline', () => {
  test('remembers what is there, which then neither shows nor fails', async () => {
    set({[name]: bad, '2023-week53.md': worse})
    const written = await lint('--write-baseline')
    expect(written).toMatchObject({code: 0, stdout: ''})
    expect(written.stderr).toBe(
      `weekly-lint: Remembered 3 findings in \`${file}\`, to be left out with \`--baseline ${file}\`\n` +
        'weekly-lint: Read 2 reports of 2 Markdown files\n'
    )
    expect(await known()).toEqual({
      code: 0,
      stdout: '',
      stderr:
        'weekly-lint: Read 2 reports of 2 Markdown files, left out 3 findings of the baseline\n'
    })
    expect((await lint()).code).toBe(1)
    expect(await known('--quiet', '--max-warnings=0')).toEqual({code: 0, stdout: '', stderr: ''})
  })

  test('writes the same for the same: sorted, a finding a line, and no word of a report', async () => {
    set({[name]: bad, 'a/2023-week41.md': bad.replace('第40周', '第41周')})
    await lint('--write-baseline')
    const text = read()
    expect(text.replaceAll(/"[\da-f]{16}"/g, '"…"')).toBe(`{
  "version": 1,
  "files": {
    "2023-week40.md": {
      "numbered-list": {
        "…": 1
      }
    },
    "a/2023-week41.md": {
      "numbered-list": {
        "…": 1
      }
    }
  }
}
`)
    await lint('--write-baseline', '--lang', 'zh', 'a', name)
    expect(read()).toBe(text)
    expect(readdirSync(cwd).sort()).toEqual([file, name, 'a'])
  })

  test('forgets what is solved or gone, and keeps what was not looked at', async () => {
    const other = 'a/2023-week41.md'
    set({[name]: bad, [other]: bad.replace('第40周', '第41周'), 'b/2023-week42.md': bad})
    await lint('--write-baseline')
    put(name, good)
    rmSync(join(cwd, 'b'), {recursive: true})
    const {stderr} = await known()
    expect(stderr).toContain(
      `Solved 1 finding of the baseline \`${file}\`: \`--write-baseline\` forgets them\n`
    )
    await lint('--write-baseline', name)
    expect([...parseBaseline(read(), file).keys()]).toEqual([other])
    expect((await known()).stderr).not.toContain('Solved')
  })

  test('repairs first, with --fix; what is known is repaired too', async () => {
    set({[name]: bad, '2023-week53.md': worse})
    await lint('--write-baseline')
    const {stderr} = await known('--fix')
    expect(stderr).toContain('repaired 1, left out 2 findings')
    expect(read(name)).toBe(good)
    put(name, bad)
    await lint('--write-baseline', '--fix')
    expect([...parseBaseline(read(), file).keys()]).toEqual(['2023-week53.md'])
  })

  test('never forgives a report that was not checked', async () => {
    set({[name]: `${good}\n${'> '.repeat(50)}a\n`})
    expect((await lint('--write-baseline')).code).toBe(2)
    const {code, stdout} = await known()
    expect([code, stdout]).toEqual([2, expect.stringContaining('levels')])
  })

  test('writes over nothing but a baseline', async () => {
    set({[name]: bad})
    const {code, stderr} = await lint('--write-baseline', '--baseline', name)
    expect(code).toBe(2)
    expect(stderr).toMatch(/^weekly-lint: 2023-week40.md:1: [^\n]+\n$/)
    expect(read(name)).toBe(bad)
    mkdirSync(join(cwd, 'a'))
    expect((await lint('--write-baseline', '--baseline=a')).stderr).toContain('kind of file `a`')
    expect((await lint('--write-baseline', '--baseline=b/c.json')).code).toBe(0)
    expect(existsSync(join(cwd, 'b/c.json'))).toBe(true)
  })
})

describe('--baseline', () => {
  test('knows a finding by its line, wherever that is', async () => {
    set({[name]: bad})
    await lint('--write-baseline')
    put(name, bad.replace('写在前面。', '写在前面。\n\n第二段。').replaceAll('\n', '\r\n'))
    expect((await known()).code).toBe(0)
    put(name, bad.replace('读了一章书', '读了两章书'))
    const changed = await known()
    expect(changed.code).toBe(1)
    expect(changed.stderr).toContain('Solved 1 finding')
  })

  test('counts lines that are the same', async () => {
    const pictures = (amount: number) =>
      good.replace('写在前面。', '![](https://a.example/b.png)\n\n'.repeat(amount))
    set({[name]: pictures(2)})
    await lint('--write-baseline')
    put(name, pictures(3))
    const {stdout} = await known()
    expect(stdout).toMatch(/^2023-week40.md:7:1: \[image-alt\][^\n]*\n$/)
  })

  test('tells missing sections apart', async () => {
    const without = good.replace(/## 技术[^#]*/, '')
    set({[name]: without})
    await lint('--write-baseline')
    expect((await known()).code).toBe(0)
    put(name, good.replace(/## 生活[^#]*/, ''))
    expect((await known()).stdout).toContain('生活')
  })

  test('speaks any language, from any folder', async () => {
    set({[`a/${name}`]: bad})
    await lint('--write-baseline')
    expect((await known('--lang', 'zh')).stderr).toContain('略去基线中的 1 处')
    const options = {cwd: join(cwd, 'a')}
    expect((await run(['--baseline', `../${file}`, name], options)).code).toBe(0)
  })

  test('follows a report that is renamed', async () => {
    set({[name]: worse.replace('第53周', '第40周'), '2023-week41.md': good})
    put('2023-week41.md', bad.replace('第40周', '第41周'))
    await lint('--write-baseline')
    mkdirSync(join(cwd, 'a'))
    renameSync(join(cwd, '2023-week41.md'), join(cwd, 'a/2023-week41.md'))
    expect((await known()).code).toBe(0)
    await lint('--write-baseline')
    expect([...parseBaseline(read(), file).keys()]).toEqual([name, 'a/2023-week41.md'])
    // A copy is new.
    put('2023-week41.md', bad.replace('第40周', '第41周'))
    expect((await known('--rule', 'unique-week: off')).stdout).toMatch(/^2023-week41.md:11:1/)
  })

  test('works beside --staged and --stdin', async () => {
    set({[name]: bad})
    const git = new TestRepository({}, cwd)
    await git.lint(['--write-baseline'])
    git.stage()
    expect((await git.lint(['--staged', '--baseline', file])).code).toBe(0)
    const argv = ['--stdin', '--stdin-filename', name, '--baseline', file]
    expect((await run(argv, {cwd, stdin: bad})).code).toBe(0)
    expect((await run(argv, {cwd, stdin: `${bad}\n- c\n`})).code).toBe(1)
  })

  test.each([
    ['', 1, 'Missing value'],
    ['{\n  "version": 1,\n  "files": {', 3, 'Missing'],
    ['{\n<<<<<<< HEAD\n=======\n>>>>>>> a\n}', 2, 'merge conflict'],
    ['[]', 1, 'expected a baseline that'],
    ['{"name": "weekly-lint"}', 1, 'expected a baseline that'],
    ['{\n  "version": 2,\n  "files": {}}', 2, 'Unexpected version 2, expected 1'],
    ['{"version": 1,\n"files": {\n"a.md": 1}}', 3, 'Unexpected entry `a.md`'],
    ['{"version": 1,\n"files": {"a.md": {\n"b": []}}}', 3, 'Unexpected entry `b`'],
    ['{"version": 1, "files": {"a.md": {"b":\n{\n"c": -1}}}}', 3, 'Unexpected entry `c`']
  ])('tells of the line where it cannot be read: %j', async (text, line, message) => {
    set({[name]: bad, [file]: text})
    for (const argv of [[], ['--write-baseline']]) {
      const {code, stdout, stderr} = await known(...argv)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain(`weekly-lint: ${file}:${line}: `)
      expect(stderr).toContain(message)
      expect(stderr).toMatch(/^[^\n]+\n$/)
    }
    expect(read()).toBe(text)
  })

  test('tells where it is missing', async () => {
    set({[name]: bad})
    const {code, stderr} = await known()
    expect(code).toBe(2)
    expect(stderr).toContain(`Missing baseline \`${file}\`, write it with`)
  })
})

test('what is written is what is read', () => {
  const word = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '周报.md', '1'))
  const key = fc.tuple(fc.constantFrom('image-alt', '__proto__'), fc.constantFrom('a1', '7', 'f'))
  const counts = fc.array(
    fc.tuple(
      key.map(([a, b]) => `${a} ${b}`),
      fc.integer({min: 1})
    )
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(word, counts)), (files) => {
      const known = new Map(files.map(([path, counts]) => [path, new Map(counts)]))
      const text = formatBaseline(known)
      const parsed = parseBaseline(text, 'a')
      expect(parsed.size).toBe(known.size)
      for (const [path, counts] of known) expect(parsed.get(path)).toEqual(counts)
      expect(formatBaseline(parsed)).toBe(text)
    })
  )
})

test('a baseline that is nested without end is no baseline, brackets in names are none', async () => {
  for (const text of [
    '['.repeat(200_000),
    '{"a":'.repeat(200_000),
    `// " */\n${'['.repeat(200_000)}`
  ]) {
    set({[name]: bad, [file]: text})
    const {code, stdout, stderr} = await known()
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(
      /^weekly-lint: \.weekly-lint-baseline\.json:1: Unexpected (?:depth of the file, expected a few levels|comment.*)\n$/
    )
    removeFolder(cwd)
  }
  const many = Object.fromEntries(
    Array.from({length: 200}, (_, index) => [`[{${index}/${name}`, bad])
  )
  set(many)
  await lint('--write-baseline')
  expect((await known()).code).toBe(0)
})
