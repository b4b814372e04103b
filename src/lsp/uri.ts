import {fileURLToPath} from 'node:url'

/** The path of a file in an editor; `undefined` if it is no file. */
export function pathOf(uri: string): string | undefined {
  try {
    const path = uri.startsWith('file:') ? fileURLToPath(uri) : undefined
    // No file has a NUL in its name.
    return path?.includes('\0') ? undefined : path
  } catch {
    // Such as a host, which not all systems know.
    return undefined
  }
}
