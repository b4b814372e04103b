import type {Diagnostic} from '@umbrelladocs/rdformat-validator'
import type {Log} from 'sarif'
import {describe, expect, test} from 'vitest'
import {reporterNames} from '../src/reporters/index.ts'
import type {Result} from '../src/reporters/result.ts'
import type {Edit} from '../src/syntax/edit.ts'
import {attacks, hostileReport} from './support/hostile.ts'
import {print, resultOf} from './support/results.ts'
import {runnerCommands} from './support/runner.ts'

interface JsonFile {
  readonly filePath: string
  readonly messages: readonly {readonly fix?: Edit; readonly suggestions?: readonly {fix: Edit}[]}[]
}

const languages = ['en', 'zh'] as const

function results(lang: 'en' | 'zh'): Result[] {
  return attacks.map((attack, index) =>
    resultOf(`${attack.slice(0, 200)}/week${index}.md`, hostileReport(attack), {lang})
  )
}

/** What a terminal would obey or hide, but for the ends of our lines. */
const harmful =
  /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u

const colors = new RegExp(`${String.fromCodePoint(27)}\\[\\d+m`, 'g')

describe('text of strangers', () => {
  test('is quoted in findings of many rules', () => {
    const found = results('en')
    expect(found.map(({messages}) => messages.length)).not.toContain(0)
    const rules = new Set(found.flatMap(({messages}) => messages.map(({ruleId}) => ruleId)))
    expect(rules.size).toBeGreaterThan(10)
  })

  describe.each(languages)('in %s', (lang) => {
    const found = results(lang)

    test.each(reporterNames)('is harmless in %s', async (name) => {
      for (const color of [false, true]) {
        const output = await print(name, found, lang, color)
        expect(output.length).toBeGreaterThan(1000)
        expect(harmful.exec(output.replace(colors, ''))).toBeNull()
        const commands = runnerCommands(output).map(({name, properties}) => ({name, properties}))
        const ours = found.flatMap(({messages}) =>
          messages.map(({ruleId, fatal, line}) => ({
            name: fatal ? 'error' : 'warning',
            properties: expect.objectContaining({
              title: ruleId ?? 'weekly-lint',
              line: String(line)
            })
          }))
        )
        expect(commands).toEqual(name === 'github' ? ours : [])
      }
    })
  })
})

describe('what programs read', () => {
  const found = results('en')
  const all = found.flatMap(({path, messages}) => messages.map((message) => ({path, message})))
  const edits = all.flatMap(({message}) => message.fix ?? message.suggestion ?? [])

  const relative = all.map(({path}) => path.replace('/home/me/', ''))

  test('of json has paths and edits as they are', async () => {
    const files: JsonFile[] = JSON.parse(await print('json', found))
    expect(files.map(({filePath}) => filePath)).toEqual(found.map(({path}) => path))
    const messages = files.flatMap(({messages}) => messages)
    const read = messages.flatMap(({fix, suggestions}) => fix ?? suggestions?.[0]?.fix ?? [])
    expect(read).toEqual(edits)
  })

  test('of sarif has edits as they are, and addresses that lead to the paths', async () => {
    const log: Log = JSON.parse(await print('sarif', found))
    const results = log.runs[0]?.results ?? []
    const texts = results
      .flatMap(({fixes}) => fixes ?? [])
      .map(({artifactChanges}) => artifactChanges[0]?.replacements[0]?.insertedContent?.text)
    expect(texts).toEqual(edits.map(({text}) => text))
    const uris = results.map(
      ({locations}) => locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? ''
    )
    for (const uri of uris) expect(uri).toMatch(/^[\w.!~*'()%/-]+$/)
    const paths = uris.map((uri) => decodeURIComponent(new URL(uri, 'file:///home/me/').pathname))
    expect(paths).toEqual(all.map(({path}) => path.toWellFormed()))
  })

  test('of sarif has neither placeholders nor links', async () => {
    const log: Log = JSON.parse(await print('sarif', found))
    const sentences = log.runs[0]?.results?.map(({message}) => message.text ?? '') ?? []
    expect(sentences).toHaveLength(all.length)
    for (const sentence of sentences) {
      expect(sentence.replaceAll('{{', '').replaceAll('}}', '')).not.toMatch(/[{}]/)
      expect(sentence).not.toMatch(/(?<!\\)\]\(/)
    }
  })

  test('of rdjson and gitlab has edits and paths as they are', async () => {
    const {diagnostics}: {diagnostics: Diagnostic[]} = JSON.parse(await print('rdjson', found))
    const texts = diagnostics.flatMap(({suggestions = []}) => suggestions.map(({text}) => text))
    expect(texts).toEqual(edits.map(({text}) => text))
    expect(diagnostics.map(({location}) => location.path)).toEqual(relative)
    const issues: {location: {path: string}}[] = JSON.parse(await print('gitlab', found))
    expect(issues.map(({location}) => location.path)).toEqual(relative)
  })
})
