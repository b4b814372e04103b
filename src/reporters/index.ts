import type {Reporter} from './result.ts'

/** A reporter that is loaded on demand. */
interface Entry {
  load(): Promise<Reporter>
  /** Whether the output is for programs, so that nothing else may be printed to the same stream. */
  readonly isData?: boolean
  /** Whether the output can be written in parts. */
  readonly isStream?: boolean
  /** Whether it reads the text of the reports. */
  readonly needsText?: boolean
  /** Whether it tells of no edit, so that none has to be proven. */
  readonly omitsEdits?: boolean
}

const entries = {
  text: {load: async () => (await import('./text.ts')).text, isStream: true},
  pretty: {load: async () => (await import('./pretty.ts')).pretty, needsText: true, isStream: true},
  compact: {load: async () => (await import('./compact.ts')).compact, isStream: true},
  github: {load: async () => (await import('./github.ts')).github, isStream: true},
  json: {load: async () => (await import('./json.ts')).json, isData: true, needsText: true},
  sarif: {load: async () => (await import('./sarif.ts')).sarif, isData: true, needsText: true},
  rdjson: {load: async () => (await import('./rdjson.ts')).rdjson, isData: true, needsText: true},
  junit: {load: async () => (await import('./junit.ts')).junit, isData: true},
  gitlab: {
    load: async () => (await import('./gitlab.ts')).gitlab,
    isData: true,
    needsText: true,
    omitsEdits: true
  },
  markdown: {load: async () => (await import('./markdown.ts')).markdown},
  html: {load: async () => (await import('./html/page.ts')).html, isData: true, needsText: true}
} satisfies Record<string, Entry>

export type ReporterName = keyof typeof entries

export const reporterKinds: Readonly<Record<ReporterName, Entry>> = entries

export const reporterNames = Object.keys(entries) as readonly ReporterName[]
