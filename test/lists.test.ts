import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import listMarkerSpace from '../rules/list-marker-space.ts'
import listNesting from '../rules/list-nesting.ts'
import listNumbering from '../rules/list-numbering.ts'
import numberedList from '../rules/numbered-list.ts'
import {fixText} from '../src/engine/fix.ts'
import {lintText} from '../src/engine/lint.ts'
import type {Message} from '../src/engine/message.ts'
import {settle} from '../src/engine/settings.ts'
import {factor} from './support/fuzz.ts'

const settings = settle([numberedList, listNumbering, listMarkerSpace, listNesting])

const runs = Math.ceil(50 * factor)

const fix = (text: string) => String(fixText(text, settings))
const suggest = (text: string) => String(fixText(text, {...settings, unsafe: true}))
const found = (text: string) =>
  lintText(text, settings).messages.map(({line, column, ruleId}) => `${line}:${column} ${ruleId}`)

interface Tree {
  readonly text: string
  readonly children: readonly Tree[]
}

const {tree} = fc.letrec<{tree: Tree}>((tie) => ({
  tree: fc.record({
    text: fc.constantFrom('写代码', '看书', '跑步', '做饭（', 'Go 语言', '**睡觉**', '《书》'),
    children: fc.oneof(
      {weight: 3, arbitrary: fc.constant([])},
      {weight: 1, arbitrary: fc.array(tie('tree'), {maxLength: 3, depthIdentifier: 'tree'})}
    )
  })
}))
/** One number alone may begin a sentence. */
const list = fc.array(tree, {minLength: 2, maxLength: 11})

/** How a list is written: the marker for a number, the indentation by depth, what is between. */
interface Style {
  readonly marker: (number: number, depth: number) => string
  readonly indentation: (depth: number) => string
  readonly between?: string
  readonly lineEnding?: string
}

const canonical: Style = {
  marker: (number) => `${number}. `,
  indentation: (depth) => '    '.repeat(depth)
}

function write(trees: readonly Tree[], style: Style, depth = 0): string {
  const {marker, indentation, between = '', lineEnding = '\n'} = style
  return trees
    .map(({text, children}, index) => {
      const line = `${indentation(depth)}${marker(index + 1, depth)}${text}${lineEnding}`
      return line + (children.length > 0 ? between + write(children, style, depth + 1) : '')
    })
    .join(between)
}

describe('lists written in other ways', {timeout: 60_000}, () => {
  const property = (style: Style) => () => {
    fc.assert(
      fc.property(list, (trees) => {
        const {between = '', lineEnding = '\n'} = style
        expect(fix(write(trees, style))).toBe(write(trees, {...canonical, between, lineEnding}))
      }),
      {numRuns: runs}
    )
  }
  const spaces = (count: number) => (depth: number) => ' '.repeat(count * depth)

  test.each([2, 4])('bullets, children by %i', (count) => {
    property({marker: () => '- ', indentation: spaces(count)})()
  })
  test(
    'bullets, blank lines',
    property({marker: () => '* ', indentation: spaces(2), between: '\n'})
  )
  test('only ones', property({marker: () => '1. ', indentation: spaces(4)}))
  test('parentheses', property({marker: (number) => `${number}) `, indentation: spaces(4)}))
  test.each(['.', '、', '．', '。', ')', '）'])('no space: %s', (mark) => {
    for (const count of [2, 3, 4]) {
      property({marker: (number) => `${number}${mark}`, indentation: spaces(count)})()
    }
  })
  test('in parentheses', property({marker: (n) => `（${n}）`, indentation: spaces(4)}))
  test('tabs', property({marker: (n) => `${n}.`, indentation: (depth) => '\t'.repeat(depth)}))
  test('blank lines', property({marker: (n) => `${n}、`, indentation: spaces(4), between: '\n'}))
  test(
    'only the top level without a space',
    property({marker: (n, depth) => (depth > 0 ? `${n}. ` : `${n}.`), indentation: spaces(3)})
  )
  test(
    'only the top level without a space, blank lines',
    property({
      marker: (n, depth) => (depth > 0 ? `${n}. ` : `${n}.`),
      indentation: spaces(4),
      between: '\n'
    })
  )
  test('CRLF', property({marker: (n) => `${n}.`, indentation: spaces(2), lineEnding: '\r\n'}))
})

test('canonical lists are right', () => {
  fc.assert(
    fc.property(list, (trees) => {
      expect(found(write(trees, canonical))).toEqual([])
    }),
    {numRuns: runs}
  )
})

test('some markers spoiled', () => {
  const spoiled = ['.', '、', '．', ')', '）']
  fc.assert(
    fc.property(list, fc.infiniteStream(fc.nat(9)), (trees, stream) => {
      const marker = (number: number) => {
        const mark = spoiled[stream.next().value ?? 0]
        return mark ? `${number}${mark}` : `${number}. `
      }
      const spoilt = write(trees, {...canonical, marker})
      expect(fix(spoilt)).toBe(write(trees, canonical))
    }),
    {numRuns: runs}
  )
})

describe('odd texts', () => {
  const fragment = fc.constantFrom(
    ...[
      '- ',
      '* ',
      '1. ',
      '2. ',
      '3. ',
      '10. ',
      '1) ',
      '2)',
      '1.',
      '2.',
      '1、',
      '2、',
      '（1）',
      '- - '
    ],
    ...['\n', '\n', '\n', '\n\n', '\r\n', '    ', '  ', '   ', ' ', '\t', '    ', '        '],
    ...['写', '看了', 'a', 'git', '![图](x)', '`码`', '**粗', '**', '> ', '# ', '```\n', '“', '”'],
    ...[
      '<!-- 注 -->',
      '<div>',
      '---',
      '- [ ] 写',
      '[^1]: ',
      '2023. ',
      '|a|b|\n|-|-|\n',
      '\\',
      '（',
      ':'
    ]
  )
  const odd = fc.array(fragment, {maxLength: 30}).map((parts) => parts.join(''))
  const bare = (text: string) => text.replace(/[\s\d.)()（）、．。*+-]/g, '')

  test('repairs end, keep every word, and leave nothing to repair', () => {
    fc.assert(
      fc.property(odd, (text) => {
        const file = fixText(text, settings)
        expect((file.messages as Message[]).filter(({fix}) => fix)).toEqual([])
        expect(fix(String(file))).toBe(String(file))
        expect(bare(String(file))).toBe(bare(text))
        expect(bare(suggest(text))).toBe(bare(text))
      }),
      {numRuns: runs * 5}
    )
  })
})
