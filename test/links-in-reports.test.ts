import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {ProgressLine, progressText} from '../src/cli/commands/links/progress.ts'
import {tally} from '../src/cli/commands/links/tally.ts'
import {isCI, isFromFork} from '../src/cli/commands/links/trust.ts'
import type {ExampleVerdict} from '../src/engine/rule.ts'
import {hasAnchor, nearAnchor, readAnchors} from '../src/report/links/anchors.ts'
import {labelOf} from '../src/report/links/evidence.ts'
import {readLocal, writeLocal} from '../src/report/links/local.ts'
import {replaceAddress} from '../src/report/links/uses.ts'
import {readAddresses} from '../src/report/phrasing/addresses.ts'
import {Report} from '../src/report/report.ts'
import {splice} from '../src/syntax/edit.ts'
import {parse} from '../src/syntax/processor.ts'
import {Source} from '../src/syntax/source.ts'
import {removeFolder, temporaryFolder} from './support/command.ts'
import {hunt, huntTimeout} from './support/fuzz.ts'
import {verdict} from './support/verdicts.ts'

function read(text: string): Report {
  return new Report(text, parse(text))
}

/** What stands where addresses are, and whether it is a picture’s. */
function uses(text: string): string[] {
  const report = read(text)
  return report.uses.map(
    ({href, isImage, range}) => `${isImage ? '!' : ''}${href} ${report.slice(range)}`
  )
}

describe('places of addresses', () => {
  test.each([
    ['[a](b.md)', ['b.md b.md']],
    ['[a](<b c.md> "t](u")', ['b c.md b c.md']],
    ['![a](b "(c)") ![](d)', ['!b b', '!d d']],
    ['![x [y](z) w](v)', ['!v v']],
    ['[`](`](b)', ['b b']],
    ['[![p](q)](r)', ['!q q', 'r r']],
    ['[a](b\\_c&amp;d)', ['b_c&d b\\_c&amp;d']],
    ['[a]()', [' [a]()']],
    ['[a](\nb\n)', ['b b']],
    ['<https://a.example/>', ['https://a.example/ https://a.example/']],
    ['见 https://a.example/b），下', ['https://a.example/b https://a.example/b']],
    ['见 www.a.example。', ['http://www.a.example www.a.example']],
    ['https://a.example/b的文章', []],
    ['[a][1] ![b][2]\n\n[1]: c\n[2]: <d e> "t"', ['c c', '!d e d e']],
    ['[a\\]b]: c\n', ['c c']],
    [
      '<a href="x?a=1&amp;b">t</a> <img src=y.png alt=\'\'>',
      ['x?a=1&b x?a=1&amp;b', '!y.png y.png']
    ],
    ['<!-- <a href="x"> -->\n\n`[a](b)`\n\n    [a](b)', []],
    ['| [a](b\\|c) |\n| - |', ['b|c b\\|c']],
    ['> [a](\n> b)', ['b [a](\n> b)']]
  ])('%j', (text, expected) => {
    expect(uses(text)).toEqual(expected)
  })

  /** Some characters may be percent-encoded, or not. */
  const whole = (href: string) =>
    new URL(href.replaceAll('\\', '%5C'), 'https://x.example/').href.replace(
      /%(?:2[289]|3[CE]|5C|60|7C)/gi,
      decodeURIComponent
    )
  const labels = fc.constantFrom('a', '', 'x](y', 'a \\] b', '`](`', '*c*', '[d]', '图 1')
  const addresses = fc.constantFrom(
    ...['a.md', './b_(c).png', '<d e.md>', '<f)>', 'g\\)h', 'i&amp;j', '#中文', '<>', 'k\\_l'],
    ...['https://a.example/?b=1&c=2', 'm%20n', '<o\\>p>']
  )
  const titles = fc.constantFrom('', ' "t"', " 'u](v)'", ' (w)', '\n"x"', ' "y\\"z"')
  const pieces = fc
    .tuple(fc.constantFrom('', '!'), labels, addresses, titles)
    .map(([mark, label, address, title]) => `${mark}[${label}](${address}${title})`)
  const texts = fc
    .tuple(fc.array(pieces, {minLength: 1, maxLength: 4}), fc.constantFrom('', '> ', '1. '))
    .map(([parts, prefix]) => `${prefix}${parts.join('，')}\n`)
  const targets = fc.oneof(
    fc.webUrl({withQueryParameters: true}),
    fc.constantFrom('a b', 'c)d', '(e', '<f>', 'g\\h', '&amp;', '图 片.png', 'i"j', '#k', '`l`')
  )

  test('another address can be put there, and nothing else changes', {
    timeout: huntTimeout
  }, async () => {
    await hunt(fc.tuple(texts, targets), 400, async ([text, target]) => {
      const report = read(text)
      const bare = report.prose.flatMap((prose) => readAddresses(report, prose))
      for (const [index, use] of report.uses.entries()) {
        // Without brackets, what is no address is none afterwards.
        if (bare.some(({range}) => range[0] === use.range[0])) continue
        const edit = replaceAddress(use, target)
        if (!edit) {
          expect(use.href === '' || report.slice(use.range).includes('\n')).toBe(true)
          continue
        }
        const after = read(splice(text, [edit])).uses
        expect(after.map(({href}) => href).toSpliced(index, 1)).toEqual(
          report.uses.map(({href}) => href).toSpliced(index, 1)
        )
        expect(whole(after[index]?.href ?? '')).toBe(whole(target))
      }
    })
  })
})

