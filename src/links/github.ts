import type {Classification} from './classify.ts'
import {exchange} from './exchange.ts'
import type {RequestContext} from './follow.ts'
import type {Target} from './target.ts'

/** Origin of the GitHub REST API; the only one that gets the token. */
export const githubApi = 'https://api.github.com'

/** Maximum size of a repository object, in bytes. */
const maxBytes = 256 * 1024

/** Reserved first path segments, which are not owners. */
const notOwners = new Set(
  'about account apps collections contact customer-stories enterprise events explore features issues join login marketplace new notifications orgs pricing pulls readme search security settings site solutions sponsors stars team topics trending user-attachments users'.split(
    ' '
  )
)

/**
 * Refines a classification with the GitHub API: private repositories look dead, and pages may be
 * rate-limited.
 *
 * @param token Without one, the API is not called.
 * @param origin Origin of the API.
 */
export async function reclassifyByGitHub(
  context: RequestContext,
  {url}: Pick<Target, 'url'>,
  classification: Classification,
  {token, origin}: {readonly token: string | undefined; readonly origin: string}
): Promise<Classification> {
  if (!/^(?:www\.)?github\.com$/.test(url.hostname)) return classification
  const isGone = classification.kind === 'dead' && classification.reason === 'gone'
  const hidden = {...classification, kind: 'uncertain', reason: 'private'} as const
  if (isGone && url.pathname.startsWith('/user-attachments/')) return hidden
  const repository = repositoryOf(url)
  const isUnknown = classification.kind === 'uncertain' && repository?.isWhole === true
  if (!repository || !(isGone || isUnknown) || !token || !/^[\w.-]+$/.test(token))
    return classification
  const answer = await fetchRepository(context, `${origin}/repos/${repository.path}`, token)
  if (answer === undefined) return classification
  if (isGone) return answer.isPrivate ? hidden : classification
  const evidence = [...(classification.evidence ?? []), 'api.github.com: 200']
  return {kind: 'alive', reason: 'ok', retries: 0, evidence}
}

/**
 * Returns the `owner/name` of a repository URL, and whether it is the repository itself and not a
 * page in it. Returns undefined for other URLs.
 */
export function repositoryOf({
  pathname
}: Pick<URL, 'pathname'>): {readonly path: string; readonly isWhole: boolean} | undefined {
  const [owner = '', name = '', ...rest] = pathname.slice(1).replace(/\/$/, '').split('/')
  const isName = /^[\w.-]+$/.test(owner) && /^[\w.-]+$/.test(name) && !/^\.+$/.test(name)
  if (!isName || notOwners.has(owner.toLowerCase())) return undefined
  return {path: `${owner}/${name.replace(/\.git$/, '')}`, isWhole: rest.length === 0}
}

/** Returns undefined if there is no such repository or the request fails. */
async function fetchRepository(
  context: RequestContext,
  address: string,
  token: string
): Promise<{readonly isPrivate: boolean} | undefined> {
  const {hosts, settings, signal, userAgent} = context
  const url = new URL(address)
  const release = await hosts.acquire(url.hostname, 0)
  const chunks: Uint8Array[] = []
  try {
    const {status} = await exchange(context.dispatcher, {
      url,
      method: 'GET',
      headers: {
        'user-agent': userAgent,
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`
      },
      connect: settings.limits.connect,
      timeout: hosts.settingsOf(url.hostname).timeout,
      body: settings.limits.body,
      total: settings.limits.address,
      bytes: maxBytes,
      signal,
      read: () => ({write: (bytes) => chunks.push(Uint8Array.from(bytes)) > 0})
    })
    if (status !== 200) return undefined
    const found: unknown = JSON.parse(Buffer.concat(chunks).toString())
    return {
      isPrivate:
        typeof found === 'object' && found !== null && 'private' in found && found.private === true
    }
  } catch {
    // Keep the classification of the page.
    return undefined
  } finally {
    release()
  }
}
