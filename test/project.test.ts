import fs from 'node:fs'
import path from 'node:path'
import {toString as toText} from 'mdast-util-to-string'
import {describe, expect, test} from 'vitest'
import {rules as tuple} from '../rules/index.ts'
import {ruleIds} from '../scripts/rule-ids.ts'
import type {AnyRule} from '../src/engine/rule.ts'
import {parse} from '../src/syntax/processor.ts'
import type {Text} from '../src/text/language.ts'
import {circles, type Layer, readModule, readModules, violations} from './support/imports.ts'

const root = path.join(import.meta.dirname, '..')
const rules: readonly AnyRule[] = tuple

/** Which way imports point: down, and only what is marked `outside` touches files, network or clock. */
const layers: readonly Layer[] = [
  {name: 'text', files: /^src\/text\//, uses: []},
  // A rule parses nothing: neither `rules` nor `report` uses this.
  {name: 'parser', files: /^src\/syntax\/processor\.ts$/, uses: ['syntax']},
  {name: 'syntax', files: /^src\/syntax\//, uses: ['text']},
  {name: 'report', files: /^src\/report\//, uses: ['text', 'syntax']},
  {
    name: 'kit',
    files: /^src\/engine\/(?:option|rule)\.ts$/,
    uses: ['text', 'syntax', 'report']
  },
  {name: 'registry', files: /^rules\/index\.ts$/, uses: ['rules']},
  {name: 'rules', files: /^rules\//, uses: ['text', 'syntax', 'report', 'kit']},
  {
    name: 'engine',
    files: /^src\/engine\//,
    uses: ['text', 'syntax', 'parser', 'report', 'kit'],
    calculates: ['node:crypto']
  },
  {
    name: 'configuration',
    files:
      /^src\/config\/(?:check|expectation|glob|key-path|merge|presets|schema(?:-types)?|template|tree)\.ts$/,
    uses: ['text', 'report', 'kit', 'engine']
  },
  {
    name: 'reading',
    files: /^src\/(?:remark\/(?:index|project)|library\/read-configuration|index)\.ts$/,
    uses: ['kit', 'registry', 'configuration', 'config', 'project', 'library', 'remark'],
    outside: true
  },
  {
    name: 'remark',
    files: /^src\/remark\//,
    uses: ['text', 'syntax', 'parser', 'report', 'kit', 'registry', 'engine', 'configuration']
  },
  {
    name: 'library',
    files: /^src\/(?:library\/|browser\.ts$)/,
    uses: [
      ...['text', 'syntax', 'parser', 'report', 'kit', 'registry', 'engine'],
      ...['configuration', 'remark']
    ]
  },
  {
    name: 'reporters',
    files: /^src\/reporters\//,
    uses: ['text', 'syntax', 'report', 'kit', 'registry', 'engine'],
    calculates: ['node:crypto']
  },
  {
    name: 'explanation',
    files: /^src\/explanation\//,
    uses: ['text', 'syntax', 'report', 'kit', 'registry'],
    calculates: ['node:util']
  },
  {
    name: 'files',
    files: /^src\/project\/files\/|^src\/version\.ts$/,
    uses: ['text', 'syntax', 'parser', 'report'],
    outside: true
  },
  {
    name: 'git',
    files: /^src\/project\/git\//,
    uses: ['text', 'syntax', 'files'],
    outside: true
  },
  {
    name: 'config',
    files: /^src\/config\//,
    uses: ['text', 'syntax', 'report', 'kit', 'engine', 'configuration', 'files'],
    outside: true
  },
  {
    name: 'links',
    files: /^src\/links\//,
    uses: ['text', 'report', 'configuration', 'files', 'git', 'config'],
    outside: true
  },
  {
    name: 'project',
    files: /^src\/project\//,
    uses: ['text', 'syntax', 'report', 'kit', 'engine', 'configuration', 'files', 'git', 'config'],
    outside: true
  },
  {
    name: 'editor',
    files: /^src\/lsp\/features\//,
    uses: ['text', 'syntax', 'parser', 'report', 'kit', 'registry', 'engine']
  },
  {
    name: 'lsp',
    files: /^src\/lsp\//,
    uses: [
      ...['text', 'syntax', 'report', 'kit', 'registry', 'engine'],
      ...['configuration', 'files', 'git', 'config', 'project', 'editor']
    ],
    outside: true
  },
  {
    name: 'cli',
    files: /^src\/cli\//,
    uses: [
      ...['text', 'syntax', 'parser', 'report', 'kit', 'registry', 'engine'],
      ...[
        'reporters',
        'explanation',
        'configuration',
        'files',
        'git',
        'config',
        'links',
        'project',
        'lsp'
      ]
    ],
    outside: true
  },
  {
    name: 'start',
    files: /^src\/start\//,
    uses: ['project'],
    outside: true
  },
  {
    name: 'action',
    files: /^src\/action\//,
    uses: ['text', 'reporters', 'git', 'cli'],
    outside: true
  },
  // The page takes types alone from below: what runs there, runs in the worker.
  {
    name: 'page',
    files: /^site\/(?:app|pages|offline)\//,
    uses: ['text', 'syntax', 'kit', 'configuration', 'library', 'worker'],
    outside: true
  },
  {
    name: 'worker',
    files: /^site\/worker\//,
    uses: ['text', 'kit', 'library'],
    outside: true
  }
]

describe('imports', () => {
  const modules = readModules(root, [
    'rules',
    'src',
    'site/app',
    'site/offline',
    'site/pages',
    'site/worker'
  ])

  test('point one way', () => {
    expect(violations(modules, layers)).toEqual([])
  })

  test('make no circle', () => {
    expect(circles(modules)).toEqual([])
  })

  test('that point the wrong way are found', () => {
    const wrong = (file: string, text: string) =>
      violations(new Map([[file, readModule(file, text)]]), layers)
    expect(wrong('rules/a.ts', "import fs from 'node:fs'")).toEqual([
      'rules/a.ts (rules) imports node:fs'
    ])
    expect(wrong('rules/a.ts', "export * from 'fs'")).toEqual(['rules/a.ts (rules) imports fs'])
    expect(wrong('rules/a.ts', "import b from './b.ts'")).toEqual([])
    expect(wrong('rules/a.ts', "import type {B} from '../src/engine/lint.ts'")).toEqual([
      'rules/a.ts (rules) imports src/engine/lint.ts (engine)'
    ])
    expect(wrong('rules/a.ts', "import {parse} from '../src/syntax/processor.ts'")).toEqual([
      'rules/a.ts (rules) imports src/syntax/processor.ts (parser)'
    ])
    expect(wrong('src/report/a.ts', "await import('../project/files/read.ts')")).toEqual([
      'src/report/a.ts (report) imports src/project/files/read.ts (files)'
    ])
    expect(wrong('src/engine/lint.ts', 'process.exit(Date.now() - +new Date())')).toEqual([
      'src/engine/lint.ts (engine) uses process',
      'src/engine/lint.ts (engine) uses Date.now',
      'src/engine/lint.ts (engine) uses new Date()'
    ])
    expect(wrong('src/engine/lint.ts', 'a.process({fetch: new Date(0)})')).toEqual([])
  })

  test('that make a circle are found', () => {
    const module = (...imports: string[]) => ({imports, globals: []})
    expect(
      circles(
        new Map([
          ['a.ts', module('b.ts', 'd.ts')],
          ['b.ts', module('c.ts')],
          ['c.ts', module('b.ts')],
          ['d.ts', module('c.ts')]
        ])
      )
    ).toEqual(['b.ts → c.ts → b.ts'])
  })
})

describe('rules', () => {
  test('are all registered, by the names of their files', async () => {
    expect(rules.map(({id}) => id).toSorted()).toEqual(await ruleIds(root))
  })

  test.each(['README.md', 'README.zh-CN.md'])('are all in %s', (name) => {
    const text = fs.readFileSync(path.join(root, 'rules', name), 'utf8')
    const headings = parse(text).children.filter((node) => node.type === 'heading')
    expect(headings.filter(({depth}) => depth === 2).map((node) => toText(node))).toEqual(
      rules.map(({id}) => id)
    )
  })

  test.each(rules)('$id: every text is in one line, without a final full stop', (rule) => {
    const examples: AnyRule['examples'] = rule.examples
    const texts: Text[] = [
      rule.summary,
      rule.why,
      ...Object.values<Text>(rule.messages),
      ...Object.values<{description: Text}>(rule.options).map(({description}) => description),
      ...examples.map(({title}) => title)
    ]
    for (const {en, zh} of texts) {
      for (const text of [en, zh]) {
        expect(text).toBe(text.trim())
        expect(text).not.toMatch(/^$|[\r\n]|(?<!\d)[.。]$/)
        expect(text.split('`').length % 2, `backticks of ${text}`).toBe(1)
      }
      expect(zh).toMatch(/\p{Script=Han}/u)
    }
  })

  test.each(rules)('$id: messages say what is wrong, then what is right', (rule) => {
    for (const {en, zh} of Object.values<Text>(rule.messages)) {
      expect(en).toMatch(/^(?:Unexpected|Missing) .*(?:, expected |, remove |, add )/)
      expect(placeholders(zh)).toEqual(placeholders(en))
    }
  })
})

function placeholders(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).toSorted()
}

describe('public interface', () => {
  test('of the library', async () => {
    const library = await import('../src/index.ts')
    expect(Object.keys(library).toSorted()).toEqual([
      'createLinter',
      'default',
      'defineRule',
      'fix',
      'format',
      'lint',
      'readConfiguration',
      'rules',
      'toPlugin'
    ])
  })
})
