/** An address of something in the project, taken apart. */
export interface LocalLink {
  /** What stands before `?` and `#`, as it is written. */
  readonly written: string
  /** The steps of the path, decoded, `.` and `..` among them; none for the report itself. */
  readonly steps: readonly string[]
  /** Whether it begins at the root of a site, not beside the report. */
  readonly isFromRoot: boolean
  /** Whether it ends with `/`, as folders do. */
  readonly isFolder: boolean
  /** From `?` or `#` on, as it is written. */
  readonly rest: string
  /** What is behind `#`, where it may be an anchor. */
  readonly fragment: string | undefined
}

/** Why an address is none that leads anywhere. */
export interface BrokenLocal {
  readonly problem: 'empty' | 'backslash' | 'encoding' | 'computer'
  /** The part that is wrong. */
  readonly part: string
}

/** Paths that only one computer has: drives, folders of a user, `file:`. */
const ofOneComputer = /^(?:file:|[a-z]:[\\/]|\\\\|\/(?:Users|home)\/[^/]+\/.)/i

/** Fragments that say something else than an anchor: lines of code, states of an application. */
const noAnchor = /^(?:top|L\d.*|[!/].*)?$/

/**
 * Take an address apart.
 *
 * @returns Nothing where it leads elsewhere (`https:`, `mailto:`, `//host`), or where something else
 *   still has to fill it in (`{{site}}/a.png`).
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

/** A step of a path without percent-encoding, which has to be UTF-8 and a name that files can have. */
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
 * Write the way from one folder to something, as much like it was written before as may be.
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
