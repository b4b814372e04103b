import fs from 'node:fs/promises'
import path from 'node:path'
import {rules} from '../rules/index.ts'
import {rulesPage} from './docs/page.ts'

const folder = path.join(import.meta.dirname, '../rules')
const pages = {
  'README.md': rulesPage(rules, 'en'),
  'README.zh-CN.md': rulesPage(rules, 'zh')
}
const isCheck = process.argv.includes('--check')
for (const [name, text] of Object.entries(pages)) {
  const file = path.join(folder, name)
  const current = await fs.readFile(file, 'utf8').catch(() => '')
  if (current === text) continue
  if (isCheck) {
    process.exitCode = 1
    console.error(`rules/${name} is not what the rules say: run \`npm run docs\``)
  } else {
    await fs.writeFile(file, text)
  }
}
