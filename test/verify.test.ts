import {describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {fixText} from '../src/engine/fix.ts'
import {lintText} from '../src/engine/lint.ts'
import type {Message} from '../src/engine/message.ts'
import {settle} from '../src/engine/settings.ts'
import {splice, withoutOverlap} from '../src/syntax/edit.ts'
import {printTree} from '../src/syntax/print-tree.ts'
import {parse} from '../src/syntax/processor.ts'

const settings = settle(rules)

/** Rule ids of findings, with a mark for those that have a verified edit. */
function found(text: string): string[] {
  const messages = lintText(text, settings).messages as Message[]
  return messages.map(({ruleId, fix}) => `${ruleId}${fix ? ' [*]' : ''}`)
}

describe('edits of several kinds at once', () => {
  test('a title, and lists that become one', () => {
    const text =
      '# 2023年第40周周报\n\n## 生活\n\n1. 甲\n2. 乙\n3) 丙\n4. 丁\n\n## 技术\n\n1. 戊\n\n## 总结\n\n好\n'
    expect(found(text)).toEqual(['title-format [*]', 'list-numbering [*]'])
    expect(fixText(text, settings).messages).toEqual([])
  })

  test('a list that is lost in a paragraph, beside one with bullets', () => {
    const text =
      '# 2023 年第40周周报\n\n## 生活\n\n- 甲\n- 乙\n\n1.丙\n2.丁\n\n## 技术\n\n**完成。**下周\n\n## 总结\n\n好\n'
    expect(found(text)).toEqual([
      'numbered-list',
      'list-marker-space [*]',
      'list-marker-space [*]',
      'cjk-emphasis [*]'
    ])
    // Both lists begin with 1: they stay two.
    expect(String(fixText(text, settings))).toContain('- 甲\n- 乙\n\n1. 丙\n2. 丁\n')
  })

  test('what one kind may change is not hidden by another', () => {
    // The repaired number would end the quotation of the list before it if it were not verified.
    const text =
      '# 2023年第40周周报\n\n## 生活\n\n1. 甲\n    > 乙\n3. 丙\n\n## 技术\n\n丁\n\n## 总结\n\n好\n'
    const fixed = String(fixText(text, settings))
    expect(fixed).toContain('1. 甲\n    > 乙\n2. 丙')
    expect(fixed).toContain('# 2023 年第40周周报')
  })

  test('what is applied together is verified together', () => {
    // Where one edit is dropped, one that overlapped it stands beside others than it was tried with.
    const text = '3)    a\n     > b\n\n4) c\n\t + d\n     +\n\t       e\n'
    const layout = rules.map(({id, ...rule}) => [id, 'layout' in rule ? 'warn' : 'off'] as const)
    const {messages} = lintText(text, settle(rules, {rules: Object.fromEntries(layout)}))
    const edits = (messages as Message[]).flatMap(({fix}) => fix ?? [])
    const after = splice(text, withoutOverlap(edits))
    expect(after).not.toBe(text)
    expect(parse(after).children.map(printTree)).toEqual(parse(text).children.map(printTree))
  })
})

test('edits that reveal more findings than can be fixed are withheld', () => {
  // With the list come paragraphs that begin with markers, which are code without it.
  const text =
    '# 2023 年第40周周报\n\n## 生活\n\n1.甲\n    1.乙\n\n    1.丙\n    2.![图](https://a.example/b)\n\n## 技术\n\n戊\n\n## 总结\n\n好\n'
  expect(found(text)).toEqual(['list-marker-space', 'list-marker-space'])
  expect(String(fixText(text, settings))).toBe(text)
})
