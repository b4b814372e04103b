import {
  type CompletionItem,
  CompletionItemKind,
  MarkupKind,
  type Position
} from 'vscode-languageserver'
import {rules} from '../../../rules/index.ts'
import {verbs} from '../../engine/directives.ts'
import type {Range} from '../../syntax/edit.ts'
import {wordAt} from './comment.ts'
import {explain} from './hover.ts'
import type {Page} from './page.ts'

/** After these, something may be completed. */
export const triggers = [' ']

/** What may be written at a place: missing sections, or the words of a comment that speaks to us. */
export function complete(page: Page, position: Position): CompletionItem[] {
  const at = page.offset(position)
  const {start, text} = page.lineAt(at)
  const heading = /^##[ \t]+/.exec(text)
  if (heading && start + heading[0].length <= at && isHeading(page, start)) {
    return sections(page, [start + heading[0].length, start + text.length])
  }
  return commentWords(page, start, text, at)
}

/** Code, too, may have such a line. */
function isHeading({report}: Page, start: number): boolean {
  return (
    report?.blocks.some((node) => node.type === 'heading' && report.range(node)[0] === start) ===
    true
  )
}

/** The sections that are not there yet; first the one that belongs here. */
function sections(page: Page, range: Range): CompletionItem[] {
  const {shape} = page.settings
  const written = page.report?.structure.sections.filter(
    ({name, heading: head}) =>
      name !== undefined && !(head.range[0] <= range[0] && range[0] <= head.range[1])
  )
  const names = new Set(written?.map(({name}) => name))
  const missing = shape.sections.filter(({name}) => name !== '*' && !names.has(name))
  const above = written?.findLast(({heading: head}) => head.range[0] < range[0])
  const next = shape.sections.findIndex(({name}) => name === above?.name) + 1
  const isAhead = (name: string) =>
    shape.sections.findIndex((section) => section.name === name) >= next
  return missing.map(({name}, index) => ({
    label: name,
    kind: CompletionItemKind.Module,
    // In the order of the shape, and not of the alphabet.
    sortText: `${isAhead(name) ? 0 : 1}${String(index).padStart(3, '0')}`,
    textEdit: page.textEdit({range, text: name})
  }))
}

function commentWords(page: Page, start: number, line: string, at: number): CompletionItem[] {
  const found = wordAt(line, at - start)
  if (!found) return []
  const from = start + found.start
  const range: Range = [from, from + found.word.length]
  if (found.kind === 'verb') {
    return verbs.map((verb) => ({
      label: verb,
      kind: CompletionItemKind.Keyword,
      textEdit: page.textEdit({range, text: verb})
    }))
  }
  const {language} = page.settings
  return rules
    .filter(({id}) => !found.others.includes(id))
    .map((rule, index) => ({
      label: rule.id,
      kind: CompletionItemKind.Value,
      detail: rule.summary[language],
      documentation: {
        kind: MarkupKind.Markdown,
        value: explain(rule, language, MarkupKind.Markdown)
      },
      sortText: String(index).padStart(3, '0'),
      textEdit: page.textEdit({range, text: rule.id})
    }))
}
