import {spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {stripVTControlCharacters} from 'node:util'
import {type Diagnostic, RDFormatValidator} from '@umbrelladocs/rdformat-validator'
import {Ajv} from 'ajv'
import ajvDraft04 from 'ajv-draft-04'
import ajvFormats from 'ajv-formats'
import type {Log, Region} from 'sarif'
import {afterAll, describe, expect, test} from 'vitest'
import type {Message} from '../src/engine/message.ts'
import type {ReporterName} from '../src/reporters/index.ts'
import type {Result} from '../src/reporters/result.ts'
import {splice} from '../src/syntax/edit.ts'
import {bad, good, removeFolder, temporaryFolder, worse} from './support/command.ts'
import {attacks, hostileReport} from './support/hostile.ts'
import {isLeftOut} from './support/programs.ts'
import {print, resultOf} from './support/results.ts'

const require = createRequire(import.meta.url)
const schemas = join(import.meta.dirname, '../fixtures/schemas')
const folder = temporaryFolder()
afterAll(() => removeFolder(folder))

/** Wide characters and a tab before what is wrong, other line ends, a byte order mark. */
const wide =
  '# 2023 年第40周周报\n\n## 生活\n\n1. 🎉去\t![](猫.png)\n\n## 技术\n\n- 𠮷 写\n\n## 总结\n\n好。\n'

function withNote(result: Result): Result {
  const [first, ...rest] = result.messages
  const note = Object.assign(Object.create(first ?? null), first, {fatal: undefined}) as Message
  return {...result, messages: [note, ...rest]}
}

const ordinary = [
  resultOf('周报/a b/2023-week40.md', bad),
  resultOf('2023-week41.md', good),
  resultOf('2023-week42.md', worse),
  withNote(resultOf('2023-week43.md', bad)),
  resultOf('2023-week44.md', wide),
  resultOf('2023-week45.md', `\uFEFF${wide.replaceAll('\n', '\r\n')}`),
  resultOf('2023-week46.md', good.replace('不错', '['.repeat(200))),
  resultOf('2023-week48.md', good.replace('## 总结', '## 生活\n\n好。\n\n## 总结')),
  resultOf('2023-week47.md', `\uFEFF${good.replace('年第40周周报', '年第４０周 周报')}`)
]

const inputs: readonly (readonly [string, readonly Result[]])[] = [
  ['nothing', []],
  ['ordinary reports', ordinary],
  ['reports whose text is gone', ordinary.map((result) => ({...result, text: undefined}))],
  [
    'reports of strangers',
    attacks.map((attack, at) => resultOf(`${attack.slice(0, 99)}${at}.md`, hostileReport(attack)))
  ]
]

async function read(name: ReporterName, results: readonly Result[]) {
  return JSON.parse(await print(name, results))
}

/** Every edit that is offered, with the text that it is about. */
const edits = ordinary.flatMap(({messages, text = ''}) =>
  messages.flatMap((message) => {
    const edit = message.fix ?? message.suggestion
    return edit ? [{edit, content: text.replace(/^\uFEFF/, ''), text}] : []
  })
)

describe.each(inputs)('%s', (_, results) => {
  test('as SARIF fit its schema', async () => {
    const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
    const ajv = new ajvDraft04.default({strict: false, unicodeRegExp: false})
    ajvFormats.default(ajv)
    const validate = ajv.compile(schema)
    expect(validate(await read('sarif', results)), JSON.stringify(validate.errors)).toBe(true)
    expect(validate({version: '2.1.0', runs: [{}]})).toBe(false)
  })

  test('as rdjson fit the format of reviewdog', async () => {
    const validator = new RDFormatValidator({strictMode: true, allowExtraFields: false})
    const {errors, valid} = await validator.validateString(await print('rdjson', results))
    expect(errors).toEqual([])
    expect(valid).toBe(true)
  })

  test('as a Code Quality report fit what GitLab documents', async () => {
    const validate = new Ajv().compile(
      JSON.parse(readFileSync(join(schemas, 'gitlab.json'), 'utf8'))
    )
    const issues: {fingerprint: string}[] = await read('gitlab', results)
    expect(validate(issues), JSON.stringify(validate.errors)).toBe(true)
    expect(new Set(issues.map(({fingerprint}) => fingerprint)).size).toBe(issues.length)
  })

  test.skipIf(isLeftOut('xmllint'))('as JUnit fit its schema', async () => {
    const file = join(folder, 'junit.xml')
    writeFileSync(file, await print('junit', results))
    const argv = ['--noout', '--nonet', '--schema', join(schemas, 'junit.xsd'), file]
    const {status, stderr} = spawnSync('xmllint', argv, {encoding: 'utf8'})
    expect([stderr.trim(), status]).toEqual([`${file} validates`, 0])
  })

  test('as json are understood by a formatter of ESLint', async () => {
    const stylish = require('eslint-formatter-stylish') as (results: unknown) => string
    const output = stripVTControlCharacters(stylish(await read('json', results)))
    const messages = results.flatMap(({messages}) => messages)
    const errors = messages.filter(({fatal}) => fatal).length
    const warnings = messages.length - errors
    if (messages.length === 0) expect(output).toBe('')
    else
      expect(output).toContain(
        `✖ ${messages.length} problems (${errors} errors, ${warnings} warning`
      )
    for (const {path, messages} of results) {
      if (messages.length > 0 && !/\p{Cc}/u.test(path)) expect(output).toContain(`\n${path}\n`)
    }
    for (const line of output.split('\n')) if (/^ /.test(line)) expect(line).not.toMatch(/\p{Cc}/u)
  })
})

test.skipIf(isLeftOut('xmllint')).each([
  ['`skipped` of all suites', /<testsuites /, '<testsuites skipped="1" '],
  ['a suite without `errors`', /(<testsuite [^>]*) errors="0"/, '$1']
])('the schema of JUnit does not take %s', async (_, found, wrong) => {
  const file = join(folder, 'wrong.xml')
  const text = await print('junit', ordinary)
  expect(text).toMatch(found)
  writeFileSync(file, text.replace(found, wrong))
  const argv = ['--noout', '--nonet', '--schema', join(schemas, 'junit.xsd'), file]
  // 3: "validation error" (xmllint, section "Error return codes").
  expect(spawnSync('xmllint', argv).status).toBe(3)
})

describe('edits', () => {
  test('of SARIF count lines and columns as its readers do', async () => {
    const log: Log = await read('sarif', ordinary)
    const replacements = (log.runs[0]?.results ?? [])
      .flatMap(({fixes}) => fixes ?? [])
      .map(({artifactChanges}) => artifactChanges[0]?.replacements[0])
    expect(replacements).toHaveLength(edits.length)
    edits.forEach(({edit, content}, index) => {
      const replacement = replacements[index]
      const range = replacement ? inUnits(content, replacement.deletedRegion) : [0, 0]
      const text = replacement?.insertedContent?.text ?? ''
      expect(splice(content, [{range: range as [number, number], text}])).toBe(
        splice(content, [edit])
      )
    })
  })

  test('of rdjson count bytes', async () => {
    const {diagnostics}: {diagnostics: Diagnostic[]} = await read('rdjson', ordinary)
    const suggestions = diagnostics.flatMap(({suggestions}) => suggestions ?? [])
    expect(suggestions).toHaveLength(edits.length)
    edits.forEach(({edit, content, text}, index) => {
      const {range, text: inserted = ''} = suggestions[index] ?? {}
      const bytes = Buffer.from(text)
      const [start, end] = [range?.start, range?.end].map((at) => inBytes(bytes, at))
      const result = Buffer.concat([
        bytes.subarray(0, start),
        Buffer.from(inserted),
        bytes.subarray(end)
      ])
      const mark = text.length - content.length
      expect(result.toString().slice(mark)).toBe(splice(content, [edit]))
    })
  })
})

/** Offsets of a region, by UTF-16 code units. */
function inUnits(content: string, {startLine = 1, startColumn = 1, endLine, endColumn}: Region) {
  const lines = content.split(/(?<=\r\n|\n)/)
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).join('').length + column - 1
  return [offset(startLine, startColumn), offset(endLine ?? startLine, endColumn ?? 1)]
}

