import {execFile, spawnSync} from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {promisify} from 'node:util'
import vm from 'node:vm'
import {rolldown} from 'rolldown'
import ts from 'typescript'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import imageAlt from '../rules/image-alt.ts'
import {buildCode} from '../scripts/build/code.ts'
import {buildTypes} from '../scripts/build/types.ts'
import {ruleIds} from '../scripts/rule-ids.ts'
import type {AnyRule} from '../src/engine/rule.ts'
import {explainRule} from '../src/explanation/explain-rule.ts'
import {toTerminal} from '../src/explanation/terminal.ts'
import {loadBinding} from '../src/project/fast-reader.ts'
import {bad, good} from './support/command.ts'
import {Editor, uriOf} from './support/editor.ts'
import {LinkServer} from './support/link-server.ts'
import {filesOf, readSnippets} from './support/snippets.ts'

/** The package as users have it: built, in the `node_modules` of a project. */
const root = path.join(import.meta.dirname, '..')
const project = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'weekly-lint-package-')))
const installed = path.join(project, 'node_modules/weekly-lint')
const watched = new URL('support/watched.mjs', import.meta.url).href
const {dependencies} = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))

beforeAll(async () => {
  fs.mkdirSync(installed, {recursive: true})
  fs.copyFileSync(path.join(root, 'package.json'), path.join(installed, 'package.json'))
  for (const name of [...Object.keys(dependencies), 'remark']) {
    const link = path.join(project, 'node_modules', name)
    fs.mkdirSync(path.dirname(link), {recursive: true})
    fs.symlinkSync(path.join(root, 'node_modules', name), link, 'junction')
  }
  await buildCode(root, path.join(installed, 'dist'))
}, 60_000)
afterAll(() => fs.rmSync(project, {recursive: true}))

function run(program: string, ...args: string[]) {
  return spawnSync(process.execPath, [program, ...args], {
    cwd: project,
    encoding: 'utf8',
    env: {...process.env, NO_COLOR: '1'}
  })
}

describe('the parser that is optional', () => {
  const report = path.join(project, '2024-week1.md')
  const link = path.join(project, 'node_modules/satteri')
  beforeAll(() => fs.writeFileSync(report, good.replace('2023 年第40周', '2024 年第1周')))
  afterAll(() => fs.rmSync(report))
  afterEach(() => fs.rmSync(link, {force: true}))

  /** Names of the native programs of it that a run loads. */
  const loaded = (...args: string[]) => {
    const hook = `process.on('exit', () => console.log(process.report.getReport().sharedObjects.join('\\n')))`
    const cli = path.join(installed, 'dist/cli.js')
    const named = ['--no-links', '--no-cache', ...args, '2024-week1.md']
    const {status, stderr, stdout} = run(
      `--import=data:text/javascript,${encodeURIComponent(hook)}`,
      ...[cli, '--lang', 'en', ...named]
    )
    expect([status, stderr]).toEqual([0, 'weekly-lint: Read 1 report of 1 Markdown file\n'])
    return stdout.match(/satteri_napi\S+/g) ?? []
  }

  test('is missed by nobody', () => {
    expect(loaded()).toEqual([])
  })

  test.skipIf(!loadBinding())('reads where it is installed, and only if it may', () => {
    fs.symlinkSync(path.join(root, 'node_modules/satteri'), link, 'junction')
    expect(loaded()).toHaveLength(1)
    expect(loaded('--parser', 'reference')).toEqual([])
    expect(loaded('--untrusted')).toEqual([])
  })
})

