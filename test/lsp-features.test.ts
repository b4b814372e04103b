import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {CodeActionKind, type CompletionItem, MarkupKind} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {rules} from '../rules/index.ts'
import {fixText} from '../src/engine/fix.ts'
import {lintText} from '../src/engine/lint.ts'
import type {AnyRule, Example} from '../src/engine/rule.ts'
import {type Options, type Settings, settle} from '../src/engine/settings.ts'
import {offer} from '../src/lsp/features/actions.ts'
import {wordAt} from '../src/lsp/features/comment.ts'
import {complete} from '../src/lsp/features/completion.ts'
import {diagnose} from '../src/lsp/features/diagnostics.ts'
import {hover} from '../src/lsp/features/hover.ts'
import {lineEdits} from '../src/lsp/features/line-edits.ts'
import {Page} from '../src/lsp/features/page.ts'
import {layOut, repair} from '../src/lsp/features/repair.ts'
import {silence} from '../src/lsp/features/silence.ts'
import {flatten, listSymbols} from '../src/lsp/features/symbols.ts'
import {Archive} from '../src/report/archive/archive.ts'
import {defaultShape} from '../src/report/shape.ts'
import {loadFrontMatter} from '../src/report/title/front-matter.ts'
import {readTitle} from '../src/report/title/title.ts'
import {type Edit, splice, withoutOverlap} from '../src/syntax/edit.ts'
import {unsafe} from '../src/text/safe-text.ts'
import {bad, good} from './support/command.ts'
import {liveLinks} from './support/verdicts.ts'

await loadFrontMatter()

function documentOf(text: string): TextDocument {
  return TextDocument.create('file:///2023-week40.md', 'markdown', 1, text)
}

function pageOf(text: string, options: Options = {}): Page {
  return new Page(documentOf(text), settle(rules, options))
}

/** A text with `|` where the cursor stands. */
function withCursor(text: string, options: Options = {}) {
  const [before = '', after = ''] = text.split('|')
  const page = pageOf(before + after, options)
  return {page, position: documentOf(before + after).positionAt(before.length)}
}

describe('places', () => {
  const line = fc.string({unit: fc.constantFrom('中', 'a', '👍', ' ', '#'), maxLength: 4})
  const text = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), {maxLength: 6})
    .map((lines) => lines.flat().join(''))

  test('of edits are those of the editor, with any line ends and marks', () => {
    const edit = fc.record({from: fc.nat(30), length: fc.nat(9), text})
    fc.assert(
      fc.property(fc.boolean(), text, fc.array(edit, {maxLength: 4}), (hasMark, content, found) => {
        const mark = hasMark ? '\uFEFF' : ''
        const edits = withoutOverlap(
          found.map(({from, length, text}): Edit => {
            const start = Math.min(from, content.length)
            return {range: [start, Math.min(start + length, content.length)], text}
          })
        )
        const document = documentOf(mark + content)
        const page = new Page(document, settle(rules))
        for (const edit of edits) {
          const after = TextDocument.applyEdits(document, [page.textEdit(edit)])
          expect(after).toBe(mark + splice(content, [edit]))
        }
      })
    )
  })

  test('come back as they went', () => {
    fc.assert(
      fc.property(text, fc.nat(30), (content, at) => {
        const page = pageOf(`\uFEFF${content}`)
        const offset = Math.min(at, content.length)
        const {start} = page.range([offset, offset])
        const isInside = content[offset - 1] === '\r' && content[offset] === '\n'
        expect(page.offset(start)).toBe(isInside ? offset - 1 : offset)
      })
    )
  })

  test('edits between two texts lead from one to the other, and leave equal lines alone', () => {
    fc.assert(
      fc.property(text, text, text, (before, after, common) => {
        expect(splice(before, lineEdits(before, after))).toBe(after)
        const [old, now] = [`${before}\n${common}\n${after}`, `${after}\n${common}\n${before}`]
        expect(splice(old, lineEdits(old, now))).toBe(now)
      })
    )
    const edits = lineEdits('a\nb\nc\nd\n', 'a\nB\nc\nd\ne\n')
    expect(edits).toEqual([
      {range: [2, 3], text: 'B'},
      {range: [8, 8], text: 'e\n'}
    ])
  })

  test('many edits are one', () => {
    const lines = Array.from({length: 3000}, (_, index) => `${index}`)
    const [before, after] = [lines.join('a\n'), lines.join('b\n')]
    const edits = lineEdits(before, after)
    expect(edits).toHaveLength(1)
    expect(splice(before, edits)).toBe(after)
  })
})

