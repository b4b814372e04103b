import type {LocalLink} from './local.ts'
import {follow, look, type Neighbours} from './neighbours.ts'

/** What a link of the project points to. */
export interface LocalTarget {
  readonly neighbours: Neighbours
  /** Names of the folder where addresses that begin with `/` start. */
  readonly root: readonly string[]
  /** Names from the root of the project; undefined if the link leads out of it. */
  readonly path: readonly string[] | undefined
  /** The entry at the path; undefined if there is none, or it is a file and the link ends with `/`. */
  readonly kind: 'file' | 'folder' | undefined
}

/**
 * Find what a link to another file points to.
 *
 * @param neighbours The files of the project, if they are known.
 * @param link An address taken apart.
 * @param rootFolder Folder of the project where addresses that begin with `/` start; such
 *   addresses are not resolved if it is empty.
 * @returns Undefined if the link stays in its report, or the files cannot be known.
 */
export function resolveLocal(
  neighbours: Neighbours | undefined,
  link: LocalLink,
  rootFolder: string
): LocalTarget | undefined {
  if (link.written === '' || (link.isFromRoot && rootFolder === '')) return undefined
  if (!neighbours?.folder) return undefined
  const root = rootFolder.split('/').filter((name) => name !== '' && name !== '.')
  const path = follow(link.isFromRoot ? root : neighbours.folder, link.steps)
  const found = path && look(neighbours, path)
  const kind = found === 'file' && link.isFolder ? undefined : found
  return {neighbours, root, path, kind}
}
