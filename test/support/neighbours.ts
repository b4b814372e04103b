import {readAnchors} from '../../src/report/links/anchors.ts'
import type {Neighbours} from '../../src/report/links/neighbours.ts'
import {parse} from '../../src/syntax/processor.ts'
import {Source} from '../../src/syntax/source.ts'

/** The files of a project that is nowhere on the disk. */
export function neighboursOf(path: string, files: Readonly<Record<string, string>>): Neighbours {
  const list = (folder: readonly string[]) => {
    const start = folder.map((name) => `${name}/`).join('')
    const found = new Map<string, 'file' | 'folder'>()
    for (const file of Object.keys(files)) {
      if (!file.startsWith(start)) continue
      const [name = '', ...rest] = file.slice(start.length).split('/')
      found.set(name, rest.length > 0 ? 'folder' : 'file')
    }
    return found.size > 0 ? found : undefined
  }
  return {
    folder: path.split('/').slice(0, -1),
    list,
    kind: (folder, name) => list(folder)?.get(name),
    stamp: (file) => files[file.join('/')],
    anchors(file) {
      const text = files[file.join('/')]
      return text === undefined ? undefined : readAnchors(new Source(text, parse(text)))
    }
  }
}
