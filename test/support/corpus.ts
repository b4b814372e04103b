import fs from 'node:fs'
import path from 'node:path'
import {checkPass} from './check-pass.ts'
import {groupBy} from './group-by.ts'
import {checkPromises} from './promises.ts'

/** Check the promises on a text that no one here wrote; an error says which text it was. */
export async function checkNamed(name: string, text: string, isBrief = false): Promise<void> {
  try {
    const {passes} = await checkPromises(text, isBrief)
    for (const pass of passes) checkPass(pass)
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : error}`, {cause: error})
  }
}

/** How long a group of texts may take, on a machine that is busy with other things. */
export const corpusTimeout = 60_000

/** Larger files are change logs, of which the small ones show as much. */
const largest = 200_000

/**
 * The documentation of the packages that are installed, by package.
 *
 * @param part One of `parts` of about the same size, so that several files can test them at once.
 */
export function documentation(part: number, parts: number): Map<string, [string, string][]> {
  const root = path.join(import.meta.dirname, '../../node_modules')
  const files = fs
    .readdirSync(root, {recursive: true, encoding: 'utf8'})
    .filter((name) => /\.(?:md|markdown)$/i.test(name))
    .filter((name) => {
      const stat = fs.statSync(path.join(root, name))
      return stat.isFile() && stat.size <= largest
    })
    .toSorted()
    .filter((_, index) => index % parts === part - 1)
    .map((name): [string, string] => [name, fs.readFileSync(path.join(root, name), 'utf8')])
  return groupBy(files, ([name]) => name.split(path.sep)[0] ?? '')
}
