import {describe, test} from 'vitest'
import {hunt, huntTimeout} from './support/fuzz.ts'
import {anyStrings, soups} from './support/generate.ts'
import {checkHtml} from './support/html.ts'
import {checkPromises} from './support/promises.ts'

/** The promises, on anything at all. */
describe('promises', {timeout: huntTimeout}, () => {
  test.each([
    ['soups of lists, links and emphasis', soups, 1000],
    ['any string', anyStrings, 1500]
  ] as const)('on %s', (_, arbitrary, runs) =>
    hunt(arbitrary, runs, async (text) => {
      const {passes} = await checkPromises(text)
      for (const pass of passes) checkHtml(pass)
    })
  )
})
