import {spawn} from 'node:child_process'
import type {Text} from '../../../text/language.ts'
import {codeOf, Problem} from '../../../text/problem.ts'

const messages = {
  none: {
    en: 'Missing editor for `--edit`, expected one in `$VISUAL` or `$EDITOR`',
    zh: '没有 `--edit` 可用的编辑器，请用 `$VISUAL` 或 `$EDITOR` 指定'
  },
  quote: {
    en: 'Unexpected `{actual}` as editor, expected its quotes in pairs',
    zh: '编辑器 `{actual}` 的引号不成对，请补全'
  },
  failed: {
    en: 'Unexpected end of the editor `{editor}` ({error}); the report is `{file}`',
    zh: '编辑器 `{editor}` 异常结束（{error}）；周报是 `{file}`'
  }
} satisfies Record<string, Text>

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The program that edits, with its arguments: words as a shell reads them, but nothing is expanded.
 *
 * @throws Problem If none is set, or it is wrong.
 */
export function editorOf({VISUAL, EDITOR}: Environment): readonly [string, ...string[]] {
  const [program, ...args] = splitWords(VISUAL?.trim() || EDITOR?.trim() || '')
  if (program === undefined) throw new Problem(messages.none)
  return [program, ...args]
}

/** Words between spaces; quotes and backslashes keep spaces together. */
function splitWords(text: string): string[] {
  const word = /(?:[^\s"'\\]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*')+/gy
  const words: string[] = []
  for (let at = 0; at < text.length; at = word.lastIndex) {
    word.lastIndex = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0)
    const match = word.exec(text)
    if (!match) throw new Problem(messages.quote, {actual: text})
    words.push(unquote(match[0]))
  }
  return words
}

function unquote(word: string): string {
  return word.replace(
    /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])/g,
    (_, single?: string, double?: string, escaped?: string) =>
      single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? ''
  )
}

/**
 * Let a person edit a file, on the terminal of this process.
 *
 * @param name Name of the file, for messages.
 * @throws Problem If the editor cannot be started, or fails.
 */
export async function openEditor(
  [program, ...args]: readonly [string, ...string[]],
  path: string,
  name: string,
  options: {readonly cwd: string; readonly env: Environment}
): Promise<void> {
  const fail = (error: string) => new Problem(messages.failed, {editor: program, error, file: name})
  await new Promise<void>((resolve, reject) => {
    const child = spawn(program, [...args, path], {...options, stdio: 'inherit'})
    child.on('error', (error) => reject(fail(codeOf(error) ?? error.message)))
    child.on('close', (code, signal) =>
      code === 0 ? resolve() : reject(fail(String(code ?? signal)))
    )
  })
}
