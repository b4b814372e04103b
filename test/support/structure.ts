import fc from 'fast-check'

/** A report as a tree, before anything is decided about its layout. */
export type Block =
  | {readonly type: 'paragraph'; readonly lines: readonly Inline[][]; readonly ends: readonly End[]}
  | {readonly type: 'heading'; readonly depth: number; readonly content: readonly Inline[]}
  | {readonly type: 'code'; readonly info: string; readonly lines: readonly string[]}
  | {readonly type: 'html'; readonly lines: readonly string[]}
  | {readonly type: 'break'}
  | {readonly type: 'table'; readonly align: readonly Align[]; readonly rows: readonly string[][]}
  | {readonly type: 'definition'; readonly label: string; readonly url: string}
  | {readonly type: 'quote'; readonly blocks: readonly Block[]}
  | {readonly type: 'footnote'; readonly label: string; readonly blocks: readonly Block[]}
  | ListBlock

export interface ListBlock {
  readonly type: 'list'
  /** Nothing where it has bullets. */
  readonly start: number | undefined
  readonly isLoose: boolean
  readonly items: readonly Item[]
}

export interface Item {
  readonly checked: boolean | undefined
  readonly isLoose: boolean
  readonly blocks: readonly Block[]
}

/** How a line of a paragraph ends. */
export type End = 'soft' | 'hard'

export type Align = 'left' | 'center' | 'right' | undefined

export type Inline =
  | string
  | {readonly type: 'emphasis' | 'strong' | 'delete'; readonly content: readonly Inline[]}

const words = fc.constantFrom(
  '今天下雨',
  '跑了 5.2 公里，很累。',
  '读完《围城》！',
  '（见附注）',
  '🎂好吃',
  '`fetch`',
  '[文档](https://a.example/b)',
  '![图](a.png)',
  '<https://a.example/中文>',
  'see [1]',
  '3\\*4',
  'snake_case',
  'a &amp; b',
  '脚注[^1]',
  '2023',
  '<b>粗</b>'
)

const {inline} = fc.letrec<{inline: Inline; content: Inline[]}>((tie) => ({
  content: fc.array(tie('inline'), {minLength: 1, maxLength: 2}),
  inline: fc.oneof(
    {maxDepth: 2, depthSize: 'small'},
    {weight: 5, arbitrary: words},
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constantFrom('emphasis', 'strong', 'strong', 'delete'),
        content: tie('content')
      })
    }
  )
}))

const line = fc.oneof(
  {weight: 12, arbitrary: fc.array(inline, {minLength: 1, maxLength: 3})},
  // Alone on a line, a tag can begin a block of HTML.
  {weight: 1, arbitrary: fc.constantFrom<Inline[]>(['<br>'], ['<img src="a.png">'], ['</kbd>'])}
)

const paragraph = fc.record({
  type: fc.constant('paragraph' as const),
  lines: fc.array(line, {minLength: 1, maxLength: 3}),
  ends: fc.array(fc.constantFrom<End>('soft', 'soft', 'hard'), {minLength: 3, maxLength: 3})
})

const heading = fc.record({
  type: fc.constant('heading' as const),
  depth: fc.integer({min: 1, max: 6}),
  content: line
})

const code = fc.record({
  type: fc.constant('code' as const),
  info: fc.constantFrom('', '', 'sh', 'js title=a'),
  lines: fc.array(
    fc.constantFrom('make', '  deploy', '', '1. x', '> y', '\tz', '```', '- a', '# b'),
    {
      maxLength: 4
    }
  )
})

const html = fc.record({
  type: fc.constant('html' as const),
  lines: fc.constantFrom(
    ['<!-- 注释 -->'],
    ['<div>', '  <p>', '</div>'],
    ['<!--', '  注', '释 -->']
  )
})

const table = fc.record({
  type: fc.constant('table' as const),
  align: fc.array(fc.constantFrom<Align>('left', 'center', 'right', undefined), {
    minLength: 2,
    maxLength: 2
  }),
  rows: fc.array(
    fc.array(fc.constantFrom('甲', '🎂', 'a', '`x`', '**粗**', '', '长一点的文字'), {
      minLength: 2,
      maxLength: 2
    }),
    {minLength: 1, maxLength: 3}
  )
})

const definition = fc.record({
  type: fc.constant('definition' as const),
  label: fc.constantFrom('a', '文档', 'b c'),
  url: fc.constantFrom('https://a.example', './b.png')
})

const leaf = fc.oneof(
  {weight: 6, arbitrary: paragraph},
  {weight: 2, arbitrary: code},
  {weight: 1, arbitrary: heading},
  {weight: 1, arbitrary: html},
  {weight: 1, arbitrary: table},
  {weight: 1, arbitrary: definition},
  {weight: 1, arbitrary: fc.constant<Block>({type: 'break'})}
)

const start = fc.oneof(
  {weight: 3, arbitrary: fc.constant(undefined)},
  {weight: 5, arbitrary: fc.constant(1)},
  fc.integer({min: 0, max: 120})
)

const {block} = fc.letrec<{block: Block; blocks: Block[]; items: Item[]}>((tie) => ({
  block: fc.oneof(
    {maxDepth: 6, depthSize: 'small'},
    {weight: 4, arbitrary: leaf},
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('list' as const),
        start,
        isLoose: fc.boolean(),
        items: tie('items')
      })
    },
    {
      weight: 1,
      arbitrary: fc.record({type: fc.constant('quote' as const), blocks: tie('blocks')})
    }
  ),
  blocks: fc.array(tie('block'), {minLength: 1, maxLength: 3}),
  items: fc.array(
    fc.record({
      checked: fc.constantFrom(undefined, undefined, undefined, true, false),
      isLoose: fc.boolean(),
      blocks: fc.oneof(
        {weight: 5, arbitrary: fc.tuple(paragraph).map((blocks): Block[] => blocks)},
        {weight: 3, arbitrary: fc.tuple(paragraph, tie('block')).map((blocks): Block[] => blocks)},
        {weight: 3, arbitrary: tie('blocks')},
        {weight: 1, arbitrary: fc.constant<Block[]>([])}
      )
    }),
    {minLength: 1, maxLength: 4}
  )
}))

const footnote = fc.record({
  type: fc.constant('footnote' as const),
  label: fc.constantFrom('1', '注'),
  blocks: fc.array(block, {minLength: 1, maxLength: 2})
})

/** The blocks of a report. */
export const structures: fc.Arbitrary<Block[]> = fc.array(
  fc.oneof({weight: 8, arbitrary: block}, footnote),
  {minLength: 1, maxLength: 4}
)
