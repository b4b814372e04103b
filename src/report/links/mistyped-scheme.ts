import {distance} from 'fastest-levenshtein'
import type {Range} from '../../syntax/edit.ts'
import type {Prose} from '../../syntax/prose.ts'
import {readAddress} from '../phrasing/addresses.ts'

/** A start of an address that is meant as `http://` or `https://`. */
export interface MistypedScheme {
  /** The start as written, such as `htps://` or `https：//`. */
  readonly actual: string
  /** `http://` or `https://`. */
  readonly expected: string
  /** Whether nothing else can be meant. */
  readonly isSure: boolean
}

const start = /^([a-z]{3,7})([:：;；]{0,2})([/／\\]{0,4})/i

/** A host with a dot, or an IPv4 address. */
const host =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.)+[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?=[:/?#]|$)/u

/** A scheme once more behind the first: `https://https://a.example`. */
const doubled = /^https?:\/\/(?=https?:?\/\/[\p{L}\p{N}])/iu

/** Schemes in use that differ from `http` or `https` by one letter (IANA, UPnP, Globus). */
const others = new Set(['shttp', 'httpg', 'httpu'])

/**
 * Reads the start of an address that is a slip of `http://` or `https://`. Other schemes are left
 * alone, and so are paths that may name a folder: `http/a.md`.
 *
 * @returns undefined if the address has no scheme, a right one, or another.
 */
export function readMistyped(href: string): MistypedScheme | undefined {
  const twice = doubled.exec(href)?.[0]
  if (twice !== undefined) {
    const second = /^https?:?\/\//i.exec(href.slice(twice.length))![0]
    const expected = `${second.replace(/:?\/\/$/, '').toLowerCase()}://`
    return {
      actual: twice + second,
      expected,
      isSure: host.test(href.slice(twice.length + second.length))
    }
  }
  const [actual, scheme = '', colon = '', slashes = ''] = start.exec(href) ?? []
  if (actual === undefined || (colon === '' && slashes.length < 2)) return undefined
  const rest = href.slice(actual.length)
  const meant = nearestScheme(scheme)
  if (!meant || rest === '') return undefined
  const isHost = host.test(rest)
  const isRight = colon === ':' && slashes === '//'
  // With a letter and slashes that are both wrong, it may be anything.
  if (meant.isExact ? isRight : !isHost || slashes.length !== 2) return undefined
  return {actual, expected: `${meant.scheme}://`, isSure: isHost && meant.isSure}
}

interface Meant {
  readonly scheme: string
  readonly isExact: boolean
  readonly isSure: boolean
}

/** The scheme that differs by one letter, or has its letters in another order. */
function nearestScheme(written: string): Meant | undefined {
  const scheme = written.toLowerCase()
  const near = ['https', 'http'].filter(
    (name) => distance(scheme, name) <= 1 || sorted(scheme) === sorted(name)
  )
  if (near.includes(scheme)) return {scheme, isExact: true, isSure: true}
  const [first, second] = near
  if (first === undefined || others.has(scheme)) return undefined
  return {scheme: first, isExact: false, isSure: second === undefined}
}

function sorted(letters: string): string {
  return [...letters].sort().join('')
}

const inText = /(?<![\w@.:/+-])[a-z]{3,7}[:：;；]{0,2}[/／\\]{1,4}(?=[\p{L}\p{N}])/giu

/** The mistyped starts of addresses in running text; only those that are certain. */
export function readMistypedInText({
  node,
  range,
  text
}: Prose): (MistypedScheme & {range: Range})[] {
  if (node.type === 'link') return []
  return [...text.matchAll(inText)].flatMap(({0: written, index}) => {
    const end = index + written.length
    const address = readAddress(text, end, '').text
    const found = readMistyped(written + address)
    if (found?.actual !== written || !host.test(address)) return []
    const start = range[0] + index
    return [{...found, range: [start, start + written.length] as const}]
  })
}

/** Whether an address begins with the name of a host, without a scheme: `www.a.example/b`. */
export function beginsWithHost(href: string): boolean {
  return /^www\.(?:[a-z\d-]+\.)+[a-z]{2,}(?=[:/?#]|$)/i.test(href)
}
