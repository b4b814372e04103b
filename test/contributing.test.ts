import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {AnyRule} from '../src/engine/rule.ts'
import {createLinter} from '../src/index.ts'
import type {Reporter} from '../src/reporters/result.ts'
import {languages} from '../src/text/language.ts'
import {removeFolder, temporaryFolder} from './support/command.ts'
import {resultOf} from './support/results.ts'
import {readSnippets} from './support/snippets.ts'

/** What CONTRIBUTING.md tells to write works as it stands there. */
const root = path.join(import.meta.dirname, '..')
const snippets = new Map(readSnippets('CONTRIBUTING.md').map(({file, text}) => [file, text]))
const folder = temporaryFolder()
afterAll(() => removeFolder(folder))

/** Load a file of the page, whose imports are those of the place that it is for. */
async function load(file: string): Promise<Record<string, unknown>> {
  const place = path.join(folder, file)
  const text = (snippets.get(file) ?? '').replace(
    /(?<=from ')\.{1,2}\/[^']+/g,
    (specifier) => pathToFileURL(path.resolve(root, path.dirname(file), specifier)).pathname
  )
  mkdirSync(path.dirname(place), {recursive: true})
  writeFileSync(place, text)
  return await import(place)
}

describe('the rule', () => {
  const file = 'rules/no-placeholder.ts'
  let rule: AnyRule

  beforeAll(async () => {
    rule = (await load(file)).default as AnyRule
  })

  test.each(languages)('finds what its examples say, in %s', async (lang) => {
    const linter = createLinter({lang, rules: {[rule.id]: 'error'}}, {plugins: [rule]})
    expect(rule.examples.flatMap(({findings = []}) => findings).length).toBeGreaterThan(1)
    for (const {before, findings = []} of rule.examples) {
      const {messages} = await linter.lint(before)
      expect(messages.filter(({ruleId}) => ruleId === rule.id).map(String)).toEqual(
        findings.map((finding) => `${finding.at}: ${finding[lang]}`)
      )
    }
  })

  test('is named as the page names it', () => {
    const page = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8')
    expect(file).toBe(`rules/${rule.id}.ts`)
    expect(page).toContain(`npm run new-rule ${rule.id}`)
  })
})

test('the reporter counts', async () => {
  const {counts} = (await load('src/reporters/counts.ts')) as {counts: Reporter}
  const results = [
    resultOf('a.md', '# 2023 年第40周周报\n\n## 生活\n\n- 读\n\n![](a.png)\n'),
    resultOf('b.md', '- 甲\n')
  ]
  const options = {language: 'en', color: false, version: '1.2.3', locate: String} as const
  const lines = (await counts(results, options)).split('\n')
  const amounts = lines.flatMap((line) => (line === '' ? [] : Number(line.split(' ')[0])))
  expect(lines).toContain('2 numbered-list')
  expect(lines).toContain('1 image-alt')
  expect(amounts).toEqual(amounts.toSorted((a, b) => b - a))
})