describe('in remark-cli', () => {
  // It is a report of its week, beside those of other tests.
  afterAll(() => fs.rmSync(path.join(project, 'report.md')))

  /** What remark says of a report, without the name of the file and the count. */
  const lint = (report: string, ...plugins: unknown[]) => {
    fs.writeFileSync(path.join(project, 'report.md'), report)
    fs.writeFileSync(path.join(project, '.remarkrc.json'), JSON.stringify({plugins}))
    const remark = path.join(root, 'node_modules/remark-cli/cli.js')
    const {stderr, status} = run(remark, 'report.md', '--no-stdout', '--no-color')
    const lines = stderr.split('\n').filter((line) => /^\d+:\d+/.test(line))
    return {status, stderr, messages: lines.map((line) => line.replace(/ {2,}/g, ' '))}
  }
  const picture =
    '1:1-1:4 error Missing text of a picture, expected what it shows image-alt weekly-lint'

  test('the preset lints', {timeout: 30_000}, () => {
    const report =
      '---\nof: me\n---\n\n# 2023年第40周周报\n\n## 生活\n\n1.写了\n2.读了\n\n## 技术\n\n1. ~~无~~\n\n## 总结\n\n1. 好\n'
    expect(lint(report, 'weekly-lint')).toMatchObject({
      status: 1,
      messages: [
        '5:7-5:7 error Missing space in the title, expected `2023 年第40周周报` title-format weekly-lint',
        '9:1-9:3 error Missing space after `1.`, expected `1. ` list-marker-space weekly-lint',
        '10:1-10:3 error Missing space after `2.`, expected `2. ` list-marker-space weekly-lint'
      ]
    })
  })

  test('a rule of the preset is configured beside it', {timeout: 60_000}, () => {
    const report = '# 2023年第40周周报\n\n## 生活\n\n好\n\n## 技术\n\n好\n\n## 总结\n\n好\n'
    expect(lint(report, 'weekly-lint', ['weekly-lint/rules/title-format', 'warn'])).toMatchObject({
      status: 0,
      messages: [expect.stringMatching(/^1:7-1:7 warning .* title-format weekly-lint$/)]
    })
    for (const [setting, severity] of [
      [{numerals: 'any'}, 'error'],
      [['warn', {numerals: 'any'}], 'warning'],
      [[], 'error']
    ] as const) {
      const {messages} = lint(report, 'weekly-lint', ['weekly-lint/rules/title-format', setting])
      expect(messages).toEqual([expect.stringContaining(severity)])
    }
    for (const off of [false, 'off', ['off']]) {
      const {messages} = lint(report, 'weekly-lint', ['weekly-lint/rules/title-format', off])
      expect(messages).toEqual([])
    }
  })

  test('a rule lints alone', {timeout: 30_000}, () => {
    const rule = ['weekly-lint/rules/image-alt', ['error']]
    expect(lint('![](./cat.png)\n', rule)).toMatchObject({status: 1, messages: [picture]})
    expect(lint('![](./cat.png)\n', ['weekly-lint/rules/image-alt', ['warn']])).toMatchObject({
      status: 0,
      messages: [picture.replace('error', 'warning')]
    })
  })

  test.each([
    ['the preset', ['weekly-lint']],
    ['one rule', ['weekly-lint/rules/image-alt']]
  ])('comments switch off a rule of %s', {timeout: 60_000}, (_, plugins) => {
    for (const name of ['lint', 'weekly-lint']) {
      const {messages} = lint(`<!-- ${name} disable image-alt -->\n\n![](./cat.png)\n`, ...plugins)
      expect(messages.filter((message) => message.includes('image-alt'))).toEqual([])
    }
  })

  test('an option that does not exist is told', {timeout: 30_000}, () => {
    const rule = ['weekly-lint/rules/title-format', ['error', {numeral: 'arabic'}]]
    const {stderr, status} = lint('# 2023年第40周周报\n', rule)
    expect(stderr).toContain(
      'error plugins.rules.title-format[1].numeral: Unexpected option `numeral`, expected `numerals`'
    )
    expect(status).toBe(1)
  })

  test('options of remark-gfm before the preset stay', {timeout: 30_000}, () => {
    fs.writeFileSync(path.join(project, 'report.md'), good.replace('写在前面。', '~甲~'))
    const plugins = [['remark-gfm', {singleTilde: false}], 'weekly-lint']
    fs.writeFileSync(path.join(project, '.remarkrc.json'), JSON.stringify({plugins}))
    const {stdout} = run(path.join(root, 'node_modules/remark-cli/cli.js'), 'report.md', '--quiet')
    expect(stdout).toBe(good.replace('写在前面。', '\\~甲\\~'))
  })
})

