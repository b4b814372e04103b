/** A parsed address of a file in the project. */
export interface LocalLink {
  /** The part before `?` and `#`, as written. */
  readonly written: string
  /** The decoded path segments, including `.` and `..`; none for the report itself. */
  readonly steps: readonly string[]
  /** Whether it is relative to the root of the site, not to the report. */
  readonly isFromRoot: boolean
  /** Whether it ends with `/`, as folders do. */
  readonly isFolder: boolean
  /** From `?` or `#` on, as written. */
  readonly rest: string
  /** The fragment, if it may be an anchor. */
  readonly fragment: string | undefined
}

/** Why an address cannot be resolved. */
export interface BrokenLocal {
  readonly problem: 'empty' | 'backslash' | 'encoding' | 'computer'
  /** The part that is wrong. */
  readonly part: string
}

/** Paths that exist on one computer only: drives, home folders, `file:`. */
const ofOneComputer = /^(?:file:|[a-z]:[\\/]|\\\\|\/(?:Users|home)\/[^/]+\/.)/i

/** Fragments that are not anchors: lines of code, application state. */
const noAnchor = /^(?:top|L\d.*|[!/].*)?$/

/**
 * Parses an address of a file in the project.
 *
 * @returns undefined if it has another target (`https:`, `mailto:`, `//host`) or contains a template
 *   expression (`{{site}}/a.png`).
 */
export function readLocal(href: string): LocalLink | BrokenLocal | undefined {
  if (href === '') return {problem: 'empty', part: ''}
  if (ofOneComputer.test(href)) return {problem: 'computer', part: href}
  if (/^[a-z][a-z\d+.-]*:|^\/\/|\{[{%]|\$\{/i.test(href)) return undefined
  const [, written = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(href) ?? []
  if (written.includes('\\')) return {problem: 'backslash', part: '\\'}
  const steps: string[] = []
  for (const step of written.split('/')) {
    const decoded = decode(step)
    if (typeof decoded !== 'string') return decoded
    if (decoded !== '' && decoded !== '.') steps.push(decoded)
  }
  const fragment = hash.slice(1).replace(/:~:.*$/s, '')
  return {
    written,
    steps,
    isFromRoot: written.startsWith('/'),
    isFolder: written.endsWith('/'),
    rest: query + hash,
    fragment: noAnchor.test(fragment) ? undefined : fragment
  }
}

/** Decodes a path segment, which has to be UTF-8 and a valid file name. */
function decode(step: string): string | BrokenLocal {
  try {
    const decoded = decodeURIComponent(step)
    return decoded.includes('\0') ? {problem: 'encoding', part: '%00'} : decoded
  } catch {
    const isBare = /%(?![\da-f]{2})/i.test(step)
    return {problem: 'encoding', part: isBare ? '%' : (/(?:%[\da-f]{2})+/i.exec(step)?.[0] ?? '%')}
  }
}

/**
 * Writes the path from one folder to a file, in the style of the old one.
 *
 * @param from Names of the folders above the report, from the root.
 * @param to Names of the folders and of what is meant.
 * @param like What it replaces.
 * @param root Names of the folder where addresses that begin with `/` start.
 */
export function writeLocal(
  from: readonly string[],
  to: readonly string[],
  like: LocalLink,
  root: readonly string[]
): string {
  const end = like.isFolder ? '/' : ''
  const isEncoded = /%[89a-f][\da-f]/i.test(like.written)
  const encode = (names: readonly string[]) =>
    names.map((name) => (isEncoded ? encodeURIComponent(name) : encodeSome(name))).join('/')
  if (like.isFromRoot) return `/${encode(to.slice(root.length))}${end}${like.rest}`
  let shared = 0
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++
  const up = '../'.repeat(from.length - shared)
  const start = up === '' && like.written.startsWith('./') ? './' : up
  return `${start}${encode(to.slice(shared))}${end}${like.rest}`
}

/** What has a meaning of its own in an address is encoded; Chinese stays readable. */
function encodeSome(name: string): string {
  return name
    .toWellFormed()
    .replace(/[%?#\s\\<>"`{}|^\p{Cc}]/gu, (character) => encodeURIComponent(character))
    .replace(/^[^:]*:/, (start) => encodeURI(start).replace(':', '%3A'))
}
