import {defineRule, type RuleFinding} from '../src/engine/rule.ts'
import {type LinkUse, readUrl, verdictOf} from '../src/report/links/address.ts'
import {evidenceOf} from '../src/report/links/evidence.ts'
import {type LiveLinks, nothingAsked} from '../src/report/links/live.ts'
import {judgeOffline} from '../src/report/links/offline.ts'
import {type PlacedUse, replaceAddress} from '../src/report/links/uses.ts'
import type {Verdict} from '../src/report/links/verdict.ts'

export default defineRule({
  id: 'live-links',
  summary: {en: 'Addresses on the web are alive', zh: '网址都能打开'},
  why: {
    en: 'Pages die and move, and the author of a report is the one who remembers what they said; only what is certain counts as an error, what has moved is a warning, and what may be alive after all (`403`, `429`, a timeout) is a note that never fails a run, unless `--strict-links` is given',
    zh: '网页会失效或迁移，而写周报的人最清楚它原来的内容；只有确定失效才算错误，已经迁移算警告，可能仍然有效的（`403`、`429`、超时）只是提示，不影响结果，除非加上 `--strict-links`'
  },
  severity: 'error',
  needsNetwork: true,
  supersededBy: ['link-scheme'],
  changes: 'addresses',
  options: {},
  messages: {
    dead: {
      en: 'Unexpected dead address `{actual}` ({evidence}), expected one that answers',
      zh: '网址 `{actual}` 打不开（{evidence}），请换成能打开的网址'
    },
    archived: {
      en: 'Unexpected dead address `{actual}` ({evidence}), expected one that answers, such as the copy `{expected}`',
      zh: '网址 `{actual}` 打不开（{evidence}），可以换成存档 `{expected}`'
    },
    moved: {
      en: 'Unexpected old address `{actual}` ({evidence}), expected `{expected}`',
      zh: '网址 `{actual}` 已迁移（{evidence}），应为 `{expected}`'
    },
    fragment: {
      en: 'Missing anchor `{actual}` in the page, expected one that it has',
      zh: '网页中没有锚点 `{actual}`，请换成页面里有的锚点'
    },
    uncertain: {
      en: 'Missing clear answer of `{actual}` ({evidence}), expected one that says that it is alive',
      zh: '无法确认网址 `{actual}` 是否有效（{evidence}），请打开看看'
    }
  },
  examples: [
    {
      title: {en: 'Pages that are gone', zh: '失效的网页'},
      before: '[一](https://a.example/1)，![二][2]\n\n[2]: https://a.example/2\n',
      suggested:
        '[一](https://a.example/1)，![二][2]\n\n[2]: https://web.archive.org/web/2020/https://a.example/2\n',
      verdicts: {
        'https://a.example/1': {
          kind: 'dead',
          reason: 'gone',
          method: 'GET',
          status: 404,
          attempts: 2
        },
        'https://a.example/2': {
          kind: 'dead',
          reason: 'gone',
          method: 'GET',
          status: 410,
          hops: [{status: 301, href: 'https://b.example/2'}],
          archived: 'https://web.archive.org/web/2020/https://a.example/2'
        }
      },
      findings: [
        {
          at: '1:5-1:24',
          en: 'Unexpected dead address `https://a.example/1` (GET 404, asked twice), expected one that answers',
          zh: '网址 `https://a.example/1` 打不开（GET 404，试了 2 次），请换成能打开的网址'
        },
        {
          at: '3:6-3:25',
          en: 'Unexpected dead address `https://a.example/2` (GET 410, via 301 → https://b.example/2), expected one that answers, such as the copy `https://web.archive.org/web/2020/https://a.example/2`',
          zh: '网址 `https://a.example/2` 打不开（GET 410，经过 301 → https://b.example/2），可以换成存档 `https://web.archive.org/web/2020/https://a.example/2`'
        }
      ]
    },
    {
      title: {en: 'Pages that have moved for good', zh: '已经永久迁移的网页'},
      before: '[一](http://a.example/一#b)，http://a.example/2。\n',
      after: '[一](https://a.example/一#b)，http://a.example/2。\n',
      suggested: '[一](https://a.example/一#b)，https://b.example/two。\n',
      verdicts: {
        'http://a.example/%E4%B8%80': {
          kind: 'moved',
          reason: 'moved',
          method: 'GET',
          status: 200,
          hops: [{status: 301, href: 'https://a.example/%E4%B8%80'}],
          target: 'https://a.example/%E4%B8%80',
          isSafeMove: true
        },
        'http://a.example/2': {
          kind: 'moved',
          reason: 'moved',
          method: 'GET',
          status: 200,
          hops: [{status: 308, href: 'https://b.example/two'}],
          target: 'https://b.example/two'
        }
      },
      findings: [
        {
          at: '1:5-1:25',
          en: 'Unexpected old address `http://a.example/一#b` (GET 200, via 301 → https://a.example/%E4%B8%80), expected `https://a.example/一#b`',
          zh: '网址 `http://a.example/一#b` 已迁移（GET 200，经过 301 → https://a.example/%E4%B8%80），应为 `https://a.example/一#b`'
        },
        {
          at: '1:27-1:45',
          en: 'Unexpected old address `http://a.example/2` (GET 200, via 308 → https://b.example/two), expected `https://b.example/two`',
          zh: '网址 `http://a.example/2` 已迁移（GET 200，经过 308 → https://b.example/two），应为 `https://b.example/two`'
        }
      ]
    },
    {
      title: {
        en: 'A page without the anchor, and one that may be alive',
        zh: '没有这个锚点的网页，以及可能仍然有效的网页'
      },
      before: '[一](https://a.example/1#b)，<https://a.example/2>\n',
      verdicts: {
        'https://a.example/1': {fragments: {b: 'absent'}},
        'https://a.example/2': {
          kind: 'uncertain',
          reason: 'rate-limited',
          method: 'GET',
          status: 429,
          attempts: 3
        }
      },
      findings: [
        {
          at: '1:5-1:26',
          en: 'Missing anchor `#b` in the page, expected one that it has',
          zh: '网页中没有锚点 `#b`，请换成页面里有的锚点'
        },
        {
          at: '1:29-1:48',
          en: 'Missing clear answer of `https://a.example/2` (asked too often, GET 429, asked 3 times), expected one that says that it is alive',
          zh: '无法确认网址 `https://a.example/2` 是否有效（请求过于频繁，GET 429，试了 3 次），请打开看看'
        }
      ]
    },
    {
      title: {en: 'Alive', zh: '有效的网页'},
      before: '[一](https://a.example/1)，<https://a.example/1>，[信](mailto:me@a.example)\n',
      verdicts: {'https://a.example/1': {}}
    }
  ],

  *check(report) {
    const live = report.live ?? nothingAsked
    for (const use of report.uses) {
      const isWeb = /^https?:/i.test(use.href)
      if (isWeb && judgeOffline(use.href, live.allowPrivate)?.kind !== 'invalid') {
        yield* judge(use, live)
      }
    }
  }
})

