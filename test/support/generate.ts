import fc from 'fast-check'
import {foreignBlocks, foreignFrames, foreignMatter, foreignText} from './foreign.ts'

/**
 * Random reports: their structure is generated, then printed as Markdown. Most are good; the places
 * where authors go wrong come up often enough to be spoiled.
 */
const sentences = fc.constantFrom(
  '今天下雨',
  '跑了 5.2 公里，很累。',
  '读完《围城》！',
  '版本 1.2.3 发布（见附注）',
  '2023.10.1 放假',
  '10:05 上线',
  'Node.js 的 `fetch`，真香',
  '🎂好吃',
  'see [1] (p. 3)',
  '价格 3*4=12',
  'snake_case_name 改名',
  'a & b < c',
  'O(n²)\\*'
)

const addresses = fc.constantFrom(
  'https://a.example/b',
  'http://a.example/b?c=1&d=2#e',
  'https://a.example/中文',
  './图.png',
  'https://a.example/(x)'
)

const labels = fc.constantFrom('文档', '《编译原理》', '[RFC] x', '这里', 'a `b` c', '')

const link = fc.tuple(labels, addresses).map(([label, url]) => `[${label}](${url})`)
const spoiltLink = fc
  .tuple(labels, addresses, fc.constantFrom('[] ()', '[]（）', '【】()', '()[]', '[]('))
  .map(([label, url, form]) =>
    form.replace(/^(.)(.)/u, `$1${label}$2`).replace(/([([（])([)\]）]?)$/u, `$1${url}$2`)
  )
const bareAddress = fc
  .tuple(addresses, fc.constantFrom('', '，', '。', '）。', ' ', '「'))
  .map(([url, behind]) => url + behind)
const spoiltAddress = fc
  .tuple(labels, fc.constantFrom('htps://', 'ttps://', 'https：//', 'http:/', 'https//', 'www.'))
  .map(([label, scheme]) => `[${label}](${scheme}a.example/b)`)
const spoiltReference = fc.constantFrom(
  '[文档][没有]',
  '注[^没有]',
  '[文档](#)',
  '[文档(https://a.example/b)'
)
const spoiltEmphasis = fc.constantFrom('** 重点 **', '**重点 **字', '字** 重点**')
const emphasis = fc
  .tuple(fc.constantFrom('**', '*', '__', '_'), sentences, fc.constantFrom('', '。', '：', '）'))
  .map(([mark, text, end]) => `${mark}${text}${end}${mark}`)
const picture = fc
  .tuple(fc.constantFrom('图', '狗子', '', 'IMG_1234'), addresses)
  .map(([alt, url]) => `![${alt}](${url})`)
const code = fc.constantFrom('`1.写`', '``a`b``', '`**x。**y`')

/** Running text of one line. */
const inline = fc
  .array(
    fc.oneof(
      {weight: 6, arbitrary: sentences},
      {weight: 2, arbitrary: emphasis},
      {weight: 2, arbitrary: link},
      code,
      // Dollar signs side by side are another formula.
      fc.constantFrom(...foreignText).map((text) => `，${text}，`),
      bareAddress,
      spoiltLink,
      spoiltAddress,
      spoiltReference,
      spoiltEmphasis,
      picture
    ),
    {minLength: 1, maxLength: 3}
  )
  .map((parts) => parts.join(''))

const markers = fc.oneof(
  {weight: 8, arbitrary: fc.constant((number: number) => `${number}. `)},
  ...[
    () => '- ',
    () => '* ',
    () => '+ ',
    () => '1. ',
    (number: number) => `${number}) `,
    (number: number) => `${number}.`,
    (number: number) => `${number}、`,
    (number: number) => `${number}．`,
    (number: number) => `（${number}）`,
    (number: number) => `${number + 8}. `,
    () => '- [ ] ',
    () => '-',
    () => '• ',
    (number: number) => `${number}.${number} `
  ].map((marker) => fc.constant(marker))
)

const indents = fc.oneof(
  {weight: 8, arbitrary: fc.constant('    ')},
  fc.constantFrom('  ', '   ', '\t', ' ')
)

interface ItemTree {
  readonly text: string
  readonly children: readonly ItemTree[]
}

/** Items to depth five, seldom that deep. */
const {items} = fc.letrec<{items: ItemTree[]}>((tie) => ({
  items: fc.array(
    fc.record({
      text: inline,
      children: fc.oneof(
        {maxDepth: 4, depthSize: 'small'},
        {weight: 4, arbitrary: fc.constant([])},
        {weight: 2, arbitrary: tie('items')}
      )
    }),
    {minLength: 1, maxLength: 3}
  )
}))

