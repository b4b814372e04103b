import {lstatSync, readdirSync, readlinkSync} from 'node:fs'
import {dirname, join, relative, resolve, sep} from 'node:path'
import {readAnchors} from '../../report/links/anchors.ts'
import type {EntryKind, Neighbours} from '../../report/links/neighbours.ts'
import {findComplexity} from '../../syntax/complexity.ts'
import {parse} from '../../syntax/processor.ts'
import {Source} from '../../syntax/source.ts'
import {type Location, Locator} from './locator.ts'
import {isInside, isMarkdown} from './paths.ts'
import {mostBytes, peek} from './read.ts'
import {stampOf} from './stamp.ts'

/** As many links one after the other as Linux follows. */
const mostLinks = 40

/** The files around reports. Each folder is read once, when it is first asked for. */
export class NeighbourFiles {
  readonly #locator: Locator
  readonly #folders = new Map<string, ProjectFolder>()

  constructor(cwd: string) {
    this.#locator = new Locator(cwd)
  }

  /** The files around one report, of which the absolute path is given. */
  of(path: string): Neighbours {
    let location: Location | undefined
    const locate = () => {
      location ??= this.#locator.locate(path)
      return location
    }
    const project = () => this.#project(locate().root)
    return {
      get folder() {
        return locate().name?.split('/').slice(0, -1)
      },
      list: (folder) => project().list(folder),
      kind: (folder, name) => project().list(folder)?.get(name),
      anchors: (file) => project().anchors(file),
      stamp: (file) => project().stamp(file)
    }
  }

  #project(root: string): ProjectFolder {
    let project = this.#folders.get(root)
    if (!project) {
      project = new ProjectFolder(root)
      this.#folders.set(root, project)
    }
    return project
  }
}

/** The files of one project. Nothing outside of it is touched, not even to see whether it exists. */
class ProjectFolder {
  readonly #root: string
  readonly #lists = new Map<string, ReadonlyMap<string, EntryKind> | undefined>()
  readonly #anchors = new Map<string, ReadonlySet<string> | undefined>()
  /** Targets of symbolic links. */
  readonly #targets = new Map<string, string>()

  constructor(root: string) {
    this.#root = root
  }

  list(folder: readonly string[]): ReadonlyMap<string, EntryKind> | undefined {
    const path = this.#locate(folder, 'folder')
    if (path === undefined) return undefined
    if (!this.#lists.has(path)) this.#lists.set(path, this.#read(path))
    return this.#lists.get(path)
  }

  anchors(file: readonly string[]): ReadonlySet<string> | undefined {
    if (!isMarkdown(file.at(-1) ?? '')) return undefined
    const path = this.#locate(file, 'file')
    if (path === undefined) return undefined
    if (!this.#anchors.has(path)) this.#anchors.set(path, readAnchorsOf(path))
    return this.#anchors.get(path)
  }

  stamp(file: readonly string[]): string | undefined {
    const path = this.#locate(file, 'file')
    if (path === undefined) return undefined
    try {
      return stampOf(lstatSync(path, {bigint: true}))
    } catch {
      return undefined
    }
  }

  /** The path of a listed file or folder, with all links resolved; `undefined` if it does not exist. */
  #locate(names: readonly string[], kind: EntryKind): string | undefined {
    const name = names.at(-1)
    if (name === undefined) return this.#root
    const folder = names.slice(0, -1)
    if (this.list(folder)?.get(name) !== kind) return undefined
    const path = join(this.#locate(folder, 'folder') ?? '', name)
    return this.#targets.get(path) ?? path
  }

  #read(folder: string): ReadonlyMap<string, EntryKind> | undefined {
    try {
      const kinds = new Map<string, EntryKind>()
      for (const entry of readdirSync(folder, {withFileTypes: true})) {
        const path = join(folder, entry.name)
        const kind = entry.isSymbolicLink() ? this.#follow(path) : kindOf(entry)
        if (kind) kinds.set(entry.name, kind)
      }
      return kinds
    } catch {
      return undefined
    }
  }

  /** Where a link leads, step by step, as long as that is inside of the project. */
  #follow(link: string): EntryKind | undefined {
    let path = link
    for (let links = 0; links < mostLinks; links++) {
      const next = this.#step(path)
      if (next === undefined) return undefined
      if (next === path) {
        this.#targets.set(link, path)
        return kindOf(lstatSync(path))
      }
      path = next
    }
    return undefined
  }

  /** The path with its first link resolved; itself if there is none, `undefined` if it leads out of the project. */
  #step(path: string): string | undefined {
    const names = relative(this.#root, path).split(sep)
    let at = this.#root
    for (const [index, name] of names.entries()) {
      at = join(at, name)
      const stats = lstatSync(at, {throwIfNoEntry: false})
      if (!stats) return undefined
      if (!stats.isSymbolicLink()) continue
      const target = resolve(dirname(at), readlinkSync(at), ...names.slice(index + 1))
      return isInside(this.#root, target) ? target : undefined
    }
    return path
  }
}

function kindOf(entry: {isDirectory(): boolean; isFile(): boolean}): EntryKind | undefined {
  if (entry.isDirectory()) return 'folder'
  return entry.isFile() ? 'file' : undefined
}

/** The anchors of a file; `undefined` if it is too large, too complex or no text. */
function readAnchorsOf(path: string): ReadonlySet<string> | undefined {
  const bytes = peek(path, mostBytes + 1)
  if (bytes.length === 0 || bytes.length > mostBytes) return undefined
  const text = decode(bytes)
  if (text === undefined || findComplexity(text)) return undefined
  return readAnchors(new Source(text, parse(text)))
}

/** Without byte order mark; `undefined` if the bytes are no UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  } catch {
    return undefined
  }
}
