import fs from 'node:fs/promises'
import path from 'node:path'
import {problemOf, register, skeleton} from './new-rule/skeleton.ts'
import {ruleIds} from './rule-ids.ts'

// `npm run new-rule <id>`, in the folder of the project.
const [id = ''] = process.argv.slice(2)
const root = process.cwd()
const problem = problemOf(id, await ruleIds(root))
if (problem) {
  console.error(problem)
  process.exitCode = 2
} else {
  const registry = path.join(root, 'rules/index.ts')
  const registered = register(await fs.readFile(registry, 'utf8'), id)
  await fs.writeFile(path.join(root, 'rules', `${id}.ts`), skeleton(id), {flag: 'wx'})
  await fs.writeFile(registry, registered)
  console.log(`Made rules/${id}.ts, the last rule in rules/index.ts. Now:
1. Say in its examples what it finds, and what becomes of that: they are its tests.
2. npx vitest run test/rules.test.ts -t ${id} --reporter=verbose
   fails until its check finds just that.
3. npm run docs, to have it in rules/README.md; npm test, before you commit.`)
}