describe('in remark-cli, in a project with a configuration', () => {
  const folder = path.join(project, 'site')
  const report = '# 2023-W40\n\n## 生活\n\n1. 好\n'
  const configuration = {
    files: ['weekly/*.md'],
    title: {formats: ['{year}-W{week}']},
    sections: ['生活']
  }

  /** What remark says of reports in this project. */
  const lint = (
    files: Readonly<Record<string, string>>,
    settings: object = {},
    configured: unknown = configuration
  ) => {
    fs.mkdirSync(path.join(folder, 'weekly'), {recursive: true})
    const all = {
      ...files,
      '../.remarkrc.json': JSON.stringify({plugins: ['weekly-lint'], settings}),
      '../weekly-lint.config.json': JSON.stringify(configured)
    }
    for (const [name, text] of Object.entries(all))
      fs.writeFileSync(path.join(folder, 'weekly', name), text)
    const remark = path.join(root, 'node_modules/remark-cli/cli.js')
    const {stderr, status} = spawnSync(
      process.execPath,
      [remark, 'weekly', '--no-stdout', '--no-color', '--frail'],
      {cwd: folder, encoding: 'utf8'}
    )
    return {status, stderr: stderr.replace(/ {2,}/g, ' ')}
  }
  afterEach(() => fs.rmSync(folder, {recursive: true, force: true}))

  test('the configuration counts', {timeout: 30_000}, () => {
    const {stderr, status} = lint({'2023-week40.md': report})
    expect(stderr).toBe('weekly/2023-week40.md: no issues found\n')
    expect(status).toBe(0)
  })

  test('settings.weeklyLint overrides it', {timeout: 30_000}, () => {
    const weeklyLint = {lang: 'zh', sections: ['生活', '工作']}
    const {stderr, status} = lint({'2023-week40.md': report}, {weeklyLint})
    expect(stderr.match(/error .*/g)).toEqual([
      expect.stringMatching(/工作.* required-sections weekly-lint$/)
    ])
    expect(status).toBe(1)
  })

  test('`configuration: false` leaves it unread', {timeout: 30_000}, () => {
    const settings = {weeklyLint: {configuration: false}}
    const {stderr, status} = lint({'2023-week40.md': report}, settings, {sectons: []})
    expect(stderr).toMatch(/error .* title-format weekly-lint/)
    expect(stderr).toMatch(/Missing section `技术`/)
    expect(status).toBe(1)
  })

  test('a wrong configuration is one clear message', {timeout: 30_000}, () => {
    const {stderr, status} = lint({'2023-week40.md': report}, {}, {sectons: ['生活']})
    expect(stderr).toBe(
      'weekly/2023-week40.md\n error weekly-lint.config.json:1:2: sectons: Unexpected key `sectons`, expected `sections` weekly-lint\n\n✖ 1 error\n'
    )
    expect(status).toBe(1)
  })

  test('the other reports and files of the project are known', {timeout: 30_000}, () => {
    const {stderr} = lint({'a.md': `${report}2. [在](b.md)、[不在](c.md)\n`, 'b.md': report})
    expect(stderr.match(/\S+ weekly-lint$|^weekly\/.*/gm)).toEqual([
      'weekly/a.md',
      'local-files weekly-lint',
      'weekly/b.md',
      'unique-week weekly-lint'
    ])
  })

  test('every report of a run is compared with the others', {timeout: 30_000}, () => {
    const {stderr} = lint({'a.md': report, 'b.md': report, 'c.md': report})
    expect(stderr.match(/\S+ weekly-lint$|^weekly\/.*/gm)).toEqual([
      'weekly/a.md: no issues found',
      'weekly/b.md',
      'unique-week weekly-lint',
      'weekly/c.md',
      'unique-week weekly-lint'
    ])
  })
})

describe('in an editor', () => {
  const uri = () => uriOf(path.join(project, '2023-week40.md'))
  const text = bad.replace('2023 年', '2023年')
  const start = (...argv: string[]) =>
    Editor.start({folders: [project], cwd: project, argv, settings: {}})

  test('the preset works with the server of vscode-remark', {timeout: 60_000}, async () => {
    // What remark-language-server is, which adds nothing else.
    fs.writeFileSync(
      path.join(project, 'server.mjs'),
      `import {createUnifiedLanguageServer} from ${JSON.stringify(import.meta.resolve('unified-language-server'))}
      createUnifiedLanguageServer({
        configurationSection: 'remark',
        ignoreName: '.remarkignore',
        packageField: 'remarkConfig',
        pluginPrefix: 'remark',
        processorName: 'remark',
        processorSpecifier: 'remark',
        rcName: '.remarkrc'
      })`
    )
    const snippets = filesOf(readSnippets('docs/editors.md'), 'vscode-remark')
    fs.writeFileSync(path.join(project, '.remarkrc.json'), snippets['.remarkrc.json'] ?? '')
    const editor = await start('server.mjs', '--stdio')
    expect(await editor.open(uri(), text)).toMatchObject([
      {code: 'title-format', severity: 1, source: 'weekly-lint'},
      {
        code: 'numbered-list',
        codeDescription: {href: expect.stringContaining('zh/rules/numbered-list.html')},
        message: expect.stringContaining('列表应编号，`-` 应为 `1.`')
      }
    ])
    const [space] = await editor.actions(uri(), '2023年')
    expect(space).toMatchObject({kind: 'quickfix', isPreferred: true})
    expect(space && (await editor.apply(space))).toBe(text.replace('2023年', '2023 年'))
    const [number] = await editor.actions(uri(), '- 读')
    expect(number && (await editor.apply(number))).toBe(text.replace('- 读', '1. 读'))
    await editor.end()
  })

  test('the server of its own works', {timeout: 60_000}, async () => {
    const editor = await start(path.join(installed, 'dist/cli.js'), 'lsp', '--stdio')
    expect((await editor.open(uri(), text)).map(({code}) => code)).toEqual([
      'title-format',
      'numbered-list'
    ])
    const [all] = await editor.actions(uri(), '- 读', ['source.fixAll'])
    expect(all && (await editor.apply(all))).toBe(good)
    expect(await editor.end()).toBe(0)
    expect(editor.stderr).toBe('')
  })
})

