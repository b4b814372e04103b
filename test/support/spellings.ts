import fc from 'fast-check'

/** Two spellings of what may be one tree. */
export type Pair = [a: string, b: string]

/** A text for each way to choose its parts. */
type Spelled = fc.Arbitrary<string>

/** Two spellings, each chosen by itself. */
const twice = (spelled: Spelled): fc.Arbitrary<Pair> => fc.tuple(spelled, spelled)

/** Texts put together from parts. */
const join = (...parts: readonly (string | Spelled)[]): Spelled =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((texts) => texts.join(''))

const indent = (text: string, first: string, rest: string) =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line === '' ? rest.trimEnd() : rest + line))
    .join('\n')

/** What a text may stand in. */
export const containers = fc.constantFrom(
  (text: string) => text,
  (text: string) => indent(text, '> ', '> '),
  (text: string) => `甲\n\n${indent(text, '-   ', '    ')}`,
  (text: string) => `甲[^1]\n\n${indent(text, '[^1]: ', '    ')}`,
  (text: string) => `甲\n\n${indent(text, '1.  > ', '    > ')}`
)

export const lineEnds = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.replaceAll('\n', '\r\n'),
  (text: string) => text.replaceAll('\n', '\r')
)

const thematicBreak = fc.constantFrom(
  '***',
  '___',
  '* * *',
  '-----',
  '_ _ _',
  '- - -',
  '---',
  '** * **'
)
export const thematicBreaks = twice(
  join('甲\n\n', thematicBreak, '\n\n乙\n\n', thematicBreak, '\n')
)

const hardBreak = fc.constantFrom('  \n', '\\\n', '     \n')
export const breaks = twice(join('甲', hardBreak, '*乙*', hardBreak, '`a`\n丙，', hardBreak, 'd\n'))

const words = ['生活', 'a b', '`c`', '很*好*！', '[d](https://a.example)', 'C #', 'e\\#', '']

/** Headings, underlined where they can be. */
export const headings = fc
  .tuple(fc.constantFrom(...words), fc.integer({min: 1, max: 6}))
  .chain(([content, depth]) => {
    const marks = '#'.repeat(depth)
    const closed = join(
      marks,
      spaces(1),
      content,
      content && ' ',
      fc.constantFrom('#', marks, '########'),
      spaces(0)
    )
    const open = join(
      marks,
      spaces(1),
      content.endsWith('#') ? `${content} ${marks}` : content,
      spaces(0)
    )
    const line = fc.constantFrom(...(depth === 1 ? ['=', '======='] : ['---', '--------']))
    const under = join(content, spaces(0), '\n', line, spaces(0))
    const all = depth < 3 && content !== '' ? [open, closed, under] : [open, closed]
    return twice(join('甲\n\n', fc.oneof(...all), '\n\n乙\n'))
  })

function spaces(least: number): Spelled {
  return fc.integer({min: least, max: 3}).map((count) => ' '.repeat(count))
}

const codeLines = fc.array(
  fc.constantFrom(
    'make',
    '',
    '  x',
    '```',
    '````',
    '~~~',
    '`a`',
    '# 甲',
    '- b',
    '> c',
    '\\',
    'run  '
  ),
  {maxLength: 5}
)
const infos = fc.constantFrom('', '', 'sh', 'js title=a', 'a`b', '~c')

/** Code between any fences, or only indented. */
export const code = fc.tuple(codeLines, infos).chain(([lines, info]) => {
  const fenced = fc
    .tuple(fc.constantFrom('`', '~'), fc.integer({min: 3, max: 6}), fc.nat(2), spaces(0), spaces(1))
    .filter(([mark]) => mark === '~' || !info.includes('`'))
    .map(([mark, least, more, before, between]) => {
      const longest = Math.max(
        0,
        ...lines.map((line) => (line.startsWith(mark) ? line.length + 1 : 0))
      )
      const open = mark.repeat(Math.max(least, longest))
      const gap = before === '' && info.startsWith(mark) ? ' ' : before
      const head = info && gap + info.replace(' ', between)
      return [open + head, ...lines, open + mark.repeat(more)].join('\n')
    })
  const isPlain = info === '' && lines[0] && lines.at(-1) && !lines[0].startsWith(' ')
  const indented = fc.constant(lines.map((line) => line && `    ${line}`).join('\n'))
  return twice(join('甲\n\n', isPlain ? fc.oneof(fenced, indented) : fenced, '\n\n乙\n'))
})