describe('findings', () => {
  test('carry severity, rule, its page and its source', () => {
    expect(diagnose(pageOf(bad, {lang: 'zh'}), true)).toEqual([
      {
        range: {start: {line: 10, character: 0}, end: {line: 10, character: 1}},
        severity: 1,
        source: 'weekly-lint',
        code: 'numbered-list',
        codeDescription: {
          href: 'https://weekly-lint.github.io/weekly-lint/zh/rules/numbered-list.html'
        },
        message: '列表应编号，`-` 应为 `1.`'
      }
    ])
    const [warning] = diagnose(pageOf(good.replace('1. 去公园散步\n\n', '')), true)
    expect(warning).toMatchObject({code: 'no-empty-section', severity: 2})
  })

  test('on a comment are warnings, and lead to no rule', () => {
    const [found] = diagnose(pageOf(`${good}\n<!-- weekly-lint disable imagealt -->\n`), true)
    expect(found).toEqual({
      range: {start: {line: 16, character: 0}, end: {line: 16, character: 37}},
      severity: 2,
      source: 'weekly-lint',
      message: 'Unexpected rule `imagealt` in a comment, expected `image-alt`'
    })
  })

  test('that are to be removed are marked as such', () => {
    const options = {rules: {'no-trailing-spaces': 'warn'}} as const
    const found = diagnose(pageOf(good.replace('不错的一周。', '不错的一周。 \t'), options), true)
    expect(found).toMatchObject([{code: 'no-trailing-spaces', tags: [1]}])
    expect(diagnose(pageOf(bad), true)[0]).not.toHaveProperty('tags')
  })

  test('cannot spoil a log', () => {
    const [found] = diagnose(pageOf(good.replace('技术', '技\u202E术\u001B[31m')), true)
    expect(found?.message).toContain('\\u{202e}')
    expect(unsafe.test(found?.message ?? '')).toBe(false)
  })

  test('of a text that is too complex are at its line', () => {
    const page = pageOf(`${good}\n${'> '.repeat(40)}x\n`)
    expect(diagnose(page, true)).toMatchObject([
      {severity: 1, range: {start: {line: 16, character: 0}}}
    ])
    expect(listSymbols(page)).toEqual([])
    expect(layOut(page)).toEqual([])
    expect(offer(page, {range: [0, page.content.length]})).toEqual([])
    expect(complete(page, {line: 5, character: 3})).toEqual([])
    expect(hover(page, {line: 16, character: 0}, MarkupKind.Markdown)).toBeUndefined()
  })
})

describe('comments', () => {
  /** Where the report of an example stands, and among what. */
  function settingsOf(rule: AnyRule, example: Example): Settings {
    const {archive, shape, path, verdicts} = example
    const reports = archive?.map(({path, title}) => {
      const {week} = readTitle(title, {...defaultShape, ...shape}) ?? {}
      return {path, title, week, line: 1, column: 3}
    })
    const settled = settle([rule], {
      rules: {[rule.id]: ['error', example.options ?? {}]},
      ...(shape && {shape})
    })
    const live = verdicts && liveLinks(verdicts)
    return {...settled, context: {path, live, archive: reports && new Archive(reports)}}
  }

  test.each(rules as readonly AnyRule[])('switch $id off where they are offered', (rule) => {
    let offered = 0
    for (const example of rule.examples as readonly Example[]) {
      const settings = settingsOf(rule, example)
      const page = new Page(documentOf(example.before), settings)
      for (const message of page.messages) {
        const edit = page.report && silence(page.report, rule.id, page.rangeOf(message))
        if (!edit) continue
        offered++
        const left = lintText(splice(page.content, [edit]), settings).messages
        expect(left.length).toBeLessThan(page.messages.length)
      }
    }
    if (rule.id !== 'final-newline') expect(offered).toBeGreaterThan(0)
  })

  test('are not offered where they would break something, or say nothing', () => {
    const silenced = (text: string, range: readonly [number, number]) => {
      const {report} = pageOf(text)
      return report && silence(report, 'title-format', range)
    }
    expect(silenced('---\ntitle: a\n---\n', [4, 9])).toBeUndefined()
    expect(silenced('<!-- a -->\n', [0, 3])).toBeUndefined()
    expect(silenced('', [0, 0])).toBeUndefined()
    expect(silenced('中\r\n文\r\n', [3, 4])).toEqual({
      range: [0, 0],
      text: '<!-- weekly-lint ignore title-format -->\r\n'
    })
  })

  test('that are there get another word', () => {
    const text = '<!--  lint ignore a   -->\n\n中文\n'
    const page = pageOf(text)
    const edit = page.report && silence(page.report, 'b', [27, 28])
    expect(edit && splice(text, [edit])).toBe('<!--  lint ignore a b   -->\n\n中文\n')
  })

  test('have words', () => {
    const at = (text: string) => wordAt(text.replace('|', ''), text.indexOf('|'))
    expect(at('<!-- weekly-lint |-->')).toMatchObject({kind: 'verb', word: ''})
    expect(at('<!-- weekly-lint dis|able -->')).toMatchObject({kind: 'verb', word: 'disable'})
    expect(at('<!-- lint ignore im| b -->')).toMatchObject({
      kind: 'rule',
      word: 'im',
      start: 17,
      others: ['b']
    })
    expect(at('<!-- a --> <!-- weekly-lint enable a |')).toMatchObject({
      kind: 'rule',
      word: '',
      others: ['a']
    })
    expect(at('<!-- weekly-lint disable a --> |')).toBeUndefined()
    expect(at('<!-- other disable |-->')).toBeUndefined()
    expect(at('<!-- weekly-lint| -->')).toBeUndefined()
  })
})