describe('the examples of docs/library.md', () => {
  const snippets = readSnippets('docs/library.md')
  const files = Object.fromEntries(snippets.map(({file, text}) => [file, text]))
  const folder = path.join(project, 'examples')
  beforeAll(() => {
    fs.mkdirSync(folder)
    for (const [name, text] of Object.entries(files))
      fs.writeFileSync(path.join(folder, name), text)
  })
  afterAll(() => fs.rmSync(folder, {recursive: true}))

  const runHere = (...argv: string[]) =>
    spawnSync(process.execPath, argv, {cwd: folder, encoding: 'utf8'})

  test.each(['lint', 'own', 'project'])('%s', {timeout: 30_000}, (name) => {
    const {stdout, stderr} = runHere(`${name}.mjs`)
    expect(stderr).toBe('')
    expect(stdout.trim()).toBe(files[`${name}.txt`]?.trim())
  })

  test('an own rule in remark', {timeout: 30_000}, () => {
    fs.writeFileSync(path.join(folder, '2023-week40.md'), '# 2023-W40\n\n## 技术\n\n1. 找到抓手\n')
    const remark = path.join(root, 'node_modules/remark-cli/cli.js')
    const {stderr} = runHere(remark, '2023-week40.md', '--no-stdout', '--no-color')
    expect(stderr.match(/^\d+:.*/gm)).toEqual([
      expect.stringMatching(/^5:6-5:8 +error +「抓手」是空话，应删去 +no-empty-words +weekly-lint$/)
    ])
  })

  test('a bundle for browsers needs nothing of Node.js', {timeout: 60_000}, async () => {
    const logs: string[] = []
    const build = await rolldown({
      input: path.join(folder, 'browser.js'),
      platform: 'browser',
      resolve: {conditionNames: ['worker', 'browser', 'import']},
      onLog: (_, log) => logs.push(log.message)
    })
    const {output} = await build.generate({format: 'iife', name: 'library', codeSplitting: false})
    await build.close()
    expect(logs).toEqual([])
    expect(output.map((part) => (part.type === 'chunk' ? part.imports : part))).toEqual([[]])
    // Only what ECMAScript has, and `URL`, as all browsers do: no `process`, `Buffer` or `require`.
    const context = vm.createContext({URL, text: bad})
    vm.runInContext(output[0].code, context)
    expect(await vm.runInContext("library.check(text, {lang: 'zh'})", context)).toMatchObject({
      findings: [{ruleId: 'numbered-list'}],
      fixed: good
    })
  })
})

