import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {fixText} from '../src/engine/fix.ts'
import {lintText} from '../src/engine/lint.ts'
import type {Message} from '../src/engine/message.ts'
import type {AnyRule, RuleFinding} from '../src/engine/rule.ts'
import {type Settings, settle} from '../src/engine/settings.ts'
import {type Edit, splice, withoutOverlap} from '../src/syntax/edit.ts'
import {Parser, parse, parser as reader} from '../src/syntax/processor.ts'
import {enough} from './support/fuzz.ts'

/** A rule that finds what a function yields; `changes` is `nothing` if nothing else is said. */
function ruleOf(
  id: string,
  find: (text: string) => RuleFinding[],
  other: Partial<AnyRule> = {}
): AnyRule {
  const text = {en: id, zh: id}
  const messages = {first: {en: 'first', zh: 'first'}, second: {en: 'second', zh: 'second'}}
  return {
    ...{id, summary: text, why: text, severity: 'error', changes: 'nothing'},
    ...{options: {}, messages, examples: []},
    check: (report) => find(report.text),
    ...other
  }
}

/** An edit of each match of a pattern. */
function editsFor(text: string, pattern: RegExp, replacement: string): Edit[] {
  return [...text.matchAll(pattern)].map(({0: match, index}) => ({
    range: [index, index + match.length],
    text: replacement
  }))
}

/** Findings, each where its edit is. */
function findings(edits: readonly Edit[], other: Partial<RuleFinding> = {}): RuleFinding[] {
  return edits.map((edit) => ({message: 'first', range: edit.range, edit, ...other}))
}

/** Finds each match of a pattern, with an edit. */
function replacing(id: string, pattern: RegExp, text: string, other: Partial<AnyRule> = {}) {
  return ruleOf(id, (report) => findings(editsFor(report, pattern, text)), other)
}

/** Lint, and count what is parsed. */
function lint(text: string, own: readonly AnyRule[], settings: Partial<Settings> = {}) {
  const parser = new Parser(parse)
  const file = lintText(text, {...settle(own), parser, ...settings})
  const messages = file.messages as Message[]
  return {messages, characters: parser.characters}
}

/** Findings in short: `[*]` for an edit that holds, else the reason why it is withheld. */
function told(...args: Parameters<typeof lint>): string[] {
  return lint(...args).messages.map(({ruleId, reason, fix, withheld}) =>
    [ruleId, reason, fix ? `[*] ${fix.text}` : (withheld ?? '')].join(' ').trim()
  )
}

/** Takes away a space at the start of a line, which changes nothing. */
const indented = replacing('indented', /^ (?=\S)/gm, '')
/** Writes another word, which is never safe. */
const changed = replacing('changed', /乙/g, '丙')

