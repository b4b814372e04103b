import {describe, expect, test} from 'vitest'
import {rules as tuple} from '../rules/index.ts'
import type {AnyRule} from '../src/engine/rule.ts'
import type {Text} from '../src/text/language.ts'
import {marksIn} from './support/chinese.ts'
import {textsIn} from './support/texts.ts'

const rules: readonly AnyRule[] = tuple

/** Titles, reasons, options and sentences of rules, and all that the program says. */
const texts = ['rules', 'src', 'scripts'].flatMap(textsIn)

const messages: readonly Text[] = [
  ...rules.flatMap(({messages}) => Object.values<Text>(messages)),
  ...textsIn('src')
]

/** Where something really is superfluous: it has only to be removed. */
const superfluous = [
  '多余的不可见字符 `{actual}`，请删除',
  '多余的参数 `{actual}`，用法见 `{help}`',
  '多余的注释，没有关闭任何规则，请删除',
  '多余的空行，请删除',
  '多余的选项 `{actual}`，该规则没有选项，请删除',
  '引用之后的空行上有多余的 `>`，请删除',
  '链接文字首尾有多余的空格，请删除',
  '文件末尾有多余的空行，应只有一个换行符',
  '行尾有多余的空格，请删除',
  '配置之后有多余的文字，请删除'
]

describe('texts in Chinese', () => {
  test('are found, those of each rule among them', () => {
    const found = new Set(texts.map(({zh}) => zh))
    const said = rules.flatMap(({summary, why, messages}) => [
      summary,
      why,
      ...Object.values<Text>(messages)
    ])
    expect(said.filter(({zh}) => !found.has(zh))).toEqual([])
    expect(texts.filter(({file}) => file.startsWith('src/')).length).toBeGreaterThan(300)
  })

  test('read as a Chinese editor writes them', () => {
    const marked = texts.flatMap(({file, en, zh}) =>
      marksIn({en, zh}).map((mark) => [file, zh, mark])
    )
    expect(marked).toEqual([])
  })

  test('say 多余 only of what is superfluous', () => {
    const said = new Set(messages.map(({zh}) => zh).filter((zh) => zh.includes('多余')))
    expect([...said].toSorted()).toEqual(superfluous.toSorted())
  })

  test('of rules say it in one sentence, without a final full stop', () => {
    const sentences = rules.flatMap(({messages}) => Object.values<Text>(messages))
    expect(sentences.filter(({zh}) => /[。；\n]/.test(zh))).toEqual([])
  })
})

describe('what an editor marks', () => {
  test.each<[Text, string[]]>([
    [{en: 'Missing `{a}`', zh: '缺少 `{b}`'}, ['other placeholders']],
    [{en: 'Missing title, expected one', zh: '缺少标题,应有一个'}, ['half-width punctuation']],
    [{en: 'Missing (one)', zh: '缺少(一个)'}, ['half-width punctuation']],
    [{en: 'Missing `#`', zh: '缺少`#`'}, ['no space between Chinese and Latin']],
    [{en: 'At most 3', zh: '最多3个'}, ['no space between Chinese and Latin']],
    [{en: 'Missing title', zh: '缺少标题。'}, ['another final full stop']],
    [{en: 'Said.', zh: '说过'}, ['another final full stop']],
    [{en: 'Unexpected title', zh: '意外的标题'}, ['translated: 意外的']],
    [{en: 'Unexpected bullet', zh: '列表符号有误'}, ['列表符号 for 项目符号']],
    [{en: 'Week 40 of `{a}`', zh: '`{a}` 的第40周，`甲,乙`'}, []],
    [{en: 'Ends in 3.', zh: '以 3. 结尾'}, []]
  ])('%j', (text, marks) => {
    expect(marksIn(text)).toEqual(marks)
  })
})
