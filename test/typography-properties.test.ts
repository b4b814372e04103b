import assert from 'node:assert/strict'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import footnote from 'markdown-it-footnote'
import type {Nodes} from 'mdast'
import {describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {typographyRules} from '../src/config/presets.ts'
import {type Configuration, fix, lint} from '../src/index.ts'
import {parse} from '../src/syntax/processor.ts'
import {checkPass} from './support/check-pass.ts'
import {hunt, huntTimeout} from './support/fuzz.ts'
import {checkPromises} from './support/promises.ts'
import {typographyReports} from './support/typography.ts'

/** The rules of Chinese typography, which change text only. */
const own = rules.filter(({id}) => (typographyRules as readonly string[]).includes(id))

const onlyTypography: Configuration = {
  rules: Object.fromEntries(
    rules.map((rule) => [rule.id, own.some(({id}) => id === rule.id) ? 'warn' : 'off'])
  )
}

describe('typography', {timeout: huntTimeout}, () => {
  test('keeps the promises beside all other rules', () =>
    hunt(typographyReports, 150, async (text) => {
      const {passes} = await checkPromises(text)
      for (const pass of passes) checkPass(pass)
    }))

  test('alone: all is fixed that is told, and no rule has more to tell', () =>
    hunt(typographyReports, 400, async (text) => {
      const before = (await lint(text, onlyTypography)).messages
      const fixed = await fix(text, onlyTypography)
      const left = fixed.messages.filter(({ruleId}) => ruleId !== 'paired-marks')
      assert.deepEqual(left.map(String), [], String(fixed))
      const lone = before.filter(({ruleId}) => ruleId === 'paired-marks')
      assert.ok(fixed.messages.length <= lone.length, `${fixed.messages}\n${fixed}`)
    }))

  test('breaks no emphasis, no link and no block in 500 files, for either parser', async () => {
    const texts = fc.sample(typographyReports, {seed: 16, numRuns: 500})
    let changed = 0
    for (const text of texts) {
      const fixed = String(await fix(text, onlyTypography))
      if (fixed !== text) changed++
      assert.deepEqual(skeleton(parse(fixed)), skeleton(parse(text)), text)
      assert.deepEqual(tokens(fixed), tokens(text), text)
    }
    expect(changed).toBeGreaterThan(400)
  })
})

test('a space beside a mark that becomes half-width stays', async () => {
  const around = (body: string) => `# 2026 年第1周周报\n\n## 生活\n\n${body}\n`
  const configuration: Configuration = {extends: ['recommended', 'typography']}
  const fixed = await fix(
    around('One sentence，then more。 Another one （see below）。'),
    configuration
  )
  expect(String(fixed)).toContain('One sentence, then more. Another one (see below).')
})

test('own names may hold signs that patterns read otherwise', async () => {
  const words = ['Wi-Fi 6', 'C++ 23', 'a/b [c]']
  const configuration = {rules: {'proper-nouns': ['warn', {words}]}} as const
  const fixed = await fix('# 2026 年第1周周报\n\n用 wi-fi 6 和 c++ 23\n', configuration)
  expect(String(fixed)).toContain('用 Wi-Fi 6 和 C++ 23\n')
})

/** The types of all nodes but text, with addresses and code, and the letters between them. */
function skeleton(node: Nodes): unknown[] {
  if (node.type === 'text') return lettersOf(node.value)
  const own = [node.type, 'url' in node ? node.url : '', 'value' in node ? node.value : '']
  return ['children' in node ? [...own, ...node.children.flatMap(skeleton)] : own]
}

function lettersOf(text: string): string[] {
  const letters = text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
  return letters === '' ? [] : [letters]
}

// The types of the plugin are those of another build.
const markdownIt = new MarkdownIt({html: true}).use(footnote as never)

/** What the other parser sees: tokens but text, with their attributes. */
function tokens(text: string): string[] {
  return markdownIt
    .parse(text, {})
    .flatMap((token) => [token, ...(token.children ?? [])])
    .filter(({type}) => type !== 'text' && type !== 'inline')
    .map(({type, attrs, content}) => `${type} ${JSON.stringify(attrs)} ${content}`)
}
