import {execFile, spawnSync} from 'node:child_process'
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {promisify} from 'node:util'
import prettier from 'prettier'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {type PluggableList, unified} from 'unified'
import {VFile} from 'vfile'
import {afterEach, describe, expect, test} from 'vitest'
import {wellWrittenReports} from '../scripts/bench/archive.ts'
import preset, {format} from '../src/index.ts'
import {removeFolder, temporaryFolder} from './support/command.ts'
import {registryEnvironment} from './support/hooked.ts'

/** What docs/other-tools.md says, run with the real tools. */
const root = path.join(import.meta.dirname, '..')
const docs = readFileSync(path.join(root, 'docs/other-tools.md'), 'utf8')

/** A setting of the page, by the name of its file: the first one, or that of a section. */
function setting(name: string, section?: string): Record<string, string> {
  const page = section === undefined ? docs : (docs.split(`\n### ${section}\n`)[1] ?? '')
  const text = page
    .split(`\`${name}\`:\n\n\`\`\``)[1]
    ?.replace(/^\w+\n/, '')
    .split('```')[0]
  if (text === undefined) throw new Error(`Missing ${name}`)
  return {[name]: text}
}

const titles = ['2023 年第40周周报', '2022年7月第五周周报', '2022年7月第5周周报']
const report = (title: string) =>
  `---\ntitle: ${title}\n---\n\n# ${title}\n\n用Node写了一个工具。\n\n## 生活\n\n1. 跑步\n    1. 下雨\n\n## 技术\n\n1. 写代码\n\n\n## 总结\n\n还行。\n`

const folders: string[] = []
afterEach(() => folders.splice(0).forEach(removeFolder))

interface Tool {
  readonly name: string
  /** The file of its command, below `node_modules`. */
  readonly command: string
  readonly args: readonly string[]
  readonly settings: Readonly<Record<string, string>>
  /** What it repairs in the text, which shows that it ran. */
  readonly repaired: string
}

/** What a tool makes of reports, file by file, as not all of them take several. */
function repair(tool: Tool, settings: Readonly<Record<string, string>>): string[] {
  const cwd = temporaryFolder(settings)
  folders.push(cwd)
  return titles.map((title, index) => {
    const file = path.join(cwd, `${index}.md`)
    writeFileSync(file, report(title))
    const command = path.join(root, 'node_modules', tool.command)
    const {error} = spawnSync(process.execPath, [command, ...tool.args, `${index}.md`], {cwd})
    if (error) throw error
    return readFileSync(file, 'utf8')
  })
}

const tools: Tool[] = [
  {
    name: 'AutoCorrect',
    command: 'autocorrect-node/cli.js',
    args: ['--fix'],
    settings: setting('.autocorrectrc'),
    repaired: '用 Node 写'
  },
  {
    name: 'zhlint',
    command: 'zhlint/bin/index.js',
    args: ['--fix'],
    settings: setting('.zhlintcaseignore'),
    repaired: '用 Node 写'
  },
  {
    name: 'lint-md',
    command: '@lint-md/cli/lib/src/lint-md.js',
    args: ['--fix'],
    settings: setting('.lintmdrc'),
    repaired: '用 Node 写'
  },
  {
    name: 'rumdl',
    command: 'rumdl/bin/rumdl',
    args: ['check', '--fix', '--no-cache'],
    settings: setting('.rumdl.toml'),
    repaired: '1. 写代码\n\n## 总结'
  }
]

describe.each(tools)('$name', {timeout: 60_000}, (tool) => {
  test('keeps titles, and does its work', () => {
    const texts = repair(tool, tool.settings)
    for (const [index, title] of titles.entries()) {
      expect(texts[index]?.split('\n').filter((line) => line.startsWith('#'))).toEqual([
        `# ${title}`,
        '## 生活',
        '## 技术',
        '## 总结'
      ])
      expect(texts[index]).toContain(`title: ${title}\n`)
    }
    expect(texts[0]).toContain(tool.repaired)
  })

  test('would rewrite them without the setting', () => {
    const texts = repair(tool, {})
    expect(texts.some((text, index) => !text.includes(`\n# ${titles[index]}\n`))).toBe(true)
  })
})