describe('actions', () => {
  const whole = (page: Page) => [0, page.content.length] as const
  const two = bad.replace('1. 去公园散步', '- 去公园散步')

  test('are safe repairs first, then suggestions, then comments', () => {
    const page = pageOf(two.replace('第40周周报', '第40周'), {lang: 'zh'})
    const offers = offer(page, {range: whole(page)})
    expect(offers.map(({action}) => [action.title, action.kind, action.isPreferred])).toEqual([
      ['插入 `周报`（title-format）', 'quickfix', true],
      ['改为 `1.`（numbered-list）', 'quickfix', true],
      ['改为 `1.`（numbered-list）', 'quickfix', true],
      ['修复所有 `numbered-list` 问题', 'quickfix', undefined],
      ['修复所有可以安全修复的问题', 'source.fixAll.weekly-lint', undefined],
      ['在这一块忽略 `numbered-list`', 'quickfix', undefined],
      ['在这一行忽略 `numbered-list`', 'quickfix', undefined],
      ['在这一块忽略 `numbered-list`', 'quickfix', undefined],
      ['在这一行忽略 `numbered-list`', 'quickfix', undefined]
    ])
  })

  test('that may change what is said are not preferred', () => {
    const page = pageOf(good.replace('## 技术\n\n1. 读了一章书\n\n', ''))
    const [first] = offer(page, {range: whole(page), only: [CodeActionKind.QuickFix]})
    expect(first?.action.title).toBe(
      'Insert `## 技术` (required-sections), if that is what is meant'
    )
    expect(first?.action).not.toHaveProperty('isPreferred')
    expect(first?.action.diagnostics).toMatchObject([{code: 'required-sections'}])
  })

  test('are those at the place, of the kinds that are asked for', () => {
    const page = pageOf(two)
    const at = page.content.indexOf('- 读')
    const kinds = (range: readonly [number, number], only?: string[]) =>
      offer(page, {range, only}).map(({action}) => action.kind)
    expect(kinds([at, at], ['quickfix'])).toHaveLength(4)
    expect(kinds([at + 1, at + 1], ['quickfix'])).toHaveLength(4)
    expect(kinds([at + 2, at + 4], ['quickfix'])).toEqual([])
    expect(kinds([0, 0], ['source'])).toEqual(['source.fixAll.weekly-lint'])
    expect(kinds([0, 0], ['source.fixAll'])).toEqual(['source.fixAll.weekly-lint'])
    expect(kinds([0, 0], ['source.fixAll.weekly-lint'])).toEqual(['source.fixAll.weekly-lint'])
    expect(kinds([0, 0], ['source.fixAll.other', 'refactor'])).toEqual([])
    expect(kinds([0, 0], [''])).toEqual(['source.fixAll.weekly-lint'])
  })

  test('of all findings do what the command line does', () => {
    const text = `\uFEFF${two.replaceAll('\n', '\r\n').replace('总结', '总結')}`
    const page = pageOf(text)
    const repaired = (rule?: string) =>
      TextDocument.applyEdits(documentOf(text), repair(page, rule))
    expect(repaired()).toBe(`\uFEFF${fixText(page.content, settle(rules))}`)
    expect(repaired('numbered-list')).toBe(text.replaceAll('- ', '1. '))
    expect(repaired('image-alt')).toBe(text)
  })

  test('of layout leave the rest alone', () => {
    const text = two.replace('## 技术', '技术\n---').replace('去公园散步', '去公园散步  ')
    const page = pageOf(text, {rules: {'heading-style': 'warn', 'no-trailing-spaces': 'off'}})
    expect(TextDocument.applyEdits(documentOf(text), layOut(page))).toBe(
      text.replace('技术\n---', '## 技术')
    )
  })
})

