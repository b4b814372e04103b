import type {Edit, Range} from '../../syntax/edit.ts'
import type {Prose} from '../../syntax/prose.ts'
import {isPlaced, type Source} from '../../syntax/source.ts'
import {readAddresses} from '../phrasing/addresses.ts'
import {readTags} from '../phrasing/tags.ts'
import type {LinkUse} from './address.ts'
import {findDefined, findDestination} from './destination.ts'

/** One use of an address with its range: a link, an image, a definition, also in HTML. */
export interface PlacedUse extends LinkUse {
  /** Range of the address; if that is unknown, of the node that contains it. */
  readonly range: Range
  /** Whether an edit can replace that range; the end of an address in running text is uncertain. */
  readonly isReplaceable: boolean
}

/** All uses of addresses, in document order. */
export function readUses(source: Source, prose: readonly Prose[]): PlacedUse[] {
  return [
    ...readLinks(source),
    ...readImages(source),
    ...readDefinitions(source),
    ...readHtml(source),
    ...readBare(source, prose)
  ].sort((a, b) => a.range[0] - b.range[0])
}

/**
 * Replaces an address by another.
 *
 * @returns undefined if `isReplaceable` is false.
 */
export function replaceAddress({range, isReplaceable}: PlacedUse, href: string): Edit | undefined {
  return isReplaceable ? {range, text: writeAddress(href)} : undefined
}

/** Encodes an address so that, as a link destination, it needs no angle brackets or escapes. */
function writeAddress(href: string): string {
  const isBalanced = /^[^()]*(?:\([^()]*\)[^()]*)*$/.test(href)
  return href
    .replace(isBalanced ? /[\s<>\\|\p{Cc}"`]/gu : /[\s<>\\|\p{Cc}"`()]/gu, percentEncode)
    .replace(/&(?=#?\w+;)/g, '&amp;')
}

function percentEncode(character: string): string {
  return /[()]/.test(character)
    ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
    : encodeURIComponent(character)
}

/** The range of an empty address is that of its node. */
function use(href: string, isImage: boolean, found: Range | undefined, whole: Range): PlacedUse {
  return found && found[0] < found[1]
    ? {href, isImage, range: found, isReplaceable: true}
    : {href, isImage, range: whole, isReplaceable: false}
}

/** Links with brackets of either kind; those without any are addresses in running text. */
function readLinks(source: Source): PlacedUse[] {
  return source.nodes('link').flatMap((node) => {
    const [start, end] = source.range(node)
    const first = source.text.charAt(start)
    if (first === '<') return [use(node.url, false, [start + 1, end - 1], [start, end])]
    if (first !== '[') return []
    const last = node.children.at(-1)
    const labelEnd = last && isPlaced(last) ? source.range(last)[1] : start + 1
    return [
      use(node.url, false, findDestination(source.text, labelEnd, end, node.url), [start, end])
    ]
  })
}

function readImages(source: Source): PlacedUse[] {
  return source.nodes('image').map((node) => {
    const [start, end] = source.range(node)
    return use(node.url, true, findDestination(source.text, start + 2, end, node.url), [start, end])
  })
}

/** A definition counts as an image if an image refers to it. */
function readDefinitions(source: Source): PlacedUse[] {
  const pictured = new Set(source.nodes('imageReference').map(({identifier}) => identifier))
  return source.nodes('definition').map((node) => {
    const [start, end] = source.range(node)
    const isImage = pictured.has(node.identifier)
    return use(node.url, isImage, findDefined(source.text, start, end), [start, end])
  })
}

function readHtml(source: Source): PlacedUse[] {
  return readTags(source).flatMap(({name, attributes, range}) => {
    const named = attributes.get(name === 'img' ? 'src' : name === 'a' ? 'href' : '')
    if (!named) return []
    const href = named.value.trim().replaceAll('&amp;', '&')
    return [use(href, name === 'img', named.range, range)]
  })
}

/** Addresses in running text, up to the intended end if that is clear. */
function readBare(source: Source, prose: readonly Prose[]): PlacedUse[] {
  return prose
    .flatMap((piece) => readAddresses(source, piece))
    .filter(({isUnclear}) => !isUnclear)
    .map(({text, range}) => ({
      href: /^www\./i.test(text) ? `http://${text}` : text,
      isImage: false,
      range,
      isReplaceable: !/^www\./i.test(text)
    }))
}