/** Lines that go on below their item, and what else can begin beside a marker. */
const goingOn = [
  '1. 修水管，\n先关总阀\n      很重要\n\n   第二段，\n   继续\n\n10. 换灯泡\n\n    - 甲\n    乙\n    丙\n',
  '- 甲\n乙\n  1. 丙\n  丁\n     - 戊  \n己\\\n     庚\n\n文字\n',
  '9. > 甲\n   乙\n10. ```js\n    甲\n      乙\n    ```\n11. 甲|乙\n    -|-\n    丙|丁\n\n文字\n',
  '> 1. ![甲](a.png)\n>![乙](b.png)\n> **丙\n>    丁**\n>    - 戊\n己\n',
  '100. 甲\n     乙\n\n     > 丙\n     丁\n\n     ```\n     戊\n     ```\n\n101. 己\n'
]

describe('formatters', () => {
  /** Reports as we lay them out. */
  async function laidOut(rules = {}, others: readonly string[] = []): Promise<string[]> {
    const folder = path.join(root, 'fixtures/reports')
    const good = readdirSync(folder).filter((name) => /^[^.]+\.md$/.test(name))
    const fixtures = good.map((name) => readFileSync(path.join(folder, name), 'utf8'))
    return Promise.all(
      [...wellWrittenReports(60), ...fixtures, ...others].map(async (text) =>
        String(await format(text, {rules}))
      )
    )
  }

  /** Mixed line ends, which we keep; text that looks like an item, and tabs in it, which it changes. */
  const isOther = (text: string) => /\r|^ *> .*\d、|\S\t/m.test(text)

  test('prettier is content', {timeout: 60_000}, async () => {
    const options = JSON.parse(setting('.prettierrc.json')['.prettierrc.json'] ?? '')
    const {rules} = JSON.parse(setting('weekly-lint.config.json')['weekly-lint.config.json'] ?? '')
    const texts = (await laidOut(rules, goingOn)).filter((text) => !isOther(text))
    expect(texts.length).toBeGreaterThan(70)
    for (const text of texts) {
      expect(await prettier.format(text, {parser: 'markdown', ...options})).toBe(text)
    }
    const others = await Promise.all(
      (await laidOut()).map(async (text) => [
        text,
        await prettier.format(text, {parser: 'markdown', ...options})
      ])
    )
    expect(others.some(([ours, theirs]) => ours !== theirs)).toBe(true)
  })

  interface Formatter {
    readonly name: string
    /** The file of its command, below `node_modules`. */
    readonly command: string
    readonly args: readonly string[]
    /** What to install for it, unless it is a package of this project. */
    readonly package?: string
    readonly settings: Readonly<Record<string, string>>
    /** What weekly-lint is set to beside it. */
    readonly own: Readonly<Record<string, string>>
  }

  const formatters: Formatter[] = [
    {
      name: 'oxfmt',
      command: 'oxfmt/bin/oxfmt',
      args: ['.'],
      settings: setting('.oxfmtrc.json'),
      own: setting('weekly-lint.config.json', 'prettier')
    },
    {
      name: 'Biome',
      command: '@biomejs/biome/bin/biome',
      args: ['check', '--write', '.'],
      settings: setting('biome.json'),
      own: setting('weekly-lint.config.json', 'Biome')
    },
    {
      name: 'rumdl',
      command: 'rumdl/bin/rumdl',
      args: ['check', '--fix', '--no-cache', '.'],
      settings: setting('.rumdl.toml'),
      own: {}
    },
    {
      // Its releases are many, and some have no program for every system, which `npm ci` would ask for.
      name: 'rumdl 0.2.75',
      package: 'rumdl@0.2.75',
      command: 'rumdl/bin/rumdl',
      args: ['check', '--fix', '--no-cache', '.'],
      settings: setting('.rumdl.toml'),
      own: {}
    }
  ]

  /** The command of a formatter, installed from the registry where it is no package of this project. */
  async function locate({command, package: name}: Formatter): Promise<string> {
    if (name === undefined) return path.join(root, 'node_modules', command)
    const cwd = temporaryFolder({'package.json': '{"private": true}'})
    folders.push(cwd)
    const argv = ['install', '--no-audit', '--no-fund', name]
    await promisify(execFile)('npm', argv, {cwd, env: registryEnvironment()})
    return path.join(cwd, 'node_modules', command)
  }

  test.each(formatters)('$name is content', {timeout: 120_000}, async (formatter) => {
    const {args, settings, own} = formatter
    const {rules} = JSON.parse(own['weekly-lint.config.json'] ?? '{}')
    const program = await locate(formatter)
    const changed = (texts: readonly string[], settings: Readonly<Record<string, string>>) => {
      const files = texts.map((text, index): [string, string] => [`${index}.md`, text])
      const cwd = temporaryFolder({...Object.fromEntries(files), ...settings})
      folders.push(cwd)
      const argv = [program, ...args]
      const {error} = spawnSync(process.execPath, argv, {cwd, encoding: 'utf8'})
      if (error) throw error
      return files.flatMap(([name, text]) => {
        const theirs = readFileSync(path.join(cwd, name), 'utf8')
        return theirs === text ? [] : [[text, theirs]]
      })
    }
    // They know one line end for all files.
    const texts = (await laidOut(rules)).filter((text) => !text.includes('\r'))
    expect(texts.length).toBeGreaterThan(65)
    expect(changed(texts, settings)).toEqual([])
    expect(changed(await laidOut(), {})).not.toEqual([])
  })

  test('remark-lint is content', {timeout: 60_000}, async () => {
    const {plugins} = JSON.parse(setting('.remarkrc.json')['.remarkrc.json'] ?? '') as {
      plugins: (string | [name: string, config: unknown])[]
    }
    const load = async (name: string) =>
      name === 'weekly-lint' ? preset : (await import(name)).default
    const list = await Promise.all(
      plugins.map((plugin) =>
        typeof plugin === 'string'
          ? load(plugin)
          : Promise.all([load(plugin[0]), Promise.resolve(plugin[1])])
      )
    )
    // Positions of remark-lint are off by one behind a byte order mark.
    const texts = (await laidOut()).filter((text) => !text.startsWith('\uFEFF'))
    const told = async (plugins: PluggableList) => {
      const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter)
      const files = texts.map((text) => new VFile(text))
      processor.use(plugins).freeze()
      for (const file of files) await processor.run(processor.parse(file), file)
      const messages = files.flatMap((file) => file.messages)
      return new Set(
        messages.flatMap(({source, ruleId}) => (source === 'remark-lint' ? ruleId : []))
      )
    }
    expect([...(await told(list))].toSorted()).toEqual([
      'no-literal-urls',
      'no-undefined-references'
    ])
    const others = list.filter((plugin) => !Array.isArray(plugin) && plugin !== preset)
    expect(await told(others)).toContain('list-item-content-indent')
  })

  test('markdownlint is content', {timeout: 60_000}, async () => {
    const name = '.markdownlint.json'
    const texts = await laidOut()
    const files = Object.fromEntries(texts.map((text, index) => [`${index}.md`, text]))
    const run = (settings: Readonly<Record<string, string>>) => {
      const cwd = temporaryFolder({...files, ...settings})
      folders.push(cwd)
      const command = path.join(root, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs')
      const {stderr} = spawnSync(process.execPath, [command, '*.md'], {cwd, encoding: 'utf8'})
      return stderr.split('\n').flatMap((line) => /MD\d+/.exec(line)?.[0] ?? [])
    }
    const content = new Set(['MD010', 'MD024', 'MD033', 'MD034', 'MD036', 'MD045'])
    expect(run(setting(name)).filter((rule) => !content.has(rule))).toEqual([])
    expect(run({})).toContain('MD013')
  })
})
