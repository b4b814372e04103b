import fs from 'node:fs/promises'
import path from 'node:path'
import type {Metafile} from 'esbuild'

/** Write the licences of the packages that are part of the bundle, as they ask for. */
export async function writeNotices(root: string, folder: string, metafile: Metafile) {
  const notices = await Promise.all(bundledPackages(metafile).map((found) => notice(root, found)))
  await fs.writeFile(path.join(folder, 'THIRD-PARTY-LICENSES'), notices.join('\n'))
}

/** Folders of the packages that code came from. */
function bundledPackages({outputs}: Metafile): string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs))
  const folders = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? [])
  return [...new Set(folders)].sort()
}

async function notice(root: string, folder: string): Promise<string> {
  const {name, version, license, author} = JSON.parse(
    await fs.readFile(path.join(root, folder, 'package.json'), 'utf8')
  )
  const names = await fs.readdir(path.join(root, folder))
  const file = names.find((name) => /^licen[cs]e(?:\.|$)/i.test(name))
  // A few small packages have no such file; they name licence and author in their package.json.
  const text = file
    ? await fs.readFile(path.join(root, folder, file), 'utf8')
    : `By ${author?.name ?? author}.`
  return `${name} ${version} (${license})\n\n${text.trim()}\n`
}