const cells = fc.constantFrom(
  '',
  'a',
  '周报',
  '5.2 公里',
  '`\\|`',
  '🎂',
  '**很好**',
  'e\u0301',
  '☀️',
  '“”'
)

/** Tables with any padding, with or without bars at the ends. */
export const tables = fc
  .integer({min: 2, max: 4})
  .chain((width) =>
    fc.tuple(
      fc.array(cells, {minLength: width, maxLength: width}),
      fc.array(fc.array(cells, {minLength: 1, maxLength: width + 1}), {maxLength: 3}),
      fc.array(fc.constantFrom('-', ':-', '-:', ':-:'), {minLength: width, maxLength: width})
    )
  )
  .chain(([head, rows, align]) => {
    const delimiter = join(
      ...align.flatMap((kind) => ['|', spaces(0), dashes(kind), spaces(0)]),
      '|'
    )
    const lines = [row(head), delimiter, ...rows.map(row)]
    return twice(join('甲\n\n', ...lines.flatMap((line) => [line, '\n']), '\n乙\n'))
  })

function dashes(kind: string): Spelled {
  return fc.integer({min: 1, max: 8}).map((count) => kind.replace('-', '-'.repeat(count)))
}

function row(cells: readonly string[]): Spelled {
  const inner = join(
    ...cells.flatMap((cell, index) => [index > 0 ? '|' : '', spaces(1), cell, spaces(1)])
  )
  const isClosed = cells.some(
    (cell, index) => cell === '' && (index === 0 || index === cells.length - 1)
  )
  const closed = join('|', inner, '|', spaces(0))
  return isClosed || cells.length === 1
    ? closed
    : fc.oneof(
        closed,
        inner.map((text) => text.trim())
      )
}

interface Phrase {
  readonly type: 'em' | 'strong' | 'del'
  readonly children: readonly (string | Phrase)[]
}

const {phrases} = fc.letrec<{phrases: (string | Phrase)[]; phrase: Phrase}>((tie) => ({
  phrase: fc.record({
    type: fc.constantFrom('em', 'em', 'strong', 'strong', 'del'),
    children: fc.oneof(
      {maxDepth: 3},
      fc.constantFrom('甲', 'b', '很好', '`c`').map((text) => [text]),
      tie('phrases')
    )
  }) as fc.Arbitrary<Phrase>,
  phrases: fc.array(
    fc.oneof(
      {weight: 3, arbitrary: fc.constantFrom('丙', '，', ' ', ' d ', '（', '。', ' 2*3 ')},
      {weight: 2, arbitrary: tie('phrase')}
    ),
    {minLength: 1, maxLength: 4}
  )
}))

const spelt = {em: ['*', '_'], strong: ['**', '__'], del: ['~~', '~~']} as const

/** Emphasis in emphasis, with marks that may or may not work. */
export const emphasis = phrases.chain((tree) => {
  const spelled = fc
    .infiniteStream(fc.nat(2))
    .map((stream) => `甲 ${printPhrases(tree, () => stream.next().value)} 乙\n`)
  return twice(spelled)
})

function printPhrases(phrases: readonly (string | Phrase)[], choose: () => number): string {
  return phrases
    .map((phrase) => {
      if (typeof phrase === 'string') return phrase
      const mark = spelt[phrase.type][choose() === 0 ? 1 : 0]
      return mark + printPhrases(phrase.children, choose) + mark
    })
    .join('')
}

type Block =
  | {readonly type: 'text' | 'heading' | 'code' | 'comment' | 'definition'}
  | {readonly type: 'quote'; readonly children: readonly Block[]}
  | {readonly type: 'list'; readonly isLoose: boolean; readonly items: readonly Item[]}

interface Item {
  readonly isLoose: boolean
  readonly children: readonly Block[]
}

const leaf = fc.constantFrom<Block>(
  {type: 'text'},
  {type: 'text'},
  {type: 'heading'},
  {type: 'code'},
  {type: 'comment'},
  {type: 'definition'}
)

