import {readFileSync} from 'node:fs'

/** The version of this package, from the nearest `package.json` above this file. */
export function readVersion(): string {
  for (const path of ['../package.json', '../../package.json']) {
    try {
      const found: unknown = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
      if (isPackage(found) && found.name === 'weekly-lint') return found.version
    } catch {
      // Not there: look one folder higher.
    }
  }
  return '0.0.0'
}

function isPackage(value: unknown): value is {name: string; version: string} {
  return typeof value === 'object' && value !== null && 'name' in value && 'version' in value
}
