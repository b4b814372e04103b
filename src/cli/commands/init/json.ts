import {applyEdits, modify, parse} from 'jsonc-parser'
import {splitByteOrderMark} from '../../../syntax/byte-order-mark.ts'

type JsonObject = Readonly<Record<string, unknown>>

/** A text as a JSON object; empty if it is none. */
export function readJson(text: string | undefined): JsonObject {
  if (text === undefined) return {}
  const value: unknown = parse(splitByteOrderMark(text).content)
  return isObject(value) ? value : {}
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether an object in JSON has a key. */
export function hasKey(text: string | undefined, key: string): boolean {
  return Object.hasOwn(readJson(text), key)
}

/** Whether a project asks for a package. */
export function dependsOn(text: string | undefined, name: string): boolean {
  const {dependencies, devDependencies} = readJson(text)
  return [dependencies, devDependencies].some((list) => isObject(list) && Object.hasOwn(list, name))
}

/** Set a value in JSON; everything else stays as it is written. */
export function setJson(text: string, path: readonly string[], value: unknown): string {
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  '
  const formattingOptions = {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n'
  }
  return applyEdits(text, modify(text, [...path], value, {formattingOptions}))
}
