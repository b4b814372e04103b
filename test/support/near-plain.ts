import fc from 'fast-check'

/**
 * Documents of a few lines that are in plain Markdown, or miss it by a little: what a faster reader may
 * take for what it is not.
 */

const bits = fc.constantFrom(
  ...[
    '字',
    'a',
    '0',
    '周报',
    '🎂',
    'é',
    '𠮷',
    'ａ',
    '한',
    'ー',
    '☆',
    '①',
    'ß',
    'İ',
    '\u0301',
    '\uFE0F'
  ],
  ...[
    ' ',
    '\u3000',
    '\u00A0',
    '\u200B',
    '，',
    '。',
    '！',
    '（',
    '）',
    '《',
    '》',
    '“',
    '”',
    '…',
    '—'
  ],
  ...[
    '+',
    '-',
    '=',
    '#',
    '>',
    '<',
    '< ',
    ':',
    '::',
    '://',
    '|',
    '"',
    "'",
    'a"b"',
    '^',
    '%',
    '{',
    '}'
  ],
  ...['!', '[', ']', '(', ')', '[a]', '(b)', '[1]', '[^1]', '[ ]', '[ ] ', '[x] ', '[[a] b](u)'],
  ...[
    '*',
    '**',
    '_',
    '__',
    '~',
    '～',
    '4*32',
    '3~5',
    'a_b',
    'a__b',
    '*字*',
    '**字**',
    '**a b，c**'
  ],
  ...[
    '**🎂**',
    '**a🎂b**',
    '**《x》**',
    '“**重点**”',
    '：**重点**',
    '**重点**。',
    '*a*',
    '_a_',
    '~a~'
  ],
  ...[
    '`',
    '``',
    '```',
    '`a`',
    '`a b`',
    '`*`',
    '`<b>`',
    '`\\`',
    '`|`',
    '\\',
    '\\*',
    '$',
    '$a$',
    '$5'
  ],
  ...['[a](b)', '[字！](https://a.example/x_y?a=1&b=2#c)', '[a](b(c)d)', '[`c`](u)', '[a _b_](u)'],
  ...[
    '[a_b](u)',
    '[@a](u)',
    '[a](u "题")',
    '[a]( u)',
    '[a](<u>)',
    '[a]()',
    '[](u)',
    '[a] (u)',
    '[a][b]'
  ],
  ...['![图](a.png)', '![](a.png)', '![图](a.png "题")', '![**a**](u)', '[![图](a.png)](u)'],
  ...['<https://a.example/x>', '<http://中文.cn/_a_*b*>', '<b>', '<!-- a -->', '<a@b.c>'],
  ...[
    'http://a.b',
    'https://a.example/中文',
    'www.a.b',
    '@',
    'a@b',
    '@b',
    'a@b.c',
    '&',
    '&a',
    '&amp;'
  ],
  ...['1.', '1. ', '1)', '- ', '* ', '+ ', '---', '==', '①.', '１．', '·', 'a.b']
)

const inline = fc.array(bits, {minLength: 1, maxLength: 6}).map((parts) => parts.join(''))

const indents = fc.constantFrom(
  '',
  '',
  '',
  '',
  ' ',
  '  ',
  '   ',
  '    ',
  '     ',
  '      ',
  '       '
)

const starts = fc.constantFrom(
  ...['', '', '', '', '1. ', '2. ', '10. ', '- ', '* ', '+ ', '1) ', '- [ ] ', '- [x] ', '1. [ ] '],
  ...['> ', '>', '# ', '## ', '#', '| ', '```', '```js', '    ', '1. - ', '- 1. ', '- # ', '> - '],
  ...['> 1. ', '- > ', '1.  ', '-   ', '\t', '1.\t']
)

const ends = fc.constantFrom('', '', '', '', '', '', ' ', '  ', '\\', ' #')

/** A line of odd text. */
const oddLine = fc.tuple(indents, starts, inline, ends).map((parts) => parts.join(''))

const words = fc.constantFrom(
  '字',
  '今天下雨',
  'abc',
  'a b',
  '**重点**',
  '[文档](u)',
  '`x`',
  '1.写'
)

/** A line with plain text, anywhere. */
const placedLine = fc.tuple(indents, starts, words, ends).map((parts) => parts.join(''))

const blocks = fc.constantFrom(
  ...[
    '---',
    '***',
    '===',
    '```',
    '   ```',
    '~~~',
    '# a',
    '## b',
    'a #',
    '# a #',
    '#',
    '1.',
    '-',
    '*'
  ],
  ...[
    '> a',
    '>',
    '> > a',
    '> - a',
    '> # a',
    '>a',
    '| a | b |',
    '| --- | :-: |',
    '| 1 | 2 |',
    '|a|b|'
  ],
  ...['|-|-|', '|:-|-:|', '|||', '| a | |', '| `a|b` | c |', 'a | b', '- | -', '- - a', '- [ ] a'],
  ...['[a]: b', '[^1]: a', '<!-- a -->', '<!-- a', '<div>', '  ', '    ', 'a  ', '---\na: 1\n---']
)

const structure = fc.array(
  fc.oneof(
    {weight: 6, arbitrary: placedLine},
    {weight: 2, arbitrary: fc.constant('')},
    {weight: 1, arbitrary: blocks}
  ),
  {minLength: 1, maxLength: 10}
)

const text = fc.array(fc.oneof({weight: 3, arbitrary: oddLine}, fc.constant('')), {
  minLength: 1,
  maxLength: 4
})

/** Only what is between the lines varies: most of these are plain. */
const running = fc.array(inline, {minLength: 1, maxLength: 3})

export const nearPlain = fc
  .tuple(
    fc.oneof(structure, text, running),
    fc.constantFrom('\n', '\n', '\n', '\r\n'),
    fc.constantFrom('', '\n', '\n', '\n\n')
  )
  .map(([lines, ending, end]) => (lines.join('\n') + end).replaceAll('\n', ending))
