import fs from 'node:fs'
import path from 'node:path'
import type {Root} from 'mdast'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import remarkPresetLintConsistent from 'remark-preset-lint-consistent'
import remarkPresetLintRecommended from 'remark-preset-lint-recommended'
import remarkStringify from 'remark-stringify'
import {type Pluggable, type PluggableList, unified} from 'unified'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import imageAlt from '../rules/image-alt.ts'
import numberedList from '../rules/numbered-list.ts'
import {wellWrittenReports} from '../scripts/bench/archive.ts'
import preset, {defineRule, lint, type Message, rules, toPlugin} from '../src/index.ts'
import {splice} from '../src/syntax/edit.ts'
import {parse} from '../src/syntax/processor.ts'
import {hasSameTree} from '../src/syntax/same-tree.ts'
import {goodReport} from './support/good-report.ts'

/** Our messages on a text, from a pipeline of plugins and of settings. */
async function run(text: string, plugins: PluggableList, settings: object = {}) {
  const processor = unified().use(remarkParse).use({plugins, settings})
  const file = new VFile({value: text})
  await processor.run(processor.parse(file), file)
  const messages = file.messages as Message[]
  return {
    file,
    tree: processor.parse(file),
    ours: messages.filter(({source}) => source === 'weekly-lint'),
    others: messages.filter(({source}) => source !== 'weekly-lint')
  }
}

const shown = (messages: readonly Message[]) =>
  messages.map(({ruleId, line, column, fix}) => ({ruleId, line, column, fix}))

const badReport = goodReport
  .replace('2023 年', '2023年')
  .replace('1. 周一', '- 周一')
  .replace('2. 周五', '- 周五')
  .replace('3. 读完', '- 读完')
  .replace('![屋檐下的柿子]', '![]')

describe('beside presets of remark-lint', () => {
  const others = {
    recommended: remarkPresetLintRecommended,
    consistent: remarkPresetLintConsistent
  }
  test.each(Object.entries(others))('%s, before and after', async (_, other) => {
    const {ours: alone} = await run(badReport, [preset])
    expect(alone.map(({ruleId}) => ruleId)).toEqual(['title-format', 'numbered-list', 'image-alt'])
    for (const plugins of [
      [other, preset],
      [preset, other]
    ]) {
      const {ours, others} = await run(`${badReport}\n[甲][]\n`, plugins)
      expect(shown(ours).slice(0, 3)).toEqual(shown(alone))
      if (other === remarkPresetLintRecommended)
        expect(others).toContainEqual(
          expect.objectContaining({ruleId: 'no-undefined-references', source: 'remark-lint'})
        )
    }
  })

  test('comments switch off the rules of both', async () => {
    const text = `${badReport}\n<!-- lint disable -->\n\n![](a.png) [甲][]\n`
    for (const plugins of [
      [remarkPresetLintRecommended, preset],
      [preset, remarkPresetLintRecommended]
    ]) {
      const {file} = await run(text, plugins)
      const line = badReport.split('\n').length
      expect(file.messages.filter((message) => message.line! > line)).toEqual([])
    }
  })
})

describe('options of the user for', () => {
  test.each([
    ['before', [[remarkGfm, {singleTilde: false}], preset]],
    ['after', [preset, [remarkGfm, {singleTilde: false}]]]
  ] as [string, PluggableList][])('remark-gfm count %s the preset', async (_, plugins) => {
    const {tree} = await run('~一~ ~~二~~\n', plugins)
    expect(typesOf(tree).filter((type) => type === 'delete')).toHaveLength(1)
  })

  test.each([
    ['before', [[remarkFrontmatter, ['yaml', 'toml']], preset]],
    ['after', [preset, [remarkFrontmatter, ['yaml', 'toml']]]]
  ] as [string, PluggableList][])('remark-frontmatter count %s it', async (_, plugins) => {
    const {tree} = await run('+++\ntitle = "甲"\n+++\n', plugins)
    expect(typesOf(tree)).toContain('toml')
  })
})

function typesOf(tree: Root): string[] {
  const types: string[] = []
  visit(tree, (node) => {
    types.push(node.type)
  })
  return types
}

