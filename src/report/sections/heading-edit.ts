import {type Edit, shrink} from '../../syntax/edit.ts'
import {heading, print} from '../../syntax/print.ts'
import type {Source} from '../../syntax/source.ts'
import {writeFrontMatter} from '../title/front-matter.ts'
import type {HeadingCandidate} from './heading-candidate.ts'
import type {Title} from './structure.ts'

/**
 * Replaces a candidate by an ATX heading.
 *
 * @param markdown Markdown of the heading, such as `## 生活`.
 * @returns An edit of the whole paragraph: its other lines become a block of their own, in which
 * their indentation would make them code.
 */
export function rewriteHeading(
  source: Source,
  {node, range}: HeadingCandidate,
  markdown: string
): Edit {
  const [start, end] = source.range(node)
  const lines = source.slice([range[1], end]).split(/(?<=\r\n|\n|\r(?!\n))/)
  const rest = lines.slice(1)
  const isCode = (line: string) => /^(?: {4}| {0,3}\t)/.test(line)
  const firstText = rest.findIndex((line) => !isCode(line))
  const code = rest.slice(0, firstText < 0 ? rest.length : firstText)
  const indent = Math.min(...code.map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0))
  const text = [...code.map((line) => line.slice(indent)), ...rest.slice(code.length)]
  return {range: [start, end], text: markdown + (lines[0] ?? '') + text.join('')}
}

/** Gives a title another text; undefined if it cannot be written where it stands. */
export function rewriteTitle(
  source: Source,
  title: HeadingCandidate,
  text: string
): Edit | undefined {
  const written =
    title.form === 'frontMatter'
      ? writeFrontMatter(source, title.content, text)
      : renameHeading(source, title, text).text
  return written === undefined
    ? undefined
    : shrink(source.text, {range: title.content, text: written})
}

/** Gives a heading another text, and keeps its marks or its underline. */
export function renameHeading(
  source: Source,
  {range, content}: HeadingCandidate,
  text: string
): Edit {
  const isAtx = source.text.charAt(range[0]) === '#'
  // After marks, nothing starts a list or another block: `## 1. 生活`.
  const markdown = isAtx
    ? print(heading(1, text)).slice('# '.length)
    : print({type: 'text', value: text})
  return {range: content, text: markdown}
}

/** Makes a title a level-1 heading; one that is a heading keeps what is not its level. */
export function liftTitle(source: Source, title: Title, expected: string): Edit {
  const edit = rewriteHeading(source, title, titleMarkdown(source, title, expected))
  return title.form === 'heading' ? shrink(source.text, edit) : edit
}

/** The title as a heading. What its author wrote is kept, unless it gets another text. */
function titleMarkdown(source: Source, title: Title, expected: string): string {
  // The text of a line that is no heading is Markdown.
  if (title.form !== 'heading') return `# ${expected}`
  const content = source.slice(title.content)
  const isKept = title.text === expected && !/[\r\n]/.test(content)
  return isKept ? `# ${content}` : print(heading(1, expected))
}
