import fs from 'node:fs/promises'
import path from 'node:path'
import {schemaText} from './schema/text.ts'

const file = path.join(import.meta.dirname, '../schema.json')
const text = schemaText()
const current = await fs.readFile(file, 'utf8').catch(() => '')
if (current !== text) {
  if (process.argv.includes('--check')) {
    process.exitCode = 1
    console.error('schema.json is not what the rules say: run `npm run schema`')
  } else {
    await fs.writeFile(file, text)
  }
}