describe('on its own', () => {
  test('every rule is there, and nothing that is not exported', async () => {
    fs.writeFileSync(
      path.join(project, 'use.mjs'),
      `import preset, {rules} from 'weekly-lint'
      const types = new Set([typeof preset.plugins])
      for (const {id} of rules) types.add(typeof (await import(\`weekly-lint/rules/\${id}\`)).default)
      await import('weekly-lint/dist/cli.js').catch(({code}) => types.add(code))
      console.log(rules.length, ...types)`
    )
    const {stdout, stderr} = run('use.mjs')
    expect(stderr).toBe('')
    expect(stdout.trim()).toBe(
      `${(await ruleIds(root)).length} object function ERR_PACKAGE_PATH_NOT_EXPORTED`
    )
  })

  test('the command is executable, and knows its version', () => {
    const cli = path.join(installed, 'dist/cli.js')
    expect(fs.readFileSync(cli, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n(?!#!)/)
    expect(fs.statSync(cli).mode & 0o111).toBe(0o111)
    const {version} = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
    expect(run(cli, '--version').stdout).toBe(`${version}\n`)
  })

  test('a rule is explained with its examples, which only that loads', () => {
    const cli = path.join(installed, 'dist/cli.js')
    const rule: AnyRule = imageAlt
    const {stdout} = run(cli, 'explain', rule.id)
    expect(stdout.startsWith(toTerminal(explainRule(rule, 'en'), {width: 80, color: false}))).toBe(
      true
    )
    const title = rule.examples[0]?.title.zh ?? ''
    const parts = path.join(installed, 'dist/command')
    const holding = fs
      .readdirSync(parts)
      .filter((name) => fs.readFileSync(path.join(parts, name), 'utf8').includes(title))
    expect(holding).toEqual([expect.stringMatching(/^examples-/)])
  })

  test('links are asked, with a client that nothing else loads', {timeout: 60_000}, async () => {
    const server = new LinkServer({})
    await server.listen()
    const address = `http://127.0.0.1:${server.port}/`
    fs.writeFileSync(
      path.join(project, '2023-week40.md'),
      good.replace('写在前面。', `<${address}>`)
    )
    const lint = async (...argv: string[]) => {
      const cli = path.join(installed, 'dist/cli.js')
      const log = path.join(project, 'log.json')
      const all = [
        '--import',
        watched,
        cli,
        '--lang',
        'en',
        '--no-cache',
        '--allow-private',
        ...argv
      ]
      const options = {cwd: project, env: {...process.env, WATCH_LOG: log}}
      const {stderr} = await promisify(execFile)(process.execPath, all, options)
      const {compile}: {compile: string[]} = JSON.parse(fs.readFileSync(log, 'utf8'))
      const loaded = compile.map((file) => fs.readFileSync(file, 'utf8'))
      return {stderr, hasClient: loaded.some((code) => code.includes('EnvHttpProxyAgent'))}
    }
    try {
      expect(await lint('--no-links', '2023-week40.md')).toMatchObject({hasClient: false})
      expect(server.seen).toEqual([])
      const {stderr, hasClient} = await lint('--links', '2023-week40.md')
      expect(hasClient).toBe(true)
      expect(stderr).toContain('1 link: 0 alive, 1 uncertain (1× 500)')
      expect(server.seen.length).toBeGreaterThan(0)
    } finally {
      await server.close()
      fs.rmSync(path.join(project, '2023-week40.md'))
    }
  })

  test('its types need what it depends on, and no more', {timeout: 120_000}, async () => {
    const folder = path.join(installed, 'dist')
    await buildTypes(root, folder)
    const names = fs
      .readdirSync(folder, {recursive: true, encoding: 'utf8'})
      .filter((name) => name.endsWith('.d.ts'))
    const texts = names.map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))
    const packages = new Set(
      texts.flatMap((text) => text.match(/(?<=(?:from |import\()["'])[^."'][^"']*/g) ?? [])
    )
    const known = Object.keys(dependencies).map((name) => name.replace('@types/', ''))
    expect([...packages].filter((name) => !known.includes(name))).toEqual([])
    expect(texts.join('')).not.toMatch(/["']\.[^"']*\.ts["']/)
    // Checked as a project does that does not skip them.
    const file = path.join(project, 'types.ts')
    fs.copyFileSync(path.join(root, 'test/types.test.ts'), file)
    const text = fs.readFileSync(file, 'utf8').replaceAll('../src/index.ts', 'weekly-lint')
    fs.writeFileSync(file, text)
    fs.symlinkSync(
      path.join(root, 'node_modules/vitest'),
      path.join(project, 'node_modules/vitest'),
      'junction'
    )
    const program = ts.createProgram([file], {
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2023,
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      types: []
    })
    const own = ts
      .getPreEmitDiagnostics(program)
      .filter(
        ({file}) =>
          !file ||
          /\/weekly-lint[^/]*\/(?:types\.ts|node_modules\/weekly-lint\/)/.test(file.fileName)
      )
    expect(own.map(({messageText}) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual(
      []
    )
  })
})
