import {spawnSync} from 'node:child_process'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import {type ArchiveName, makeArchive} from './archives.ts'
import {remarkSettings} from './peers.ts'
import type {Surroundings} from './run-process.ts'

/** When all files were written last: long enough ago for caches to go by it. */
const written = new Date('2024-01-01T00:00:00Z')

/** A temporary folder with archives, in which programs find no settings or caches of this machine. */
export class Workspace {
  readonly folder: string
  readonly #root: string
  readonly #written = new Map<ArchiveName, Promise<string>>()

  private constructor(folder: string, root: string) {
    this.folder = folder
    this.#root = root
  }

  /** @param root Folder of the project. */
  static async open(root: string): Promise<Workspace> {
    return new Workspace(await fs.mkdtemp(path.join(os.tmpdir(), 'weekly-lint-bench-')), root)
  }

  async close(): Promise<void> {
    await fs.rm(this.folder, {recursive: true})
  }

  /** Where a program runs that is to read an archive, which is written if it is not there yet. */
  async surroundings(archive: ArchiveName): Promise<Surroundings> {
    const cwd = await this.#archive(archive)
    const {PATH = '', SystemRoot = ''} = process.env
    const cache = path.join(this.folder, 'cache')
    const env = {
      PATH,
      SystemRoot,
      HOME: this.folder,
      LOCALAPPDATA: cache,
      XDG_CACHE_HOME: cache,
      RUMDL_CACHE_DIR: path.join(cache, 'rumdl')
    }
    return {cwd, env, notes: this.folder}
  }

  /** Put the files of an archive back as they were. */
  async restore(archive: ArchiveName): Promise<void> {
    const folder = this.#folderOf(archive)
    for (const [name, text] of makeArchive(archive)) {
      const file = path.join(folder, name)
      await fs.writeFile(file, text)
      await fs.utimes(file, written, written)
    }
  }

  /** A folder for a cache that is empty again. */
  async emptyCache(): Promise<string> {
    const folder = path.join(this.folder, 'empty-cache')
    await fs.rm(folder, {recursive: true, force: true})
    return folder
  }

  #archive(archive: ArchiveName): Promise<string> {
    const known = this.#written.get(archive) ?? this.#write(archive)
    this.#written.set(archive, known)
    return known
  }

  async #write(archive: ArchiveName): Promise<string> {
    const folder = this.#folderOf(archive)
    await fs.mkdir(folder, {recursive: true})
    // An archive is a repository, which some of the programs look for.
    spawnSync('git', ['init', '--quiet'], {cwd: folder, stdio: 'ignore'})
    await fs.writeFile(path.join(folder, '.remarkrc.json'), remarkSettings(this.#root))
    await this.restore(archive)
    return folder
  }

  #folderOf(archive: ArchiveName): string {
    return path.join(this.folder, 'archives', archive)
  }
}
