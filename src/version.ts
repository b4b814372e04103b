import {readFileSync} from 'node:fs'

/** The version of this package. */
export function readVersion(): string {
  return findPackage()?.version ?? '0.0.0'
}

/**
 * The text of a file of this package, wherever the build put the code that asks for it.
 *
 * @param name Path from the folder of the package.
 * @throws Error Where it is not there.
 */
export function packageFile(name: string): string {
  return readFileSync(new URL(name, findPackage()?.root ?? import.meta.url), 'utf8')
}

/** The nearest folder above this file with our `package.json`. */
function findPackage(): {root: URL; version: string} | undefined {
  for (const up of ['../', '../../']) {
    const root = new URL(up, import.meta.url)
    try {
      const found: unknown = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
      if (isPackage(found) && found.name === 'weekly-lint') return {root, version: found.version}
    } catch {
      // Not there: look one folder higher.
    }
  }
  return undefined
}

function isPackage(value: unknown): value is {name: string; version: string} {
  return typeof value === 'object' && value !== null && 'name' in value && 'version' in value
}
