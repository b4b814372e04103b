import fc from 'fast-check'

/** Pieces of running text, in which Chinese typography goes wrong more often than not. */
const pieces = fc.constantFrom(
  ...['今天', '读完', '的书', '下雨了', '第40周', '3月10日', '公里', '好', '𠮷'],
  ...['Rust', 'github', 'JavaScript', 'iPhone', 'a', 'Node.js', 'v1.2.3', 'hello world again', 'β'],
  ...['5', '10.5', '50%', '30°C', '１２', 'Ｒｕｓｔ', '2023年', '10:30'],
  ...[
    '，',
    '。',
    '、',
    '：',
    '；',
    '！',
    '？',
    ',',
    '.',
    ':',
    ';',
    '!',
    '?',
    '...',
    '。。。',
    '，，'
  ],
  ...['！！！', '、、、', '…', '……', '——', '·', '-', '/', '#', '+', '%', '&', '~'],
  ...['（', '）', '(', ')', '《', '》', '「', '」', '『', '』', '“', '”', '"', '【', '】', "'"],
  ...[' ', ' ', '  ', '\n', '\u3000'],
  ...[
    '**',
    '*',
    '_',
    '~~',
    '`x`',
    '`看x`',
    '\\*',
    '\\"',
    '&amp;',
    '&quot;',
    '<br>',
    '<kbd>',
    '</kbd>'
  ],
  ...[
    '[Go语言](https://a.example/b)',
    '[',
    '](https://a.example)',
    '![图a](a.png)',
    '<https://a.example>'
  ],
  ...['https://a.example/看', 'www.a.example', 'me@a.example', '$x$', '{{ x }}', ':smile:'],
  ...[
    '🎂',
    '[a][b]',
    '| ',
    '![',
    '][',
    '1. ',
    '- ',
    '> ',
    '（1）',
    '(人很多)',
    '"引用"',
    '“引 用”',
    '「引」'
  ]
)

/** A line or two of running text. */
export const typographySoup = fc
  .array(pieces, {minLength: 1, maxLength: 14, size: 'max'})
  .map((parts) => parts.join(''))

/** The same where running text stands: paragraphs, items, quotations, cells, headings, footnotes. */
export const typographyReports = fc
  .tuple(typographySoup, typographySoup, typographySoup, fc.nat({max: 5}))
  .map(([a, b, c, form]) => {
    const cell = (text: string) => text.replace(/[|\n]/g, ' ')
    const blocks = [
      `${a}\n\n${b}\n\n${c}`,
      `1. ${a}\n2. ${b}\n    - ${c}`,
      `> ${a}\n> ${b}\n\n${c}`,
      `| ${cell(a)} | ${cell(b)} |\n| --- | --- |\n| ${cell(c)} | x |`,
      `### ${cell(a)}\n\n${b}\n\n**${c}**`,
      `${a} [^1]\n\n[^1]: ${b}\n\n[b]: https://a.example\n\n${c}`
    ]
    return `# 2023 年第40周周报\n\n## 生活\n\n${blocks[form]}\n\n## 技术\n\n1. 写\n\n## 总结\n\n好。\n`
  })
