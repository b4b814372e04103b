import type {Html, Root} from 'mdast'
import {commentMarker} from 'mdast-comment-marker'
import {messageControl} from 'unified-message-control'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {closest} from '../text/closest.ts'
import {type Language, say, type Values} from '../text/language.ts'
import {nearest} from '../text/nearest.ts'
import {formerIds, rulesNamed} from './former-rules.ts'
import {
  ignoresLine,
  isLineDirective,
  type LineDirective,
  lineVerb,
  readLineDirectives
} from './line-directives.ts'
import {messageSource} from './message.ts'

/** Comments `<!-- weekly-lint disable … -->`, and the same with `lint`, as in remark-lint. */
const names = [messageSource, 'lint'] as const

/** Keywords of comments that stand on lines of their own; `ignore` is for the next block. */
const blockVerbs = ['disable', 'enable', 'ignore']

/** The keywords of comments. */
export const verbs = [...blockVerbs, lineVerb]

const messages = {
  verb: {
    en: 'Unexpected keyword `{actual}` in a comment, expected `{expected}`',
    zh: '注释中的关键字 `{actual}` 有误，应为 `{expected}`'
  },
  rule: {
    en: 'Unexpected rule `{actual}` in a comment, expected `{expected}`',
    zh: '注释中的规则 `{actual}` 不存在，应为 `{expected}`'
  },
  beside: {
    en: 'Unexpected text beside a comment of weekly-lint, expected the comment on lines of its own',
    zh: 'weekly-lint 的注释与其他内容写在一起，应单独成行'
  },
  unused: {
    en: 'Unexpected comment that switches off nothing, remove it',
    zh: '多余的注释，没有关闭任何规则，请删除'
  }
} as const

export interface ControlOptions {
  /** Ids of all rules. */
  readonly known: readonly string[]
  readonly language: Language
  /** Whether unused directives are reported. */
  readonly reportUnused?: boolean
  /** Ids of rules that a directive switches off only by name. */
  readonly byNameOnly?: readonly string[]
  /** Ids of rules whose findings are not known in this run. */
  readonly undecided?: readonly string[]
}

/** Whether a text may contain directives. */
export function hasDirectives(text: string): boolean {
  return /<!--\s*(?:weekly-)?lint\b/.test(text)
}

/**
 * Drops the messages that directives in the document disable. Former rule ids in the directives are
 * added to `file.data.formerIds`.
 */
export function control(tree: Root, file: VFile, options: ControlOptions): void {
  const comments: Comment[] = readLineDirectives(tree, file)
  visit(tree, 'html', (node) => {
    if (isLineDirective(node)) return
    if (directive(node)) comments.push(node)
    else if (hasHiddenDirective(node)) complain(file, node, options.language, 'beside')
  })
  if (comments.length === 0) return
  file.data.formerIds = comments
    .flatMap((comment) => readComment(comment)?.ids ?? [])
    .filter((id) => formerIds.includes(id))
  const all = [...file.messages]
  const closed = withoutGap(tree)
  file.messages = switchOff(closed, file, all, new Set(comments), options)
  for (const comment of comments) {
    checkWords(comment, file, options)
    const isJudged = !isEnabling(comment) && !isOpen(comment, options)
    if (options.reportUnused && isJudged && isOurs(comment, options)) {
      const others = new Set(comments.filter((other) => other !== comment))
      const left = switchOff(closed, file, all, others, options)
      const kept = file.messages.filter((message) => all.includes(message))
      if (left.length === kept.length) complain(file, comment, options.language, 'unused')
    }
  }
}

/** A comment with a node of its own, or one that ignores a line and may stand among other HTML. */
type Comment = Html | LineDirective

function isEnabling(comment: Comment): boolean {
  return 'value' in comment && comment.value.includes('enable')
}

function readComment(comment: Comment): Directive | undefined {
  if ('value' in comment) return directive(comment)
  return {name: messageSource, verb: lineVerb, ids: comment.ids, rules: comment.rules}
}

/**
 * The tree, ending with its last word: unified-message-control would otherwise drop messages after it,
 * as if their content had been removed by a plugin.
 */
function withoutGap(tree: Root): Root {
  if (!tree.position) return tree
  let end = tree.position.start
  visit(tree, (node) => {
    if ('children' in node || !node.position) return
    if ((node.position.end.offset ?? 0) > (end.offset ?? 0)) end = node.position.end
  })
  return {...tree, position: {...tree.position, end}}
}

/** Whether a directive may be needed although there was no finding. */
function isOpen(comment: Comment, {undecided = []}: ControlOptions): boolean {
  return readComment(comment)?.rules.some((rule) => undecided.includes(rule)) ?? false
}

/** Whether a directive is for this linter: `lint` comments may name rules of others alone. */
function isOurs(comment: Comment, {known}: ControlOptions): boolean {
  const found = readComment(comment)
  if (!found || found.name === messageSource || found.ids.length === 0) return true
  return found.rules.some((rule) => known.includes(rule))
}

