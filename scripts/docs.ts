import fs from 'node:fs/promises'
import path from 'node:path'
import {rules} from '../rules/index.ts'
import {optionsPart, replacePart} from './docs/options.ts'
import {rulesPage} from './docs/page.ts'

const root = path.join(import.meta.dirname, '..')
const [options, optionsInChinese] = await Promise.all([optionsPart('en'), optionsPart('zh')])
/** What each page is, from what it was. */
const pages: Readonly<Record<string, (current: string) => string>> = {
  'docs/command-line.md': (current) => replacePart(current, 'options', options),
  'docs/command-line.zh-CN.md': (current) => replacePart(current, 'options', optionsInChinese),
  'rules/README.md': () => rulesPage(rules, 'en'),
  'rules/README.zh-CN.md': () => rulesPage(rules, 'zh')
}
const isCheck = process.argv.includes('--check')
for (const [name, render] of Object.entries(pages)) {
  const file = path.join(root, name)
  const current = await fs.readFile(file, 'utf8').catch(() => '')
  const text = render(current)
  if (current === text) continue
  if (isCheck) {
    process.exitCode = 1
    console.error(`${name} is not what the code says: run \`npm run docs\``)
  } else {
    await fs.writeFile(file, text)
  }
}