describe('what is parsed', () => {
  const folders = ['../fixtures/reports', '../fixtures/demo', '../../shared/seeds']
  const reports = folders.flatMap((name) => {
    const folder = path.join(import.meta.dirname, name)
    if (!fs.existsSync(folder)) return []
    return fs
      .readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name): [string, string] => [
        name,
        fs.readFileSync(path.join(folder, name), 'utf8').replace(/^\uFEFF/, '')
      ])
  })
  const sizes = [100, 400, 1600].filter((size) => size <= enough(4000))
  const generated = sizes.flatMap((size): [string, string][] => [
    [`${size} links`, '[这里] (a.md)\n\n'.repeat(size)],
    [
      `${size} addresses and a list in two`,
      `${'https://a.example/u\n\n'.repeat(size)}1. 甲\n2. 乙\n\n文\n\n3. 丙\n`
    ],
    [`${size} numbered links`, '1、[题](https://a.example/u)\n\n正文\n\n'.repeat(size)]
  ])

  test.each([...reports, ...generated])('%s', (_, text) => {
    const {messages, characters} = lint(text, rules)
    const edits = messages.flatMap(({fix}) => fix ?? [])
    const distinct = new Set(edits.map((edit) => JSON.stringify(edit)))
    if (messages.length === 0) expect(characters).toBe(text.length)
    // Edits that overlap are proven apart from each other.
    const most = withoutOverlap(edits).length === distinct.size ? 3 : 4
    expect(characters / text.length).toBeLessThanOrEqual(most)
    const fixed = fixing(text)
    expect(fixed.characters / text.length).toBeLessThanOrEqual(3 * fixed.passes)
  })

  /** Fix, and count what is parsed, and how often all that holds is edited. */
  function fixing(text: string) {
    const parser = new Parser(parse)
    const settings = {...settle(rules), parser}
    const fixed = String(fixText(text, settings))
    let [passes, next] = [1, text]
    for (; next !== fixed; passes++) {
      const messages = lintText(next, settle(rules)).messages as Message[]
      next = splice(next, withoutOverlap(messages.flatMap(({fix}) => fix ?? [])))
    }
    return {characters: parser.characters, passes}
  }

  test.each(sizes)('%d blocks too far apart, and one edit that does not hold', (size) => {
    const text = `${'a\n\n\n'.repeat(size)}1.\`\`\`\n2.甲\n`
    const {messages, characters} = lint(text, rules)
    expect(messages.filter(({fix}) => fix)).toHaveLength(size - 1)
    expect(messages.filter(({withheld}) => withheld)).toHaveLength(2)
    expect(characters).toBeLessThanOrEqual(3 * text.length + trials(size, 1, 4))
    expect(characters).toBeLessThanOrEqual((3 + 2 * Math.log2(size)) * text.length)
  })

  test.each(sizes.flatMap((size) => [1, 2, 7].map((bad) => [bad, size] as const)))(
    '%d edits that do not hold among %d',
    (bad, size) => {
      const step = Math.floor(size / bad)
      const blocks = Array.from({length: size}, (_, index) =>
        index % step === 3 ? '乙\n' : ' 甲\n'
      )
      const text = blocks.join('\n')
      const amount = blocks.filter((block) => block === '乙\n').length
      const {messages, characters} = lint(text, [indented, changed])
      expect(messages.filter(({fix}) => fix)).toHaveLength(size - amount)
      expect(messages.filter(({withheld}) => withheld === 'meaning')).toHaveLength(amount)
      expect(characters).toBeLessThanOrEqual(3 * text.length + trials(size, amount, 4))
    }
  )

  /**
   * What halving adds at most: two slices of the blocks around half of the edits for each edit that
   * does not hold, at each depth.
   */
  function trials(size: number, bad: number, width: number): number {
    let sum = 0
    for (let edits = size / 2; edits > 0.5; edits /= 2) {
      const slices = 2 * Math.min(bad, size / edits / 2)
      // Two more blocks show whether an edit reaches further; headings stand for the rest.
      sum += slices * ((Math.ceil(edits) + 2) * width + 4)
    }
    return sum
  }

  test('only what is touched, in a long document', () => {
    const text = `${'文\n\n'.repeat(500)} 甲\n\n${'文\n\n'.repeat(500)}`
    expect(told(text, [indented])).toEqual(['indented first [*]'])
    expect(lint(text, [indented]).characters).toBeLessThan(text.length + 20)
  })

  test('up to a budget, above which all findings are told', () => {
    // Each trial costs the one block that all edits are in.
    const text = ` 甲\n\n文\n\n文\n\n文\n\n${'乙乙乙乙乙\n'.repeat(100)}`
    const {messages, characters} = lint(text, [indented, changed])
    expect(messages.map(({fix}) => fix?.text)).toEqual(['', ...Array(500).fill(undefined)])
    expect(new Set(messages.map(({withheld}) => withheld))).toEqual(new Set([undefined, 'budget']))
    expect(characters).toBeLessThanOrEqual(41 * Math.max(1000, text.length))
  })

  test.each(sizes)('%d blocks of a site, which are one paragraph to other readers', (size) => {
    const text = '{% note %}\n1.甲\n2.乙\n{% endnote %}\n'.repeat(size)
    const parser = new Parser(reader.read)
    const messages = lintText(text, {...settle(rules), parser}).messages as Message[]
    expect(messages.filter(({ruleId}) => ruleId === 'list-marker-space')).toHaveLength(2 * size)
    // As often as for other readers, also for those of the site.
    expect(parser.characters).toBeLessThanOrEqual(2 * 7 * Math.max(1000, text.length))
  })

  test('once where nobody asks for edits', () => {
    const text = ' 甲\n\n乙\n'
    const own = [indented, changed]
    const settings = {edits: false}
    expect(told(text, own, settings)).toEqual(['indented first', 'changed first'])
    expect(lint(text, own, settings).characters).toBe(text.length)
    const needing = ruleOf('needing', (text) =>
      findings(editsFor(text, /乙/g, '丙'), {needsEdit: true})
    )
    expect(told(text, [indented, needing], settings)).toEqual(['indented first'])
    expect(lint(text, [needing], settings).characters).toBeGreaterThan(text.length)
  })

  test('once where there are warnings, and errors alone are asked for', () => {
    const text = ' 甲\n\n乙\n'
    const own = [indented, {...changed, severity: 'warn'} as const]
    expect(told(text, own, {errorsOnly: true})).toEqual(['indented first [*]'])
    const warnings = own.map((rule) => ({...rule, severity: 'warn'}) as const)
    expect(lint(text, warnings, {errorsOnly: true})).toEqual({messages: [], characters: 6})
  })
})

