import type {Classification} from './classify.ts'
import {exchange} from './exchange.ts'
import type {RequestContext} from './follow.ts'
import type {Target} from './target.ts'

/** Who may be asked about repositories; a token goes there and nowhere else. */
export const githubApi = 'https://api.github.com'

/** A description of a repository is some kilobytes long. */
const mostBytes = 256 * 1024

/** First parts of paths that are no owners. */
const notOwners = new Set(
  'about account apps collections contact customer-stories enterprise events explore features issues join login marketplace new notifications orgs pricing pulls readme search security settings site solutions sponsors stars team topics trending user-attachments users'.split(
    ' '
  )
)

/**
 * Ask GitHub itself, where its pages do not answer, or hide what only some may see.
 *
 * @param token Without one, only what needs none is said.
 * @param origin Where to ask.
 */
export async function consultGitHub(
  line: RequestContext,
  {url}: Pick<Target, 'url'>,
  judgement: Classification,
  {token, origin}: {readonly token: string | undefined; readonly origin: string}
): Promise<Classification> {
  if (!/^(?:www\.)?github\.com$/.test(url.hostname)) return judgement
  const isGone = judgement.kind === 'dead' && judgement.reason === 'gone'
  const hidden = {...judgement, kind: 'uncertain', reason: 'private'} as const
  if (isGone && url.pathname.startsWith('/user-attachments/')) return hidden
  const repository = repositoryOf(url)
  const isOpen = judgement.kind === 'uncertain' && repository?.isWhole === true
  if (!repository || !(isGone || isOpen) || !token || !/^[\w.-]+$/.test(token)) return judgement
  const answer = await askRepository(line, `${origin}/repos/${repository.path}`, token)
  if (answer === undefined) return judgement
  if (isGone) return answer.isPrivate ? hidden : judgement
  const evidence = [...(judgement.evidence ?? []), 'api.github.com: 200']
  return {kind: 'alive', reason: 'ok', retries: 0, evidence}
}

/** The repository that an address is of, and whether it is that and nothing inside of it. */
export function repositoryOf({
  pathname
}: Pick<URL, 'pathname'>): {readonly path: string; readonly isWhole: boolean} | undefined {
  const [owner = '', name = '', ...rest] = pathname.slice(1).replace(/\/$/, '').split('/')
  const isName = /^[\w.-]+$/.test(owner) && /^[\w.-]+$/.test(name) && !/^\.+$/.test(name)
  if (!isName || notOwners.has(owner.toLowerCase())) return undefined
  return {path: `${owner}/${name.replace(/\.git$/, '')}`, isWhole: rest.length === 0}
}

/** @returns Nothing where there is none, or no answer. */
async function askRepository(
  line: RequestContext,
  address: string,
  token: string
): Promise<{readonly isPrivate: boolean} | undefined> {
  const {hosts, settings, signal, userAgent} = line
  const url = new URL(address)
  const leave = await hosts.enter(url.hostname, 0)
  const chunks: Uint8Array[] = []
  try {
    const {status} = await exchange(line.dispatcher, {
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
      bytes: mostBytes,
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
    // The answer of the page stands.
    return undefined
  } finally {
    leave()
  }
}