describe('beside other syntax', () => {
  const foreign = {
    'remark-math': [remarkMath, '质能 $E = mc^2$ 是\n\n$$\n1、x\n$$\n'],
    'remark-directive': [remarkDirective, ':::note[提示]\n1. 甲\n:::\n\n见 :abbr[周报]{title=x}\n'],
    'remark-mdx': [
      remarkMdx,
      "import Chart from './chart.js'\n\n<Chart a={1} />\n\n共 {1 + 1} 条\n"
    ]
  } satisfies Record<string, [Pluggable, string]>

  test.each(Object.entries(foreign))('%s', async (_, [plugin, text]) => {
    const addition = (report: string) => report.replace('\n## 总结', `\n${text}\n## 总结`)
    const isMdx = (plugin as Pluggable) === remarkMdx
    // Not autolinks in MDX, where `<` begins a tag.
    const withoutAddress = (report: string) =>
      isMdx ? report.replace(/<(https:[^>]+)>/, '[文档]($1)') : report
    const clean = withoutAddress(addition(goodReport))
    const wrong = withoutAddress(addition(badReport))
    for (const plugins of [
      [plugin, preset],
      [preset, plugin]
    ]) {
      expect((await run(clean, plugins)).ours.map(String)).toEqual([])
      const {ours, tree} = await run(wrong, plugins)
      expect(ours.map(({ruleId}) => ruleId)).toEqual(['title-format', 'numbered-list', 'image-alt'])
      const edits = ours.flatMap(({fix}) => fix ?? [])
      expect(edits).toHaveLength(2)
      const fixed = splice(wrong, edits)
      const {ours: left, tree: after} = await run(fixed, plugins)
      expect(left.map(({ruleId}) => ruleId)).toEqual(['image-alt'])
      expect(typesOf(after)).toEqual(typesOf(tree))
    }
  })
})

describe('trees that the text does not have', () => {
  /** Changes the tree before our plugin runs. */
  const change = (transform: (tree: Root) => void) => () => transform

  test('are linted, without edits', async () => {
    const moved = change((tree) => {
      visit(tree, 'heading', (heading) => {
        if (heading.depth === 2) heading.children.push({type: 'text', value: '!'})
      })
    })
    const {ours} = await run(badReport, [moved, preset])
    expect(ours.map(({ruleId}) => ruleId)).toContain('image-alt')
    expect(ours.filter(({fix, suggestion, expected}) => fix ?? suggestion ?? expected)).toEqual([])
  })

  test('have no messages where they have no positions', async () => {
    const empty = change((tree) => {
      visit(tree, (node) => {
        delete node.position
      })
      tree.children.push({type: 'paragraph', children: [{type: 'text', value: '甲'}]})
    })
    const {file} = await run(badReport, [empty, preset])
    expect(file.messages).toEqual([])
  })

  test('have messages where only the positions are lost', async () => {
    const empty = change((tree) => {
      visit(tree, (node) => {
        delete node.position
      })
    })
    const {ours} = await run(badReport, [empty, preset])
    expect(shown(ours)).toEqual(shown((await run(badReport, [preset])).ours))
  })

  test('are survived where a generated node stands among others', async () => {
    const added = change((tree) => {
      tree.children.splice(2, 0, {
        type: 'list',
        ordered: false,
        children: [
          {
            type: 'listItem',
            children: [{type: 'paragraph', children: [{type: 'text', value: '目录'}]}]
          }
        ]
      })
      tree.children.unshift({type: 'heading', depth: 2, children: []})
    })
    const {ours} = await run(badReport, [added, preset])
    expect(ours.filter(({fix}) => fix)).toEqual([])
  })
})

describe('a rule of a user', () => {
  const noWord = defineRule({
    id: 'no-word',
    summary: {en: 'No word', zh: '禁用词'},
    why: {en: 'It says nothing', zh: '这个词没有信息'},
    severity: 'warn',
    changes: 'nothing',
    options: {
      word: {
        type: 'string',
        default: '柿子',
        description: {en: 'The word', zh: '禁用的词'}
      }
    },
    messages: {word: {en: 'Unexpected `{word}`', zh: '不应使用「{word}」'}},
    examples: [],
    *check(report, {word}) {
      const start = report.text.indexOf(word)
      if (start >= 0)
        yield {
          message: 'word',
          values: {word},
          range: [start, start + word.length],
          suggestion: {range: [start, start + word.length], text: ''}
        }
    }
  })

  test('runs as a plugin, alone or beside the preset', async () => {
    const own = toPlugin(noWord)
    expect(toPlugin(noWord)).toBe(own)
    const {ours} = await run(goodReport, [own])
    expect(ours).toMatchObject([{ruleId: 'no-word', fatal: false, suggestion: {text: ''}}])
    const {ours: both} = await run(badReport, [preset, [own, ['error', {word: '胶片'}]]])
    expect(both.map(({ruleId}) => ruleId)).toEqual([
      'title-format',
      'numbered-list',
      'no-word',
      'image-alt'
    ])
    const {ours: without} = await run(goodReport, [preset])
    expect(without).toEqual([])
  })

  test('has the options that it declares, and an id of its own', async () => {
    const {ours} = await run(goodReport, [[toPlugin(noWord), ['warn', {words: 'x'}]]])
    expect(ours.map(String)).toEqual([
      '1:1: plugins.rules.no-word[1].words: Unexpected option `words`, expected `word`'
    ])
    const twin = toPlugin({...noWord, id: 'image-alt'})
    expect((await run(goodReport, [preset, twin])).ours.map(String)).toEqual([
      expect.stringContaining('Unexpected id `image-alt` of an own rule')
    ])
  })

  test('is switched off by a comment', async () => {
    const {ours} = await run(`<!-- weekly-lint disable no-word -->\n\n${goodReport}`, [
      toPlugin(noWord)
    ])
    expect(ours).toEqual([])
  })
})

