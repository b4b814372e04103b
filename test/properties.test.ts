import {describe, test} from 'vitest'
import {checkPass} from './support/check-pass.ts'
import {hunt, huntTimeout} from './support/fuzz.ts'
import {reports, spoiltReports} from './support/generate.ts'
import {checkPromises} from './support/promises.ts'

/** The promises, on reports that nobody wrote; `properties-strings.test.ts` has odder texts. */
describe('promises', {timeout: huntTimeout}, () => {
  test.each([
    ['generated', reports, 200],
    ['spoiled', spoiltReports, 500]
  ] as const)('on %s reports', (_, arbitrary, runs) =>
    hunt(arbitrary, runs, async (text) => {
      const {passes} = await checkPromises(text)
      for (const pass of passes) checkPass(pass)
    })
  )
})
