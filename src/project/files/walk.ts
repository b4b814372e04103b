import type {Dirent} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {codeOf} from '../../text/problem.ts'
import {type Ignored, ignoreFiles} from './ignored.ts'
import {compareNaturally} from './natural-order.ts'
import {isMarkdown} from './paths.ts'

/** How folders are walked through. */
export interface WalkOptions {
  /** What the ignore files above the folder say. */
  readonly ignored: Ignored
  /** Whether to go into a folder; into all if it is not given. */
  enters?(path: string): boolean
  /** Called with each folder that cannot be read, and the error code. */
  onUnreadable?(folder: string, code: string): void
}

/** A Markdown file, or a symbolic link with the name of one. */
export interface MarkdownEntry {
  /** Absolute path. */
  readonly path: string
  readonly isLink: boolean
}

/** Whether the name of a file or folder is one that no search looks at. */
export function isSkipped(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

/**
 * The Markdown files below a folder, in natural order: week 2 before week 10. Hidden and ignored ones
 * are left out; links to folders are not followed.
 *
 * @param folder Absolute path.
 */
export async function* walkMarkdown(
  folder: string,
  options: WalkOptions
): AsyncGenerator<MarkdownEntry> {
  const entries = await entriesOf(folder, options)
  const names = ignoreFiles.filter((name) => entries.some((entry) => entry.name === name))
  const ignored = names.length > 0 ? options.ignored.with(folder, names) : options.ignored
  for (const entry of entries) {
    if (isSkipped(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      const isEntered = options.enters?.(path) ?? true
      if (isEntered && !ignored.has(path, true)) yield* walkMarkdown(path, {...options, ignored})
    } else if (isMarkdown(entry.name) && !ignored.has(path, false)) {
      const isLink = entry.isSymbolicLink()
      if (isLink || entry.isFile()) yield {path, isLink}
    }
  }
}

async function entriesOf(folder: string, {onUnreadable}: WalkOptions): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, {withFileTypes: true})
    return entries.sort((a, b) => compareNaturally(a.name, b.name))
  } catch (error) {
    onUnreadable?.(folder, codeOf(error) ?? '')
    return []
  }
}