type LiveFinding = RuleFinding<'dead' | 'archived' | 'moved' | 'fragment' | 'uncertain'>

/** Findings for the verdict of one address. */
function* judge(use: PlacedUse, live: LiveLinks): Generator<LiveFinding> {
  const verdict = verdictOf(live.verdicts, use)
  if (!verdict) return
  const {href: actual, range} = use
  const evidence = evidenceOf(verdict)
  if (verdict.kind === 'dead') {
    const {archived: expected} = verdict
    yield expected === undefined
      ? {message: 'dead', values: {actual, evidence}, range}
      : {
          message: 'archived',
          values: {actual, evidence, expected},
          range,
          suggestion: replaceAddress(use, expected)
        }
  } else if (verdict.kind === 'uncertain' && isWorthTelling(verdict, live.isStrict)) {
    const weight = live.isStrict ? undefined : 'note'
    yield {message: 'uncertain', values: {actual, evidence}, weight, range}
  } else if (verdict.kind === 'moved' && verdict.target !== undefined) {
    const expected = inItsPlace(use, verdict.target)
    const edit = replaceAddress(use, expected)
    const repair =
      verdict.isSafeMove && live.mayRepair && use.isReplaceable ? {edit} : {suggestion: edit}
    yield {
      message: 'moved',
      values: {actual, evidence, expected},
      weight: 'warning',
      range,
      ...repair
    }
  }
  if (verdict.fragment === 'absent') {
    const fragment = actual.slice(actual.indexOf('#'))
    yield {message: 'fragment', values: {actual: fragment}, weight: 'warning', range}
  }
}

/** Addresses that could not be checked are reported once per run, not one by one. */
function isWorthTelling({reason}: Verdict, isStrict: boolean): boolean {
  return reason !== 'offline' && (reason !== 'not-checked' || isStrict)
}

/** The new address with the fragment of the old one, decoded if that has other characters than ASCII. */
function inItsPlace({href}: LinkUse, target: string): string {
  const hash = href.indexOf('#')
  const fragment = hash < 0 || target.includes('#') ? '' : href.slice(hash)
  return (/\P{ASCII}/u.test(href) ? readable(target) : target) + fragment
}

function readable(href: string): string {
  try {
    const decoded = decodeURI(href)
    const isPlain = !/[\s\p{C}\p{Z}<>()[\]`"\\|。，、；：！？）】》”’]/u.test(decoded)
    return isPlain && readUrl(decoded)?.href === href ? decoded : href
  } catch {
    return href
  }
}
