import type {Key} from './tree.ts'

/** Formats a path of keys as in JavaScript: `overrides[0].rules.image-alt`. */
export function formatKeyPath(path: readonly Key[]): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`
      if (!/^[\w$-]+$/.test(key)) return `[${JSON.stringify(key)}]`
      return index === 0 ? key : `.${key}`
    })
    .join('')
}
