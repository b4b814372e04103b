import {safeJson} from '../text/safe-json.ts'

/** JSON on one line, safe to print to a terminal or the log of a CI job. */
export function toData(value: unknown): string {
  return `${safeJson(JSON.stringify(value))}\n`
}
