import fs from 'node:fs/promises'
import path from 'node:path'

/** Folders and files that name a version of this package for users. */
const places = [
  'README*.md',
  'docs/*.md',
  'examples/*.yml',
  'pre-commit-mirror/.*.yaml',
  '.github/ISSUE_TEMPLATE/*.yml'
]

/**
 * Paths of the files that name versions.
 *
 * @param root Folder of the project.
 */
export async function pinnedFiles(root: string): Promise<string[]> {
  const lists = await Promise.all(
    places.map(async (place) => {
      const folder = path.join(root, path.dirname(place))
      const [start = '', end = ''] = path.basename(place).split('*')
      const names = await fs.readdir(folder)
      return names
        .filter((name) => name.startsWith(start) && name.endsWith(end))
        .map((name) => path.join(folder, name))
    })
  )
  return lists.flat().toSorted()
}
