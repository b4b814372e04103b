import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {fix, format, lint, type Message} from '../src/index.ts'
import {checkPass} from './support/check-pass.ts'
import {compact} from './support/findings.ts'
import {checkPromises} from './support/promises.ts'
import {agrees, checkSameSeen} from './support/witness.ts'

/**
 * Every report below `fixtures/reports`; a new one needs no code here.
 *
 * - `<name>.md` is good: no finding, and no repair touches it.
 * - `<name>.bad.md` has exactly the findings of `<name>.findings.txt`; `--fix` makes
 *   `<name>.fixed.md` of it, and with suggestions `<name>.suggested.md`, where that exists.
 *
 * `UPDATE_FIXTURES=1` writes the files beside a bad report, to be read before they are kept.
 */
const folder = path.join(import.meta.dirname, '../fixtures/reports')
const names = fs.readdirSync(folder).filter((name) => name.endsWith('.md'))
const good = names.filter((name) => !/\.(?:bad|fixed|suggested)\.md$/.test(name))
const bad = names.filter((name) => name.endsWith('.bad.md'))

/** Real reports, which are not part of the project; they may be absent. */
const seedFolder = path.join(import.meta.dirname, '../../shared/seeds')
const seeds = fs.existsSync(seedFolder)
  ? fs.readdirSync(seedFolder).filter((name) => name.endsWith('.md'))
  : []

const read = (...parts: string[]) => fs.readFileSync(path.join(...parts), 'utf8')

/** Exact findings one a line. */
const findings = (messages: readonly Message[]) =>
  messages.map((message) => `${compact(message)}\n`).join('')

/** Compare with a file beside the fixture, or write it; no file stands for `fallback`. */
function expectFile(name: string, actual: string, fallback?: string): void {
  const file = path.join(folder, name)
  if (process.env.UPDATE_FIXTURES) {
    if (actual !== fallback) fs.writeFileSync(file, actual)
    else fs.rmSync(file, {force: true})
  }
  expect(actual).toBe(fs.existsSync(file) ? read(file) : fallback)
}

describe.each(good)('%s', (name) => {
  test('is good', async () => {
    const text = read(folder, name)
    expect(findings((await lint(text)).messages as Message[])).toBe('')
    expect(String(await fix(text))).toBe(text)
    expect(String(await fix(text, {unsafe: true}))).toBe(text)
  })
})

describe.each(bad)('%s', (name) => {
  const text = read(folder, name)
  const base = name.replace(/\.bad\.md$/, '')

  test('findings', async () => {
    const file = await lint(text)
    expectFile(`${base}.findings.txt`, findings(file.messages as Message[]))
  })

  test('repair', async () => {
    const fixed = String(await fix(text))
    expectFile(`${base}.fixed.md`, fixed)
    expectFile(`${base}.suggested.md`, String(await fix(text, {unsafe: true})), fixed)
  })

  test('promises', async () => {
    const {passes} = await checkPromises(text)
    for (const pass of passes) checkPass(pass)
    const laidOut = String(await format(text))
    if (agrees(text)) checkSameSeen(text, laidOut, name)
  })
})

describe.skipIf(seeds.length === 0).each(seeds)('real report %s', (name) => {
  test('has nothing wrong, and is laid out with one blank line before headings', async () => {
    const text = read(seedFolder, name)
    expect((await lint(text)).messages.map(String)).toEqual([])
    expect(String(await fix(text))).toBe(text)
    expect(String(await format(text))).toBe(text.replaceAll('\n\n\n', '\n\n'))
  })
})

describe('demo', () => {
  const demo = path.join(import.meta.dirname, '../fixtures/demo')

  test.each(fs.readdirSync(demo))('%s shows findings and a repair', async (name) => {
    const text = read(demo, name)
    const {messages} = await lint(text)
    expect(new Set(messages.map((message) => message.ruleId)).size).toBeGreaterThanOrEqual(7)
    const left = (await fix(text)).messages
    expect(left.map((message) => message.ruleId)).toEqual(['image-alt'])
  })
})
