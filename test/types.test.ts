import {expectTypeOf, test} from 'vitest'
import {
  type Configuration,
  createLinter,
  defineRule,
  type Edit,
  type Finding,
  fix,
  type LintedFile,
  lint,
  type readConfiguration
} from '../src/index.ts'

/** Checked by the compiler, here and with the types of the package. */
const noWord = defineRule({
  id: 'no-word',
  summary: {en: 'No word', zh: '禁用词'},
  why: {en: 'It says nothing', zh: '这个词没有信息'},
  severity: 'warn',
  changes: 'nothing',
  options: {
    words: {
      type: 'array',
      items: {type: 'string'},
      default: ['赋能'],
      description: {en: 'The words', zh: '禁用的词'}
    },
    where: {
      type: 'string',
      enum: ['title', 'text'],
      default: 'text',
      description: {en: 'Where to look', zh: '检查的范围'}
    }
  },
  messages: {word: {en: 'Unexpected `{word}`', zh: '不应使用「{word}」'}},
  examples: [],
  *check(report, options) {
    expectTypeOf(options.words).toEqualTypeOf<readonly string[]>()
    expectTypeOf(options.where).toEqualTypeOf<'title' | 'text'>()
    for (const word of options.words) {
      const start = report.text.indexOf(word)
      if (start >= 0) yield {message: 'word', values: {word}, range: [start, start + word.length]}
    }
  }
})

test('configurations know their keys, rules and options', () => {
  const configurations: Configuration[] = [
    {
      extends: 'strict',
      lang: 'zh',
      files: ['weekly/**'],
      title: {formats: ['{year} 年第{week}周周报'], numerals: 'any'},
      sections: ['生活', {name: '总结', aliases: ['小结'], optional: true}, '*'],
      rules: {'image-alt': 'off', 'list-indent': ['warn', {indent: 2}], 'link-text': 2},
      overrides: [{files: ['2022/**'], rules: {'emphasis-marker': ['error', {emphasis: '_'}]}}]
    },
    // @ts-expect-error: the preset is unknown.
    {extends: 'strictest'},
    // @ts-expect-error: the language is unknown.
    {lang: 'de'},
    // @ts-expect-error: the key is unknown.
    {section: []},
    // @ts-expect-error: the key is unknown.
    {title: {format: []}},
    // @ts-expect-error: the rule is unknown.
    {rules: {'image-alts': 'off'}},
    // @ts-expect-error: the severity is unknown.
    {rules: {'image-alt': 'warning'}},
    // @ts-expect-error: the option is unknown.
    {rules: {'list-indent': ['warn', {indents: 2}]}},
    // @ts-expect-error: the value is unknown.
    {rules: {'emphasis-marker': ['error', {emphasis: '-'}]}},
    // @ts-expect-error: the rule is unknown.
    {overrides: [{files: ['2022/**'], rules: {'image-alts': 'off'}}]}
  ]
  expectTypeOf(configurations).toBeArray()
})

test('own rules are known by `plugins`', () => {
  const plugins = [noWord]
  createLinter({rules: {'no-word': ['error', {words: ['抓手'], where: 'title'}]}}, {plugins})
  expectTypeOf(lint).toBeCallableWith('', {plugins, rules: {'no-word': 'off', 'image-alt': 'off'}})
  const wrong = [
    // @ts-expect-error: nobody passes the rule.
    () => createLinter({rules: {'no-word': 'off'}}),
    // @ts-expect-error: the option is unknown.
    () => createLinter({rules: {'no-word': ['warn', {word: []}]}}, {plugins}),
    // @ts-expect-error: the value is unknown.
    () => lint('', {plugins, rules: {'no-word': ['warn', {where: 'list'}]}}),
    // @ts-expect-error: the rule is unknown.
    () => fix('', {plugins, rules: {'no-words': 'off'}}),
    // @ts-expect-error: nothing is fixed there.
    () => lint('', {unsafe: true}),
    () =>
      defineRule({
        ...noWord,
        // @ts-expect-error: the message is unknown.
        *check() {
          yield {message: 'other', range: [0, 0]}
        }
      })
  ]
  expectTypeOf(wrong).toBeArray()
})

test('findings need no casts', () => {
  expectTypeOf(lint).returns.resolves.toEqualTypeOf<LintedFile>()
  expectTypeOf<LintedFile['findings']>().toEqualTypeOf<readonly Finding[]>()
  expectTypeOf<Finding['ruleId']>().toEqualTypeOf<string | undefined>()
  expectTypeOf<Finding['severity']>().toEqualTypeOf<'error' | 'warning' | 'note'>()
  expectTypeOf<Finding['range']>().toEqualTypeOf<readonly [start: number, end: number]>()
  expectTypeOf<Finding['edit']>().toEqualTypeOf<Edit | undefined>()
  expectTypeOf<Finding['suggestions']>().toEqualTypeOf<readonly Edit[]>()
  expectTypeOf(fix).parameter(1).exclude(undefined).toHaveProperty('unsafe')
})

test('a configuration that was read is one for a linter', () => {
  expectTypeOf(createLinter).toBeCallableWith({} as Awaited<ReturnType<typeof readConfiguration>>)
})
