import {redact} from '../text/redact.ts'
import {safeJson} from '../text/safe-json.ts'
import type {Effective} from './merge.ts'

/**
 * Prints the merged configuration as JSON, one value with its source per line, without secrets.
 *
 * @param file Name of the file.
 */
export function explain(file: string, effective: Effective): string {
  return `${safeJson(print({file, ...effective}, ''))}\n`
}

function print(value: object, indent: string): string {
  const entries = Object.entries(value)
  if (entries.length === 0 || 'from' in value) return toJson(value)
  const inner = `${indent}  `
  const lines = entries.map(([key, value]: [string, unknown]) => {
    const text = typeof value === 'object' && value ? print(value, inner) : toJson(value)
    return `${inner}${JSON.stringify(key)}: ${text}`
  })
  return `{\n${lines.join(',\n')}\n${indent}}`
}

function toJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) => (typeof inner === 'string' ? redact(inner) : inner))
}
