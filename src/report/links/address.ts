import type {FragmentResult, Verdict, Verdicts} from './verdict.ts'

/** One use of an address in a report. */
export interface LinkUse {
  /** As it stands in the report. */
  readonly href: string
  readonly isImage: boolean
}

/** What is known about an address where it is used. */
export interface UseVerdict extends Verdict {
  /** Whether its page has the place that it names; nothing where it names none. */
  readonly fragment?: FragmentResult
}

/**
 * What stands for all addresses that are one request: the address without its fragment, as the WHATWG
 * URL standard writes it; what cannot be read stands for itself.
 *
 * @returns Nothing for what is no web address, such as `mailto:`, `#a` or a relative path.
 */
export function linkKey(href: string): string | undefined {
  if (!/^https?:/i.test(href.trim())) return undefined
  const url = readUrl(href)
  if (!url) return href.trim()
  url.hash = ''
  return url.href
}

/** The fragment of an address as URLs write it (percent-encoded), without `#`. */
export function fragmentOf(href: string): string {
  return readUrl(href)?.hash.slice(1) ?? ''
}

/** An address as a URL, if it is one. */
export function readUrl(href: string, base?: URL): URL | undefined {
  return URL.canParse(href, base?.href) ? new URL(href, base?.href) : undefined
}

/** What is known about one use of an address; a page is no image, though its address is alive. */
export function verdictOf(verdicts: Verdicts, use: LinkUse): UseVerdict | undefined {
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

/** Keys of addresses that somebody was given for a while. */
const expiring =
  /^(?:jwt|token|x-amz-(?:signature|expires|date|security-token)|x-goog-(?:signature|expires)|ossaccesskeyid)$/i

/** Whether an address says of itself that it will stop working: it is signed, or has an end. */
export function isExpiring(href: string): boolean {
  const names = [...(readUrl(href)?.searchParams.keys() ?? [])].map((name) => name.toLowerCase())
  const isSigned = names.includes('signature') || names.includes('sig')
  return (
    names.some((name) => expiring.test(name)) ||
    (isSigned && (names.includes('expires') || names.includes('se')))
  )
}
