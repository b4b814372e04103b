import {execFileSync} from 'node:child_process'
import {cpSync} from 'node:fs'
import {join} from 'node:path'
import {buildCode} from '../../scripts/build/code.ts'
import {writeNotices} from '../../scripts/build/notices.ts'
import {bundledPackages} from '../../scripts/build/packages.ts'
import {writeSbom} from '../../scripts/build/sbom.ts'

const root = join(import.meta.dirname, '../..')

/** What `files` in package.json chooses from, and what npm adds by itself. */
const sources = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'README.zh-CN.md',
  'examples',
  'package.json',
  'rules',
  'schema.json'
]

/**
 * Pack the project as npm publishes it, without its types.
 *
 * @param folder Where to; `staged` in it holds what is packed.
 * @returns Path of the archive.
 */
export async function packProject(folder: string): Promise<string> {
  const staged = join(folder, 'staged')
  for (const name of sources) cpSync(join(root, name), join(staged, name), {recursive: true})
  const dist = join(staged, 'dist')
  const packages = await bundledPackages(await buildCode(root, dist))
  await writeNotices(root, dist, packages)
  await writeSbom(root, dist, packages)
  const argv = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]
  const name = execFileSync('npm', argv, {cwd: staged, encoding: 'utf8'})
  return join(folder, name.trim())
}
