import fs from 'node:fs/promises'
import path from 'node:path'
import {release} from './release/changelog.ts'
import {pinnedFiles} from './release/pinned-files.ts'
import {pinTo} from './release/pins.ts'

/*
 * `npm version` runs this once package.json has the new version: what is unreleased in CHANGELOG.md
 * becomes that version, and all that names a version names it.
 */
const root = path.join(import.meta.dirname, '..')
const {version} = JSON.parse(await fs.readFile(path.join(root, 'package.json'), 'utf8'))

async function change(file: string, edit: (text: string) => string): Promise<void> {
  const text = await fs.readFile(file, 'utf8')
  await fs.writeFile(file, edit(text))
}

const today = new Date().toISOString().slice(0, 10)
await change(path.join(root, 'CHANGELOG.md'), (text) => release(text, version, today))
for (const file of await pinnedFiles(root)) await change(file, (text) => pinTo(text, version))
await change(path.join(root, 'pre-commit-mirror/package.json'), (text) =>
  text.replace(/(?<="version": ")[^"]*/, version)
)
