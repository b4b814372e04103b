import {existsSync} from 'node:fs'
import path from 'node:path'
import {homepage} from '../../src/reporters/result.ts'
import type {Source} from './sources.ts'

/** Says where a link of a page leads to on the site. */
export type Resolve = (url: string, from: Source) => string

/**
 * Make links between files links between pages: to a rule, to another page, to a picture; whatever else
 * the project holds is at its homepage.
 *
 * @returns Addresses relative to the page that they stand on.
 * @throws Error From what it returns, for a link that leads nowhere.
 */
export function createResolve(root: string, sources: readonly Source[]): Resolve {
  const outputs = new Map(
    sources.filter(({kind}) => kind !== 'rule').map(({file, output}) => [file, output])
  )
  const rules = new Map(
    sources
      .filter(({kind}) => kind === 'rule')
      .map(({file, title, output}) => [`${file}#${title}`, output])
  )
  return (url, from) => {
    if (/^[a-z]+:/i.test(url)) return url
    const [name = '', hash] = url.split('#')
    const file = name === '' ? from.file : path.posix.join(path.posix.dirname(from.file), name)
    const toPage = (output: string) =>
      path.posix.relative(path.posix.dirname(from.output), output) || '.'
    const rule = rules.get(`${file}#${hash}`)
    if (rule !== undefined) return toPage(rule)
    const suffix = hash === undefined ? '' : `#${hash}`
    if (name === '' && from.kind === 'rule') return suffix
    const output = outputs.get(file)
    if (output !== undefined) return toPage(output) + suffix
    if (file.startsWith('docs/pictures/')) return toPage(file.replace('docs/', ''))
    if (!existsSync(path.join(root, file))) {
      throw new Error(`Unexpected link ${url} in ${from.file}, expected a file of the project`)
    }
    return `${homepage}/blob/main/${file}${suffix}`
  }
}
