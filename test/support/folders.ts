import {afterEach} from 'vitest'
import {removeFolder, temporaryFolder} from './command.ts'

/** Makes folders with files by name; each is removed after the test that made it. */
export function temporaryFolders(): typeof temporaryFolder {
  const folders: string[] = []
  afterEach(() => folders.splice(0).forEach(removeFolder))
  return (files) => {
    const folder = temporaryFolder(files)
    folders.push(folder)
    return folder
  }
}
