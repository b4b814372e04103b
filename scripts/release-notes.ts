import fs from 'node:fs/promises'
import path from 'node:path'
import {notesOf} from './release/changelog.ts'

/* `node scripts/release-notes.ts <version>` prints what CHANGELOG.md says of a version. */
const text = await fs.readFile(path.join(import.meta.dirname, '../CHANGELOG.md'), 'utf8')
process.stdout.write(notesOf(text, process.argv[2] ?? ''))
