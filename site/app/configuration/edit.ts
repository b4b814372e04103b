import {applyEdits, type JSONPath, modify, parse} from 'jsonc-parser'

const formattingOptions = {insertSpaces: true, tabSize: 2, eol: '\n'}

/** The part of a configuration that the form shows. */
export interface FormState {
  readonly presets: readonly string[]
  /** Severity by rule; rules that the configuration does not name are missing. */
  readonly severities: ReadonlyMap<string, string>
}

/** Read what the form shows; what it cannot show is passed over. */
export function readForm(text: string): FormState {
  const value: unknown = parse(text)
  const {extends: base, rules} = isObject(value) ? value : {}
  const entries = isObject(rules) ? Object.entries(rules) : []
  return {
    presets: [base].flat().filter((name) => typeof name === 'string'),
    severities: new Map(
      entries.map(([id, setting]) => [
        id,
        toSeverity(Array.isArray(setting) ? setting[0] : setting)
      ])
    )
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function toSeverity(value: unknown): string {
  return typeof value === 'number' ? (['off', 'warn', 'error'][value] ?? '') : String(value)
}

/** Set the severity of a rule and keep its options, comments and layout; undefined takes it out. */
export function setSeverity(text: string, id: string, severity: string | undefined): string {
  const value: unknown = parse(text)
  const rules = isObject(value) && isObject(value.rules) ? value.rules : {}
  const hasOptions = Array.isArray(rules[id]) && severity !== undefined
  return change(text, hasOptions ? ['rules', id, 0] : ['rules', id], severity)
}

/** Set the presets; none is what is so by default. */
export function setPresets(text: string, presets: readonly string[]): string {
  return change(text, ['extends'], presets.length === 0 ? undefined : presets)
}

function change(text: string, path: JSONPath, value: unknown): string {
  const base = isObject(parse(text)) ? text : '{}\n'
  return applyEdits(base, modify(base, path, value, {formattingOptions}))
}
