import fs from 'node:fs/promises'
import path from 'node:path'

/** Write the licences of the packages that are part of the bundle, as they ask for. */
export async function writeNotices(folder: string, modules: readonly string[]) {
  const notices = await Promise.all(bundledPackages(modules).map((found) => notice(found)))
  await fs.writeFile(path.join(folder, 'THIRD-PARTY-LICENSES'), notices.join('\n'))
}

/** Folders of the packages that code came from. */
function bundledPackages(modules: readonly string[]): string[] {
  const folders = modules.flatMap(
    (input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []
  )
  return [...new Set(folders)].sort()
}

async function notice(folder: string): Promise<string> {
  const {name, version, license, author} = JSON.parse(
    await fs.readFile(path.join(folder, 'package.json'), 'utf8')
  )
  const names = await fs.readdir(folder)
  const file = names.find((name) => /^licen[cs]e(?:\.|$)/i.test(name))
  // A few small packages have no such file; they name licence and author in their package.json.
  const text = file
    ? await fs.readFile(path.join(folder, file), 'utf8')
    : `By ${author?.name ?? author}.`
  return `${name} ${version} (${license})\n\n${text.trim()}\n`
}