const list = fc
  .tuple(items, markers, indents, fc.constantFrom('\n', '\n', '\n', '\n\n'))
  .map(([items, marker, indent, between]) => printList(items, marker, indent, between, 0))

function printList(
  items: readonly ItemTree[],
  marker: (number: number) => string,
  indent: string,
  between: string,
  depth: number
): string {
  return items
    .map(({text, children}, index) => {
      const line = indent.repeat(depth) + marker(index + 1) + text
      if (children.length === 0) return line
      return `${line}\n${printList(children, marker, indent, between, depth + 1)}`
    })
    .join(between)
}

/** Tags alone on a line, which begin a block of HTML where no paragraph goes on. */
const tagLines = fc.constantFrom('<br>', '<img src="a.png" alt="图">', '<Tab name="a">', '</kbd>')
const paragraph = fc
  .array(fc.oneof({weight: 9, arbitrary: inline}, tagLines), {minLength: 1, maxLength: 3})
  .map((lines) => lines.join('\n'))
/** A paragraph of an item or a quotation, with lines below it that may go on there. */
const lazy = fc
  .tuple(
    fc.constantFrom('1. ', '- ', '> ', '[^a]: ', '1. > '),
    inline,
    tagLines,
    fc.constantFrom('', '\n做饭', '\n2. 洗碗', '\n\n  做饭', '\n<br>\n> 洗碗')
  )
  .map(([marker, text, tag, rest]) => `${marker}${text}\n${tag}${rest}`)
const otherBlock = fc.constantFrom(
  '```sh\n1.make\n- x\n```',
  '~~~\n## 总结\n~~~',
  '    1.缩进的代码',
  '> 1.引用\n> - 引用\n继续',
  '> **引用。**引用\n>\n> 1. 一\n> 3. 三',
  '> 1. 前\n>\n>   - 子\n>   - [ ] 子\n>\n> 2. 后',
  '> - - 甲\n>   - 乙\n>\n> - 丙\n>\n> 丁',
  '1. 前\n    > 1.\n    >    引用\n2. 后',
  '1. （1）甲\n   （2）乙',
  '- 1、甲\n  2、乙\n- 丙',
  '| a | b |\n| - | - |\n| 1.写 | https://a.example |',
  '<!-- 注释 -->',
  '<!-- weekly-lint disable numbered-list -->',
  '<div>\n1.写\n</div>',
  '---',
  '[a]: https://a.example',
  '[^1]: 脚注',
  '![图](a.png)',
  '### 小标题'
)
const frame = fc
  .tuple(fc.constantFrom(...foreignFrames), fc.oneof(list, paragraph))
  .map(([[open, close], inside]) => `${open}\n${inside}\n${close}`)
const tagPairs = [
  ['<details>\n<summary>点</summary>', '</details>'],
  ['<div class="a">', '</div>'],
  ['<Tabs>', '</Tabs>']
] as const
/** An HTML element around blocks, mostly between the items of a list. */
const element = fc
  .tuple(
    fc.constantFrom(...tagPairs),
    fc.constantFrom('', '   ', '    ', '     '),
    fc.constantFrom('', '   ', '    ', '  '),
    fc.oneof(list, paragraph),
    fc.constantFrom(['', ''], ['1. 前\n\n', '\n\n2. 后'], ['- 前\n', '\n- 后'])
  )
  .map(([[open, close], outer, inner, inside, [before, after]]) => {
    const indent = (text: string, space: string) => text.replace(/^(?=.)/gm, space)
    return `${before}${indent(open, outer)}\n\n${indent(inside, inner)}\n\n${indent(close, outer)}${after}`
  })
const block = fc.oneof(
  {weight: 8, arbitrary: list},
  {weight: 1, arbitrary: element},
  {weight: 4, arbitrary: paragraph},
  {weight: 4, arbitrary: otherBlock},
  {weight: 1, arbitrary: lazy},
  {weight: 1, arbitrary: fc.constantFrom(...foreignBlocks)},
  {weight: 1, arbitrary: frame}
)
const blocks = fc.array(block, {maxLength: 2})

