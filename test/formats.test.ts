import {copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {afterEach, describe, expect, test} from 'vitest'
import {parseJson} from '../src/config/json.ts'
import type {Parsed} from '../src/config/tree.ts'
import {parseYaml} from '../src/config/yaml.ts'
import {removeFolder, run, temporaryFolder} from './support/command.ts'

/**
 * Formats that need nothing but configuration. A folder below `fixtures/formats` has a
 * configuration, good reports, and spoiled ones (`<name>.bad.md`) with exact findings
 * (`<name>.findings.txt`) and what `--fix` makes of them (`<name>.fixed.md`).
 *
 * `UPDATE_FIXTURES=1` writes the files beside a spoiled report, to be read before they are kept.
 */
const root = path.join(import.meta.dirname, '../fixtures/formats')
const formats = readdirSync(root)

let folder = ''

afterEach(() => {
  if (folder) removeFolder(folder)
  folder = ''
})

/** A folder of its own with the configuration, and files under new names. */
function copy(format: string, names: Readonly<Record<string, string>>): string {
  folder = temporaryFolder()
  const from = path.join(root, format)
  const config = readdirSync(from).filter((name) => name.startsWith('weekly-lint.config.'))
  for (const name of config) copyFileSync(path.join(from, name), path.join(folder, name))
  for (const [name, to] of Object.entries(names)) {
    copyFileSync(path.join(from, name), path.join(folder, to))
  }
  return folder
}

function expectFile(file: string, actual: string): void {
  if (process.env.UPDATE_FIXTURES) writeFileSync(file, actual)
  expect(actual).toBe(existsSync(file) ? readFileSync(file, 'utf8') : undefined)
}

describe.each(formats)('%s', (format) => {
  const names = readdirSync(path.join(root, format)).filter((name) => name.endsWith('.md'))
  const good = names.filter((name) => !/\.(?:bad|fixed)\.md$/.test(name))
  const bad = names.filter((name) => name.endsWith('.bad.md'))

  test('has two good reports and a spoiled one', () => {
    expect(good.length).toBeGreaterThanOrEqual(2)
    expect(bad.length).toBeGreaterThanOrEqual(1)
  })

  test('good reports are found, clean, and left alone', async () => {
    const cwd = copy(format, Object.fromEntries(good.map((name) => [name, name])))
    const before = good.map((name) => readFileSync(path.join(cwd, name), 'utf8'))
    const {code, stdout, stderr} = await run(['--fix', '--unsafe-fixes', '--lang', 'en'], {cwd})
    expect([code, stdout]).toEqual([0, ''])
    expect(stderr).toContain(`Read ${good.length} reports of ${good.length} Markdown files`)
    expect(good.map((name) => readFileSync(path.join(cwd, name), 'utf8'))).toEqual(before)
  })

  test.each(bad)('%s', async (name) => {
    const base = name.replace(/\.bad\.md$/, '')
    const cwd = copy(format, {[name]: `${base}.md`})
    const file = (end: string) => path.join(root, format, base + end)
    const {code, stdout} = await run(['--reporter', 'compact', '--lang', 'en'], {cwd})
    expect(code).toBe(1)
    expectFile(file('.findings.txt'), stdout)
    await run(['--fix'], {cwd})
    expectFile(file('.fixed.md'), readFileSync(path.join(cwd, `${base}.md`), 'utf8'))
  })
})

test('the documents show the configurations as they are', () => {
  const page = readFileSync(path.join(root, '../../docs/formats.md'), 'utf8')
  const shown = [...page.matchAll(/^```(jsonc?|yaml)\n(.*?)^```$/gms)].map(([, kind, text]) =>
    kind === 'yaml' ? parseYaml(text ?? '') : parseJson(text ?? '', true)
  )
  const files = formats.map((format) => {
    const name = readdirSync(path.join(root, format)).find((name) => name.includes('.config.'))
    const text = readFileSync(path.join(root, format, name ?? ''), 'utf8')
    return name?.endsWith('.yaml') ? parseYaml(text) : parseJson(text, true)
  })
  const plain = ({tree}: Parsed) => {
    const {$schema: _, ...rest} = tree.value as Record<string, unknown>
    return JSON.stringify(rest)
  }
  expect(shown.map(plain).sort()).toEqual(files.map(plain).sort())
})
