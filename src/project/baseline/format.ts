import {parseJson} from '../../config/json.ts'
import type {Tree} from '../../config/tree.ts'
import type {Text, Values} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import type {Known} from './baseline.ts'

/** Incremented if older baselines become unreadable. */
const version = 1

const messages = {
  foreign: {
    en: 'Unexpected content, expected a baseline that `--write-baseline` wrote',
    zh: '内容有误，应为 `--write-baseline` 写出的基线文件'
  },
  conflict: {
    en: 'Unexpected merge conflict; delete the file, and write it anew with `--write-baseline`',
    zh: '有合并冲突；请删除该文件，再用 `--write-baseline` 重新写入'
  },
  version: {
    en: 'Unexpected version {actual}, expected {expected}; use the weekly-lint that wrote it, or write it anew with `--write-baseline`',
    zh: '版本为 {actual}，应为 {expected}；请换用生成它的 weekly-lint，或用 `--write-baseline` 重新写入'
  },
  entry: {
    en: 'Unexpected entry `{actual}`, expected findings as `--write-baseline` writes them',
    zh: '条目 `{actual}` 有误，应为 `--write-baseline` 写出的内容'
  }
} satisfies Record<string, Text>

/**
 * Serializes a baseline as JSON: one finding per line, sorted, for readable diffs and merges.
 */
export function formatBaseline(known: Known): string {
  const files = sorted(known).map(([path, counts]) => {
    const rules = new Map<string, [hash: string, amount: number][]>()
    for (const [key, amount] of sorted(counts)) {
      const [rule = '', hash = ''] = key.split(' ')
      rules.set(rule, [...(rules.get(rule) ?? []), [hash, amount]])
    }
    const entries = [...rules].map(([rule, hashes]) => [rule, Object.fromEntries(hashes)] as const)
    return [path, Object.fromEntries(entries)] as const
  })
  return `${JSON.stringify({version, files: Object.fromEntries(files)}, undefined, 2)}\n`
}

/**
 * Parses a baseline.
 *
 * @param name Name of the file, for messages.
 * @throws Problem If it is invalid, with the line.
 */
export function parseBaseline(text: string, name: string): Known {
  const fail = (offset: number, what: Text, values: Values = {}) => {
    const line = text.slice(0, offset).split('\n').length
    const sentence = {en: `{place}: ${what.en}`, zh: `{place}：${what.zh}`}
    return new Problem(sentence, {...values, place: `${name}:${line}`})
  }
  const conflict = /^<{7} /m.exec(text)
  if (conflict) throw fail(conflict.index, messages.conflict)
  const {tree, problems} = parseJson(text, false)
  const [problem] = problems
  if (problem) throw fail(problem.offset, problem.text, problem.values)
  const files = tree.children.get('files')?.tree
  const actual = tree.children.get('version')?.tree
  if (!files || !isObject(files) || typeof actual?.value !== 'number') {
    throw fail(tree.start, messages.foreign)
  }
  if (actual.value !== version) {
    throw fail(actual.start, messages.version, {actual: actual.value, expected: version})
  }
  const known = new Map<string, Map<string, number>>()
  for (const [path, file] of files.children) {
    const counts = new Map<string, number>()
    if (!isObject(file.tree)) throw fail(file.key, messages.entry, {actual: path})
    for (const [rule, {key, tree: hashes}] of file.tree.children) {
      if (!isObject(hashes)) throw fail(key, messages.entry, {actual: rule})
      for (const [hash, {key, tree}] of hashes.children) {
        if (!Number.isSafeInteger(tree.value) || Number(tree.value) < 1) {
          throw fail(key, messages.entry, {actual: hash})
        }
        counts.set(`${rule} ${hash}`, Number(tree.value))
      }
    }
    known.set(String(path), counts)
  }
  return known
}

function isObject({value}: Tree): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Compares by code units, independent of the locale. */
function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}
