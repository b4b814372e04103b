import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {fixText} from '../src/engine/fix.ts'
import type {AnyRule} from '../src/engine/rule.ts'
import {settle} from '../src/engine/settings.ts'

/** What another tool makes of texts, by its published tests. */
interface Table {
  readonly name: string
  readonly address: string
  readonly commit: string
  readonly license: string
  readonly files: string
  /** Our rules that are about the same. */
  readonly rules: readonly string[]
  /** A text, what the tool makes of it, and why we make something else of it. */
  readonly rows: readonly (readonly [text: string, expected: string, reason?: string])[]
}

const tables: readonly Table[] = JSON.parse(
  readFileSync(join(import.meta.dirname, 'typography', 'tables.json'), 'utf8')
)

const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'typography.md'), 'utf8')

describe.each(tables)('$name', ({name, address, commit, license, rules: ids, rows}) => {
  const own = (rules as readonly AnyRule[]).filter(({id}) => ids.includes(id))
  const settings = settle(own, {rules: Object.fromEntries(ids.map((id) => [id, 'warn']))})
  const fixed = rows.map(([text]) => String(fixText(text, settings)))

  test('agrees where no reason is given', () => {
    const agreeing = rows.map(([text, expected], index) => [text, fixed[index] === expected])
    expect(agreeing).toEqual(rows.map(([text, , reason]) => [text, reason === undefined]))
  })

  test('what we make of it stays so', () => {
    expect(fixed.map((text) => String(fixText(text, settings)))).toEqual(fixed)
  })

  test('is counted in the docs, with its source', () => {
    const agreed = rows.filter(([, , reason]) => reason === undefined).length
    const listed = ids.map((id) => `\`${id}\``).join(', ')
    expect(page).toContain(
      `| [${name}](${address}) at \`${commit}\` (${license}) | ${listed} | ${rows.length} | ${agreed} |`
    )
  })
})

test('every reason is explained in the docs, with how often it is given', () => {
  const counts = new Map<string, number>()
  for (const [, , reason] of tables.flatMap(({rows}) => rows)) {
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  const explained = [...page.matchAll(/^\| `(\w+)` \| (\d+) \|/gm)]
  expect(new Map(explained.map(([, reason = '', count]) => [reason, Number(count)]))).toEqual(
    counts
  )
})
