import {describe, test} from 'vitest'
import {hunt, huntTimeout} from './support/fuzz.ts'
import {reports, spoiltReports} from './support/generate.ts'
import {checkHtml} from './support/html.ts'
import {checkPromises} from './support/promises.ts'
import {checkRepair} from './support/witness.ts'

/** The promises, on reports that nobody wrote; `properties-strings.test.ts` has odder texts. */
describe('promises', {timeout: huntTimeout}, () => {
  test.each([
    ['generated', reports, 200],
    ['spoiled', spoiltReports, 500]
  ] as const)('on %s reports', (_, arbitrary, runs) =>
    hunt(arbitrary, runs, async (text) => {
      const {passes} = await checkPromises(text)
      for (const pass of passes) {
        checkHtml(pass)
        checkRepair(pass)
      }
    })
  )
})
