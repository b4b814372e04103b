import fs from 'node:fs'
import path from 'node:path'
import {stripVTControlCharacters} from 'node:util'
import fc from 'fast-check'
import GithubSlugger from 'github-slugger'
import {toString as toText} from 'mdast-util-to-string'
import {describe, expect, test} from 'vitest'
import {rules as tuple} from '../rules/index.ts'
import {toMarkdown} from '../scripts/docs/markdown.ts'
import {ruleUrl} from '../src/engine/message.ts'
import type {AnyRule} from '../src/engine/rule.ts'
import {explainRule} from '../src/explanation/explain-rule.ts'
import {toTerminal} from '../src/explanation/terminal.ts'
import {wrap} from '../src/explanation/wrap.ts'
import {parse} from '../src/syntax/processor.ts'
import {displayWidth} from '../src/text/display-width.ts'
import {languages} from '../src/text/language.ts'
import {run} from './support/command.ts'

const rules: readonly AnyRule[] = tuple
const root = path.join(import.meta.dirname, '..')

describe('explain', () => {
  test.each(languages)('a rule, as on its page: %s', async (lang) => {
    const page = lang === 'zh' ? 'README.zh-CN.md' : 'README.md'
    const text = fs.readFileSync(path.join(root, 'rules', page), 'utf8')
    for (const rule of rules) {
      const {code, stdout, stderr} = await run(['explain', rule.id, '--lang', lang])
      expect({code, stderr}).toEqual({code: 0, stderr: ''})
      expect(stdout).not.toContain('\u001B')
      const blocks = explainRule(rule, lang)
      expect(text).toContain(blocks.map(toMarkdown).join('\n\n'))
      expect(stdout.startsWith(toTerminal(blocks, {width: 80, color: false}))).toBe(true)
      expect(stdout.trimEnd().split('\n').at(-1)).toBe(ruleUrl(rule.id, lang))
    }
  })

  test('every finding leads to the page of its rule, which the reference has', () => {
    const references = {en: 'rules/README.md', zh: 'rules/README.zh-CN.md'}
    for (const lang of languages) {
      const known = anchorsOf(references[lang])
      for (const {id} of rules) {
        expect(known).toContain(id)
        const {pathname} = new URL(ruleUrl(id, lang))
        expect(pathname).toBe(`/weekly-lint/${lang}/rules/${id}.html`)
      }
    }
  })

  test('without a name, all rules, each once', async () => {
    for (const lang of languages) {
      const {code, stdout} = await run(['explain', '--lang', lang])
      expect(code).toBe(0)
      const listed = stdout.split('\n').flatMap((line) => /^ {2}([a-z-]+) /.exec(line)?.[1] ?? [])
      expect(listed.toSorted()).toEqual(rules.map(({id}) => id).toSorted())
      const rule = rules.find(({id}) => id === 'title-format')
      expect(stdout).toMatch(new RegExp(`^  title-format .*✔\\?  ${rule?.summary[lang]}$`, 'm'))
    }
  })

  test('colours where they are wanted', async () => {
    const plain = await run(['explain', 'image-alt'])
    const shown = await run(['explain', 'image-alt', '--color'])
    expect(shown.stdout).toContain('\u001B[')
    expect(stripVTControlCharacters(shown.stdout)).toBe(plain.stdout)
    const terminal = await run(['explain', 'image-alt'], {isTTY: true})
    expect(terminal.stdout).toBe(shown.stdout)
    expect((await run(['explain', 'image-alt', '--no-color'], {isTTY: true})).stdout).toBe(
      plain.stdout
    )
  })

  test.each([
    [['explain', 'title-fromat'], 'Unexpected rule `title-fromat`, expected `title-format`'],
    [
      ['explain', 'xyzzy'],
      'Unexpected rule `xyzzy`, expected one that `weekly-lint explain` lists'
    ],
    [['explain', '__proto__'], 'Unexpected rule `__proto__`, expected one that'],
    [['explain', 'a\u001B[2J'], 'Unexpected rule `a\\u{1b}[2J`, expected one that'],
    [['explain', 'image-alt', 'b'], 'Unexpected second rule `b`, expected one at a time'],
    [['explain', 'imgae-alt', '--lang=zh'], '没有规则 `imgae-alt`，应为 `image-alt`'],
    [['explain', '--colour'], 'Unexpected option `--colour`, expected `--color`']
  ])('misuse: %j', async (argv, message) => {
    const {code, stdout, stderr} = await run(argv)
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain(message)
  })

  test('its help', async () => {
    expect((await run(['explain', '--help'])).stdout).toMatch(/^weekly-lint explain \[rule\] /)
    expect((await run(['explain', '-h', '--lang=zh'])).stdout).toContain('列出所有规则')
  })
})

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(file: string): Set<string> {
  const slugger = new GithubSlugger()
  const {children} = parse(fs.readFileSync(path.join(root, file), 'utf8'))
  const headings = children.filter((node) => node.type === 'heading')
  return new Set(headings.map((heading) => slugger.slug(toText(heading))))
}

describe('wrap', () => {
  test('at spaces, and between Chinese characters', () => {
    expect(wrap('a list of words', 7)).toEqual(['a list', 'of', 'words'])
    expect(wrap('统一的标题才能列表', 10)).toEqual(['统一的标题', '才能列表'])
    expect(wrap('统一的标题，才能列表', 10)).toEqual(['统一的标', '题，才能列', '表'])
    expect(wrap('用 `weekly-lint format` 排版', 20)).toEqual(['用', '`weekly-lint format`', '排版'])
    expect(wrap('一（二三四）', 6)).toEqual(['一（二', '三四）'])
    expect(wrap('', 10)).toEqual([''])
  })

  test('loses nothing, and fills no line over its width', () => {
    const word = fc.oneof(
      fc.constantFrom('一', '周报', '。', '，', '（', '）', '`a b`', 'word', ' ', '  ', 'é', '😀'),
      fc.string({maxLength: 4})
    )
    fc.assert(
      fc.property(fc.array(word), fc.integer({min: 1, max: 30}), (words, width) => {
        const text = words.join('')
        const lines = wrap(text, width)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const line of lines.filter((line) => displayWidth(line) > width)) {
          // Nowhere in it may a line end.
          expect(wrap(line, width)).toEqual([line])
        }
      })
    )
  })
})
