import fs from 'node:fs/promises'
import path from 'node:path'
import {buildCode} from './build/code.ts'
import {writeNotices} from './build/notices.ts'
import {bundledPackages} from './build/packages.ts'
import {writeSbom} from './build/sbom.ts'
import {buildTypes} from './build/types.ts'

// Silent on success: npm runs this for `npm pack`, whose output other programs read.
const root = path.join(import.meta.dirname, '..')
const folder = path.join(root, 'dist')
await fs.rm(folder, {recursive: true, force: true})
const packages = await bundledPackages(await buildCode(root, folder))
await writeNotices(root, folder, packages)
await writeSbom(root, folder, packages)
await buildTypes(root, folder)