const {blocks} = fc.letrec<{blocks: Block[]; block: Block; item: Item}>((tie) => ({
  block: fc.oneof(
    {maxDepth: 3},
    leaf,
    fc.record({type: fc.constant('quote'), children: tie('blocks')}),
    fc.record({
      type: fc.constant('list'),
      isLoose: fc.boolean(),
      items: fc.array(tie('item'), {minLength: 1, maxLength: 3})
    })
  ) as fc.Arbitrary<Block>,
  item: fc.record({isLoose: fc.boolean(), children: tie('blocks')}) as fc.Arbitrary<Item>,
  blocks: fc.array(tie('block'), {minLength: 1, maxLength: 3}) as fc.Arbitrary<Block[]>
}))

/** Blocks with any number of blank lines between them. */
export const blankLines = blocks.chain((blocks) => {
  const spelled = fc.infiniteStream(fc.nat(5)).map((stream) => {
    const choose = () => stream.next().value
    return `${printBlocks(blocks, undefined, choose)}\n`
  })
  return twice(spelled)
})

function printBlocks(
  blocks: readonly Block[],
  isLoose: boolean | undefined,
  choose: () => number
): string {
  return blocks
    .map((block, index) => {
      const before = blocks[index - 1]
      if (!before) return printBlock(block, choose)
      const isApart = [before.type, block.type].some(
        (type) => type === 'heading' || type === 'code'
      )
      const least = isApart && isLoose !== true ? 0 : 1
      const count = isLoose === false ? least : Math.max(least, choose() - 2)
      return '\n'.repeat(count + 1) + printBlock(block, choose)
    })
    .join('')
}

function printBlock(block: Block, choose: () => number): string {
  switch (block.type) {
    case 'text':
      return '正文\n第二行'
    case 'heading':
      return '## 标题'
    case 'code':
      return '```\nmake\n\n\nrun\n```'
    case 'comment':
      return '<!-- 注释 -->'
    case 'definition':
      return '[a]: https://a.example'
    case 'quote': {
      const text = printBlocks(block.children, undefined, choose)
      const [before, after] = [choose() === 0 ? '\n' : '', choose() === 0 ? '\n\n' : '']
      return indent(before + text + after, '> ', '> ').replace(/ $/gm, '')
    }
    case 'list': {
      const gaps = block.items.map(() => (block.isLoose ? choose() - 2 : 0))
      const items = block.items.map((item) =>
        indent(printBlocks(item.children, item.isLoose, choose), '-   ', '    ')
      )
      return items
        .map(
          (item, index) => (index === 0 ? '' : '\n'.repeat(Math.max(0, gaps[index]!) + 1)) + item
        )
        .join('')
    }
  }
}

const space = fc.constantFrom('', '', ' ', '\t', '   ')

/** White space at the ends of lines that says nothing. */
export const trailing = twice(
  join(
    ...[
      '# 甲',
      space,
      '\n',
      space,
      '\n乙',
      fc.constantFrom('', ' '),
      '\n丙  \n丁',
      space,
      '\n',
      space
    ],
    ...[
      '\n```sh',
      space,
      '\na  \n```',
      space,
      '\n\n| a |',
      space,
      '\n| - |',
      space,
      '\n\n---',
      space,
      '\n'
    ]
  )
)

/** Ends of a file. */
export const endings = fc
  .constantFrom('甲', '- 甲', '```\na\n```', '', '> 甲', '<b>\n</b>')
  .chain((text) => twice(join('乙\n\n', text, fc.constantFrom('', '\n', '\n\n', '\n \n\t\n'))))

const strayBeside = fc.constantFrom('', '', '\u200B', '\u2060', '\u00AD')

/** Running text, and the same with characters that nobody meant. */
export const strays = fc
  .array(fc.constantFrom('很好', 'a b', '**甲**，', '`c\u200B`', '10\u00A0km', '乙 d', '\n'), {
    minLength: 1,
    maxLength: 6
  })
  .chain((parts) => {
    const clean = `甲${parts.join('丙')}丁\n`
    const spoilt = fc.infiniteStream(strayBeside).map((stream) =>
      clean.replace(/[丙很乙]|(?<=[a乙]) /gu, (character) => {
        const stray = stream.next().value
        if (character === ' ') return stray === '' ? ' ' : `${stray} \u00A0`
        return character + stray
      })
    )
    return fc.tuple(fc.constant(clean), spoilt)
  })
