import {fileURLToPath} from 'node:url'

/** The path of a file in an editor; `undefined` if it is no file. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined
  } catch {
    // Such as a host, which not all systems know.
    return undefined
  }
}