const titles = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '# 2023 年第40周周报',
      '# 2022年7月第五周周报',
      '# 2023 年第六周周报'
    )
  },
  fc.constantFrom(
    '# 2023年第40周周报',
    '# 2023 年 40 周简报',
    '#2023 年第40周周报',
    '2023 年第40周周报',
    '2023 年第40周周报\n====',
    '## 2022年7月第五周',
    '#2023 年第40周周报\n正文',
    '2023年第40周周报\n    正文',
    '你好\n\n# 2023 年第40周周报',
    '# ２０２３ 年第40周周记',
    '# 2023 年第54周周报：**搬家**',
    '# 我的周报',
    '---\na: 1\n---\n\n# 2023 年第40周周报',
    ...foreignMatter.map((matter) => `${matter}\n\n# 2023 年第40周周报`),
    ''
  )
)

const headings = fc.oneof(
  {weight: 3, arbitrary: fc.constant(['## 生活', '## 技术', '## 总结'])},
  fc.array(
    fc.constantFrom(
      '## 生活',
      '## 技术',
      '## 总结',
      '## 简单总结',
      '# 技术',
      '### 生活',
      '**技术**',
      '##总结',
      '## 总结：',
      '总结',
      '生活\n---',
      '##技术\n1. 写了',
      '##技术\n    1. 写了',
      '总结\n还行',
      '   ## 生活   ##',
      '## 阅读'
    ),
    {maxLength: 4}
  )
)

/** Seldom, an HTML element from one block to another, whatever is between them. */
const torn = fc.oneof(
  {weight: 5, arbitrary: fc.constant((parts: readonly string[]) => parts)},
  fc
    .tuple(fc.constantFrom(...tagPairs), fc.nat({max: 4}), fc.nat({max: 4}))
    .map(([[open, close], from, length]) => (parts: readonly string[]) => [
      ...[...parts.slice(0, from), open],
      ...[...parts.slice(from, from + length), close],
      ...parts.slice(from + length)
    ])
)

/** A report as text, with `\n` as its line end. */
export const reports = fc
  .tuple(titles, blocks, headings, fc.array(blocks, {minLength: 4, maxLength: 4}), torn)
  .map(([title, introduction, headings, contents, tear]) =>
    [
      title,
      ...tear([
        ...introduction,
        ...headings.flatMap((heading, at) => [heading, ...(contents[at] ?? [])])
      ])
    ]
      .filter((part) => part !== '')
      .join('\n\n')
      .concat('\n')
  )

type Change = (text: string) => string

/** A place in a text, as a share of its length; all alike, not mostly the ends. */
const share = fc.noBias(fc.integer({min: 0, max: 9_999})).map((value) => value / 10_000)

const fragments = fc.constantFrom(
  ...['1.', '1. ', '2.写', '- ', '* ', '+ ', '1) ', '（1）', '1、', '１．', '#', '## ', '# ', '##'],
  ...[
    '**',
    '*',
    '_',
    '`',
    '```',
    '~~~',
    '[',
    ']',
    '(',
    ')',
    '](',
    '【',
    '】',
    '（',
    '）',
    '![',
    '<'
  ],
  ...[
    '>',
    '> ',
    '|',
    '\\',
    '\n',
    '\n\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '    ',
    '\u3000',
    '\u00A0',
    '。'
  ],
  ...[
    '，',
    '：',
    'https://a.example/b',
    '<https://a.example>',
    '<!--',
    '-->',
    '<b>',
    '&amp;',
    '---'
  ],
  ...[
    '===',
    '生活',
    '技术',
    '总结',
    '## 总结',
    '# 2023 年第40周周报',
    '第',
    '周',
    '[^1]',
    '\uFEFF',
    '\0'
  ],
  ...['\uD83D', '\u2028', '0', '9999999999. ', '- [ ] ', 'www.a.example', 'a@b.example', '~~']
)

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(share, fc.integer({min: 1, max: 4})).map(
    ([at, length]): Change =>
      (text) => {
        const start = Math.floor(at * text.length)
        return text.slice(0, start) + text.slice(start + length)
      }
  ),
  fc.tuple(share, fragments).map(
    ([at, fragment]): Change =>
      (text) => {
        const start = Math.floor(at * text.length)
        return text.slice(0, start) + fragment + text.slice(start)
      }
  ),
  fc
    .tuple(share, fragments)
    .map(([at, fragment]): Change => onLine(at, (line) => [fragment + line])),
  fc
    .tuple(share, fragments)
    .map(([at, fragment]): Change => onLine(at, (line) => [line + fragment])),
  share.map((at): Change => onLine(at, () => [])),
  share.map((at): Change => onLine(at, (line) => [line, line])),
  share.map((at): Change => onLine(at, (line) => [line, ''])),
  share.map((at): Change => onLine(at, (line) => [line.replace(/^ {1,3}|^\t/, '')])),
  fc
    .tuple(share, fc.constantFrom(' ', '  ', '   ', '    ', '\t'))
    .map(([at, indent]): Change => onLine(at, (line) => [indent + line])),
  fc.tuple(share, share).map(
    ([from, to]): Change =>
      (text) => {
        const lines = text.split('\n')
        const [line = ''] = lines.splice(Math.floor(from * (lines.length - 1)), 1)
        lines.splice(Math.floor(to * lines.length), 0, line)
        return lines.join('\n')
      }
  ),
  fc.constant<Change>((text) => text.replace(/(?<=[^\n])\n\n(?=[^\n])/g, '\n')),
  fc.constant<Change>((text) => text.replaceAll('. ', '.'))
)

