import fc from 'fast-check'
import {toString as toText} from 'mdast-util-to-string'
import {describe, expect, test} from 'vitest'
import {skeleton} from '../src/cli/commands/new/skeleton.ts'
import {fix, lint} from '../src/index.ts'
import {defaultShape} from '../src/report/shape.ts'
import {heading, print} from '../src/syntax/print.ts'
import {parse} from '../src/syntax/processor.ts'
import {removeFolder, run, temporaryFolder} from './support/command.ts'
import {hunt} from './support/fuzz.ts'
import {soups} from './support/generate.ts'

const printed: readonly (readonly [name: string, markdown: string])[] = [
  ['__init__', '\\_\\_init\\_\\_'],
  ['*生活*', '\\*生活\\*'],
  ['a_b_c', 'a_b_c'],
  ['`code`', '\\`code\\`'],
  ['[x]', '[x]'],
  ['#生活', '#生活'],
  ['1. 生活', '1. 生活'],
  ['<b>', '\\<b>'],
  ['a & b', 'a & b'],
  ['&amp;', '\\&amp;'],
  ['生活 #', '生活 \\#'],
  ['[a](b)', '\\[a]\\(b)'],
  ['~~旧~~', '\\~\\~旧\\~\\~'],
  ['生活\\', '生活\\'],
  ['# 生活 ##', '# 生活 #\\#'],
  ['- 生活', '- 生活'],
  ['R&D', 'R&D'],
  ['C#', 'C#'],
  ['第40周', '第40周'],
  ['~', '~'],
  ['www.a.example', 'www.a.example']
]

/** Any text on one line; NUL is read as U+FFFD. */
const lines = fc
  .oneof(fc.string({unit: 'binary'}), fc.string(), soups)
  .map((text) => text.replace(/[\r\n\0]+/g, ' '))

const common = fc
  .array(
    fc.constantFrom(...'生活技术总结周报abcXYZ0189 ，。、：；！？《》（）“”「」—…·,.:;!?()/%+=\'"'),
    {
      minLength: 1
    }
  )
  .map((characters) => characters.join('').trim())

describe('a heading', () => {
  test.each(printed)('%s', (name, markdown) => {
    expect(print(heading(2, name))).toBe(`## ${markdown}`)
  })

  test('is read back', () =>
    hunt(lines, 2000, async (text) => {
      for (const depth of [1, 6] as const) {
        const [block, ...others] = parse(print(heading(depth, text))).children
        expect(others).toEqual([])
        expect(block).toMatchObject({type: 'heading', depth})
        expect(block && toText(block)).toBe(text.trim())
      }
    }))

  test('is not escaped without need', () =>
    hunt(common, 500, async (text) => {
      expect(print(heading(2, text))).toBe(text === '' ? '##' : `## ${text}`)
    }))
})

test('links, images and text', () => {
  const link = (url: string, value: string) =>
    print({type: 'link', url, children: [{type: 'text', value}]})
  expect(link('https://a.example/周报_(b)', 'https://a.example/周报_(b)')).toBe(
    '<https://a.example/周报_(b)>'
  )
  expect(link('http://www.a.example', 'www.a.example')).toBe(
    '[www.a.example](http://www.a.example)'
  )
  expect(link('a b', '[*c*]')).toBe('[\\[\\*c\\*\\]](<a b>)')
  expect(print({type: 'image', url: 'a.png', alt: '猫'})).toBe('![猫](a.png)')
  expect(print({type: 'text', value: '1. 生活'})).toBe('1\\. 生活')
})

/** Those that are no title and no bare address. */
const sectionNames = printed.filter(([name]) => !/^(?:第40周|www.*)$/.test(name))

describe.each(sectionNames)('a section named %s', (name, markdown) => {
  const sections = [name, '技术', '总结']
  const title = '# 2023 年第40周周报\n\n'
  const rest = '\n\n还好\n\n## 技术\n\n1. 写代码\n\n## 总结\n\n不错\n'
  const right = `${title}## ${markdown}${rest}`

  test('is right as it is printed', async () => {
    expect((await lint(right, {sections})).messages).toEqual([])
  })

  test('is right in a new report', async () => {
    const shape = {...defaultShape, sections: sections.map((name) => ({name}))}
    const text = skeleton('2023 年第40周周报', shape, String)
    const {messages} = await lint(text, {sections})
    expect(messages.map(({ruleId}) => ruleId)).toEqual(Array(3).fill('no-empty-section'))
  })

  test('is inserted where it is missing', async () => {
    const {value, messages} = await fix(
      `${title}还好\n\n## 技术\n\n1. 写代码\n\n## 总结\n\n不错\n`,
      {
        sections,
        unsafe: true
      }
    )
    expect(String(value)).toBe(
      `${title}还好\n\n## ${markdown}\n\n## 技术\n\n1. 写代码\n\n## 总结\n\n不错\n`
    )
    expect(messages.map(({ruleId}) => ruleId)).toEqual(['no-empty-section'])
  })

  test.each([
    ['at another level', `### ${markdown}`],
    ['with punctuation', `## ${markdown}：`],
    ['with an underline', `${print({type: 'text', value: `${name}：`})}\n---`],
    ['as a line in bold', `**${markdown}**`],
    ['another heading in its place', '## 别的'],
    ['another heading with an underline', '别的\n---'],
    // HTML is no text: it is the name already, or the edit is withheld.
    ...(name === '<b>'
      ? []
      : [
          ['without a space', `##${name}`],
          ['its name as Markdown', `## ${name}`]
        ])
  ])('is fixed %s', async (_, wrong) => {
    const once = await fix(`${title}${wrong}${rest}`, {sections, unsafe: true})
    const twice = await fix(String(once.value), {sections, unsafe: true})
    expect(String(twice.value)).toBe(String(once.value))
    expect(String(once.value)).toContain(right)
  })
})

test('a report begun by `new` has its title and sections', async () => {
  const folder = temporaryFolder({
    'weekly-lint.config.json': JSON.stringify({
      sections: ['__init__', '*生活*', '<b>', '&amp;'],
      title: {formats: ['*{year}* 第{week}周_x_']}
    })
  })
  const {stdout} = await run(['new', '--week', '2026-W47'], {cwd: folder})
  const {stdout: found} = await run(['--reporter', 'compact', stdout.trim()], {cwd: folder})
  removeFolder(folder)
  expect(found.match(/\[[\w-]+\]/g)).toEqual(Array(4).fill('[no-empty-section]'))
})

test('an accepted title at another level keeps what is in it', async () => {
  const {value} = await fix('## **2023 年第40周周报**\n', {rules: {'required-sections': 'off'}})
  expect(String(value)).toBe('# **2023 年第40周周报**\n')
})
