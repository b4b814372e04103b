import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {rules as tuple} from '../rules/index.ts'
import type {AnyRule} from '../src/engine/rule.ts'
import {fix, format, lint} from '../src/index.ts'
import {hunt} from './support/fuzz.ts'
import {spoiltReports} from './support/generate.ts'

/**
 * `weekly-lint-fix` and `weekly-lint-format` as two hooks of one commit, in either order: they come to
 * rest, no word is lost, and what a person has to see to is still told.
 */
const rules: readonly AnyRule[] = tuple

const fixed = async (text: string) => String(await fix(text))
const laidOut = async (text: string) => String(await format(text))

/** Whether the evidence of children, their indentation, is told. */
async function tellsOfChildren(text: string): Promise<boolean> {
  return (await lint(text)).messages.some(({ruleId}) => ruleId === 'list-nesting')
}

const letters = (text: string) => text.match(/\p{L}/gu)?.join('') ?? ''

/**
 * Checks both orders.
 *
 * @param commits After how many commits neither hook changes anything: the first, unless there is more to
 *   repair than one run may prove (`budget.ts`).
 */
async function checkOrders(text: string, commits = 1): Promise<void> {
  const alone = await fixed(text)
  const fixFirst = await laidOut(alone)
  const formatFirst = await fixed(await laidOut(text))
  expect(letters(formatFirst)).toBe(letters(fixFirst))
  for (let end of [fixFirst, formatFirst]) {
    for (let left = commits; left > 1; left--) end = await laidOut(await fixed(end))
    // The next commit goes through: neither hook changes anything.
    expect(await laidOut(await fixed(end))).toBe(await laidOut(end))
    expect(await fixed(await laidOut(end))).toBe(await laidOut(end))
    // Only a person knows whose children these are: no layout takes that from the page.
    if (await tellsOfChildren(alone)) expect(await tellsOfChildren(end)).toBe(true)
  }
}

/** A report with this among its items. */
const within = (text: string) =>
  `# 2026 年第1周周报\n\n## 生活\n\n${text}\n\n## 技术\n\n好。\n\n## 总结\n\n好。\n`

describe('fix and format, in either order', {timeout: 120_000}, () => {
  test.each([
    '10. 甲\n\n   - 子\n\n11. 乙\n\n   正文',
    '1. a\n  1. b\n2. c',
    '1. 甲\n  - [ ] 子\n2. 乙\n  - [ ] 子\n3. 丙',
    '1. 甲\n\n- 子\n\n2. 乙\n\n- 子\n\n3. 丙',
    '- 苹果\n- 梨\n\n1、先洗\n2、再切',
    '- 正文：\n      1. a\n      2. b\n      3. c',
    '1. 甲\n- 子\n- 子\n3. 乙',
    '* 甲\n\t* 乙\n+ 丙',
    '1. 甲\n　　1. 乙\n2. 丙'
  ])('%j', (text) => checkOrders(within(text)))

  test('fixtures and examples', async () => {
    const folder = join(import.meta.dirname, '../fixtures/reports')
    const names = readdirSync(folder).filter((name) => name.endsWith('.md'))
    const fixtures = names.map((name) => readFileSync(join(folder, name), 'utf8'))
    const examples = rules.flatMap(({examples}) => examples.map(({before}) => before))
    for (const text of [...fixtures, ...examples]) await checkOrders(text)
  })

  test('random reports', () => hunt(spoiltReports, 30, (text) => checkOrders(text, 3)))

  test('what shows whose child it is stays', async () => {
    const text = within('1. a\n  1. b\n2. c')
    expect(await tellsOfChildren(text)).toBe(true)
    expect(await tellsOfChildren(await laidOut(text))).toBe(true)
    expect(await tellsOfChildren(text.replace('  1. b', '1. b'))).toBe(false)
  })
})
