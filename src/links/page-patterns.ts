import {namesAbove} from './host-names.ts'

/** What is known about a page; all of it may be truncated. */
export interface PageSummary {
  readonly title: string
  /** Text of the first `h1`. */
  readonly heading: string
  /** HTML source. */
  readonly source: string
}

/** Why a page with a 2xx status proves nothing about its address. */
export interface PagePattern {
  readonly reason: 'soft-404' | 'bot-wall'
  readonly evidence: string
}

/** Longer titles and headings are about content, not about an error. */
const longestTitle = 80

/** Lower-case phrases in the title or first heading. */
const titles: readonly (readonly [PagePattern['reason'], readonly string[]])[] = [
  [
    'bot-wall',
    [
      'just a moment...',
      "making sure you're not a bot",
      'attention required! | cloudflare',
      'checking your browser',
      'ddos-guard',
      'are you a robot',
      '人机验证',
      '安全验证',
      '环境异常',
      '访问验证'
    ]
  ],
  [
    'soft-404',
    [
      '404 not found',
      'page not found',
      "page doesn't exist",
      'page does not exist',
      '404 error',
      'error 404',
      '页面不存在',
      '页面未找到',
      '页面找不到',
      '找不到页面',
      '找不到该页',
      '您访问的页面',
      '你访问的页面',
      '你似乎来到了没有知识存在的荒原',
      '内容不存在',
      '文章不存在',
      '该内容已被',
      '404页面'
    ]
  ]
]

/** Source fragments of bot protection (Anubis, Cloudflare). */
const walls: readonly string[] = ['/.within.website/x/', '/cdn-cgi/challenge-platform/h/']

/** Hosts that answer 200 for missing pages, with source fragments of these pages. */
const hostPatterns: ReadonlyMap<string, readonly (readonly [PagePattern['reason'], string])[]> =
  new Map([
    [
      'mp.weixin.qq.com',
      [
        ['bot-wall', '环境异常'],
        ['soft-404', '该内容已被发布者删除'],
        ['soft-404', '此内容因违规无法查看'],
        ['soft-404', '该公众号已迁移'],
        ['soft-404', '此帐号已被屏蔽'],
        ['soft-404', '链接已过期'],
        ['soft-404', '参数错误']
      ]
    ],
    ['zhihu.com', [['soft-404', '你似乎来到了没有知识存在的荒原']]],
    ['jianshu.com', [['soft-404', '您要找的页面不存在']]],
    ['bilibili.com', [['soft-404', '视频去哪了呢']]],
    ['lore.kernel.org', [['bot-wall', '/.within.website/']]],
    ['git.kernel.org', [['bot-wall', '/.within.website/']]]
  ])

/** Whether to read every page of a host. */
export function hasHostPatterns(hostname: string): boolean {
  return hostPatternsOf(hostname) !== undefined
}

/**
 * Matches a page against all patterns. Returns undefined if none matches.
 *
 * @param isExpected Whether it is at the address that was asked for: then it may be about an error, and
 *   its title has to say it alone, or before the name of the site.
 */
export function findPattern(
  summary: PageSummary,
  hostname: string,
  isExpected = false
): PagePattern | undefined {
  for (const heading of isExpected ? [summary.title] : [summary.title, summary.heading]) {
    const text = heading.replace(/\s+/g, ' ').replaceAll('’', "'").trim().toLowerCase()
    if (text.length > longestTitle) continue
    const title = text.replace(/ ?[-–—|·_] ?[^-–—|·_]*$/, '')
    for (const [reason, phrases] of titles) {
      const isSaid = (phrase: string) =>
        isExpected ? text === phrase || title === phrase : text.includes(phrase)
      if (phrases.some(isSaid)) return {reason, evidence: heading.trim()}
    }
  }
  const wall = walls.find((text) => summary.source.includes(text))
  if (wall !== undefined) return {reason: 'bot-wall', evidence: wall}
  const found = hostPatternsOf(hostname)?.find(([, text]) => summary.source.includes(text))
  return found && {reason: found[0], evidence: found[1]}
}

function hostPatternsOf(hostname: string) {
  const name = namesAbove(hostname).find((name) => hostPatterns.has(name))
  return name === undefined ? undefined : hostPatterns.get(name)
}

/** Hosts that add anchors by script or hide them from bots. */
const withoutAnchors = new Set(['github.com', 'git.kernel.org', 'lore.kernel.org'])

/** Whether fragments can be searched in the pages of a host. */
export function hasAnchors(hostname: string): boolean {
  return !namesAbove(hostname).some((name) => withoutAnchors.has(name))
}

/** Path segments of login pages. */
const loginSegment =
  /^(?:log[-_]?(?:in|on)|sign[-_]?in|signup|sso|passport|auth|oauth2?|cas|authorize|userlogin)(?:\.\w{1,5})?$/i

/** First host labels of login pages. */
const loginHost = /^(?:accounts?|auth|cas|idp|login|oauth2?|passport|signin|sso)\d*\./i

/** Whether a redirect leads to a login page. */
export function isLogin(from: URL, to: URL): boolean {
  const isNewHost = from.hostname !== to.hostname
  if (isNewHost && loginHost.test(to.hostname) && !loginHost.test(from.hostname)) return true
  const asks = (url: URL) => url.pathname.split('/').some((part) => loginSegment.test(part))
  return asks(to) && !asks(from)
}
