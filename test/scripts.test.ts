import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {longReport, named, wellWrittenReports} from '../scripts/bench/archive.ts'
import {difference, differenceTable} from '../scripts/bench/difference.ts'
import {cell, fence, prose} from '../scripts/docs/markdown.ts'
import {identifier, problemOf, register, skeleton} from '../scripts/new-rule/skeleton.ts'
import {drawTerminal} from '../scripts/pictures/terminal.ts'
import {makeVisible} from '../src/explanation/visible.ts'
import {format, lint} from '../src/index.ts'
import {languages} from '../src/text/language.ts'

const root = path.join(import.meta.dirname, '..')

describe('docs', () => {
  test('a fence is longer than what it holds', () => {
    expect(fence('a', 'text')).toBe('```text\na\n```')
    expect(fence('````js\na\n````', 'markdown')).toBe('`````markdown\n````js\na\n````\n`````')
  })

  test('prose is no markup, but for code', () => {
    expect(prose('a *b* [c] <d> `*e*`')).toBe('a \\*b\\* \\[c\\] \\<d\\> `*e*`')
    expect(cell('a | `b|c`')).toBe('a \\| `b\\|c`')
  })

  test('white space at the end of a line is shown', () => {
    expect(makeVisible('a b  \r\n\tc \nd\u200B')).toBe('a b␠␠␍\n␉c␠\nd<U+200B>')
  })
})

describe('pictures', () => {
  test('keep columns, colours and what markup would be', () => {
    const svg = drawTerminal('\u001B[31m错误\u001B[39m  a <b>\n\n  c', '一个错误')
    const texts = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"[^>]*>/g)]
    expect(texts.map(([, ...places]) => places)).toEqual([
      ['16', '30', '33.6'],
      ['66.4', '30', '42'],
      ['32.8', '70', '8.4']
    ])
    expect(svg).toContain('<title>一个错误</title>')
    expect(svg).toMatch(/fill="#f14c4c"[^>]*>错误</)
    expect(svg).toContain('a &#x3C;b></text>')
  })
})

describe('bench of formatters', () => {
  test('counts what changed', () => {
    const before = ['a\n', '1. 一\n   1. 二\n', '*三*\n']
    const after = ['a\n', '1. 一\n    1. 二\n', '_三_\n\n']
    const found = difference('b', before, after)
    expect(found).toEqual({name: 'b', files: 3, untouched: 1, lines: 5, bytes: 6})
    expect(differenceTable([found])).toContain('| b | 1 of 3 (33.3 %) | 5 | 6 |')
    expect(difference('c', before, before)).toMatchObject({untouched: 3, lines: 0, bytes: 0})
  })

  test('its reports have nothing to lay out', {timeout: 60_000}, async () => {
    for (const report of wellWrittenReports(100)) {
      expect(String(await format(report))).toBe(report)
      expect((await lint(report)).messages).toEqual([])
    }
  })

  test('reports are as long as asked, and named by the weeks in their titles', async () => {
    const report = longReport(30_000)
    expect(Buffer.byteLength(report)).toBeGreaterThan(30_000)
    expect(Buffer.byteLength(report)).toBeLessThan(40_000)
    expect((await lint(report, {path: '2014-week1.md'})).messages).toEqual([])
    const size = wellWrittenReports(218, 7).reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    expect(Math.round(size / 1e5)).toBe(6)
    const names = [...named(wellWrittenReports(53))]
    expect(names[52]).toEqual(['2015-week1.md', expect.stringMatching(/^# 2015 年第1周周报\n/)])
  })
})

describe('new-rule', () => {
  test('knows which ids can be', () => {
    expect(problemOf('image-alt-2x', ['image-alt'])).toBe(undefined)
    expect(problemOf('image-alt', ['image-alt'])).toMatch(/^Unexpected id `image-alt`/)
    for (const id of ['', 'Image', 'image_alt', 'image-', '-alt', '2x', '../alt', 'index']) {
      expect(problemOf(id, [])).toMatch(/^Unexpected id/)
    }
    expect(identifier('no-bare-url')).toBe('noBareUrl')
  })

  test('adds to the registry, and to nothing else', () => {
    const registry =
      "import b from './b.ts'\n\n/** All. */\nexport const rules = [\n  b\n] as const\n"
    expect(register(registry, 'a-c')).toBe(
      "import aC from './a-c.ts'\nimport b from './b.ts'\n\n/** All. */\n" +
        'export const rules = [\n  b,\n  aC\n] as const\n'
    )
    expect(() => register('export const rules = []', 'a')).toThrow(/Unexpected form/)
  })

  describe('in a copy of the project', () => {
    const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'weekly-lint-new-rule-'))
    const run = (bin: string, ...args: string[]) =>
      spawnSync(process.execPath, [path.join(root, 'node_modules', bin), ...args], {
        cwd: copy,
        encoding: 'utf8',
        env: {...process.env, NO_COLOR: '1'}
      })
    const newRule = (id: string) => run('tsx/dist/cli.mjs', 'scripts/new-rule.ts', id)

    beforeAll(() => {
      for (const name of [
        'package.json',
        'tsconfig.json',
        'biome.json',
        'src',
        'rules',
        'scripts',
        'site'
      ]) {
        fs.cpSync(path.join(root, name), path.join(copy, name), {recursive: true})
      }
      const support = ['editor.ts', 'neighbours.ts', 'verdicts.ts'].map((name) => `support/${name}`)
      for (const name of ['rules.test.ts', ...support]) {
        fs.cpSync(path.join(root, 'test', name), path.join(copy, 'test', name))
      }
      fs.symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
    })
    afterAll(() => fs.rmSync(copy, {recursive: true}))

    test('a rule fails until it is written', {timeout: 60_000}, () => {
      const made = newRule('no-made-up')
      expect(made.stderr).toBe('')
      expect(made.stdout).toMatch(/^Made rules\/no-made-up\.ts/)
      expect(fs.readFileSync(path.join(copy, 'rules/no-made-up.ts'), 'utf8')).toBe(
        skeleton('no-made-up')
      )
      const tested = run('vitest/vitest.mjs', 'run', '--reporter=json', '-t', 'no-made-up')
      expect(tested.status).toBe(1)
      expect(JSON.parse(tested.stdout).numFailedTests).toBe(languages.length)

      const checked = run('@biomejs/biome/bin/biome', 'check', 'rules')
      expect(checked.status, checked.stderr).toBe(0)
      const typed = run('typescript/bin/tsc', '-p', '.')
      expect(typed.stdout).toBe('')
    })

    test('an id that is taken is refused', () => {
      const {status, stderr} = newRule('image-alt')
      expect(status).toBe(2)
      expect(stderr).toMatch(/^Unexpected id `image-alt`/)
    })
  })
})
