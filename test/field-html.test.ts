import {describe, expect, test} from 'vitest'
import {createLinter} from '../src/index.ts'
import {HtmlElements} from '../src/syntax/html-elements.ts'
import {parse} from '../src/syntax/processor.ts'
import {inReport} from './support/outcome.ts'

const linter = createLinter()

/** The text after each door. */
async function doors(text: string) {
  return {
    fix: String(await linter.fix(text)),
    unsafe: String(await linter.fix(text, {unsafe: true})),
    format: String(await linter.format(text))
  }
}

const rulesIn = async (text: string) =>
  (await linter.lint(text)).findings.map(({ruleId}) => ruleId ?? '')

describe('a section moves into no HTML element, and out of none', () => {
  const sections = (...parts: readonly string[]) => `# 2026 年第1周周报\n\n${parts.join('\n\n')}\n`
  const [life, work, end] = ['## 生活\n\n1. x', '## 技术\n\n1. y', '## 总结\n\n1. 丙']

  test.each([
    sections(end, '<details>\n<summary>点</summary>', life, '</details>', work),
    sections(end, '<div>', life, '</div>', work),
    sections('<div class="a">', end, '</div>\n<div class="b">', life, '</div>', work),
    sections(`${end} <span class="a">`, life, work, '文 </span>'),
    sections(end, '<Tabs :a="b" @c="d">', life, '</Tabs>', work),
    sections('<details>', end, '</details>', life, work)
  ])('%j', async (text) => {
    expect(await rulesIn(text)).toContain('section-order')
    expect(await doors(text)).toEqual({fix: text, unsafe: text, format: text})
  })

  test.each([
    [`${end}\n\n<details>\n\n文\n\n</details>`, `${life} <b>粗</b>`, work],
    [`${end}\n\n<a id="x" />\n\n<img src="a.png" alt="图">`, life, work],
    [`${end}\n\n<!-- <div> -->`, life, work]
  ])('with elements of its own, it moves: %j', async (last, ...others) => {
    expect(String(await linter.fix(sections(last, ...others)))).toBe(sections(...others, last))
  })

  test('within an element around all of them, it may stay where it is', async () => {
    const text = sections('<div>', end, life, work, '</div>')
    expect(String(await linter.fix(text))).toBe(text)
  })

  test.each([
    [sections(life, '<details>', end, '</details>'), undefined],
    [sections('<div>', life, work, '</div>'), undefined],
    [sections('<div>', life, end, '</div>'), sections('<div>', life, '## 技术', end, '</div>')]
  ])('a missing one is suggested beside the others: %j', async (text, expected = text) => {
    expect(await rulesIn(text)).toEqual(['required-sections'])
    expect(String(await linter.fix(text, {unsafe: true}))).toBe(expected)
  })
})

describe('a tag on a lazy line, which renderers read otherwise, is not laid out', () => {
  test.each([
    '1. 买菜\n<br>\n做饭\n2. 洗碗',
    '1. 买菜\n<img src="a.png" alt="菜">\n<img src="b.png" alt="饭">\n2. 洗碗',
    '1. 按\n<kbd>\n做饭\n2. 洗碗',
    '> 引用\n<br>\n正文',
    '1. 前\n<Tabs>\n<Tab name="a">甲</Tab>\n</Tabs>\n2. 后',
    '1. 诗\n一\n<br>\n二\n<br>\n三\n2. 后',
    '1. 甲\n    > 乙\n<span id="x">\n丙',
    '甲[^1]\n\n[^1]: 甲\n</kbd>\n乙',
    '1. 甲\n<br>\n\n   正文\n2. 乙',
    '> [a]: https://a.example\n<br>\n正文',
    '1. 甲\n<br>  \n乙  \n2. 后'
  ])('%j', async (body) => {
    const text = inReport(body)
    expect(await doors(text)).toEqual({fix: text, unsafe: text, format: text})
  })

  test('no repair makes one', async () => {
    const text = inReport('1.甲\n<br>\n乙\n2.丙')
    expect(await rulesIn(text)).toEqual(['list-marker-space', 'list-marker-space'])
    expect(await doors(text)).toEqual({fix: text, unsafe: text, format: text})
  })

  test('with the indentation of its item, it is text', async () => {
    expect(String(await linter.fix(inReport('1. 甲\n\t<br>\n乙\n2. 丙')))).toBe(
      inReport('1. 甲\n   <br>\n   乙\n2. 丙')
    )
  })
})

