import {mkdirSync, readFileSync, rmSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv} from 'ajv'
import {afterEach, describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {schemaText} from '../scripts/schema/text.ts'
import {checkConfig} from '../src/config/check.ts'
import {maxConfigBytes} from '../src/config/find.ts'
import {matchesGlobs} from '../src/config/glob.ts'
import {typographyRules} from '../src/config/presets.ts'
import {formerIds} from '../src/engine/former-rules.ts'
import type {AnyRule} from '../src/engine/rule.ts'
import {bad, good, removeFolder, run, temporaryFolder, worse} from './support/command.ts'
import {readModules} from './support/imports.ts'

const report = '2023-week40.md'
const json = 'weekly-lint.config.json'

let folder = ''

/** A repository with files. */
function set(files: Readonly<Record<string, string>>): string {
  folder = temporaryFolder({'.git/HEAD': '', ...files})
  return folder
}

afterEach(() => {
  if (folder) removeFolder(folder)
  folder = ''
})

/** What a run says of a configuration that makes no sense. */
async function complaints(files: Readonly<Record<string, string>>, lang = 'en'): Promise<string[]> {
  const cwd = set({[report]: good, ...files})
  const {code, stdout, stderr} = await run(['--lang', lang], {cwd})
  expect([code, stdout]).toEqual([2, ''])
  return stderr.trimEnd().split('\n')
}

interface Shown {
  readonly value: unknown
  readonly from: string
}

interface Effective {
  readonly lang: Shown
  readonly title: Readonly<Record<string, Shown>>
  readonly sections: Shown
  readonly rules: Record<string, {severity: Shown; options: Record<string, Shown>}>
  readonly links: Record<string, Shown>
}

async function effective(cwd: string, file: string, ...argv: string[]): Promise<Effective> {
  const {code, stdout, stderr} = await run(['--print-config', file, ...argv], {cwd})
  expect([code, stderr]).toEqual([0, ''])
  return JSON.parse(stdout)
}

const off = '{"rules": {"numbered-list": "off"}}'

describe('forms', () => {
  const yaml = 'rules:\n  numbered-list: off # as it is\n'
  test.each([
    [json, off],
    [json, `\uFEFF${off.replaceAll(' ', '\r\n')}`],
    ['weekly-lint.config.jsonc', `// Why\n${off.replace('}}', ',},}')}`],
    ['weekly-lint.config.yaml', yaml],
    ['weekly-lint.config.yml', yaml],
    ['.weeklylintrc', yaml],
    ['.weeklylintrc', `/* Why */ ${off.replace('}}', '},}')}`],
    ['package.json', `{"name": "weekly-lint", "weekly-lint": ${off}}`]
  ])('%s: %j', async (name, text) => {
    const cwd = set({[report]: bad, [name]: text})
    expect(await run([], {cwd})).toMatchObject({code: 0, stdout: ''})
    expect(await run(['--no-config'], {cwd})).toMatchObject({code: 1})
  })

  test('nothing in a file is no configuration, and no mistake', async () => {
    for (const text of ['', '# Nothing yet\n', '{}']) {
      const cwd = set({[report]: bad, '.weeklylintrc': text})
      expect((await run([], {cwd})).stdout).toContain('numbered-list')
      removeFolder(cwd)
    }
  })

  test('a package.json of others is left alone, whatever is wrong with it', async () => {
    for (const text of ['{"name": "weekly-lint"}', '{"scripts": ', '[]', 'null']) {
      const cwd = set({[report]: good, 'package.json': text})
      expect(await run([], {cwd})).toMatchObject({code: 0})
      removeFolder(cwd)
    }
  })
})

describe('errors', () => {
  const cases: [text: string, ...complaints: string[]][] = [
    ['[]', '1:1: Unexpected value `[]`, expected an object with keys'],
    ['{"rule": {}}', '1:2: rule: Unexpected key `rule`, expected `rules`'],
    [
      '{"rules": {"image-alt": "warn",\n  "imge-alt": "off"}}',
      '2:3: rules.imge-alt: Unexpected rule `imge-alt`, expected `image-alt`'
    ],
    [
      '{\n  "rules": {"image-alt": "eror", "link-text": 3},\n  "lang": "cn"\n}',
      '2:26: rules.image-alt: Unexpected value `eror`, expected `error`',
      '2:47: rules.link-text: Unexpected value `3`, expected `off`, `warn`, `error`, or a list such as `["error", {}]`',
      '3:11: lang: Unexpected value `cn`, expected `en`'
    ],
    [
      '{"rules": {"numbered-list": ["error", {"maxdepth": 4}]}}',
      '1:40: rules.numbered-list[1].maxdepth: Unexpected option `maxdepth`, expected `maxDepth`'
    ],
    [
      '{"rules": {"numbered-list": ["error", {"maxDepth": 0}], "image-alt": ["warn", {}, 1]}}',
      '1:52: rules.numbered-list[1].maxDepth: Unexpected value `0`, expected a whole number of at least 1',
      '1:83: rules.image-alt[2]: Unexpected third entry, expected a severity and options'
    ],
    [
      '{"rules": {"image-alt": [], "link-text": ["warn", {"a": 1}]}}',
      '1:12: rules.image-alt[0]: Missing value, expected `off`, `warn` or `error`',
      '1:52: rules.link-text[1].a: Unexpected option `a`, the rule takes none, remove it'
    ],
    [
      '{"rules": {"title-format": ["warn", {"formats": ["{wek}"]}]}}',
      '1:50: rules.title-format[1].formats[0]: Unexpected placeholder `{wek}`, expected `{week}`'
    ],
    [
      '{"title": {"formats": ["{yaer}", "{week} {week}", ""], "numerals": "arab"}}',
      '1:24: title.formats[0]: Unexpected placeholder `{yaer}`, expected `{year}`',
      '1:34: title.formats[1]: Unexpected second `{week}`, expected each placeholder once',
      '1:51: title.formats[2]: Unexpected title template ``, expected a line of text without spaces around it',
      '1:68: title.numerals: Unexpected value `arab`, expected `arabic`'
    ],
    [
      '{"title": {"formats": ["{zzzzzz}"], "frontMatter": "a: b"}}',
      '1:24: title.formats[0]: Unexpected placeholder `{zzzzzz}`, expected `{year}`, `{month}`, `{week}`, `{issue}`, `{date}`, `{text}`',
      '1:52: title.frontMatter: Unexpected value `a: b`, expected a name on one line, without spaces around it'
    ],
    [
      '{"sections": ["Done", {"name": "Next", "aliases": ["done"]}, "Next"]}',
      '1:52: sections[1].aliases[0]: Unexpected second section `done`, expected each name once',
      '1:62: sections[2]: Unexpected second section `Next`, expected each name once'
    ],
    [
      '{"sections": [{"title": "Done"}, 3]}',
      '1:15: sections[0]: Missing key `name`',
      '1:16: sections[0].title: Unexpected key `title`, expected `name`, `aliases` or `optional`',
      '1:34: sections[1]: Unexpected value `3`, expected a name or an object such as `{"name": "总结"}`'
    ],
    ['{"sections": []}', '1:14: sections: Unexpected value `[]`, expected at least one entry'],
    [
      '{"files": ["../*.md", "{a,b}.md"]}',
      '1:12: files[0]: Unexpected value `../*.md`, expected a pattern of names, `/`, `*`, `**` and `?` such as `weekly/**/*.md`',
      '1:23: files[1]: Unexpected value `{a,b}.md`, expected a pattern of names, `/`, `*`, `**` and `?` such as `weekly/**/*.md`'
    ],
    [
      '{"overrides": [{"rules": {"imge-alt": 1}}]}',
      '1:16: overrides[0]: Missing key `files`',
      '1:27: overrides[0].rules.imge-alt: Unexpected rule `imge-alt`, expected `image-alt`'
    ],
    [
      '{"links": {"timeout": "1s", "hosts": {"a.example": {"concurency": 1}}}}',
      '1:23: links.timeout: Unexpected value `1s`, expected a whole number',
      '1:53: links.hosts["a.example"].concurency: Unexpected key `concurency`, expected `concurrency`'
    ],
    [
      '{"links": {"timeout": 2147483648, "gap": 1e300, "budget": 86400001}}',
      '1:23: links.timeout: Unexpected value `2147483648`, expected a whole number of at most 86400000',
      '1:42: links.gap: Unexpected value `1e+300`, expected a whole number of at most 86400000',
      '1:59: links.budget: Unexpected value `86400001`, expected a whole number of at most 86400000'
    ],
    [
      '{"links": {"retries": 101, "concurrency": 1e9, "hosts": {"a.example": {"gap": 1e10}}}}',
      '1:23: links.retries: Unexpected value `101`, expected a whole number of at most 100',
      '1:43: links.concurrency: Unexpected value `1000000000`, expected a whole number of at most 1000',
      '1:79: links.hosts["a.example"].gap: Unexpected value `10000000000`, expected a whole number of at most 86400000'
    ],
    [
      '{"extends": "./a\\u0000.json"}',
      '1:13: extends: Unexpected value `./a\\u{0}.json`, expected `recommended`, `strict`, `typography` or a file such as `./base.json`'
    ],
    [
      '{"links": {"cache": "a\\u0000b"}}',
      '1:21: links.cache: Unexpected value `a\\u{0}b`, expected a folder or `redis://…`'
    ],
    [
      '{"links": {"allowPrivate": true}}',
      '1:12: links.allowPrivate: Unexpected key `allowPrivate`, expected `cache`, `timeout`, `retries`, `concurrency`, `hostConcurrency`, `gap`, `budget`, `fragments`, `ignore` or `hosts`'
    ],
    [
      '{"__proto__": {"lang": "zh"}, "constructor": 1}',
      '1:2: __proto__: Unexpected key `__proto__`, expected `$schema`, `extends`, `files`, `lang`, `title`, `sections`, `rules`, `links` or `overrides`',
      '1:31: constructor: Unexpected key `constructor`, expected `$schema`, `extends`, `files`, `lang`, `title`, `sections`, `rules`, `links` or `overrides`'
    ],
    ['{"lang": "zh", "lang": "en"}', '1:16: Unexpected second key `lang`, expected each key once'],
    ['{"lang": "zh",}', '1:15: Missing key in double quotes, or a comma too many'],
    ['{"lang" "zh"}', '1:9: Missing `:`'],
    ['{"rules": {}\n "lang": "zh"}', '2:2: Missing `,`'],
    ["{'lang': 'zh'}", '1:2: Unexpected character, expected JSON with texts in double quotes'],
    [
      '{\n  // Why\n}',
      '2:3: Unexpected comment, expected none in this file; `weekly-lint.config.jsonc` may have them'
    ],
    ['', '1:1: Missing value, or a comma too many'],
    [
      '{"lang": "\u001B[31m"}',
      '1:10: Unexpected character, expected JSON with texts in double quotes'
    ],
    [
      '{"extends": "recomended"}',
      '1:13: extends: Unexpected value `recomended`, expected `recommended`'
    ],
    [
      '{"extends": ["strict", "./none.json"]}',
      '1:24: extends[1]: Missing file `./none.json`, expected one that exists'
    ],
    [
      `{"extends": "./weekly-lint.confg.json"}`,
      '1:13: extends: Missing file `./weekly-lint.confg.json`, expected `./weekly-lint.config.json`'
    ],
    [
      '{"extends": "../../../../etc/passwd"}',
      '1:13: extends: Unexpected file `../../../../etc/passwd`, expected one inside the project'
    ],
    [
      `{"extends": "./${json}"}`,
      `1:13: extends: Unexpected circle of files that build on each other (${json} → ${json}), expected none`
    ]
  ]

  test.each(cases)('%s', async (text, ...expected) => {
    expect(await complaints({[json]: text})).toEqual(
      expected.map((line) => `weekly-lint: ${json}:${line}`)
    )
  })

  const yaml: [text: string, complaint: string][] = [
    ['rules:\n  imge-alt: warn\n', '2:3: rules.imge-alt: Unexpected rule `imge-alt`, expected'],
    ['lang: zh\nrules:\n', '2:7: rules: Unexpected value `null`, expected an object with keys'],
    ['lang: zh\nlang: en\n', '2:1: Unexpected second key `lang`, expected each key once'],
    ['title:\n\tnumerals: any\n', '2:1: Unexpected YAML: '],
    ['files: [a\n', '2:1: Unexpected YAML: '],
    [
      'files: &a [x]\noverrides: [{files: *a}]\n',
      '2:21: Unexpected alias, expected the value itself'
    ],
    ['lang: !!js/function "x"\n', '1:21: Unexpected tag `tag:yaml.org,2002:js/function`'],
    ['lang: zh\n---\nlang: en\n', '2:1: Unexpected second document'],
    ['? [a]\n: 1\n', '1:3: Unexpected kind of key, expected a text'],
    ['rules: {__proto__: off}\n', '1:9: rules.__proto__: Unexpected rule `__proto__`, expected'],
    ['__proto__: 1\n', '1:1: __proto__: Unexpected key']
  ]

  test.each(yaml)('%j', async (text, expected) => {
    const [first] = await complaints({'weekly-lint.config.yaml': text})
    expect(first).toContain(`weekly-lint: weekly-lint.config.yaml:${expected}`)
  })

  test('in Chinese', async () => {
    const text = '{"rules": {"imge-alt": 1}, "lang": "cn", "sections": []}'
    expect(await complaints({[json]: text}, 'zh')).toEqual([
      `weekly-lint: ${json}:1:12: rules.imge-alt: 没有规则 \`imge-alt\`，应为 \`image-alt\``,
      `weekly-lint: ${json}:1:36: lang: 值 \`cn\` 有误，应为 \`en\``,
      `weekly-lint: ${json}:1:54: sections: 值 \`[]\` 有误，应为至少一项`
    ])
  })

  test('in package.json, with its own lines', async () => {
    const text = '{\n  "name": "a",\n  "weekly-lint": {\n    "rule": {}\n  }\n}\n'
    expect(await complaints({'package.json': text})).toEqual([
      'weekly-lint: package.json:4:5: weekly-lint.rule: Unexpected key `rule`, expected `rules`'
    ])
    rmSync(folder, {recursive: true})
    expect(await complaints({'package.json': '{"weekly-lint": {},}'})).toEqual([
      'weekly-lint: package.json:1:20: Missing key in double quotes, or a comma too many'
    ])
  })

  test('in a file that another builds on', async () => {
    const files = {[json]: '{"extends": "./config/base.yaml"}', 'config/base.yaml': 'lang: cn\n'}
    expect(await complaints(files)).toEqual([
      'weekly-lint: config/base.yaml:1:7: lang: Unexpected value `cn`, expected `en`'
    ])
  })

  test('a circle of several files', async () => {
    const files = {
      [json]: '{"extends": "a.json"}',
      'a.json': '{"extends": "b.json"}',
      'b.json': '{"extends": ["a.json"]}'
    }
    expect(await complaints(files)).toEqual([
      'weekly-lint: b.json:1:14: extends[0]: Unexpected circle of files that build on each other (a.json → b.json → a.json), expected none'
    ])
  })

  test('files that multiply', async () => {
    const many = (name: string) => JSON.stringify({extends: Array(99).fill(name)})
    const files = {[json]: many('./a.json'), 'a.json': many('./b.json'), 'b.json': '{}'}
    const [first] = await complaints(files)
    expect(first).toContain('Unexpected number of files to build on, expected at most 50')
  })

  test('two configurations in a folder', async () => {
    expect(await complaints({[json]: '{}', '.weeklylintrc': ''})).toEqual([
      `weekly-lint: Unexpected second configuration \`.weeklylintrc\` beside \`${json}\`, expected one in a folder`
    ])
    rmSync(folder, {recursive: true})
    expect(
      await complaints({
        'a/weekly-lint.config.yml': '',
        'a/package.json': '{"weekly-lint": {}}',
        [`a/${report}`]: good
      })
    ).toEqual([
      'weekly-lint: Unexpected second configuration `a/package.json` beside `a/weekly-lint.config.yml`, expected one in a folder'
    ])
  })

  test('code, which is never run, and names that are none', async () => {
    for (const name of ['weekly-lint.config.js', 'weekly-lint.config.toml', '.weeklylintrc.json']) {
      expect(await complaints({[name]: 'throw new Error("run")'})).toEqual([
        `weekly-lint: Unexpected configuration \`${name}\`, expected data, such as \`${json}\``
      ])
      rmSync(folder, {recursive: true})
    }
  })

  test('what is too large, too deep, no text or no file', async () => {
    const large = `{"files": ["${'a'.repeat(maxConfigBytes)}"]}`
    expect((await complaints({[json]: large}))[0]).toContain('expected at most 256 KiB')
    rmSync(folder, {recursive: true})
    const deep = ['[', '- ', '? ', 'a: ', '{"a":', '[{', '- ? '].flatMap((part) => [
      part.repeat(40_000),
      part.repeat(400)
    ])
    const steps = Array.from({length: 600}, (_, index) => `${' '.repeat(index)}a:`).join('\n')
    for (const text of [...deep, steps]) {
      const [first] = await complaints({'weekly-lint.config.yaml': text})
      expect(first).toContain('1:1: Unexpected depth of the file')
      rmSync(folder, {recursive: true})
    }
    expect((await complaints({[json]: '['.repeat(60_000)}))[0]).toContain('1:1: Unexpected depth')
    rmSync(folder, {recursive: true})
    const cwd = set({[report]: good})
    mkdirSync(join(cwd, json))
    expect((await run([], {cwd})).stderr).toContain('expected a regular file')
    rmSync(join(cwd, json), {recursive: true})
    symlinkSync(join(cwd, 'none'), join(cwd, json))
    expect((await run([], {cwd})).stderr).toContain(`Missing configuration file \`${json}\``)
    rmSync(join(cwd, json))
    symlinkSync('/etc/hostname', join(cwd, json))
    expect((await run([], {cwd})).stderr).toContain('expected a configuration inside the project')
  })

  test('of many, the first hundred are told, in linear time', async () => {
    const keys = Array.from({length: 20_000}, (_, index) => `k${index}`)
    const complaintOf: Record<string, (index: number) => string> = {
      [keys.map((key) => `${key}: 1`).join('\n')]: (index) =>
        `${index + 1}:1: k${index}: Unexpected key \`k${index}\``,
      [keys.map(() => 'lang: zh').join('\n')]: (index) => `${index + 2}:1: Unexpected second key`,
      [`files:\n${keys.map(() => '  - *a').join('\n')}`]: (index) =>
        `${index + 2}:5: Unexpected alias`
    }
    for (const [text, expected] of Object.entries(complaintOf)) {
      const lines = await complaints({'weekly-lint.config.yaml': text})
      expect(lines).toHaveLength(101)
      for (const [index, line] of lines.slice(0, -1).entries()) {
        expect(line).toContain(`weekly-lint.config.yaml:${expected(index)}`)
      }
      expect(lines.at(-1)).toMatch(
        /^weekly-lint: Unexpected (?:19900|19899) more places in `weekly-lint\.config\.yaml`/
      )
      rmSync(folder, {recursive: true})
    }
  })

  test('a filter gives back its text all the same', async () => {
    const cwd = set({[json]: '{"rule": 1}'})
    const {code, stdout, stderr} = await run(['--stdin', '--fix'], {cwd, stdin: bad})
    expect([code, stdout]).toEqual([2, bad])
    expect(stderr).toContain('Unexpected key `rule`')
  })

  test('nothing is written', async () => {
    const cwd = set({[report]: bad, [`z/${report}`]: bad, [`z/${json}`]: '{"rule": 1}'})
    expect((await run(['--fix'], {cwd})).code).toBe(2)
    expect(readFileSync(join(cwd, report), 'utf8')).toBe(bad)
  })
})

test('nothing that reads configurations is loaded without one', () => {
  const modules = readModules('.', ['src', 'rules'])
  const lazy = ['valibot', 'jsonc-parser', 'yaml', 'src/config/extend.ts', 'src/config/schema.ts']
  const loaded = new Set<string>()
  const load = (file: string) => {
    if (loaded.has(file)) return
    loaded.add(file)
    const text = modules.has(file) ? readFileSync(file, 'utf8') : ''
    for (const name of modules.get(file)?.imports ?? []) {
      const specifier = name.split('/').at(-1) ?? name
      const isNeeded = new RegExp(`^(?:import(?! type)|export|\\}) .*${specifier}'$`, 'm').test(
        text
      )
      if (isNeeded) load(name)
    }
  }
  load('src/cli/commands/lint.ts')
  expect(loaded).toContain('src/config/configurations.ts')
  expect(lazy.filter((name) => loaded.has(name))).toEqual([])
})

describe('discovery', () => {
  test('the nearest file counts, alone', async () => {
    const cwd = set({
      [json]: '{"rules": {"numbered-list": "off", "title-week": "off"}}',
      'a/weekly-lint.config.yaml': 'rules: {title-week: warn}',
      [`a/b/${report}`]: bad,
      [report]: bad
    })
    expect((await run([report], {cwd})).stdout).toBe('')
    expect((await run(['a'], {cwd})).stdout).toContain('numbered-list')
    const {rules} = await effective(cwd, `a/b/${report}`)
    expect(rules['title-week']?.severity).toEqual({
      value: 'warn',
      from: 'a/weekly-lint.config.yaml:1'
    })
    expect(rules['numbered-list']?.severity).toEqual({value: 'error', from: 'default'})
  })

  test('ends at the root of the repository', async () => {
    const cwd = set({[json]: off, 'inner/.git/HEAD': '', [`inner/${report}`]: bad})
    expect((await run(['inner'], {cwd})).stdout).toContain('numbered-list')
  })

  test('outside of a repository, ends at the home folder', async () => {
    const cwd = set({[json]: off, [`home/me/notes/${report}`]: bad})
    rmSync(join(cwd, '.git'), {recursive: true})
    const notes = join(cwd, 'home/me/notes')
    expect((await run([], {cwd: notes, env: {HOME: join(cwd, 'home/me')}})).code).toBe(1)
    expect((await run([], {cwd: notes, env: {HOME: join(cwd, 'elsewhere')}})).code).toBe(0)
  })

  test('--config is for all files, wherever it is; --no-config is none', async () => {
    const cwd = set({
      [json]: '{}',
      'my.conf': off,
      [report]: bad,
      [`a/${report}`]: bad,
      [`a/${json}`]: '{}'
    })
    expect((await run(['--config', 'my.conf'], {cwd})).stdout).toBe('')
    expect((await run(['--no-config'], {cwd})).stdout).toContain('✖ 2 errors')
    expect((await run(['--config', 'none.json'], {cwd})).stderr).toBe(
      'weekly-lint: Missing configuration file `none.json`\n'
    )
    expect((await run(['--config', 'my.conf', '--no-config'], {cwd})).stderr).toContain(
      'Unexpected `--config` beside `--no-config`'
    )
    expect((await run(['--print-config', 'a.md', 'b.md'], {cwd})).code).toBe(2)
  })

  test('a report from standard input has the configuration of its name', async () => {
    const cwd = set({[`a/${json}`]: off})
    expect((await run(['--stdin'], {cwd, stdin: bad})).code).toBe(1)
    const argv = ['--stdin', '--stdin-filename', `a/${report}`]
    expect((await run(argv, {cwd, stdin: bad})).code).toBe(0)
  })

  test('a broken configuration is only in the way of its own reports', async () => {
    const cwd = set({[json]: '{', [`a/${json}`]: '{}', [`a/${report}`]: good})
    expect((await run(['a'], {cwd})).code).toBe(0)
  })
})

describe('precedence', () => {
  const files = {
    'base.json':
      '{"rules": {\n"title-week": "off",\n"image-alt": "off",\n"link-text": "off",\n"no-bare-url": "off"}}',
    [json]: JSON.stringify({
      extends: ['strict', './base.json'],
      rules: {'image-alt': 'warn', 'link-text': 'warn', 'no-bare-url': 'warn'},
      overrides: [
        {files: ['2023/**'], rules: {'link-text': 2, 'no-bare-url': 2}},
        {files: ['*.md'], rules: {'no-bare-url': 0}}
      ]
    })
  }

  test('command line > overrides > configuration > extends > defaults', async () => {
    const cwd = set(files)
    const {rules} = await effective(cwd, '2023/a.md', '--rule', 'cjk-emphasis: warn')
    const severity = (id: string) => rules[id]?.severity
    expect(severity('cjk-emphasis')).toEqual({value: 'warn', from: 'command line'})
    expect(severity('no-bare-url')).toEqual({value: 'off', from: `${json}:1`})
    expect(severity('link-text')).toEqual({value: 'error', from: `${json}:1`})
    expect(severity('image-alt')).toEqual({value: 'warn', from: `${json}:1`})
    expect(severity('title-week')).toEqual({value: 'off', from: 'base.json:2'})
    expect(severity('no-unknown-section')).toEqual({value: 'error', from: 'strict'})
    const other = await effective(cwd, '2024/a.md')
    expect(other.rules['link-text']?.severity).toEqual({value: 'warn', from: `${json}:1`})
    expect(other.rules['no-bare-url']?.severity.value).toBe('off')
  })

  test('a severity alone keeps the options; options are set one by one', async () => {
    const cwd = set({
      'base.json': '{"rules": {"title-format": ["warn", {"numerals": "arabic"}]}}',
      [json]:
        '{"extends": "./base.json", "rules": {"title-format": ["error", {"formats": ["{week}"]}]}}'
    })
    const {rules} = await effective(cwd, 'a.md', '--rule', 'title-format: warn')
    expect(rules['title-format']).toEqual({
      severity: {value: 'warn', from: 'command line'},
      options: {
        formats: {value: ['{week}'], from: `${json}:1`},
        numerals: {value: 'arabic', from: 'base.json:1'}
      }
    })
  })

  test('title by key, sections as a whole, links by key and host', async () => {
    const cwd = set({
      'base.yaml': [
        'title: {numerals: chinese, frontMatter: title}',
        'sections: [A, B]',
        'links: {timeout: 5, retries: 1, hosts: {a.example: {retries: 2}}}'
      ].join('\n'),
      [json]:
        '{"extends": "base.yaml", "title": {"numerals": "arabic"}, "sections": ["C"], "links": {"timeout": 6, "hosts": {"b.example": {}}}}'
    })
    const {title, sections, links} = await effective(cwd, 'a.md')
    expect(title.numerals).toEqual({value: 'arabic', from: `${json}:1`})
    expect(title.frontMatter).toEqual({value: 'title', from: 'base.yaml:1'})
    expect(title.formats?.from).toBe('default')
    expect(sections).toEqual({value: [{name: 'C'}], from: `${json}:1`})
    expect(links.timeout).toEqual({value: 6, from: `${json}:1`})
    expect(links.retries).toEqual({value: 1, from: 'base.yaml:3'})
    expect(Object.keys(links.hosts ?? {})).toEqual(['a.example', 'b.example'])
  })

  test('later in `extends` is stronger; globs are relative to the file that says them', async () => {
    const cwd = set({
      'a.json': '{"rules": {"image-alt": "off"}}',
      'sub/b.json':
        '{"rules": {"image-alt": "warn"}, "overrides": [{"files": ["/x/*.md"], "sections": ["B"]}]}',
      [json]: '{"extends": ["a.json", "sub/b.json"]}'
    })
    const {rules} = await effective(cwd, 'a.md')
    expect(rules['image-alt']?.severity).toEqual({value: 'warn', from: 'sub/b.json:1'})
    expect((await effective(cwd, 'x/a.md')).sections.from).toBe('default')
    expect((await effective(cwd, 'sub/x/a.md')).sections.from).toBe('sub/b.json:1')
  })

  test('overrides are for rules, title and sections; formats of a rule are titles to all', async () => {
    const format = '周刊 {year}/{week}'
    const cwd = set({
      'a/2023-40.md': '# 周刊 2023/54\n\n## 一\n\n好\n',
      [json]: JSON.stringify({
        overrides: [
          {
            files: ['a/**'],
            rules: {'title-format': ['error', {formats: [format]}]},
            sections: ['一']
          }
        ]
      })
    })
    const {stdout} = await run(['a/2023-40.md', '--reporter', 'compact'], {cwd})
    expect(stdout).toBe(
      'a/2023-40.md:1:11: [title-week] Unexpected week `54`, expected `1` to `52` in 2023\n'
    )
  })

  test('language: command line, configuration, environment', async () => {
    const cwd = set({[json]: '{"lang": "zh"}', [report]: bad})
    const env = {LANG: 'en_US.UTF-8'}
    const {stdout, stderr} = await run([], {cwd, env})
    expect(stdout).toContain('应为')
    expect(stderr).toContain('检查了')
    expect((await run(['--lang', 'en'], {cwd, env})).stdout).toContain('Unexpected')
    expect((await run(['--no-config'], {cwd, env})).stdout).toContain('Unexpected')
    expect((await effective(cwd, 'a.md')).lang).toEqual({value: 'zh', from: `${json}:1`})
    expect((await effective(cwd, 'a.md', '--lang=en')).lang.from).toBe('command line')
    expect((await effective(cwd, 'a.md', '--no-config')).lang.from).toBe('environment')
  })
})

describe('presets', () => {
  test('recommended is what is so without configuration', async () => {
    const cwd = set({[json]: '{"extends": ["strict", "recommended", "typography"]}'})
    const {rules: set_} = await effective(cwd, 'a.md')
    const severities = Object.entries(set_).map(([id, {severity}]) => [id, severity.value])
    const isTypography = (id: string) => typographyRules.some((rule) => rule === id)
    expect(severities).toEqual(
      rules.map(({id, severity}) => [id, isTypography(id) ? 'warn' : severity])
    )
  })

  test('typography holds the rules that change text, and says nothing of others', async () => {
    const isTypography = ({id, changes}: AnyRule) =>
      (changes === 'text' && id !== 'link-text') || id === 'paired-marks'
    expect((rules as readonly AnyRule[]).filter(isTypography).map(({id}) => id)).toEqual([
      ...typographyRules
    ])
    const text = `${good}\n用Github写，，好(真的)\n`
    const cwd = set({[json]: '{"extends": "typography"}', [report]: text})
    const {stdout} = await run(['--reporter', 'compact'], {cwd})
    expect(stdout.match(/\[[a-z-]+\]/g)).toEqual([
      ...['[cjk-spacing]', '[proper-nouns]', '[cjk-spacing]'],
      ...['[repeated-punctuation]', '[full-width-punctuation]']
    ])
    expect((await run(['--no-config', '--reporter', 'compact'], {cwd})).stdout).not.toContain('[')
  })

  test('strict makes errors of warnings', async () => {
    const cwd = set({[json]: '{"extends": "strict"}', [report]: worse.replace('第53周', '第40周')})
    expect((await run(['--no-config'], {cwd})).code).toBe(0)
    expect((await run([], {cwd})).code).toBe(1)
  })
})

describe('files', () => {
  test('decide which files of a folder are reports', async () => {
    const cwd = set({
      [json]:
        '{"files": ["weekly/**/*.md", "weekly/2/*", "!weekly/draft/**"], "rules": {"unique-week": "off"}}',
      'weekly/a.md': good,
      'weekly/2/b 😀.markdown': good,
      'weekly/2/第一周 é.md': good,
      'weekly/draft/2023-week41.md': bad,
      [report]: bad,
      [`other/${report}`]: good,
      [`other/${json}`]: '{"rules": {"unique-week": "off"}}'
    })
    const {code, stderr} = await run([], {cwd})
    expect(code).toBe(0)
    expect(stderr).toContain('Read 4 reports of 6 Markdown files')
    expect((await run([report], {cwd})).code).toBe(1)
  })

  test('that take nothing are told', async () => {
    const cwd = set({[json]: '{"files": ["weekly/**"]}', [report]: good})
    const {code, stderr} = await run([], {cwd})
    expect(code).toBe(2)
    expect(stderr).toContain('`files` of the configuration takes none of 1 Markdown file in `.`')
  })

  test.each<[globs: string[], path: string, expected: boolean]>([
    [['weekly/**/*.md'], 'weekly/a.md', true],
    [['weekly/**/*.md'], 'weekly/2023/10/a.md', true],
    [['weekly/**/*.md'], 'a/weekly/a.md', false],
    [['weekly/2022/**'], 'weekly/2022/a/b.md', true],
    [['weekly/2022/**'], 'weekly/20222/a.md', false],
    [['*.md'], 'a/b/c.md', true],
    [['./*.md'], 'a/c.md', false],
    [['/*.md'], 'c.md', true],
    [['weekly/'], 'a/weekly/b.md', true],
    [['week??.md'], 'week40.md', true],
    [['week??.md'], 'week😀1.md', true],
    [['**', '!a/**', 'a/b.md'], 'a/b.md', true],
    [['**', '!a/**'], 'a/c.md', false],
    [['**'], '../a.md', false],
    [['caf\u00E9/*.md'], 'cafe\u0301/a.md', true],
    [['caf?/*.md'], 'cafe\u0301/a.md', true],
    [['[a]/*.md'], '[a]/b.md', true]
  ])('%j %s: %s', (globs, path, expected) => {
    expect(matchesGlobs(globs, path)).toBe(expected)
  })

  test('a hostile pattern costs nothing', () => {
    const started = performance.now()
    expect(matchesGlobs([`${'*a'.repeat(99)}b`], 'a'.repeat(4000))).toBe(false)
    expect(matchesGlobs([`${'**/a/'.repeat(39)}b`], 'a/'.repeat(2000))).toBe(false)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('schema.json', () => {
  const text = schemaText()
  const accepts = new Ajv({allowUnionTypes: true, strictTuples: false}).compile(JSON.parse(text))

  const example = {
    $schema: './node_modules/weekly-lint/schema.json',
    extends: ['recommended'],
    files: ['weekly/**/*.md'],
    lang: 'zh',
    title: {formats: ['{year} 年第{week}周周报'], numerals: 'any'},
    sections: [
      {name: '生活'},
      {name: '技术'},
      {name: '总结', aliases: ['简单总结'], optional: false}
    ],
    rules: {
      'image-alt': 'warn',
      'numbered-list': ['error', {maxDepth: 4}],
      'link-text': 'off'
    },
    links: {
      cache: '.cache/weekly-lint',
      timeout: 10000,
      ignore: ['https://internal.example/**'],
      hosts: {'github.com': {concurrency: 2}}
    },
    overrides: [
      {
        files: ['weekly/2022/**'],
        rules: {'title-format': ['error', {formats: ['{year}年{month}月第{week}周简报']}]}
      }
    ]
  }

  const values: unknown[] = [
    example,
    {},
    [],
    null,
    3,
    'a',
    {rule: {}},
    {constructor: 1},
    JSON.parse('{"__proto__": 1}'),
    ...['recommended', 'typography', './a', 'a.json', 'a', '', 1, ['strict', './a'], ['b'], {}].map(
      (value) => ({extends: value})
    ),
    ...[[], ['a'], ['{a}'], ['../a'], ['a/..'], ['a..b'], [''], ['!a'], ['!'], 'a', [1]].map(
      (files) => ({files})
    ),
    ...['zh', 'en', 'fr', null].map((lang) => ({lang})),
    ...[
      {},
      [],
      {formats: []},
      {formats: ['{year}']},
      {formats: ['{year}{year}']},
      {formats: ['{yaer}']},
      {formats: ['{ year}']},
      {formats: ['a { b']},
      {formats: [' a']},
      {formats: ['a\nb']},
      {formats: ['a'.repeat(201)]},
      {numerals: 'chinese'},
      {numerals: 'roman'},
      {frontMatter: 'title'},
      {frontMatter: 'a b'},
      {format: 'a'}
    ].map((title) => ({title})),
    ...[[], ['*'], ['a', {name: 'b'}], [{}], [{name: 'a', optional: 1}], [' a'], [1], [['a']]].map(
      (sections) => ({sections})
    ),
    ...['off', 0, 2, 3, true, [], ['warn'], ['warn', {}], ['warn', []], ['warn', {}, {}], [{}]].map(
      (setting) => ({rules: {'image-alt': setting}})
    ),
    ...[{maxDepth: 1}, {maxDepth: 0}, {maxDepth: 1.5}, {maxDepth: '1'}, {maxdepth: 1}].map(
      (options) => ({rules: {'numbered-list': ['error', options]}})
    ),
    ...[{numerals: 'any'}, {numerals: 'all'}, {formats: ['{wek}']}, {formats: 'a'}].map(
      (options) => ({rules: {'title-format': ['error', options]}})
    ),
    {rules: []},
    {rules: {'imge-alt': 1}},
    ...[
      {timeout: 0},
      {timeout: 1},
      {ignore: 'a'},
      {hosts: []},
      {hosts: {a: {concurrency: 1}}},
      {hosts: {a: {b: 1}}},
      {hosts: {a: {gap: 0}}},
      {gap: -1},
      {budget: 0},
      {fragments: 1},
      {cache: 'redis://cache.example:6379'},
      {token: 'a'},
      {proxy: 'http://a.example'},
      {allowPrivate: true}
    ].map((links) => ({links})),
    ...[{}, [{}], [{files: ['a']}], [{files: []}], [{files: ['a'], extends: 'strict'}]].map(
      (overrides) => ({overrides})
    )
  ]

  test('is what the rules say', () => {
    expect(readFileSync('schema.json', 'utf8')).toBe(text)
  })

  test('accepts the example', () => {
    expect(checkConfig(example, rules)).toEqual([])
    expect(accepts(example)).toBe(true)
  })

  test.each(values.map((value) => [JSON.stringify(value).slice(0, 100), value]))(
    'says the same as the checker of %s',
    (_, value) => {
      expect(accepts(value)).toBe(checkConfig(value, rules).length === 0)
    }
  )

  test('knows every rule with its options and defaults', () => {
    const {properties} = JSON.parse(text).$defs.rules
    expect(Object.keys(properties)).toEqual([...rules.map(({id}) => id), ...formerIds])
    for (const {id, options, severity, summary} of rules) {
      expect(properties[id].description).toContain(summary.en)
      expect(properties[id].default).toBe(severity)
      const known = properties[id].anyOf[1].items[1].properties
      expect(Object.keys(known)).toEqual(Object.keys(options))
    }
  })
})
