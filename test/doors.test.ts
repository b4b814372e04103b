import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {ruleIds} from '../scripts/rule-ids.ts'
import type {AnyRule, Example} from '../src/engine/rule.ts'
import remarkPreset, {
  type Configuration,
  createLinter,
  type Finding,
  type Message
} from '../src/index.ts'
import {safeText} from '../src/text/safe-text.ts'
import {removeFolder, run, temporaryFolder} from './support/command.ts'
import {Editor, uriOf} from './support/editor.ts'
import {enough} from './support/fuzz.ts'
import {spoiltReports} from './support/generate.ts'

/** What every door has to say of a finding alike; the quick fixes of editors are edits of lines. */
interface Told {
  readonly ruleId: string | null
  readonly range: string
  readonly message: string
  readonly fix: {readonly range: readonly [number, number]; readonly text: string} | undefined
}

/** Rules that look at other files, of which the library is told nothing. */
const alone = {
  'unique-week': 'off',
  'no-missing-week': 'off',
  'local-files': 'off',
  'title-path': 'off'
} as const

const configurations: Readonly<Record<string, Configuration>> = {
  'the defaults': {rules: alone},
  'every rule': {
    rules: {
      ...Object.fromEntries(
        rules.map(({id, severity}) => [id, severity === 'off' ? 'warn' : severity])
      ),
      ...alone
    }
  },
  'other sections, an alias and an own title': {
    lang: 'zh',
    title: {formats: ['{year}-W{week} {text}', '{year} 年第{week}周周报'], numerals: 'arabic'},
    sections: [{name: '生活', aliases: ['日常']}, '*', {name: '总结', optional: true}],
    rules: {
      ...alone,
      'list-indent': ['warn', {indent: 2}],
      'emphasis-marker': ['error', {emphasis: '_'}]
    }
  }
}

/** Texts with what is wrong in reports: fixtures, examples of rules, and generated reports. */
async function readTexts(): Promise<string[]> {
  const folder = path.join(import.meta.dirname, '../fixtures/reports')
  const fixtures = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))
  const examples = (rules as readonly AnyRule[]).flatMap(({examples}) =>
    (examples as readonly Example[]).map(({before}) => before)
  )
  const generated = fc.sample(spoiltReports, {numRuns: enough(200), seed: 20261126})
  // What is no Unicode cannot be written to a file.
  return [...new Set([...fixtures, ...examples, ...generated])].filter((text) =>
    text.isWellFormed()
  )
}

const texts = await readTexts()
let folder: string
beforeAll(() => {
  folder = temporaryFolder()
})
afterAll(() => removeFolder(folder))

const nameOf = (index: number) => `${String(index).padStart(4, '0')}.md`

/** The findings of the library, which the others are compared with. */
async function byLibrary(configuration: Configuration): Promise<Told[][]> {
  const linter = createLinter(configuration)
  return Promise.all(
    texts.map(async (text, index) => {
      const {findings} = await linter.lint(text, {path: nameOf(index)})
      return findings.map(({ruleId = null, message, edit, ...finding}) => ({
        ruleId,
        message,
        range: rangeOf(finding),
        fix: edit
      }))
    })
  )
}

function rangeOf({line, column, endLine, endColumn}: Omit<Finding, 'ruleId' | 'edit' | 'message'>) {
  return `${line}:${column}-${endLine}:${endColumn}`
}

/** Invisible characters are escaped where they are shown. */
function printed(finding: Told): Told {
  return {...finding, message: safeText(finding.message)}
}

function told({ruleId, reason, place, line, column, fix}: Message): Told {
  const end = place && 'end' in place ? place.end : {line, column}
  return {
    ruleId: ruleId ?? null,
    message: reason,
    range: `${line}:${column}-${end.line}:${end.column}`,
    fix
  }
}

describe.each(Object.entries(configurations))('with %s', (_, configuration) => {
  let expected: Told[][]
  beforeAll(async () => {
    for (const [index, text] of texts.entries())
      fs.writeFileSync(path.join(folder, nameOf(index)), text)
    fs.writeFileSync(
      path.join(folder, 'weekly-lint.config.json'),
      JSON.stringify({lang: 'en', files: ['*.md'], ...configuration})
    )
    expected = await byLibrary({lang: 'en', ...configuration})
    expect(expected.flat().filter(({fix}) => fix).length).toBeGreaterThan(enough(500))
  })

  test('the command finds what the library finds', async () => {
    const names = texts.map((_, index) => nameOf(index))
    const {stdout} = await run([...names, '--reporter', 'json', '--no-links'], {cwd: folder})
    const results: {filePath: string; messages: JsonMessage[]}[] = JSON.parse(stdout)
    const found = new Map(
      results.map(({filePath, messages}) => [path.basename(filePath), messages])
    )
    for (const [index, text] of texts.entries()) {
      const messages = (found.get(nameOf(index)) ?? []).map((message): Told => {
        const {ruleId, line, column, endLine = line, endColumn = column, fix} = message
        return {
          ruleId,
          message: message.message,
          range: `${line}:${column}-${endLine}:${endColumn}`,
          fix
        }
      })
      expect(messages, text).toEqual(expected[index]?.map(printed))
    }
  })

  test('remark finds what the library finds', async () => {
    const remark = unified().use(remarkParse).use(remarkPreset).freeze()
    for (const [index, text] of texts.entries()) {
      const file = new VFile({value: text, path: nameOf(index), cwd: folder})
      await remark.run(remark.parse(new VFile(text.replace(/^\uFEFF/, ''))), file)
      expect((file.messages as Message[]).map(told), text).toEqual(expected[index])
    }
  })

  test('the language server finds what the library finds', {timeout: 120_000}, async () => {
    const linter = createLinter({lang: 'en', ...configuration})
    const editor = await Editor.start({folders: [folder]})
    for (const [index, text] of texts.entries()) {
      // Editors wait a moment after each change; the fixtures and some of the others will do.
      if (index % 16 > 0 || text.startsWith('\uFEFF')) continue
      const uri = uriOf(path.join(folder, nameOf(index)))
      const diagnostics = await editor.open(uri, text)
      const shown = diagnostics.map(({code = null, message, range: {start, end}}) => ({
        ruleId: code,
        message,
        range: `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`
      }))
      expect(shown, text).toEqual(
        expected[index]?.map(printed).map(({fix: _, ...finding}) => finding)
      )
      const [all] = await editor.actions(uri, {before: ''}, ['source.fixAll'])
      const fixed = await linter.fix(text, {path: nameOf(index)})
      if (all) expect(await editor.apply(all)).toBe(String(fixed))
      else expect(String(fixed)).toBe(text)
      await editor.close(uri)
    }
    expect(await editor.end()).toBe(0)
  })
})

interface JsonMessage extends Omit<Told, 'range'> {
  readonly line: number
  readonly column: number
  readonly endLine?: number
  readonly endColumn?: number
}

test('all rules take part', async () => {
  const found = new Set(
    (await byLibrary(configurations['every rule']!)).flat().map(({ruleId}) => ruleId)
  )
  const others = Object.keys(alone).concat('live-links')
  expect(
    [...(await ruleIds(path.join(import.meta.dirname, '..')))]
      .filter((id) => !found.has(id))
      .toSorted()
  ).toEqual(others.toSorted())
})