describe('anchors', () => {
  const anchors = readAnchors(
    new Source(
      ...((text: string) => [text, parse(text)] as const)(
        '# A `b` *c* & <i>d</i> ![e](f)\n\n## 中文，标题\n\n## 中文，标题\n\nSetext\n===\n\n> ## Own {#mine}\n\n<h2 id="user-content-raw">R</h2>\n\n<a name=old></a>\n\n[^1]: x\n'
      )
    )
  )

  test.each([
    ...['a-b-c--d-', '中文标题', '中文标题-1', '%E4%B8%AD%E6%96%87%E6%A0%87%E9%A2%98', 'setext'],
    ...['user-content-setext', 'mine', 'raw', 'old', 'fn-1', 'fnref-1', 'user-content-fn-1']
  ])('%s is one', (fragment) => {
    expect(hasAnchor(anchors, fragment)).toBe(true)
  })

  test.each([
    ['中文标题-2', '中文标题'],
    ['Setext', 'setext'],
    ['中文，标题', '中文标题'],
    ['setxt', 'setext'],
    ['nothing-like-it', undefined],
    ['100%', undefined]
  ])('%s is none', (fragment, near) => {
    expect(hasAnchor(anchors, fragment)).toBe(false)
    expect(nearAnchor(anchors, fragment)).toBe(near)
  })
})

test('an address of a file is written so that it leads there', {timeout: huntTimeout}, async () => {
  const names = fc.array(
    fc
      .oneof(
        fc.constantFrom('a', '图 片', 'b:c', '100%', 'x#y?z', '(p)', 'q\\r', '&amp;'),
        fc.string({minLength: 1, unit: 'grapheme'})
      )
      .filter((name) => !/[/\0]|^\.+$|^\s|\s$/.test(name)),
    {minLength: 1, maxLength: 3}
  )
  const like = readLocal('./x.md?a#b')
  await hunt(fc.tuple(fc.array(fc.constantFrom('a', 'b')), names), 400, async ([from, to]) => {
    if (!like || 'problem' in like) throw new Error('Unexpected kind of link')
    const written = readLocal(writeLocal(from, to, like, []))
    if (!written || 'problem' in written)
      throw new Error(`Unexpected ${writeLocal(from, to, like, [])}`)
    const way: string[] = [...from]
    for (const step of written.steps) {
      if (step === '..') way.pop()
      else way.push(step)
    }
    expect(way).toEqual(to.map((name) => name.toWellFormed()))
    expect(written.rest).toBe('?a#b')
  })
})

