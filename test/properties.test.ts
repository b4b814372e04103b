import {describe, test} from 'vitest'
import {hunt, huntTimeout} from './support/fuzz.ts'
import {anyStrings, reports, soups, spoiltReports} from './support/generate.ts'
import {checkHtml} from './support/html.ts'
import {checkPromises} from './support/promises.ts'

/** The promises, on thousands of texts that nobody wrote. */
async function check(text: string): Promise<void> {
  const {passes} = await checkPromises(text)
  for (const pass of passes) checkHtml(pass)
}

describe.concurrent('promises', {timeout: huntTimeout}, () => {
  test('on generated reports', () => hunt(reports, 300, check))
  test('on spoiled reports', () => hunt(spoiltReports, 900, check))
  test('on soups of lists, links and emphasis', () => hunt(soups, 1200, check))
  test('on any string', () => hunt(anyStrings, 1800, check))
})
