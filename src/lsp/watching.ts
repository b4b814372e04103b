import {basename, dirname} from 'node:path'
import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification
} from 'vscode-languageserver'
import {configNames} from '../config/find.ts'
import {ignoreFiles} from '../project/files/ignored.ts'
import {isInside, repositoryRoot} from '../project/files/paths.ts'
import {FolderWatch} from '../project/files/watch.ts'
import {type Client, section} from './client.ts'

/** Files that say what is a report, and what a report is to look like. */
const settingNames: readonly string[] = [...configNames, ...ignoreFiles, 'package.json']

/** Whether a file concerns all reports below it. */
export function isSetting(path: string): boolean {
  return settingNames.includes(basename(path))
}

/** Register for changes of files and settings, as far as the editor supports that. */
export async function register(connection: Connection, client: Client): Promise<void> {
  if (client.registersConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, {section})
  }
  if (!client.watchesFiles) return
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [...settingNames, '*.md', '*.markdown'].map((name) => ({globPattern: `**/${name}`}))
  })
}

/** Watches the folders that the editor does not watch for us. */
export class OwnWatch {
  readonly #folders: FolderWatch
  readonly #watchesFiles: boolean

  /** @param onChange Called with the path of what has changed. */
  constructor(client: Client, onChange: (path: string) => void) {
    this.#folders = new FolderWatch(onChange)
    this.#watchesFiles = client.watchesFiles
  }

  /**
   * Watch where the configurations of a file may be: its folder, and those above it in its project.
   *
   * @param path Absolute path.
   * @param folders Folders of the editor.
   * @throws Problem If the system allows no more.
   */
  follow(path: string, folders: readonly string[]): void {
    const start = dirname(path)
    const root = repositoryRoot(start) ?? folders.find((folder) => isInside(folder, start)) ?? start
    for (let at = start; ; at = dirname(at)) {
      const isWatched = this.#watchesFiles && folders.some((folder) => isInside(folder, at))
      if (!isWatched) this.#folders.add(at)
      if (at === root || dirname(at) === at) return
    }
  }

  /**
   * Watch a file that a configuration builds on: the editor knows only the usual names.
   *
   * @param path Absolute path.
   * @throws Problem If the system allows no more.
   */
  followConfiguration(path: string): void {
    if (!isSetting(path)) this.#folders.add(dirname(path))
  }

  close(): void {
    this.#folders.close()
  }
}
