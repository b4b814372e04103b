import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import {good, removeFolder, run, temporaryFolder} from './support/command.ts'

/** Every path that the file system is asked for. */
const asked: string[] = []

vi.mock('node:fs', async (load) => {
  const fs = await load<typeof import('node:fs')>()
  const watched = Object.entries(fs).map(([name, value]) => {
    if (typeof value !== 'function' || !/^[a-z]/.test(name)) return [name, value]
    const listener = (...args: unknown[]) => {
      if (typeof args[0] === 'string') asked.push(args[0])
      return (value as (...args: unknown[]) => unknown)(...args)
    }
    return [name, Object.assign(listener, value)]
  })
  return {...fs, ...Object.fromEntries(watched)}
})

let cwd = ''
beforeEach(() => {
  cwd = temporaryFolder({
    'project/.git/HEAD': '',
    'project/weekly/images/Cat.png': '',
    'project/weekly/2023-week39.md':
      '# 2023 年第39周周报\n\n## 生活\n\n## `a` 与 *b*：c\n\n## 生活\n',
    'project/logo.svg': '',
    'project/latin1.md': new Uint8Array([0x23, 0x20, 0xff]),
    'secret/passwd': 'x'
  })
  asked.length = 0
})
afterEach(() => removeFolder(cwd))

/** What the rule says about the lines of a report, without those that other rules talk about. */
async function told(lines: readonly string[], argv: readonly string[] = []): Promise<string[]> {
  const path = join(cwd, 'project/weekly/2023-week40.md')
  writeFileSync(path, `${good}\n${lines.join('\n\n')}\n`)
  const output = await run(
    ['--reporter', 'json', '--lang', 'en', '--no-cache', ...argv, 'weekly/2023-week40.md'],
    {cwd: join(cwd, 'project')}
  )
  expect(output.stderr).not.toMatch(/mistake/)
  const [result] = JSON.parse(output.stdout) as {messages: {ruleId: string; message: string}[]}[]
  return (result?.messages ?? [])
    .filter(({ruleId}) => /^local-/.test(ruleId))
    .map(({message}) => message)
}

describe('what is there', () => {
  test.each([
    '[文](2023-week39.md)',
    '[文](./2023-week39.md#生活)',
    '[文](2023-week39.md#%E7%94%9F%E6%B4%BB-1)',
    '[文](2023-week39.md#a-与-bc)',
    '[文](2023-week39.md#user-content-生活)',
    '[文](2023-week39.md?plain=1#L3)',
    '[文](2023-week39.md#:~:text=生活)',
    '![猫](images/Cat.png)',
    '![猫](images/%43at.png)',
    '![猫](images//./Cat.png)',
    '<img src="images/Cat.png?raw=true&amp;v=2" alt="猫">',
    '[图](images/)和[图](images)',
    '![标](../logo.svg#part)',
    '[根](../)和[周报](..)',
    '[文](../latin1.md#a)',
    '[自己](#技术)和[顶](#top)和[顶](#)',
    '[自己](2023-week40.md#技术)',
    '[信](mailto:me@a.example)和[电话](tel:1)和[网](//a.example/x)',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as a template in a report has it.
    '[站](/about)和[模板]({{site}}/a.png)和[路径](${base}/a.png)',
    '`[文](none.md)`和\\[文](none.md)'
  ])('%s', async (line) => {
    expect(await told([line])).toEqual([])
  })
})

describe('what is not there', () => {
  test.each([
    ['[文](2023-week38.md)', 'Missing file `2023-week38.md`, expected one of this project'],
    ['[文](2023-week39)', 'Missing file `2023-week39`, expected `2023-week39.md`'],
    ['[文](2023-week39.md/)', 'Missing file `2023-week39.md/`, expected one of this project'],
    [
      '![猫](images/cat.png)',
      'Unexpected upper or lower case in `images/cat.png`, expected `images/Cat.png`'
    ],
    ['![猫](images/Cat.jpg)', 'Missing file `images/Cat.jpg`, expected `images/Cat.png`'],
    ['![猫](images/Catt.png)', 'Missing file `images/Catt.png`, expected `images/Cat.png`'],
    ['![标](logo.svg "标志")', 'Missing file `logo.svg`, expected `../logo.svg`'],
    ['![猫](<a b.png>)', 'Missing file `a b.png`, expected one of this project'],
    [
      '[文](file:///etc/passwd)',
      'Unexpected path `file:///etc/passwd` of one computer, expected one that starts beside this report'
    ],
    [
      '![图](/Users/me/a.png)',
      'Unexpected path `/Users/me/a.png` of one computer, expected one that starts beside this report'
    ],
    [
      '[文](a%00b.md)',
      'Unexpected `%00` in `a%00b.md`, expected percent-encoded UTF-8, with `%25` for a percent sign'
    ],
    [
      '[文](%D6%D0.md)',
      'Unexpected `%D6%D0` in `%D6%D0.md`, expected percent-encoded UTF-8, with `%25` for a percent sign'
    ],
    [
      '[文](\\\\\\\\host\\share)',
      'Unexpected path `\\\\host\\share` of one computer, expected one that starts beside this report'
    ],
    ['[文](%5c%5chost/x)', 'Missing file `%5c%5chost/x`, expected one of this project'],
    ['[文](..%2fsecret)', 'Missing file `..%2fsecret`, expected one of this project'],
    ['[文](#生活-1)', 'Missing anchor `#生活-1` in this report, expected `#生活`'],
    [
      '[文](2023-week39.md#生活-9)',
      'Missing anchor `#生活-9` in `2023-week39.md`, expected `#生活`'
    ],
    [
      '[文](2023-week39.md#100%)',
      'Missing anchor `#100%`, expected one of a heading in `2023-week39.md`'
    ]
  ])('%s', async (line, message) => {
    expect(await told([line])).toEqual([message])
  })

  test('nor in a project that is no repository', async () => {
    const folder = temporaryFolder({'2023-week40.md': `${good}\n[文](../a.md)，[文](a.md)\n`})
    const {stdout} = await run(['--lang', 'en', '--no-cache'], {cwd: folder})
    expect(stdout.match(/Missing file/g)).toHaveLength(2)
    removeFolder(folder)
  })
})

