import {defineRule, type RuleFinding} from '../src/engine/rule.ts'
import {isExpiring, readUrl} from '../src/report/links/address.ts'
import {nothingAsked} from '../src/report/links/live.ts'
import {judgeOffline} from '../src/report/links/offline.ts'
import {type PlacedUse, replaceAddress} from '../src/report/links/uses.ts'

export default defineRule({
  id: 'link-address',
  summary: {
    en: 'Addresses on the web work for everybody, and will last',
    zh: '网址人人都能打开，并且长期有效'
  },
  why: {
    en: 'Some addresses show by themselves that readers cannot open them, or not for long; no network is asked. A name or password in an address is a secret that the whole archive can read. `--allow-private` accepts private networks',
    zh: '有些网址不用联网就看得出读者打不开，或者很快会过期；写在网址里的用户名和密码会被所有读者看到。内网地址可用 `--allow-private` 放行'
  },
  severity: 'error',
  supersededBy: ['link-scheme'],
  changes: 'nothing',
  options: {},
  messages: {
    malformed: {
      en: 'Unexpected address `{actual}` that no browser reads, expected one such as `https://example.com/page`',
      zh: '网址 `{actual}` 无法识别，应为 `https://example.com/page` 这样的格式'
    },
    userinfo: {
      en: 'Unexpected name or password in the address `{actual}`, expected none',
      zh: '网址 `{actual}` 中写有用户名或密码，请删除'
    },
    private: {
      en: 'Unexpected address `{actual}` of a private network, expected one that everybody can open',
      zh: '`{actual}` 是内网地址，应为所有人都能打开的网址'
    },
    expiring: {
      en: 'Unexpected address `{actual}` that will expire, expected one that lasts',
      zh: '网址 `{actual}` 会过期，应为长期有效的网址'
    }
  },
  examples: [
    {
      title: {
        en: 'What nobody else can open, and what will not last',
        zh: '别人打不开的网址，以及会过期的网址'
      },
      before:
        '[后台](http://192.168.1.5/admin)，<https://me:pass@a.example/>，[图](https://a.example/b.png?jwt=abc)\n',
      suggested:
        '[后台](http://192.168.1.5/admin)，<https://a.example/>，[图](https://a.example/b.png?jwt=abc)\n',
      findings: [
        {
          at: '1:6-1:30',
          en: 'Unexpected address `http://192.168.1.5/admin` of a private network, expected one that everybody can open',
          zh: '`http://192.168.1.5/admin` 是内网地址，应为所有人都能打开的网址'
        },
        {
          at: '1:33-1:59',
          en: 'Unexpected name or password in the address `https://***@a.example/`, expected none',
          zh: '网址 `https://***@a.example/` 中写有用户名或密码，请删除'
        },
        {
          at: '1:65-1:96',
          en: 'Unexpected address `https://a.example/b.png?jwt=***` that will expire, expected one that lasts',
          zh: '网址 `https://a.example/b.png?jwt=***` 会过期，应为长期有效的网址'
        }
      ]
    },
    {
      title: {en: 'No address at all', zh: '不是网址'},
      before: '[文档](<https://a b.example>)\n',
      findings: [
        {
          at: '1:7-1:26',
          en: 'Unexpected address `https://a b.example` that no browser reads, expected one such as `https://example.com/page`',
          zh: '网址 `https://a b.example` 无法识别，应为 `https://example.com/page` 这样的格式'
        }
      ]
    }
  ],

  *check(report) {
    const {allowPrivate} = report.live ?? nothingAsked
    for (const use of report.uses) {
      if (!/^https?:/i.test(use.href)) continue
      const verdict = judgeOffline(use.href, allowPrivate)
      if (verdict?.kind === 'invalid') yield refused(use, verdict.reason)
      else if (isExpiring(use.href)) {
        const values = {actual: use.href}
        yield {message: 'expiring', values, weight: 'warning', range: use.range}
      }
    }
  }
})

/** The finding about an address that no request may be sent to. */
function refused(
  use: PlacedUse,
  reason: string
): RuleFinding<'malformed' | 'userinfo' | 'private'> {
  const found = {values: {actual: use.href}, range: use.range}
  if (reason === 'malformed') return {message: 'malformed', ...found}
  if (reason !== 'userinfo') return {message: 'private', ...found}
  const url = readUrl(use.href)
  if (url) url.username = url.password = ''
  return {message: 'userinfo', ...found, suggestion: url && replaceAddress(use, url.href)}
}