/** Offset of a position that counts bytes. */
function inBytes(bytes: Buffer, {line = 1, column = 1}: {line?: number; column?: number} = {}) {
  let start = 0
  for (let at = 1; at < line; at++) start = bytes.indexOf('\n', start) + 1
  return start + column - 1
}

describe('fingerprints', () => {
  const shifted = bad.replace('写在前面。', '写在前面。\n\n多了两行。')
  const twice = bad.replace('- 读了一章书', '- 读了一章书\n\n段落。\n\n- 读了一章书')

  async function marks(name: 'sarif' | 'gitlab', text: string): Promise<unknown[]> {
    const found = await read(name, [resultOf('2023-week40.md', text)])
    if (name === 'gitlab') return found.map(({fingerprint}: {fingerprint: string}) => fingerprint)
    return (
      (found as Log).runs[0]?.results?.map(({partialFingerprints}) => partialFingerprints) ?? []
    )
  }

  test.each(['sarif', 'gitlab'] as const)(
    'of %s stay where lines move, and differ',
    async (name) => {
      const before = await marks(name, bad)
      expect(before).toHaveLength(1)
      expect(await marks(name, shifted)).toEqual(before)
      const [first, second, ...rest] = await marks(name, twice)
      expect([first, rest]).toEqual([before[0], []])
      expect(second).not.toEqual(first)
      expect(await marks(name, bad.replace('一章', '两章'))).not.toEqual(before)
    }
  )
})

test('notes are told as what they are', async () => {
  const [result] = ordinary.slice(3, 4)
  const results = result ? [result] : []
  const log: Log = await read('sarif', results)
  expect(log.runs[0]?.results?.map(({level}) => level)).toEqual(['note'])
  expect(await read('rdjson', results)).toMatchObject({diagnostics: [{severity: 'INFO'}]})
  expect(await read('gitlab', results)).toMatchObject([{severity: 'info'}])
  expect(await print('github', results)).toMatch(/^::notice /)
  expect(await print('junit', results)).toMatch(/ failures="0" .*<skipped message="note: /s)
  expect(await print('html', results, 'zh')).toMatch(/class="weight note">提示</)
  expect(await print('pretty', results)).toMatch(/ {2}note {2}numbered-list\n.*ℹ 1 note/s)
})
