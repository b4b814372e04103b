import {
  createScanner,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
  type SyntaxKind
} from 'jsonc-parser'
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

const messages: Readonly<Record<string, Text>> = {
  CommaExpected: {en: 'Missing `,`', zh: '缺少 `,`'},
  ColonExpected: {en: 'Missing `:`', zh: '缺少 `:`'},
  CloseBraceExpected: {en: 'Missing `}`', zh: '缺少 `}`'},
  CloseBracketExpected: {en: 'Missing `]`', zh: '缺少 `]`'},
  ValueExpected: {
    en: 'Missing value, or a comma too many',
    zh: '缺少值，或多了一个逗号'
  },
  PropertyNameExpected: {
    en: 'Missing key in double quotes, or a comma too many',
    zh: '缺少用双引号括起的键，或多了一个逗号'
  },
  EndOfFileExpected: {
    en: 'Unexpected text after the configuration, remove it',
    zh: '配置之后有多余的文字，请删除'
  },
  InvalidCommentToken: {
    en: 'Unexpected comment, expected none in this file; `weekly-lint.config.jsonc` may have them',
    zh: '该文件不能有注释，如需注释，请改用 `weekly-lint.config.jsonc`'
  },
  UnexpectedEndOfString: {
    en: 'Missing `"` at the end of a text',
    zh: '文字末尾缺少 `"`'
  }
}

const fallback: Text = {
  en: 'Unexpected character, expected JSON with texts in double quotes',
  zh: '字符有误，应为 JSON，文字写在双引号中'
}

/**
 * Parses JSON.
 *
 * @param isJsonc Whether comments and trailing commas are allowed.
 */
export function parseJson(text: string, isJsonc: boolean): Parsed {
  if (isTooDeep(text)) return tooDeep
  const errors: ParseError[] = []
  const node = parseTree(text, errors, {disallowComments: !isJsonc, allowTrailingComma: isJsonc})
  const problems = relevantErrors(errors).map(
    ({error, offset}): SyntaxProblem => ({
      offset,
      text: messages[printParseErrorCode(error)] ?? fallback
    })
  )
  const tree = node ? read(node, problems) : leaf(undefined, 0)
  return {tree, problems}
}

/** Errors after the first are often consequences of it. */
function relevantErrors(errors: readonly ParseError[]): ParseError[] {
  const comments = errors.filter(({error}) => printParseErrorCode(error) === 'InvalidCommentToken')
  return comments.length > 0 ? comments : errors.slice(0, 1)
}

function read(node: Node, problems: SyntaxProblem[]): Tree {
  const {type, offset, children = []} = node
  if (type === 'array') {
    return list(
      children.map((child) => read(child, problems)),
      offset
    )
  }
  if (type !== 'object') return leaf(node.value, offset)
  const entries = children.flatMap((property) => {
    const [key, value] = property.children ?? []
    if (!key || !value) return []
    return [{name: String(key.value), key: key.offset, tree: read(value, problems)}]
  })
  return object(entries, offset, problems)
}

/** Kinds of tokens; a `const enum` of the library, which cannot be imported here. */
const kind = {
  openBrace: 1 as SyntaxKind.OpenBraceToken,
  closeBrace: 2 as SyntaxKind.CloseBraceToken,
  openBracket: 3 as SyntaxKind.OpenBracketToken,
  closeBracket: 4 as SyntaxKind.CloseBracketToken,
  end: 17 as SyntaxKind.EOF
}

function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true)
  let depth = 0
  for (let token = scanner.scan(); token !== kind.end; token = scanner.scan()) {
    if (token === kind.openBrace || token === kind.openBracket) depth++
    else if (token === kind.closeBrace || token === kind.closeBracket)
      depth = Math.max(0, depth - 1)
    if (depth > maxDepth) return true
  }
  return false
}
