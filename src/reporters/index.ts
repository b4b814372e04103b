import type {Reporter} from './result.ts'

/** Reporters by name; each is loaded only where it is used. */
const reporters = {
  text: async () => (await import('./text.ts')).text,
  compact: async () => (await import('./compact.ts')).compact,
  json: async () => (await import('./json.ts')).json
} satisfies Record<string, () => Promise<Reporter>>

export type ReporterName = keyof typeof reporters

export const reporterNames = Object.keys(reporters) as readonly ReporterName[]

/** Load a reporter. */
export function loadReporter(name: ReporterName): Promise<Reporter> {
  return reporters[name]()
}