describe('tags stay with what is between them', () => {
  const cases: Record<string, {fix?: string; unsafe?: string; format?: string}> = {
    '1. 一\n\n     <details>\n\n     - a\n\n     </details>\n\n2. 三': {
      fix: '1. 一\n\n     <details>\n\n     1. a\n\n     </details>\n\n2. 三'
    },
    '- 一\n    <details>\n\n    - a\n\n    </details>\n- 三': {
      fix: '- 一\n\n    <details>\n\n    1. a\n\n    </details>\n- 三',
      format: '- 一\n\n    <details>\n\n    - a\n\n    </details>\n- 三'
    },
    '1. 一\n2. 二\n\n<details>\n\n- a\n\n</details>\n\n3. 三': {
      fix: '1. 一\n2. 二\n\n<details>\n\n1. a\n\n</details>\n\n3. 三',
      unsafe: '1. 一\n\n2. 二\n\n    <details>\n\n    1. a\n\n    </details>\n\n3. 三'
    },
    '9. 前\n10. 中\n\n   <div>\n\n   * a\n\n   </div>\n\n11. 后': {
      unsafe: '1. 前\n\n2. 中\n\n    <div>\n\n    1. a\n\n    </div>\n\n3. 后'
    },
    '10. 中\n\n   <div>\n\n   * a\n\n</div>\n\n11. 后': {},
    '1. 一\n\n<details>\n\n2. 二\n\n</details>\n\n3. 三': {},
    '1. 一\n\n    <div>\n  - a\n    </div>\n2. b': {},
    '1. 一\n   <details>\n   <summary>点</summary>\n\n  - a\n\n   </details>\n2. 二': {
      unsafe: '1. 一\n\n   <details>\n   <summary>点</summary>\n\n    1. a\n\n   </details>\n2. 二'
    },
    '1. 一\n    <details><summary>x</summary>\n\n        - a\n\n    </details>\n2. 三': {
      fix: '1. 一\n\n    <details><summary>x</summary>\n\n        - a\n\n    </details>\n2. 三',
      format: '1. 一\n\n    <details><summary>x</summary>\n\n        - a\n\n    </details>\n2. 三'
    },
    '甲\n\n   <div>\n\n   文\n\n</div>': {},
    '   1. 甲\n\n <br>': {unsafe: '1. 甲\n\n    <br>'},
    '  1. 甲\n\n <img src="a.png">\n\n  2. 乙': {
      unsafe: '1. 甲\n\n    <img src="a.png">\n\n2. 乙'
    },
    '1.甲\n\n   <div>\n\n   文\n\n</div>\n\n2.乙': {},
    '1. 前\n       甲\n       2. a\n2. 后': {}
  }

  test.each(Object.entries(cases))('%j', async (body, expected) => {
    const {fix = body, unsafe = fix, format = body} = expected
    const text = inReport(body)
    expect(await doors(text)).toEqual({
      fix: inReport(fix),
      unsafe: inReport(unsafe),
      format: inReport(format)
    })
    expect((await rulesIn(inReport(fix))).length).toBeLessThanOrEqual((await rulesIn(text)).length)
  })
})

describe('tags that belong together', () => {
  const trace = (text: string) => new HtmlElements(parse(text).children).trace

  test.each([
    ['<div>\n\n1. 甲\n\n</div>', ['div', '/div 0']],
    ['<ul><li>甲<br></ul>', ['ul', 'li', '/ul 1']],
    ['<a t="</a>" x={() => 1 < 2}>甲</a>', ['a', '/a 0']],
    ['<!-- <div> -->\n\n<img src="a>b">\n\n<Foo />', []],
    ['<script>\n"<div>"\n</script>', []],
    ['`<div>` <div', []],
    ['1. <div>\n\n</div>', ['div', '1 without ends: div', '0 without a beginning: div']],
    ['> <p>\n> 甲', ['p', '1 without ends: p']]
  ])('%j', (text, expected) => {
    expect(trace(text)).toEqual(expected)
  })
})
