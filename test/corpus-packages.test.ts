import fs from 'node:fs'
import path from 'node:path'
import {describe, test} from 'vitest'
import {checkNamed, corpusTimeout, groupBy} from './support/corpus.ts'

/** Larger files are change logs, of which the small ones show as much. */
const largest = 200_000

const root = path.join(import.meta.dirname, '../node_modules')
const files = fs
  .readdirSync(root, {recursive: true, encoding: 'utf8'})
  .filter((name) => /\.(?:md|markdown)$/i.test(name))
  .filter((name) => {
    const stat = fs.statSync(path.join(root, name))
    return stat.isFile() && stat.size <= largest
  })
  .toSorted()
const folders = groupBy(files, (name) => name.split(path.sep)[0] ?? '')

/** The promises on the documentation of all packages that are installed. */
describe('documentation of packages', {timeout: corpusTimeout}, () => {
  test.each([...folders])('%s', async (_, names) => {
    for (const name of names) {
      await checkNamed(name, fs.readFileSync(path.join(root, name), 'utf8'))
    }
  })
})
