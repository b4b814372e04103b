import {describe, expect, test} from 'vitest'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {rules} from '../rules/index.ts'
import {lintText} from '../src/engine/lint.ts'
import type {Message} from '../src/engine/message.ts'
import {pathLike} from '../src/engine/related.ts'
import {type Options, type Settings, settle} from '../src/engine/settings.ts'
import {diagnose} from '../src/lsp/features/diagnostics.ts'
import {Page} from '../src/lsp/features/page.ts'
import {Archive} from '../src/report/archive/archive.ts'
import type {Result} from '../src/reporters/result.ts'
import {good} from './support/command.ts'
import {print} from './support/results.ts'

/** A title and a section that are there twice, in a report for a week that has one. */
const text = good.replace('## 总结', '## 生活\n\n好\n\n# 2023 年第41周周报\n\n## 总结')

/** @param name The path as a person knows it, from another folder than that of the project. */
function settings(name: string, options: Options = {}): Settings {
  const week = {year: 2023, month: undefined, week: 40}
  const other = {path: '周 报/2023-week40.md', title: '2023 年第40周周报', week, line: 1, column: 3}
  const context = {path: '周 报/2023-week40-b.md', archive: new Archive([other])}
  return {...settle(rules, {...options, path: name}), context}
}

function resultOf(name: string): Result {
  const messages = lintText(text, settings(name)).messages as Message[]
  return {path: `/home/me/${name}`, name, messages, text}
}

describe('a related place', () => {
  test('is the cause of a message, in the language of the run', () => {
    const {messages} = lintText(text, settings('周 报/2023-week40-b.md', {lang: 'zh'}))
    expect(messages.map(({ruleId, cause}) => [ruleId, String(cause)])).toEqual([
      ['unique-week', '1:3: 这一周的另一份周报'],
      ['no-duplicate-section', '5:4-5:6: 第一个同名章节在这里'],
      ['title-position', '1:1-1:15: 标题在这里']
    ])
    expect(messages[0]?.cause).toMatchObject({file: '周 报/2023-week40.md'})
    expect(messages[1]?.cause).toMatchObject({file: ''})
  })

  test.each([
    ['b.md', 'b.md', 'a.md', 'a.md'],
    ['w/b.md', 'w/b.md', 'w/a.md', 'w/a.md'],
    ['b.md', 'w/b.md', 'w/a.md', 'a.md'],
    ['y/b.md', 'w/y/b.md', 'w/x/a.md', 'x/a.md'],
    ['b.md', 'w/y/b.md', 'w/x/a.md', '../x/a.md'],
    ['../p/w/b.md', 'w/b.md', 'a.md', '../p/a.md'],
    ['/p/w/b.md', 'w/b.md', 'w/a.md', '/p/w/a.md']
  ])('beside %s, which is %s, is at %s', (known, own, other, expected) => {
    expect(pathLike(known, own, other)).toBe(expected)
  })

  test('is shown by editors that can', () => {
    const uri = 'file:///home/me/%E5%91%A8%20%E6%8A%A5/2023-week40-b.md'
    const document = TextDocument.create(uri, 'markdown', 1, text)
    const page = new Page(document, settings('周 报/2023-week40-b.md'))
    const related = diagnose(page, true).map(({relatedInformation}) => relatedInformation)
    const start = {line: 0, character: 2}
    expect(related[0]).toEqual([
      {
        location: {
          uri: 'file:///home/me/%E5%91%A8%20%E6%8A%A5/2023-week40.md',
          range: {start, end: start}
        },
        message: 'The other report for this week'
      }
    ])
    expect(related[1]).toEqual([
      {
        location: {
          uri,
          range: {start: {line: 4, character: 3}, end: {line: 4, character: 5}}
        },
        message: 'The first section of this name stands here'
      }
    ])
    expect(JSON.stringify(diagnose(page, false))).not.toContain('related')
  })

  test('is a related location of SARIF', async () => {
    const {runs} = JSON.parse(await print('sarif', [resultOf('周 报/2023-week40-b.md')]))
    expect(runs[0].results[0].relatedLocations).toEqual([
      {
        id: 0,
        message: {text: 'The other report for this week'},
        physicalLocation: {
          artifactLocation: {
            uri: '%E5%91%A8%20%E6%8A%A5/2023-week40.md',
            uriBaseId: '%SRCROOT%'
          },
          region: {startLine: 1, startColumn: 3, endLine: 1, endColumn: 3}
        }
      }
    ])
    expect(runs[0].results[2].relatedLocations[0].physicalLocation).toEqual({
      artifactLocation: runs[0].results[2].locations[0].physicalLocation.artifactLocation,
      region: {startLine: 1, startColumn: 1, endLine: 1, endColumn: 15}
    })
  })

  test.each(['text', 'compact'] as const)('takes no line of the reporter %s', async (name) => {
    const output = await print(name, [resultOf('周 报/2023-week40-b.md')])
    expect(output).not.toContain('cause')
    expect(
      output.match(/^.*(?:unique-week|no-duplicate-section|title-position).*$/gm)
    ).toHaveLength(3)
    expect(output).not.toContain('stands here')
  })
})
