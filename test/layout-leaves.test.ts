import fc from 'fast-check'
import {format} from 'prettier'
import {describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {fixText} from '../src/engine/fix.ts'
import {settle} from '../src/engine/settings.ts'
import {printTree} from '../src/syntax/print-tree.ts'
import {parse} from '../src/syntax/processor.ts'
import {hunt, huntTimeout} from './support/fuzz.ts'
import {
  blankLines,
  breaks,
  code,
  containers,
  emphasis,
  endings,
  headings,
  lineEnds,
  type Pair,
  strays,
  tables,
  thematicBreaks,
  trailing
} from './support/spellings.ts'

type Id = (typeof rules)[number]['id']

/** Lay a text out by some rules, and no other. */
function lay(text: string, ids: readonly Id[], options: Readonly<Record<string, unknown>> = {}) {
  const chosen = rules.filter(({id}) => ids.includes(id))
  return fixText(
    text,
    settle(chosen, {rules: Object.fromEntries(ids.map((id) => [id, ['warn', options] as const]))})
  )
}

function tree(text: string): string {
  return parse(text).children.map(printTree).join('\n')
}

/** Two spellings of one tree become the same bytes, which say the same and are left alone. */
function checkPair(
  [a, b]: Pair,
  ids: readonly Id[],
  options?: Readonly<Record<string, unknown>>
): string {
  const [first, second] = [lay(a, ids, options), lay(b, ids, options)]
  expect(String(second)).toBe(String(first))
  expect(tree(String(first))).toBe(tree(a))
  // Cells beyond the columns are told of, and laid out all the same.
  const left = [...first.messages, ...second.messages].filter(
    ({reason}) => !/cells in a row/.test(reason)
  )
  expect(left.map(String)).toEqual([])
  return String(first)
}

const cases: [Id, fc.Arbitrary<Pair>, Readonly<Record<string, unknown>>?][] = [
  ['thematic-break', thematicBreaks],
  ['hard-break', breaks],
  ['hard-break', breaks, {style: 'backslash'}],
  ['code-fence', code],
  ['heading-style', headings],
  ['table-align', tables],
  ['emphasis-marker', emphasis],
  ['emphasis-marker', emphasis, {emphasis: '_'}],
  ['blank-lines', blankLines, {beforeHeading: 1}],
  ['no-trailing-spaces', trailing],
  ['final-newline', endings]
]

describe('one tree, one spelling', {timeout: huntTimeout}, () => {
  test.each(cases)('%s', (id, pairs, options) =>
    hunt(fc.tuple(pairs, containers, lineEnds), 150, async ([pair, wrap, end]) => {
      // What stands at the end of a file stands in no container.
      const wrapped = pair.map((text) => end(id === 'final-newline' ? text : wrap(text))) as Pair
      fc.pre(tree(wrapped[0]) === tree(wrapped[1]))
      checkPair(wrapped, [id, 'no-trailing-spaces'], options)
    })
  )

  test('no-stray-spaces', () =>
    hunt(fc.tuple(strays, containers, lineEnds), 150, async ([[clean, spoilt], wrap, end]) => {
      const text = end(wrap(clean))
      expect(String(lay(text, ['no-stray-spaces']))).toBe(text)
      const laid = lay(end(wrap(spoilt)), ['no-stray-spaces'])
      expect(String(laid)).toBe(text)
      expect(laid.messages).toEqual([])
    }))
})

describe('Prettier leaves alone', {timeout: huntTimeout}, () => {
  const ids = [...new Set(cases.map(([id]) => id))]
  const blocks = fc.oneof(thematicBreaks, breaks, code, headings, tables)

  test.each([
    ['blocks', blocks],
    ['emphasis, with underscores where they work', emphasis]
  ])('%s', (_, pairs) =>
    hunt(pairs, 150, async ([text]) => {
      const laid = String(lay(text, ids, {emphasis: '_'}))
      const printed = await pretty(laid)
      // It loses the closing marks of `## C # ##`, and escapes more marks than need it.
      fc.pre(tree(printed) === tree(laid) && !/\\[*_]/.test(printed))
      expect(printed).toBe(laid)
    })
  )
})

function pretty(text: string): Promise<string> {
  return format(text, {
    parser: 'markdown',
    proseWrap: 'preserve',
    tabWidth: 4,
    embeddedLanguageFormatting: 'off'
  })
}
