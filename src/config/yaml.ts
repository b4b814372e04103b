import {isAlias, isMap, isScalar, isSeq, parseDocument} from 'yaml'
import type {Text} from '../text/language.ts'
import {
  leaf,
  list,
  maxDepth,
  object,
  type Parsed,
  type SyntaxProblem,
  type Tree,
  tooDeep
} from './tree.ts'

const messages = {
  syntax: {
    en: 'Unexpected YAML: {error}',
    zh: 'YAML 有误：{error}'
  },
  documents: {
    en: 'Unexpected second document, expected one in a file',
    zh: '文件中有第二个文档，一个文件只应有一个'
  },
  alias: {
    en: 'Unexpected alias, expected the value itself',
    zh: '不支持别名，应直接写值'
  },
  tag: {en: 'Unexpected tag `{tag}`, remove it', zh: '不支持标签 `{tag}`，请删除'},
  key: {en: 'Unexpected kind of key, expected a text', zh: '键的类型不对，应为文字'}
} satisfies Record<string, Text>

/** Parses YAML as plain data: no aliases, which can expand exponentially, and no tags. */
export function parseYaml(text: string): Parsed {
  if (isTooDeep(text)) return tooDeep
  // `object` checks for duplicate keys; the check of the library is quadratic.
  const document = parseDocument(text, {prettyErrors: false, uniqueKeys: false})
  const problems = document.errors.slice(0, 1).map(
    ({code, message, pos}): SyntaxProblem => ({
      offset: pos[0],
      text: code === 'MULTIPLE_DOCS' ? messages.documents : messages.syntax,
      values: {error: message}
    })
  )
  if (document.contents === null) return {tree: leaf({}, 0), problems}
  return {tree: read(document.contents, 0, problems), problems}
}

function read(node: unknown, fallbackOffset: number, problems: SyntaxProblem[]): Tree {
  const start = startOf(node) ?? fallbackOffset
  if (isAlias(node)) problems.push({offset: start, text: messages.alias})
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return leaf(null, start)
  if (node.tag) problems.push({offset: start, text: messages.tag, values: {tag: node.tag}})
  if (isScalar(node)) return leaf(node.value, start)
  if (isSeq(node)) {
    return list(
      node.items.map((item) => read(item, start, problems)),
      start
    )
  }
  const entries = node.items.flatMap((pair) => {
    const key = startOf(pair.key) ?? start
    if (!isScalar(pair.key)) {
      problems.push({offset: key, text: messages.key})
      return []
    }
    return [{name: String(pair.key.value), key, tree: read(pair.value, key, problems)}]
  })
  return object(entries, start, problems)
}

function startOf(node: unknown): number | undefined {
  const isNode = isAlias(node) || isMap(node) || isSeq(node) || isScalar(node)
  return isNode ? node.range?.[0] : undefined
}

/**
 * Whether a text may be nested too deeply to parse: a stack overflow in a regular expression ends the
 * process.
 */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = /[[{]/.test(bracket) ? depth + 1 : Math.max(0, depth - 1)
    if (depth > maxDepth) return true
  }
  return text.split(/\r\n|\n|\r/).some((line) => {
    const indentation = /^\s*/.exec(line)?.[0].length ?? 0
    return Math.max(indentation / 2, line.match(/[-?:](?=\s|$)/g)?.length ?? 0) > maxDepth
  })
}