describe('what is told', () => {
  const text = '甲\n\n 乙\n'
  const [bad] = editsFor(text, /乙/g, '丙')
  const [safe] = editsFor(text, /^ (?=乙)/gm, '')
  const same: Edit = {range: [3, 4], text: ' '}
  const yielding = (finding: Partial<RuleFinding>, other: Partial<AnyRule> = {}) =>
    ruleOf('own', () => [{message: 'first', range: [4, 5], ...finding}], other)

  test('the first of several edits that holds, with what its finding says', () => {
    const edits = [{edit: bad!}, {edit: safe!, finding: {message: 'second'}}]
    expect(told(text, [yielding({edits})])).toEqual(['own second [*]'])
    expect(told(text, [yielding({edits: edits.toReversed()})])).toEqual(['own second [*]'])
    expect(told(text, [yielding({edits: [{edit: bad!}]})])).toEqual(['own first meaning'])
  })

  test('nothing where what is written is the first that holds', () => {
    expect(told(text, [yielding({edits: [{edit: bad!}, {edit: same}]})])).toEqual([])
    const edits = [{edit: bad!}, {edit: safe!, finding: null}]
    expect(told(text, [yielding({edits})])).toEqual([])
  })

  test('a finding that needs an edit, where one holds', () => {
    expect(told(text, [yielding({edit: safe, needsEdit: true})])).toEqual(['own first [*]'])
    expect(told(text, [yielding({edit: bad, needsEdit: true})])).toEqual([])
    expect(told(text, [yielding({needsEdit: true})])).toEqual([])
  })

  test('what a finding supersedes, where that is not told itself', () => {
    const inferior = ruleOf('inferior', () => [{message: 'first', range: [4, 5]}], {
      supersededBy: ['own']
    })
    const own = (edit: Edit | undefined) => [inferior, yielding({edit, needsEdit: true})]
    expect(told(text, own(safe))).toEqual(['own first [*]'])
    expect(told(text, own(bad))).toEqual(['inferior first'])
    // A warning decides that, too, where errors alone are asked for.
    const [, superior] = own(bad)
    const warning = [inferior, {...superior!, severity: 'warn'} as const]
    expect(told(text, warning, {errorsOnly: true})).toEqual(['inferior first'])
  })

  test('that an edit overlaps one that is applied first', () => {
    // After the first alternative has failed, the other is tried, and overlaps what holds already.
    const edits = [{range: [0, 1], text: '丙'} as const, {range: [1, 4], text: '\n\n'} as const]
    const own = yielding({edits: edits.map((edit) => ({edit}))})
    expect(told(text, [own])).toEqual(['own first [*]'])
    expect(told(text, [own, indented])).toEqual(['indented first [*]', 'own first overlap'])
    expect(String(fixText(text, settle([own, indented])))).toBe('甲\n\n乙\n')
  })

  test('that an edit would leave more findings', () => {
    const worse = ruleOf('worse', (text) =>
      text.startsWith(' ') ? [] : [first, {...first, range: [1, 2]}]
    )
    const first: RuleFinding = {message: 'first', range: [0, 1]}
    expect(told(' 甲\n', [indented, worse])).toEqual(['indented first worse'])
  })

  test('that edits which hold alone do not hold together', () => {
    // Without both lines that separate them, the lists are one.
    const lists = '- 甲\n\n<!-- -->\n\n<!-- -->\n\n- 乙\n'
    const own = replacing('own', /<!-- -->\n\n/g, '', {changes: 'blocks'})
    expect(told(lists, [own]).filter((line) => line.includes('[*]')).length).toBeLessThan(2)
  })
})

