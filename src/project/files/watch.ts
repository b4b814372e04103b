import {type FSWatcher, lstatSync, readdirSync, watch} from 'node:fs'
import {join} from 'node:path'
import type {Text} from '../../text/language.ts'
import {codeOf, Problem} from '../../text/problem.ts'
import {isInside} from './paths.ts'

const messages = {
  tooMany: {
    en: 'Unexpected number of folders to watch ({code}), name fewer, or raise `fs.inotify.max_user_watches`',
    zh: '要监视的文件夹太多（{code}），请指定较少的文件夹，或调高 `fs.inotify.max_user_watches`'
  }
} satisfies Record<string, Text>

/**
 * Watches folders, one by one: what Node.js calls recursive watches every file, and those in ignored
 * folders too.
 */
export class FolderWatch {
  readonly #watchers = new Map<string, FSWatcher>()
  readonly #onChange: (path: string) => void

  /** @param onChange Called with the path of what was made, changed, renamed or removed. */
  constructor(onChange: (path: string) => void) {
    this.#onChange = onChange
  }

  /** How many folders are watched. */
  get size(): number {
    return this.#watchers.size
  }

  /**
   * Watch a folder itself.
   *
   * @throws Problem If the system allows no more.
   */
  add(folder: string): void {
    if (this.#watchers.has(folder)) return
    try {
      const watcher = watch(folder, (_, name) => this.#onChange(name ? join(folder, name) : folder))
      // It is gone, which the watch of its parent reports.
      watcher.on('error', () => this.#close(folder))
      this.#watchers.set(folder, watcher)
    } catch (error) {
      const code = codeOf(error) ?? ''
      if (code === 'ENOSPC' || code === 'EMFILE') throw new Problem(messages.tooMany, {code})
      if (code === '') throw error
    }
  }

  /**
   * Watch a folder and those below it anew, as another may have taken its place.
   *
   * @param enters Whether to go into a folder.
   * @returns The files in them.
   */
  follow(folder: string, enters: (folder: string) => boolean): string[] {
    this.leave(folder)
    if (!enters(folder)) return []
    this.add(folder)
    return entriesOf(folder).flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return this.follow(path, enters)
      return entry.isFile() ? [path] : []
    })
  }

  /** Watch a folder and those below it no more. */
  leave(folder: string): void {
    for (const watched of [...this.#watchers.keys()]) {
      if (isInside(folder, watched)) this.#close(watched)
    }
  }

  /** Watch no more what is gone. */
  sweep(): void {
    for (const folder of [...this.#watchers.keys()]) {
      if (kindOf(folder) !== 'folder') this.#close(folder)
    }
  }

  /** Watch nothing any more. */
  close(): void {
    for (const folder of [...this.#watchers.keys()]) this.#close(folder)
  }

  #close(folder: string): void {
    this.#watchers.get(folder)?.close()
    this.#watchers.delete(folder)
  }
}

/** Whether a path is a folder, a file, or nothing that we look at. */
export function kindOf(path: string): 'folder' | 'file' | 'nothing' {
  try {
    const stats = lstatSync(path, {throwIfNoEntry: false})
    return stats?.isDirectory() ? 'folder' : stats?.isFile() ? 'file' : 'nothing'
  } catch {
    return 'nothing'
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, {withFileTypes: true})
  } catch {
    // It may be gone already, or unreadable, which the search reports.
    return []
  }
}
