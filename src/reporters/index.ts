import type {Reporter} from './result.ts'

/** A way to tell findings. */
interface Kind {
  /** Loaded only where it is used. */
  load(): Promise<Reporter>
  /** Whether programs read it, so that nothing may stand beside it. */
  readonly isData?: boolean
  /** Whether it tells findings one after the other, so that more may follow later. */
  readonly isStream?: boolean
  /** Whether it looks at the text of the reports. */
  readonly needsText?: boolean
}

const kinds = {
  text: {load: async () => (await import('./text.ts')).text, isStream: true},
  pretty: {load: async () => (await import('./pretty.ts')).pretty, needsText: true, isStream: true},
  compact: {load: async () => (await import('./compact.ts')).compact, isStream: true},
  github: {load: async () => (await import('./github.ts')).github, isStream: true},
  json: {load: async () => (await import('./json.ts')).json, isData: true},
  sarif: {load: async () => (await import('./sarif.ts')).sarif, isData: true, needsText: true},
  rdjson: {load: async () => (await import('./rdjson.ts')).rdjson, isData: true, needsText: true},
  junit: {load: async () => (await import('./junit.ts')).junit, isData: true},
  gitlab: {load: async () => (await import('./gitlab.ts')).gitlab, isData: true, needsText: true},
  markdown: {load: async () => (await import('./markdown.ts')).markdown},
  html: {load: async () => (await import('./html/page.ts')).html, isData: true, needsText: true}
} satisfies Record<string, Kind>

export type ReporterName = keyof typeof kinds

/** All reporters by name. */
export const reporterKinds: Readonly<Record<ReporterName, Kind>> = kinds

export const reporterNames = Object.keys(kinds) as readonly ReporterName[]
