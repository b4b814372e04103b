import assert from 'node:assert/strict'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {format, lint} from '../src/index.ts'
import {parse} from '../src/syntax/processor.ts'
import {enough, hunt, huntTimeout} from './support/fuzz.ts'
import {layouts, print} from './support/layouts.ts'
import {structures} from './support/structure.ts'

const formatted = async (text: string) => String(await format(text))

/** The tree without positions. */
function treeOf(text: string): string {
  const content = text.replace(/^\uFEFF/, '')
  return JSON.stringify(parse(content), (key, value) => (key === 'position' ? undefined : value))
}

const isTold = async (text: string) =>
  (await lint(text)).findings.some(
    ({ruleId, suggestions}) =>
      ruleId === 'list-nesting' ||
      (/^(?:emphasis-marker|code-fence)$/.test(ruleId ?? '') && suggestions.length > 0)
  )

/** Layouts that begin elsewhere in the same choices, since many say something else. */
function rotations(layout: readonly number[]): number[][] {
  return Array.from({length: 8}, (_, by) => [...layout.slice(by), ...layout.slice(0, by)])
}

describe('format', {timeout: huntTimeout}, () => {
  test('makes one text of all layouts of one tree', async () => {
    let pairs = 0
    await hunt(fc.tuple(structures, layouts, layouts), 200, async ([blocks, first, second]) => {
      const a = print(blocks, first)
      const tree = treeOf(a)
      const others = rotations(second).map((layout) => print(blocks, layout))
      const b = others.find((other) => treeOf(other) === tree)
      if (b === undefined) return
      // What is told of as a lost child or as a name stays as it is written.
      if ((await isTold(a)) || (await isTold(b))) return
      pairs++
      const layouts = `${JSON.stringify(a)}\n${JSON.stringify(b)}`
      assert.equal(await formatted(a), await formatted(b), layouts)
    })
    expect(pairs).toBeGreaterThan(enough(50))
  })

  test('keeps the tree, and does the rest at once', async () => {
    await hunt(fc.tuple(structures, layouts), 100, async ([blocks, layout]) => {
      const text = print(blocks, layout)
      const once = await formatted(text)
      assert.equal(treeOf(once), treeOf(text), JSON.stringify(text))
      assert.equal(await formatted(once), once, JSON.stringify(text))
    })
  })

  test.each(['\r\n', '\r'])('keeps the line ends %j, and the byte order mark', async (end) => {
    await hunt(fc.tuple(structures, layouts), 30, async ([blocks, layout]) => {
      const text = print(blocks, layout)
      const coat = (text: string) => `\uFEFF${text.replaceAll('\n', end)}`
      assert.equal(await formatted(coat(text)), coat(await formatted(text)), JSON.stringify(text))
    })
  })

  test('tells of what it cannot lay out without another reading', async () => {
    const text = '4. [文档]: ./b.png\n       ````sh\n       ```\n\t   ````\n'
    const file = await format(text)
    expect(String(file)).toBe(text)
    expect(file.messages).toMatchObject([{ruleId: 'list-indent', fix: undefined}])
  })
})