describe('hover', () => {
  test('says why, at a finding and at the name in a comment', () => {
    const at = withCursor(bad.replace('- 读', '-| 读'), {lang: 'zh'})
    const found = hover(at.page, at.position, MarkupKind.Markdown)
    const rule = rules.find(({id}) => id === 'numbered-list')
    expect(found?.contents).toEqual({
      kind: 'markdown',
      value: `**numbered-list** · ${rule?.summary.zh}\n\n${rule?.why.zh}\n\n[示例与选项](https://weekly-lint.github.io/weekly-lint/zh/rules/numbered-list.html)`
    })
    const named = withCursor(`${good}\n<!-- weekly-lint disable image-|alt -->\n`)
    const other = hover(named.page, named.position, MarkupKind.PlainText)
    expect(other?.contents).toMatchObject({kind: 'plaintext'})
    expect(JSON.stringify(other?.contents)).toContain('image-alt · ')
    expect(other?.range).toEqual({
      start: {line: 16, character: 25},
      end: {line: 16, character: 34}
    })
  })

  test('is silent elsewhere', () => {
    for (const text of [`${good}|`, `|${good}`, `${good}<!-- weekly-lint dis|able nothing -->`]) {
      const {page, position} = withCursor(text)
      expect(hover(page, position, MarkupKind.Markdown)).toBeUndefined()
    }
  })
})

describe('completion', () => {
  const labels = (text: string, options: Options = {}) => {
    const {page, position} = withCursor(text, options)
    const items = complete(page, position)
    return items
      .toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
      .map(({label}) => label)
  }

  test('offers the sections that are missing, the next first', () => {
    expect(labels('# 2023 年第40周周报\n\n## |')).toEqual(['生活', '技术', '总结'])
    expect(labels('## 技术\n\n## |\n\n## 生活\n')).toEqual(['总结'])
    expect(labels('## 技术\r\n\r\n## |\r\n')).toEqual(['总结', '生活'])
    expect(labels('## 生|活\n')).toEqual(['生活', '技术', '总结'])
    expect(labels(good.replace('## 技术', '## 技|'))).toEqual(['技术'])
    const sections = [{name: 'A', optional: true}, {name: '*'}, {name: 'B'}]
    expect(labels('## |', {shape: {sections}})).toEqual(['A', 'B'])
  })

  test('replaces what was written of the name', () => {
    const {page, position} = withCursor('中\r\n\r\n## 技| 书\r\n')
    const [item] = complete(page, position) as CompletionItem[]
    expect(item?.textEdit).toEqual({
      range: {start: {line: 2, character: 3}, end: {line: 2, character: 6}},
      newText: '生活'
    })
  })

  test('offers nothing where no section is begun', () => {
    for (const text of ['##|', '# |', '### |', '中 ## |', '```\n## |\n```\n', '#|# 生活\n', '|']) {
      expect(labels(text), text).toEqual([])
    }
  })

  test('offers the words of comments, without those that are there', () => {
    expect(labels('<!-- weekly-lint |')).toEqual(['disable', 'enable', 'ignore', 'ignore-line'])
    const found = labels('<!-- weekly-lint disable image-alt | -->')
    expect(found).toHaveLength(rules.length - 1)
    expect(found).not.toContain('image-alt')
    expect(labels('<!-- weekly-lint disable image|-alt -->')).toHaveLength(rules.length)
  })
})

describe('symbols', () => {
  const shape = (text: string) => {
    const show = (symbols: ReturnType<typeof listSymbols>): unknown[] =>
      symbols.map(({name, range, children = []}) => [
        `${name} ${range.start.line}-${range.end.line}`,
        ...show(children)
      ])
    return show(listSymbols(pageOf(text)))
  }

  test('are title, sections and headings, each in its place', () => {
    expect(shape(good.replace('1. 读', '### 读书\n\n1. 读'))).toEqual([
      ['2023 年第40周周报 0-17', ['生活 4-8'], ['技术 8-14', ['读书 10-14']], ['总结 14-17']]
    ])
  })

  test('are there in odd reports, too', () => {
    expect(shape('')).toEqual([])
    expect(shape('## \n\n# A\n\n#### B\n\n### C\n')).toEqual([
      ['## 0-2'],
      ['A 2-7', ['B 4-6'], ['C 6-7']]
    ])
    expect(shape('# A\n\n# B\n\n**生活**\n')).toEqual([['A 0-2'], ['B 2-5', ['生活 4-5']]])
  })

  test('are a list where they cannot be nested', () => {
    const found = flatten('file:///a.md', listSymbols(pageOf(good)))
    expect(found.map(({name, containerName}) => [name, containerName])).toEqual([
      ['2023 年第40周周报', undefined],
      ['生活', '2023 年第40周周报'],
      ['技术', '2023 年第40周周报'],
      ['总结', '2023 年第40周周报']
    ])
  })
})