describe('comments', () => {
  const comment = (name: string) =>
    badReport.replace('![]', `<!-- ${name} ignore image-alt -->\n\n![]`)

  test.each(['lint', 'weekly-lint'])('of the name %s count', async (name) => {
    for (const plugins of [[preset], [toPlugin(numberedList), toPlugin(imageAlt)]]) {
      const {ours} = await run(comment(name), plugins)
      expect(ours.map(({ruleId}) => ruleId)).not.toContain('image-alt')
      expect(ours.map(({ruleId}) => ruleId)).toContain('numbered-list')
    }
  })
})

describe('settings', () => {
  test('are those of a configuration', async () => {
    const weeklyLint = {lang: 'zh', sections: ['生活'], rules: {'image-alt': 'warn'}}
    const text = '# 2023 年第40周周报\n\n## 生活\n\n![](a.png)\n'
    expect((await run(text, [preset], {weeklyLint})).ours).toMatchObject([
      {ruleId: 'image-alt', fatal: false, reason: '图片缺少说明，请写明画面内容'}
    ])
  })

  test('that are wrong are told of, each by its keys', async () => {
    const weeklyLint = {language: 'zh', rules: {'image-alts': 'warn'}}
    const {ours} = await run(badReport, [preset], {weeklyLint})
    expect(ours).toMatchObject([{fatal: true}, {fatal: true}])
    expect(ours.map(String)).toEqual([
      '1:1: settings.weeklyLint.rules.image-alts: Unexpected rule `image-alts`, expected `image-alt`',
      expect.stringContaining('settings.weeklyLint.language: Unexpected key `language`')
    ])
  })
})

describe('what is wrong', () => {
  test('a text that is too complex is one finding, as in the command', async () => {
    const text = `${'- '.repeat(40)}a\n`
    const {file} = await run(text, [preset])
    expect(file.messages.map(({reason}) => reason)).toEqual([
      expect.stringMatching(/^Unexpected 40 levels of lists and quotations, expected at most \d+$/)
    ])
  })

  // unified-engine 11 takes a file with an error for one that has ended, though its transformer has not:
  // other files that end in between make it wait for ever.
  test.each([
    ['in a report', badReport, {}],
    ['in the settings', goodReport, {weeklyLint: true}]
  ])('an error %s, and the end, are one turn', async (_, value, settings) => {
    const processor = unified()
      .use(remarkParse)
      .use({plugins: [preset], settings: settings as object})
    const file = new VFile({value})
    const hasError = () => file.messages.some(({fatal}) => fatal)
    let isEnded = false
    let isSeenBefore = false
    processor.run(processor.parse(file), file, () => {
      isEnded = true
    })
    // Looks in between all turns; nothing here waits for anything but promises.
    while (!isEnded) {
      isSeenBefore ||= hasError()
      await undefined
    }
    expect(hasError()).toBe(true)
    expect(isSeenBefore).toBe(false)
  })

  test.each([
    [true, 'settings.weeklyLint: Unexpected value `true`, expected an object with keys'],
    ['x', 'settings.weeklyLint: Unexpected value `"x"`, expected an object with keys'],
    [
      {configuration: 'no'},
      'settings.weeklyLint.configuration: Unexpected value `"no"`, expected `true` or `false`'
    ]
  ])('settings.weeklyLint: %j', async (weeklyLint, expected) => {
    const {file} = await run('# 2023 年第40周周报\n', [preset], {weeklyLint})
    expect(file.messages.map(({reason, fatal}) => [reason, fatal])).toEqual([[expected, true]])
  })
})

describe('remark-stringify with the settings of the preset', () => {
  const layout = rules.filter((rule) => 'layout' in rule && rule.layout)
  const processor = unified().use(remarkParse).use(preset).use(remarkStringify).freeze()

  const folder = path.join(import.meta.dirname, '../fixtures/reports')
  const fixtures = fs
    .readdirSync(folder)
    .filter((name) => /^[^.]+\.md$/.test(name))
    .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))

  test('writes our layout', {timeout: 120_000}, async () => {
    const ids = layout.map(({id}) => id) as string[]
    const tasks = goodReport.replace('1. 复习', '- [x] 复习\n- [ ] 做\n\n    > 引用\n\n1. 复习')
    for (const text of [goodReport, tasks, ...fixtures, ...wellWrittenReports(40)]) {
      const source = text.replace(/^\uFEFF/, '')
      const tree = parse(source)
      const written = processor.stringify(tree)
      expect(hasSameTree(parse(written), tree), written).toBe(true)
      const {findings} = await lint(written)
      expect(
        findings.filter(({ruleId = ''}) => ids.includes(ruleId)),
        written
      ).toEqual([])
    }
  })
})
