import * as v from 'valibot'
import {globPattern} from './glob.ts'

/**
 * An object without other keys. Its requirement lists the keys, for messages. The entries have no
 * prototype, so that `constructor` counts as unknown.
 */
export function object<const Entries extends v.ObjectEntries>(entries: Entries) {
  const own = Object.assign(Object.create(null) as Entries, entries)
  const schema = v.strictObject(own, 'object')
  return {
    ...schema,
    requirement: Object.keys(entries),
    '~run'(...[dataset, config]: Parameters<(typeof schema)['~run']>) {
      const value = notList(dataset.value)
      const result = schema['~run'].call(this, {...dataset, value}, config)
      // Valibot reports the first unknown key only.
      for (const key of unknownKeys(value, own).slice(1)) {
        const item = {type: 'object', origin: 'key', input: value, key, value: undefined} as const
        const issue = {input: key, expected: 'never', path: [item]} as const
        v._addIssue(this, 'key', result, config, issue as never)
      }
      return result
    }
  }
}

/** An object with any keys. */
export function record<Value extends v.GenericSchema>(value: Value) {
  const schema = v.record(v.string('text'), value, 'object')
  return {
    ...schema,
    '~run'(...[dataset, config]: Parameters<(typeof schema)['~run']>) {
      return schema['~run'].call(this, {...dataset, value: notList(dataset.value)}, config)
    }
  }
}

/** Valibot accepts arrays as objects; we reject them. */
function notList(value: unknown): unknown {
  return Array.isArray(value) ? JSON.stringify(value) : value
}

function unknownKeys(value: unknown, known: object): string[] {
  return typeof value === 'object' && value
    ? Object.keys(value).filter((key) => !(key in known))
    : []
}

/** One of several values; its requirement lists them, for messages. */
export function choice<const Choice extends string | number>(choices: readonly Choice[]) {
  return {...v.picklist(choices, 'choice'), requirement: choices}
}

/** @param max Maximum number of items. */
export function list<Item extends v.GenericSchema>(item: Item, max = 100) {
  return v.pipe(v.array(item, 'list'), v.maxLength(max, 'fewer'))
}

/** At least one glob pattern. */
export function globs() {
  return v.pipe(list(line(globPattern, 'glob')), v.minLength(1, 'some'))
}

/** A text of at most 200 characters that matches a pattern. */
export function line(pattern: string, message: string) {
  return v.pipe(
    v.string(message),
    v.maxLength(200, 'shorter'),
    v.regex(new RegExp(pattern), message)
  )
}

/** A whole number; both limits are allowed. */
export function integer(min: number, max: number = Number.MAX_SAFE_INTEGER) {
  return v.pipe(
    v.number('integer'),
    v.integer('integer'),
    v.minValue(min, 'least'),
    v.maxValue(max, 'most')
  )
}

/** A duration; timers of more than 2³¹ milliseconds end at once. */
export function milliseconds(min: number) {
  return integer(min, 86_400_000)
}

/** Adds a description and a default, for editors. */
export function withDefault<Schema extends v.GenericSchema>(
  schema: Schema,
  description: string,
  byDefault: v.InferInput<Schema>
) {
  return v.pipe(schema, v.metadata({description, default: byDefault}))
}

/** Adds a description, for editors. */
export function describe<Schema extends v.GenericSchema>(schema: Schema, description: string) {
  return v.pipe(schema, v.description(description))
}