describe('the line that adds up', () => {
  const kinds: readonly ExampleVerdict[] = [
    {},
    {kind: 'moved', reason: 'moved'},
    {kind: 'dead', reason: 'gone', status: 404},
    {kind: 'uncertain', reason: 'status', status: 403},
    {kind: 'uncertain', reason: 'rate-limited', status: 429},
    {kind: 'uncertain', reason: 'timeout', code: 'UND_ERR_HEADERS_TIMEOUT'},
    {kind: 'uncertain', reason: 'network', code: 'ECONNRESET'},
    {kind: 'uncertain', reason: 'soft-404', status: 200},
    {kind: 'uncertain', reason: 'not-checked'},
    {kind: 'invalid', reason: 'userinfo'}
  ]

  test('is the one of the design', () => {
    const amounts = [398, 6, 1, 3, 2, 2]
    const verdicts = amounts.flatMap((amount, index) =>
      Array.from({length: amount}, () => verdict(kinds[index]))
    )
    expect(tally(verdicts)).toEqual({
      en: '412 links: 398 alive, 6 moved, 1 dead, 7 uncertain (3× 403, 2× 429, 2× timeout)',
      zh: '412 个链接：398 个有效，6 个已迁移，1 个失效，7 个不确定（3× 403，2× 429，2× 超时）'
    })
  })

  test('always does', async () => {
    await hunt(fc.array(fc.constantFrom(...kinds), {maxLength: 30}), 200, async (said) => {
      for (const line of Object.values(tally(said.map(verdict)))) {
        const [total, rest = ''] = line.split(/[:：]/)
        const sum = (text: string) =>
          (text.match(/(?<!\S)\d+(?= |×)|(?<=[，（：]|^)\d+(?= 个|×)/g) ?? []).reduce(
            (all, digits) => all + Number(digits),
            0
          )
        const doubts = /[(（](.*)[)）]/.exec(rest)?.[1] ?? ''
        expect(sum(rest.replace(doubts, ''))).toBe(said.length)
        expect(Number.parseInt(total ?? '', 10)).toBe(said.length)
      }
    })
  })

  test('says why in one word or number', () => {
    expect(kinds.slice(3).map((said) => labelOf(verdict(said)).en)).toEqual([
      ...['403', '429', 'timeout', 'ECONNRESET', 'soft 404', 'not-checked', 'userinfo']
    ])
  })
})

describe('progress', () => {
  const progress = {
    total: 40,
    done: 12,
    active: 3,
    waiting: [
      {host: 'github.com', until: 13_000},
      {host: 'past.example', until: 900},
      {host: 'a\u001B[31m.example', until: 2000}
    ]
  }

  test('names the hosts that are waited for', () => {
    expect(progressText(progress, 1000, 'en')).toBe(
      'Links: 12 of 40, waiting for github.com (12 s), a\\u{1b}[31m.example (1 s)'
    )
    expect(progressText({...progress, waiting: []}, 1000, 'zh')).toBe('链接：12/40')
    const many = Array.from({length: 9}, (_, index) => ({host: `h${index}`, until: 5000}))
    expect(progressText({...progress, waiting: many}, 1000, 'en')).toMatch(/h2 \(4 s\) and 6 more$/)
    expect(progressText({...progress, waiting: many}, 1000, 'zh')).toMatch(/h2（4 秒） 等 9 个$/)
  })

  test('never wraps, and is taken away', async () => {
    let written = ''
    const stream = {columns: 20, write: (text: string) => (written += text)}
    const line = new ProgressLine(stream as never, 'zh')
    line.show({...progress, waiting: [{host: '等待.example', until: Date.now() + 60_000}]})
    await expect.poll(() => written).toContain('链接：12/40')
    line.close()
    expect(written).toMatch(/^\r.{3}链接：12\/40，等待…\r.{3}$/s)
  })
})

describe('trust', () => {
  test('a CI service says that it is one', () => {
    expect([{CI: 'true'}, {CI: '1'}, {}, {CI: ''}, {CI: 'false'}, {CI: '0'}].map(isCI)).toEqual([
      ...[true, true, false, false, false, false]
    ])
  })

  test.each([
    [
      'a fork',
      {pull_request: {head: {repo: {full_name: 'x/b'}}, base: {repo: {full_name: 'a/b'}}}},
      true
    ],
    [
      'a fork that is gone',
      {pull_request: {head: {repo: null}, base: {repo: {full_name: 'a/b'}}}},
      true
    ],
    [
      'the repository',
      {pull_request: {head: {repo: {full_name: 'a/b'}}, base: {repo: {full_name: 'a/b'}}}},
      false
    ],
    ['a push', {ref: 'refs/heads/main'}, false],
    ['no event', [], false]
  ])('of a pull request from %s', (_, event, expected) => {
    const folder = temporaryFolder()
    const path = join(folder, 'event.json')
    writeFileSync(path, JSON.stringify(event))
    expect(isFromFork({GITHUB_EVENT_PATH: path})).toBe(expected)
    writeFileSync(path, '{')
    expect(isFromFork({GITHUB_EVENT_PATH: path})).toBe(false)
    removeFolder(folder)
    expect(isFromFork({GITHUB_EVENT_PATH: path})).toBe(false)
  })

  test('of a merge request', () => {
    const own = {CI_MERGE_REQUEST_PROJECT_ID: '1'}
    expect(isFromFork({...own, CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2'})).toBe(true)
    expect(isFromFork({...own, CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '1'})).toBe(false)
    expect(isFromFork(own)).toBe(false)
  })
})
