import type {FragmentResult, Verdict, Verdicts} from './verdict.ts'

/** One use of an address in a report. */
export interface LinkUse {
  /** As written in the report. */
  readonly href: string
  readonly isImage: boolean
}

/** What is known about an address where it is used. */
export interface UseVerdict extends Verdict {
  /** Whether its page has the anchor of its fragment; undefined if it has no fragment. */
  readonly fragment?: FragmentResult
}

/**
 * The key of all addresses that are one request: the address without its fragment, serialized by the
 * WHATWG URL standard; an address that cannot be parsed is its own key.
 *
 * @returns undefined for an address that is not on the web, such as `mailto:`, `#a` or a relative path.
 */
export function linkKey(href: string): string | undefined {
  if (!/^https?:/i.test(href.trim())) return undefined
  const url = readUrl(href)
  if (!url) return href.trim()
  url.hash = ''
  return url.href
}

/** The percent-encoded fragment of an address, without `#`. */
export function fragmentOf(href: string): string {
  return readUrl(href)?.hash.slice(1) ?? ''
}

/** Parses an address; undefined if it is not a URL. */
export function readUrl(href: string, base?: URL): URL | undefined {
  return URL.canParse(href, base?.href) ? new URL(href, base?.href) : undefined
}

/** What is known about one use of an address; a page is no image, though its address is alive. */
export function verdictOf(verdicts: Verdicts, use: LinkUse): UseVerdict | undefined {
  // Nobody was asked: no address needs to be read.
  if (verdicts.size === 0) return undefined
  const verdict = verdicts.get(linkKey(use.href) ?? '')
  if (!verdict) return undefined
  const isAnswered = verdict.kind === 'alive' || verdict.kind === 'moved'
  if (use.isImage && isAnswered && isPage(verdict.mediaType)) {
    return {...verdict, kind: 'uncertain', reason: 'not-image', isSafeMove: false}
  }
  const fragment = verdict.fragments.get(fragmentOf(use.href))
  if (fragment === undefined) return verdict
  return {...verdict, fragment, isSafeMove: verdict.isSafeMove && fragment !== 'absent'}
}

/** Whether a media type is that of a web page. */
export function isPage(mediaType: string | undefined): boolean {
  return mediaType === 'text/html' || mediaType === 'application/xhtml+xml'
}

/** Query parameters of signed or expiring URLs. */
const expiring =
  /^(?:jwt|token|x-amz-(?:signature|expires|date|security-token)|x-goog-(?:signature|expires)|ossaccesskeyid)$/i

/** Whether the query of an address shows that it expires. */
export function isExpiring(href: string): boolean {
  const url = readUrl(href)
  const names = [...(url?.searchParams.keys() ?? [])].map((name) => name.toLowerCase())
  // An article of WeChat is named by these; its `token` is that of the editor who copied it.
  const isArticle = ['__biz', 'mid', 'idx', 'sn'].every((name) => names.includes(name))
  if (url?.hostname === 'mp.weixin.qq.com' && isArticle) return false
  const isSigned = names.includes('signature') || names.includes('sig')
  return (
    names.some((name) => expiring.test(name)) ||
    (isSigned && (names.includes('expires') || names.includes('se')))
  )
}