interface Directive {
  readonly name: (typeof names)[number]
  readonly verb: string
  /** Rule ids as written. */
  readonly ids: readonly string[]
  /** Ids of the rules that these stand for. */
  readonly rules: readonly string[]
}

/** Parses a directive; undefined for other comments. */
function directive(node: Html): Directive | undefined {
  const marker = commentMarker(node)
  const name = names.find((name) => name === marker?.name)
  if (!marker || !name) return looseDirective(node)
  return toDirective(name, marker.attributes.split(/\s+/))
}

/** A directive with commas, quotes or colons, which the library does not take for a marker. */
function looseDirective({value}: Html): Directive | undefined {
  const [, name, text = ''] =
    /^\s*<!--\s*(weekly-lint(?=[\s:-])|lint(?=[\s:]))([^>]*)-->\s*$/.exec(value) ?? []
  const words = text.split(/[\s,，、;；:：'"`[\]]+/).filter((word) => word !== '')
  const [first = '', ...ids] = words
  const verb = first.replace(/^-+/, '')
  // A comment may also just speak of the linter.
  if (!/^[a-z]/.test(verb) || closest(/^[a-z]+/.exec(verb)?.[0] ?? '', verbs) === undefined) {
    return undefined
  }
  return toDirective(name === messageSource ? messageSource : 'lint', [verb, ...ids])
}

function toDirective(name: Directive['name'], [verb = '', ...words]: readonly string[]): Directive {
  const ids = words.filter((word) => word !== '*')
  return {name, verb, ids, rules: ids.flatMap((id) => rulesNamed(id))}
}

/** Whether a directive is among other HTML, where it switches off nothing. */
function hasHiddenDirective({value}: Html): boolean {
  return /<!--\s*weekly-lint[\s:]+(?:disable|enable|ignore(?!-line))\b/.test(value)
}

function switchOff(
  tree: Root,
  file: VFile,
  messages: VFile['messages'],
  comments: ReadonlySet<Comment>,
  {known, byNameOnly = []}: ControlOptions
): VFile['messages'] {
  const ordinary = known.filter((id) => !byNameOnly.includes(id))
  const scratch = new VFile({value: file.value})
  const looked = new Map(messages.map((message) => [insideBlock(message), message]))
  scratch.messages = [...looked.keys()]
  for (const name of names) {
    messageControl(tree, {
      file: scratch,
      name,
      source: messageSource,
      test: 'html',
      marker(node) {
        const comment = node as Html
        const found = comments.has(comment) ? directive(comment) : undefined
        if (!found || found.name !== name || !blockVerbs.includes(found.verb)) return undefined
        // All rules by name, so that one of them can be switched on again.
        const rules = found.rules.length === 0 ? ordinary : found.rules
        const attributes = [found.verb, ...rules.filter((rule) => known.includes(rule))]
        return attributes.length > 1 ? {name, attributes: attributes.join(' ')} : undefined
      }
    })
  }
  const lines = [...comments].flatMap((comment) => ('value' in comment ? [] : [comment]))
  return scratch.messages
    .flatMap((message) => looked.get(message) ?? [])
    .filter((message) => !lines.some((comment) => ignoresLine(comment, message, byNameOnly)))
}

/** A message at the end of a block belongs to it: it is located one character earlier. */
function insideBlock(message: VFileMessage): VFileMessage {
  const {column = 1, place} = message
  if (!place || !('start' in place) || column === 1) return message
  const isEmpty = place.start.line === place.end.line && place.start.column === place.end.column
  return isEmpty ? Object.create(message, {column: {value: column - 1}}) : message
}

/** Reports misspelt directives; `lint` comments may contain rules of other linters. */
function checkWords(comment: Comment, file: VFile, {known, language}: ControlOptions): void {
  const found = readComment(comment)
  if (found?.name !== messageSource) return
  if (!verbs.includes(found.verb)) {
    // As other linters call what holds for the next line or block.
    const isNext = /^(?:disable|ignore)-?(?:next|this)/.test(found.verb)
    const isLine = /^(?:disable|ignore)-?(?:this-?)?line/.test(found.verb)
    const expected = isLine ? lineVerb : isNext ? 'ignore' : nearest(found.verb, verbs)
    complain(file, comment, language, 'verb', {actual: found.verb, expected})
    return
  }
  for (const id of found.ids) {
    if (rulesNamed(id).some((rule) => known.includes(rule))) continue
    complain(file, comment, language, 'rule', {actual: id, expected: nearest(id, known)})
  }
}

function complain(
  file: VFile,
  comment: Pick<Comment, 'position'>,
  language: Language,
  message: keyof typeof messages,
  values: Values = {}
): void {
  file.message(say(messages[message], language, values), {
    place: comment.position,
    source: messageSource
  })
}
