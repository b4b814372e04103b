import {describe, test} from 'vitest'
import {checkNamed, corpusTimeout, documentation} from './support/corpus.ts'

/** The promises on Markdown that no one here wrote. */
describe('documentation of packages, part 1 of 2', {timeout: corpusTimeout}, () => {
  test.each([...documentation(1, 2)])('%s', async (_, files) => {
    for (const [name, text] of files) await checkNamed(name, text, true)
  })
})