function onLine(at: number, change: (line: string) => string[]): Change {
  return (text) => {
    const lines = text.split('\n')
    const index = Math.floor(at * (lines.length - 1))
    lines.splice(index, 1, ...change(lines[index] ?? ''))
    return lines.join('\n')
  }
}

/** What a file is beside its text: byte order mark, line ends, the end. */
const coats: fc.Arbitrary<Change> = fc.oneof(
  {weight: 4, arbitrary: fc.constant<Change>((text) => text)},
  fc.constantFrom<Change[]>(
    (text) => text.replaceAll('\n', '\r\n'),
    (text) => text.replaceAll('\n', '\r'),
    (text) => `\uFEFF${text}`,
    (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    (text) => text.replace(/\n+$/, ''),
    (text) => `${text}\n\n  \n`,
    (text) => text.replaceAll('    ', '\t'),
    (text) => {
      let line = 0
      return text.replace(/\n/g, () => (line++ % 3 === 0 ? '\r\n' : '\n'))
    }
  )
)

/** Reports that something happened to. */
export const spoiltReports = fc
  .tuple(reports, fc.array(changes, {maxLength: 4}), coats)
  .map(([report, changes, coat]) => coat(changes.reduce((text, change) => change(text), report)))

/** Lines of list after list, with any indentation and marker. */
const listSoup = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        '',
        '',
        '',
        ' ',
        '  ',
        '   ',
        '    ',
        '     ',
        '      ',
        '        ',
        '\t',
        '> '
      ),
      fc.oneof(
        {weight: 4, arbitrary: fc.constantFrom('1. ', '2. ', '3. ', '- ', '1.', '2.', '2、')},
        fc.constantFrom(
          '* ',
          '+ ',
          '1) ',
          '（1）',
          '1．',
          '10. ',
          '9. ',
          '10.',
          '- [ ] ',
          '1.  ',
          '-'
        ),
        fc.constantFrom('', '', '```', '# ', '![图](a.png)', '<b>', '---', '|-|', '===')
      ),
      fc.constantFrom('甲', '乙。', '', '[a] (b)', '**甲。**乙', '`1.写`', '| a |', '1.5 倍')
    ),
    {minLength: 1, maxLength: 9, size: 'max'}
  )
  .map((lines) => lines.map((parts) => parts.join('').trimEnd()).join('\n'))

/** Marks of links and emphasis beside each other and Chinese punctuation. */
const inlineSoup = fc
  .array(
    fc.constantFrom(
      ...[
        '**',
        '**',
        '*',
        '__',
        '_',
        '~~',
        '`',
        '甲',
        '乙',
        'a',
        '1',
        ' ',
        '。',
        '，',
        '（',
        '）',
        '“'
      ],
      ...[
        '”',
        '《',
        '》',
        '[',
        ']',
        '(',
        ')',
        '【',
        '】',
        'https://a.example/b',
        'www.a.example',
        '<'
      ],
      ...['>', '!', '\\', '\n', '[^1]', ':', '：', '](', '.png', '|', '&lt;', '\u00A0']
    ),
    {minLength: 1, maxLength: 16, size: 'max'}
  )
  .map((parts) => parts.join(''))

/** What no one would write, and every rule has to stand. */
export const soups = fc.oneof(
  listSoup,
  inlineSoup,
  fc.tuple(listSoup, inlineSoup).map(([a, b]) => `${a}\n\n${b}`)
)

/** Anything at all, from characters and from pieces of Markdown. */
export const anyStrings = fc.oneof(
  fc.string({unit: 'binary', maxLength: 60}),
  fc.string({unit: 'grapheme', maxLength: 60}),
  fc
    .array(fc.oneof(fragments, fragments, sentences, fc.string({unit: 'grapheme', maxLength: 3})), {
      maxLength: 24,
      size: 'max'
    })
    .map((parts) => parts.join(''))
)
