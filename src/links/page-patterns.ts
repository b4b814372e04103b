import {namesAbove} from './host-names.ts'

/** What a page shows of itself, as far as it was read. */
export interface PageSummary {
  readonly title: string
  /** Its first main heading. */
  readonly heading: string
  /** Its source, up to some length. */
  readonly source: string
}

/** Why a page that is there says nothing about its address. */
export interface PagePattern {
  readonly reason: 'soft-404' | 'bot-wall'
  readonly evidence: string
}

/** A title or main heading that is longer talks about something. */
const longestTitle = 80

/** What pages say in their title or main heading, of themselves. */
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

/** What stands in the source of walls against robots. */
const walls: readonly string[] = ['/.within.website/x/', '/cdn-cgi/challenge-platform/h/']

/** Hosts that answer 200 for what is gone, with what their pages have in their source then. */
const listed: ReadonlyMap<string, readonly (readonly [PagePattern['reason'], string])[]> = new Map([
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

/** Whether pages of a host are read also where nothing else makes them suspicious. */
export function isListed(hostname: string): boolean {
  return textsOf(hostname) !== undefined
}

/** What a page says of itself, in data. */
export function findPattern(face: PageSummary, hostname: string): PagePattern | undefined {
  for (const said of [face.title, face.heading]) {
    const text = said.replace(/\s+/g, ' ').replaceAll('’', "'").trim().toLowerCase()
    if (text.length > longestTitle) continue
    for (const [reason, phrases] of titles) {
      if (phrases.some((phrase) => text.includes(phrase))) return {reason, evidence: said.trim()}
    }
  }
  const wall = walls.find((text) => face.source.includes(text))
  if (wall !== undefined) return {reason: 'bot-wall', evidence: wall}
  const found = textsOf(hostname)?.find(([, text]) => face.source.includes(text))
  return found && {reason: found[0], evidence: found[1]}
}

function textsOf(hostname: string) {
  const name = namesAbove(hostname).find((name) => listed.has(name))
  return name === undefined ? undefined : listed.get(name)
}

/** Hosts whose places are made by scripts, or hidden from robots. */
const placeless = new Set(['github.com', 'git.kernel.org', 'lore.kernel.org'])

/** Whether places may be looked for in the pages of a host. */
export function hasPlaces(hostname: string): boolean {
  return !namesAbove(hostname).some((name) => placeless.has(name))
}

/** Segments of a path where people are asked who they are. */
const loginSegment =
  /^(?:log[-_]?(?:in|on)|sign[-_]?in|signup|sso|passport|auth|oauth2?|cas|authorize|userlogin)(?:\.\w{1,5})?$/i

/** First labels of hosts where people are asked who they are. */
const loginHost = /^(?:accounts?|auth|cas|idp|login|oauth2?|passport|signin|sso)\d*\./i

/** Whether a redirect leads from an address to a page that asks who one is. */
export function isLogin(from: URL, to: URL): boolean {
  const isNewHost = from.hostname !== to.hostname
  if (isNewHost && loginHost.test(to.hostname) && !loginHost.test(from.hostname)) return true
  const asks = (url: URL) => url.pathname.split('/').some((part) => loginSegment.test(part))
  return asks(to) && !asks(from)
}
