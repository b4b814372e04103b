import type {ListItem, Parents, Table} from 'mdast'
import {defaultHandlers, type Handle, type Options} from 'mdast-util-to-markdown'
import {printTable} from '../report/layout/table.ts'

/** Columns from a marker to what stands below its item. */
const childIndent = 4

/**
 * Settings of remark-stringify under which it writes the layout that the rules ask for. Only for who
 * writes whole files with remark: it also escapes and spells anew what an author wrote.
 */
export const stringifySettings: Options = {
  bullet: '-',
  bulletOther: '*',
  bulletOrdered: '.',
  emphasis: '*',
  strong: '*',
  fence: '`',
  fences: true,
  incrementListMarker: true,
  listItemIndent: 'one',
  resourceLink: true,
  rule: '-',
  ruleSpaces: false,
  setext: false,
  handlers: {
    listItem: listItem as Handle,
    // Boxes of tasks are printed with their items, whichever of the two handlers of remark-gfm does it.
    paragraph: defaultHandlers.paragraph as Handle,
    table: table as Handle
  }
}

/** Print a table as `table-align` has it: Chinese characters are two columns wide. */
function table(
  node: Table,
  _: Parents | undefined,
  state: Parameters<Handle>[2],
  info: Parameters<Handle>[3]
): string {
  const rows = node.children.map((row) =>
    row.children.map((cell) => state.handle(cell, row, state, info))
  )
  return printTable(rows, node.align ?? rows[0]?.map(() => null) ?? []).join('\n')
}

/**
 * Print an item: the lines of its first block aligned with its text, what follows by four columns.
 * mdast-util-to-markdown indents both alike.
 */
function listItem(
  node: ListItem,
  parent: Parents | undefined,
  state: Parameters<Handle>[2],
  info: Parameters<Handle>[3]
): string {
  const list = parent?.type === 'list' ? parent : undefined
  const number = list?.ordered ? (list.start ?? 1) + list.children.indexOf(node) : ''
  const marker = `${number}${state.bulletCurrent ?? '-'} `
  const box = typeof node.checked === 'boolean' ? `[${node.checked ? 'x' : ' '}] ` : ''
  const exit = state.enter('listItem')
  const [first, ...rest] = node.children
  const print = (children: ListItem['children'], indent: number) => {
    const tracker = state.createTracker(info)
    tracker.shift(indent)
    const text = state.containerFlow({...node, children}, tracker.current())
    return state.indentLines(text, (line, index, blank) =>
      blank || index === 0 ? line : ' '.repeat(indent) + line
    )
  }
  const head = first ? print([first], marker.length) : ''
  const tail = rest.length > 0 ? print(rest, Math.max(childIndent, marker.length)) : ''
  exit()
  const indent = ' '.repeat(Math.max(childIndent, marker.length))
  // Two paragraphs stay two.
  const isApart =
    first?.type === 'paragraph' && /^(?:paragraph|definition)$/.test(rest[0]?.type ?? '')
  const gap = node.spread || isApart ? '\n\n' : '\n'
  return (marker + box + head).trimEnd() + (tail && gap + indent + tail)
}
