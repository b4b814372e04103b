import {createHash} from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'

const worker = 'service-worker.js'

/**
 * Tell the service worker which files there are, and put a hash of them all into it, by which browsers
 * know a new version.
 *
 * @param first What the first view needs; paths in the site.
 */
export async function completeServiceWorker(
  folder: string,
  first: readonly string[]
): Promise<void> {
  const names = (await fs.readdir(folder, {recursive: true, withFileTypes: true}))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name !== worker)
    .toSorted()
  const hash = createHash('sha256')
  for (const name of names)
    hash.update(`${name}\n`).update(await fs.readFile(path.join(folder, name)))
  const offline = {
    version: hash.digest('hex').slice(0, 16),
    first,
    rest: names.filter((name) => !first.includes(name))
  }
  const file = path.join(folder, worker)
  const code = await fs.readFile(file, 'utf8')
  await fs.writeFile(file, `const offline=${JSON.stringify(offline)};\n${code}`)
}