describe('edits that change text', () => {
  const text = (pattern: RegExp, replacement: string) =>
    replacing('text', pattern, replacement, {changes: 'text'})

  test.each([
    ['a space', '中Rust\n', /(?<=中)/g, ' '],
    ['a space outside of emphasis', '**中**Rust\n', /(?<=\*\*)(?=R)/g, ' '],
    ['a space between links, which is a text of its own', '[a](b)[c](d)\n', /(?<=\))(?=\[)/g, ' '],
    ['a mark', '好,真的\n', /,/g, '，'],
    ['the width and the case of letters', 'ＧＩＴＨＵＢ\n', /Ｇ.*Ｂ/g, 'GitHub'],
    ['text with a link in it', '"[好](a)"\n', /".*"/g, '“[好](a)”'],
    ['in an item, a quotation and a cell', '- 好,\n\n> 好,\n\n| 好, |\n| - |\n', /,/g, '，']
  ])('hold: %s', (_, before, pattern, replacement) => {
    const all = lint(before, [text(pattern, replacement)]).messages
    expect(all.length).toBeGreaterThan(0)
    expect(all.map(({fix}) => fix?.text)).toEqual(all.map(() => replacement))
  })

  test.each([
    ['a word', '甲乙\n', /乙/g, '丙'],
    ['a word less', '甲乙\n', /乙/g, ''],
    ['a digit', '第 1 章\n', /1/g, '2'],
    ['a word in another place', '甲，乙丙\n', /甲，乙/g, '乙甲，'],
    ['the end of emphasis', '**注意：** 下周\n', /(?<=\*\*) /g, ''],
    ['emphasis that was none', '** 甲**乙\n', /(?<=^\*\*) /gm, ''],
    ['an address', '[a](b,c)\n', /,/g, '，'],
    ['the end of an address', 'https://a.example/b c\n', /(?<=b) (?=c)/g, ''],
    ['code', '`a,b`\n', /,/g, '，'],
    ['HTML', '<b title="a,b">\n', /,/g, '，'],
    ['a label', '[a,b]\n\n[a,b]: c\n', /(?<=^\[a),/g, '，'],
    ['a picture', '![a,b](c)\n', /,/g, '，'],
    ['what becomes an item', '1.甲\n', /(?<=\.)/g, ' '],
    ['what becomes a heading', '#甲\n', /(?<=#)/g, ' '],
    ['a line', '甲\n乙\n', /(?<=甲)\n/g, ' '],
    ['a hard break', '甲  \n乙\n', / {2}(?=\n)/g, '']
  ])('do not hold: %s', (_, before, pattern, replacement) => {
    const all = lint(before, [text(pattern, replacement)]).messages
    expect(all.length).toBeGreaterThan(0)
    expect(all.map(({fix, withheld}) => fix?.text ?? withheld)).toEqual(all.map(() => 'meaning'))
  })
})