describe('what is outside', () => {
  test('is never touched, and nobody learns whether it is there', async () => {
    const project = join(cwd, 'project')
    symlinkSync('../../secret', join(project, 'weekly/out'))
    symlinkSync(join(cwd, 'secret/passwd'), join(project, 'weekly/direct'))
    symlinkSync('../../nope', join(project, 'weekly/dangling'))
    symlinkSync('out', join(project, 'weekly/twice'))
    const there = ['../../secret/passwd', 'out/passwd', 'direct', 'twice/passwd', 'out/passwd.md']
    const nowhere = ['../../secret/nope', 'dangling/passwd', 'dangling', 'out/nope', 'out/nope.md']
    const lines = [...there, ...nowhere, '%2e%2e/%2e%2e/secret/passwd'].map((it) => `[文](${it})`)
    asked.length = 0
    const messages = await told(lines)
    const hidden = messages.map((message) => message.replace(/`[^`]*`/, '`…`'))
    expect(new Set(hidden)).toEqual(new Set(['Missing file `…`, expected one of this project']))
    expect(messages).toHaveLength(lines.length)
    expect(
      asked.filter((path) => /secret|nope|\/(?:out|twice|dangling|direct)\//.test(path))
    ).toEqual([])
  })

  test('links of the file system inside of the project are followed', async () => {
    const project = join(cwd, 'project')
    mkdirSync(join(project, 'assets'))
    writeFileSync(join(project, 'assets/a.md'), '# a\n')
    symlinkSync('../assets', join(project, 'weekly/assets'))
    symlinkSync('assets/a.md', join(project, 'weekly/a.md'))
    symlinkSync('round', join(project, 'weekly/round'))
    expect(await told(['[文](assets/a.md#a)，[文](a.md#a)'])).toEqual([])
    expect(await told(['[文](assets/a.md#b)，[文](a.md#bb)，[文](round)'])).toHaveLength(3)
  })
})

describe('costs', () => {
  test('nothing where no address is relative', async () => {
    await told(['[文](https://a.example)，[文](#技术)'])
    const before = asked.length
    asked.length = 0
    await told(['[文](https://a.example)，[文](#技术)', '[文](2023-week39.md)'])
    expect(asked.length).toBeGreaterThan(before)
    asked.length = 0
    const rule = ['--rule', 'local-links: off']
    await told(['[文](https://a.example)，[文](#技术)'], rule)
    expect(asked.length).toBe(before)
  })
})

describe('where nobody knows the file system', () => {
  test('anchors of the report are judged, and files are not', async () => {
    const stdin = `${good}\n[文](none.md)，[文](#无)，[文](a\\b.md)\n`
    const {stdout} = await run(['--stdin', '--reporter', 'compact', '--lang', 'en'], {stdin, cwd})
    expect(stdout.match(/\[local-\w+\] .*/g)).toEqual([
      expect.stringContaining('Missing anchor `#无`'),
      expect.stringContaining('Unexpected `\\`')
    ])
  })

  test('a name for it is enough', async () => {
    const stdin = `${good}\n[文](none.md)，[文](2023-week39.md)\n`
    const argv = ['--stdin', '--stdin-filename', 'weekly/new.md', '--reporter', 'compact']
    const {stdout} = await run(argv, {stdin, cwd: join(cwd, 'project')})
    expect(stdout.match(/\[local-\w+\]/g)).toHaveLength(1)
  })
})

test('a suggestion keeps how an address is written', async () => {
  const path = join(cwd, 'project/weekly/2023-week40.md')
  writeFileSync(join(cwd, 'project/weekly/images/小 猫(1).png'), '')
  const link = (href: string) => `${good}\n![猫](${href} "题")\n`
  const repaired = async (href: string) => {
    writeFileSync(path, link(href))
    const argv = ['--fix', '--unsafe-fixes', '--no-cache', 'weekly/2023-week40.md']
    await run(argv, {cwd: join(cwd, 'project')})
    const {readFileSync} = await vi.importActual<typeof import('node:fs')>('node:fs')
    return readFileSync(path, 'utf8')
  }
  expect(await repaired('<images/小 猫(1).PNG>')).toBe(link('<images/小%20猫(1).png>'))
  expect(await repaired('./images/cat.png?x=1')).toBe(link('./images/Cat.png?x=1'))
  expect(await repaired('images/%E5%B0%8F%20%E7%8C%AB(1).PNG')).toBe(
    link('images/%E5%B0%8F%20%E7%8C%AB(1).png')
  )
})

test('thousands of wrong links in a large folder are no burden', {timeout: 60_000}, async () => {
  const amount = 900
  const project = join(cwd, 'project')
  mkdirSync(join(project, 'many'))
  for (let index = 0; index < amount; index++) {
    writeFileSync(join(project, `many/a${index}.png`), '')
  }
  const line = Array.from(
    {length: amount},
    (_, index) => `[a](../many/b${index}.jpg)，[b](#c${index})`
  )
  const headings = Array.from({length: amount}, (_, index) => `## x${index}`)
  expect(await told([...line, ...headings])).toHaveLength(2 * amount)
  const hard = [`![${'`](`'.repeat(100)}](x.png)`, `[a](#none)\n\n## a {#${'b'.repeat(50_000)}`]
  expect(await told(hard)).toHaveLength(2)
})
