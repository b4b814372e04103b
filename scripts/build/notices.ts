import fs from 'node:fs/promises'
import path from 'node:path'
import {type BundledPackage, licenseOf, titleOf} from './packages.ts'

/**
 * Write the licences of the packages that are part of the bundle, whole, as they ask for.
 *
 * @param root Folder of the project, whose own licence is that of MIT.
 * @param folder Where to write to.
 * @throws Error If the text of a licence is unknown.
 */
export async function writeNotices(
  root: string,
  folder: string,
  packages: readonly BundledPackage[]
): Promise<void> {
  const mit = await fs.readFile(path.join(root, 'LICENSE'), 'utf8')
  const notices = await Promise.all(packages.map((found) => notice(found, mit)))
  await fs.writeFile(path.join(folder, 'THIRD-PARTY-LICENSES'), notices.join('\n'))
}

/** Files whose text has to go with the code: licences, and what others ask to be told of. */
const files = /^(?:licen[cs]e|notice|third-?party-?notices)(?:[.-]|$)/i

/** Who holds the rights to packages that name nobody in `author`; see their repositories. */
const holders: Readonly<Record<string, string>> = {'@redis/client': 'Redis, Inc.'}

async function notice(found: BundledPackage, mit: string): Promise<string> {
  const names = (await fs.readdir(found.folder)).filter((name) => files.test(name)).toSorted()
  const texts = await Promise.all(
    names.map((name) => fs.readFile(path.join(found.folder, name), 'utf8'))
  )
  const license = licenseOf(found)
  // A few packages come without a file; what MIT says is known, but for whose code it is.
  if (!names.some((name) => /^licen/i.test(name))) texts.unshift(textFor(found, license, mit))
  return `${titleOf(found)} (${license})\n\n${texts.map((text) => text.trim()).join('\n\n')}\n`
}

function textFor({manifest}: BundledPackage, license: string, mit: string): string {
  const {author, name} = manifest
  const holder = holders[name] ?? (typeof author === 'string' ? author : author?.name)
  if (license !== 'MIT' || !holder) throw new Error(`Missing text of the licence of ${name}`)
  return mit.replace(/^Copyright .*$/m, `Copyright (c) ${holder}`)
}
