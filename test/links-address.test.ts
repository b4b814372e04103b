import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {classify} from '../src/links/classify.ts'
import {configuredLinks} from '../src/links/configured.ts'
import {repositoryOf} from '../src/links/github.ts'
import {readLocation, readRetryAfter} from '../src/links/headers.ts'
import {isSafeMove, targetOf} from '../src/links/move.ts'
import type {End, Observation} from '../src/links/observation.ts'
import {defaultLinkSettings} from '../src/links/settings.ts'
import {fragmentOf, isExpiring, linkKey, verdictOf} from '../src/report/links/address.ts'
import type {Verdict} from '../src/report/links/verdict.ts'
import {reporterNames} from '../src/reporters/index.ts'
import {redact, redactInPlace} from '../src/text/redact.ts'
import {safeText} from '../src/text/safe-text.ts'
import {removeFolder, run, temporaryFolder} from './support/command.ts'

describe('keys', () => {
  test.each([
    ['https://a.example', 'https://a.example/'],
    ['HTTPS://A.Example:443/b/../c#d', 'https://a.example/c'],
    ['https://a.example/中文?q=周#报', 'https://a.example/%E4%B8%AD%E6%96%87?q=%E5%91%A8'],
    ['https://中文.example/', 'https://xn--fiq228c.example/'],
    ['http://[::', 'http://[::'],
    [' https://a.example/b ', 'https://a.example/b'],
    ['mailto:a@a.example', undefined],
    ['#a', undefined],
    ['a.md', undefined],
    ['//a.example/b', undefined],
    ['', undefined]
  ])('%j is %j', (href, key) => {
    expect(linkKey(href)).toBe(key)
  })

  test('fragments are written in one way', () => {
    expect(fragmentOf('https://a.example/#中')).toBe('%E4%B8%AD')
    expect(fragmentOf('https://a.example/#%E4%B8%AD')).toBe('%E4%B8%AD')
    expect(fragmentOf('https://a.example/')).toBe('')
    expect(fragmentOf('#a')).toBe('')
  })

  test('of whatever there is are keys themselves', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({withFragments: true}), fc.string()), (href) => {
        const key = linkKey(href)
        if (key !== undefined) expect(linkKey(key)).toBe(key)
      })
    )
  })
})

test('uses of one address are told apart', () => {
  const verdict: Verdict = {
    kind: 'moved',
    reason: 'moved',
    hops: [],
    target: 'https://a.example/b/',
    isSafeMove: true,
    mediaType: 'text/html',
    fragments: new Map([
      ['here', 'found'],
      ['gone', 'absent']
    ]),
    evidence: [],
    attempts: 1,
    checkedAt: 0,
    isCached: false
  }
  const verdicts = new Map([['https://a.example/b', verdict]])
  const of = (href: string, isImage = false) => verdictOf(verdicts, {href, isImage})
  expect(of('https://a.example/b')).toBe(verdict)
  expect(of('https://a.example/b#here')).toMatchObject({fragment: 'found', isSafeMove: true})
  expect(of('https://a.example/b#gone')).toMatchObject({fragment: 'absent', isSafeMove: false})
  expect(of('https://a.example/b', true)).toMatchObject({kind: 'uncertain', reason: 'not-image'})
  expect(of('https://a.example/c')).toBeUndefined()
  expect(of('b.md')).toBeUndefined()
})

test.each([
  ['https://a.example/?jwt=a', true],
  ['https://a.example/?X-Amz-Signature=a&X-Amz-Date=b', true],
  ['https://a.example/?x-goog-expires=1', true],
  ['https://a.example/?Expires=1&Signature=b', true],
  ['https://a.example/?se=1&sig=b', true],
  ['https://a.example/?token=a', true],
  ['https://a.example/?OSSAccessKeyId=a', true],
  ['https://a.example/?Expires=1', false],
  ['https://a.example/token=a', false],
  ['https://a.example/?q=token', false],
  ['a.md', false]
])('%s expires: %s', (href, expected) => {
  expect(isExpiring(href)).toBe(expected)
})

describe('secrets', () => {
  test.each([
    ['https://user:CANARY@a.example/b', 'https://***@a.example/b'],
    ['https://CANARY@a.example', 'https://***@a.example'],
    ['https:user:CAN@ARY@a.example/', 'https:***@a.example/'],
    ['http:\\\\u:CANARY@a.example', 'http:\\\\***@a.example'],
    ['redis://:CANARY@a.example:6379', 'redis://***@a.example:6379'],
    ['a [b](https://a.example/?token=CANARY) c', 'a [b](https://a.example/?token=***) c'],
    ['<https://a.example/?a=1&api_key=CANARY&b=2#c>', '<https://a.example/?a=1&api_key=***&b=2#c>'],
    ['https://a.example/?%74oken=CANARY', 'https://a.example/?%74oken=***'],
    ['https://a.example/?accessToken=CANARY', 'https://a.example/?accessToken=***'],
    ['https://a.example/?X-Amz-Credential=CANARY', 'https://a.example/?X-Amz-Credential=***'],
    ['https://a.example/#access_token=CANARY&x=1', 'https://a.example/#access_token=***&x=1'],
    ['https://a.example/?a=1&amp;sig=CANARY', 'https://a.example/?a=1&amp;sig=***'],
    ['https://a.example/?next=https%3A%2F%2Fu%3ACANARY%40h', 'https://a.example/?next=***'],
    ['https://a.example/?u=https%253A%252F%252Fh%253Ftoken%253DCANARY', 'https://a.example/?u=***']
  ])('%s', (text, expected) => {
    expect(redact(text)).toBe(expected)
    expect(redact(expected)).toBe(expected)
    expect(safeText(text)).not.toContain('CANARY')
  })

  test.each([
    'me@a.example',
    'https://a.example/@user/b',
    'https://a.example/?keyword=a&page=2',
    'https://a.example/?token=',
    'https://a.example/#token',
    'a = b@c',
    '邮箱：a@b.example，网址：https://a.example'
  ])('none in %s', (text) => {
    expect(redact(text)).toBe(text)
  })

  test('are hidden wherever they stand', () => {
    fc.assert(
      fc.property(
        fc.string({maxLength: 50}),
        fc.webUrl({withQueryParameters: true}),
        (text, url) => {
          const mark = url.includes('?') ? '&' : '?'
          expect(redact(`${text} ${url}${mark}token=CANARY ${text}`)).not.toContain('CANARY')
          expect(redact(`${text} ${url.replace('://', '://u:CANARY@')}`)).not.toContain('CANARY')
        }
      )
    )
  })

  test('are looked for in no time', () => {
    const start = performance.now()
    for (const part of ['https:', '://', 'a?b=', '&a=https://', '@=', '?a=%', ';']) {
      redact(`${part.repeat(50_000)}@=`)
    }
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('a move', () => {
  const judgeMove = (from: string, to: string, ...statuses: number[]) =>
    isSafeMove({from: new URL(from), to: new URL(to), statuses})

  test.each([
    ['http://a.example/b?c=1', 'https://a.example/b?c=1', [301]],
    ['http://a.example/b', 'https://a.example/b', [302]],
    ['http://a.example/b', 'https://www.a.example/b/', [301, 308]],
    ['https://a.example/B', 'https://a.example/b', [301]],
    ['https://a.example/b/', 'https://a.example/b', [308]],
    ['https://old.a.example/b', 'https://new.a.example/b', [301]],
    ['https://a.example/b_(c)', 'https://www.a.example/b_(c)', [301]]
  ])('is safe from %s to %s', (from, to, statuses) => {
    expect(judgeMove(from, to, ...statuses)).toBe(true)
  })

  test.each([
    ['http://a.example/b', 'https://www.a.example/b', [302]],
    ['http://a.example/b', 'https://a.example/b', [302, 301]],
    ['https://a.example/b', 'https://a.example/c', [301]],
    ['https://a.example/b', 'https://c.example/b', [301]],
    ['https://a.github.io/b', 'https://c.github.io/b', [301]],
    ['https://a.example/b?c=1', 'https://a.example/b', [301]],
    ['https://a.example/b', 'https://a.example/b?c=1', [301]],
    ['https://a.example/b', 'https://a.example/b#c', [301]],
    ['https://a.example/b', 'http://a.example/b', [301]],
    ['https://a.example/b', 'https://a.example:8443/b', [301]],
    ['http://a.example/b', 'https://a.example:8443/b', [301]],
    ['https://www.a.example/b', 'https://zh.a.example/b', [301]],
    ['https://a.example/b(C', 'https://a.example/b(c', [301]],
    ['https://a.example/a%5b', 'https://a.example/A[', [301]],
    ['https://a.example/a', 'https://a.example/zh/a', [301]]
  ])('needs a person from %s to %s', (from, to, statuses) => {
    expect(judgeMove(from, to, ...statuses)).toBe(false)
  })

  test('to something long or secret has no target', () => {
    expect(targetOf({to: new URL(`https://a.example/${'a'.repeat(3000)}`)})).toBeUndefined()
    expect(targetOf({to: new URL('https://a.example/?token=a')})).toBeUndefined()
    expect(targetOf({to: new URL('https://a.example/ ![x](javascript:a)\nb')})).toBe(
      'https://a.example/%20![x](javascript:a)b'
    )
  })
})

describe('judgement', () => {
  const observe = (end: End): Observation => ({
    method: 'GET',
    from: new URL('https://a.example/b'),
    to: new URL('https://a.example/b'),
    hops: [],
    hasCookies: false,
    end
  })

  test.each(['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'SELF_SIGNED_CERT_IN_CHAIN'])(
    '%s is dead where certificates are taken strictly',
    (code) => {
      const observation = observe({type: 'failure', code})
      expect(classify(observation, false)).toMatchObject({
        kind: 'uncertain',
        reason: 'tls',
        retries: 0
      })
      expect(classify(observation, true)).toMatchObject({kind: 'dead', reason: 'tls', retries: 0})
    }
  )

  test('any status and any failure has one', () => {
    for (let status = 200; status < 1000; status++) {
      const end = {type: 'response', status, headers: new Map(), page: undefined} as const
      const {kind, retries} = classify(observe(end), false)
      expect(['alive', 'dead', 'uncertain']).toContain(kind)
      expect(retries).toBeLessThanOrEqual(2)
      // Only these two say that something is gone.
      expect(kind === 'dead').toBe(status === 404 || status === 410)
    }
    fc.assert(
      fc.property(fc.string(), (code) => {
        fc.pre(code !== 'ENOTFOUND')
        expect(classify(observe({type: 'failure', code}), false).kind).toBe('uncertain')
      })
    )
  })
})

describe('headers', () => {
  const now = Date.UTC(2026, 0, 1)

  test.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['-1', undefined],
    ['1.5', undefined],
    ['2026', 2_026_000],
    ['99999999999999999999', undefined],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined]
  ])('Retry-After %j', (header, expected) => {
    expect(readRetryAfter(header, now)).toBe(expected)
  })

  test('Location is UTF-8, or bytes of another encoding', () => {
    const latin1 = (text: string) => Buffer.from(text).toString('latin1')
    expect(readLocation(latin1('/周报'))).toBe('/周报')
    expect(readLocation('/\xD6\xD0')).toBe('/%D6%D0')
    expect(readLocation('/a')).toBe('/a')
    expect(readLocation('a'.repeat(9000))).toBeUndefined()
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', maxLength: 99}), (text) => {
        expect(readLocation(latin1(text))).toBe(text.toWellFormed().replace(/^\uFEFF/, ''))
      })
    )
  })
})

test.each([
  ['/a/b', {path: 'a/b', isWhole: true}],
  ['/a/b/', {path: 'a/b', isWhole: true}],
  ['/a/b.git', {path: 'a/b', isWhole: true}],
  ['/a/b/issues/1', {path: 'a/b', isWhole: false}],
  ['/a', undefined],
  ['/', undefined],
  ['/topics/b', undefined],
  ['/Orgs/b', undefined],
  ['/a/..', undefined],
  ['/a/%2e', undefined],
  ['/a/b%2F..%2Fc', undefined]
])('%s on GitHub is of %j', (pathname, repository) => {
  expect(repositoryOf({pathname})).toEqual(repository)
})

describe('a configuration', () => {
  const flags = {
    allowPrivate: false,
    strictTls: false,
    suggestArchive: false,
    isUntrusted: false
  }

  test('that says nothing leaves what is usual', () => {
    expect(configuredLinks({}, flags)).toEqual({
      settings: defaultLinkSettings,
      cache: undefined,
      ignoredKeys: []
    })
  })

  test('says what it says, host by host', () => {
    const {settings, cache, ignoredKeys} = configuredLinks(
      {
        cache: '.cache',
        timeout: 1,
        retries: 0,
        concurrency: 2,
        hostConcurrency: 3,
        gap: 4,
        budget: 5,
        fragments: false,
        ignore: ['https://a.example/**'],
        hosts: {'GitHub.com': {concurrency: 9}, 'a.example': {timeout: 6}}
      },
      {...flags, strictTls: true}
    )
    expect(settings).toMatchObject({
      host: {timeout: 1, retries: 0, concurrency: 3, gap: 4},
      concurrency: 2,
      budget: 5,
      fragments: false,
      ignore: ['https://a.example/**'],
      strictTls: true,
      allowPrivate: false
    })
    expect(settings.hosts.get('github.com')).toEqual({concurrency: 9, gap: 500})
    expect(settings.hosts.get('a.example')).toEqual({timeout: 6})
    expect(settings.hosts.get('arxiv.org')).toEqual({concurrency: 1, gap: 3000})
    expect([cache, ignoredKeys]).toEqual(['.cache', []])
  })

  test('of a stranger makes nothing weaker', () => {
    const {settings, cache, ignoredKeys} = configuredLinks(
      {
        cache: 'redis://evil.example',
        timeout: 999_999,
        retries: 99,
        concurrency: 999,
        hostConcurrency: 99,
        gap: 0,
        budget: 9_999_999,
        fragments: false,
        ignore: ['**'],
        hosts: {'github.com': {concurrency: 99, gap: 0}}
      },
      {...flags, isUntrusted: true}
    )
    expect(settings).toEqual(defaultLinkSettings)
    expect(cache).toBeUndefined()
    expect(ignoredKeys).toEqual([
      'cache',
      'timeout',
      'retries',
      'concurrency',
      'hostConcurrency',
      'gap',
      'budget',
      'fragments',
      'ignore',
      'hosts'
    ])
  })

  test('of a stranger may make it more careful', () => {
    const links = {timeout: 10, retries: 1, concurrency: 1, hostConcurrency: 1, gap: 999, budget: 9}
    const {settings, ignoredKeys} = configuredLinks(links, {...flags, isUntrusted: true})
    expect(settings.host).toEqual({timeout: 10, retries: 1, concurrency: 1, gap: 999})
    expect(settings).toMatchObject({concurrency: 1, budget: 9})
    expect(ignoredKeys).toEqual([])
  })
})

describe('secrets in a report', () => {
  const text = `# 2023 年第40周周报

## 生活

1. 看 https://user:CANARY@h.example/a?token=CANARY，了
2. [这里](https://h.example/?sig=CANARY) ![image](https://h.example/a.png?jwt=CANARY)
3. [x] (https://u:CANARY@h.example/?token=CANARY)

## 技术

1. a

## 总结

b
`
  const secret = 'redis://user:CANARY@cache.example:6379'

  test.each(reporterNames)('are in nothing that %s prints', async (reporter) => {
    const cwd = temporaryFolder({'2023-week40.md': text})
    for (const lang of ['en', 'zh']) {
      const {code, stdout, stderr} = await run(['--reporter', reporter, '--lang', lang], {cwd})
      expect(code).toBe(1)
      expect(stdout).toContain('no-bare-url')
      expect(stdout + stderr).not.toContain('CANARY')
    }
    removeFolder(cwd)
  })

  test('are in no baseline, and not where the configuration is printed', async () => {
    const config = JSON.stringify({links: {cache: secret}})
    const cwd = temporaryFolder({'2023-week40.md': text, '.weeklylintrc': config})
    await run(['--write-baseline'], {cwd})
    const baseline = readFileSync(join(cwd, '.weekly-lint-baseline.json'), 'utf8')
    expect(baseline).not.toContain('CANARY')
    const {stdout} = await run(['--print-config', 'a.md'], {cwd})
    expect(JSON.parse(stdout).links.cache.value).toBe('redis://***@cache.example:6379')
    removeFolder(cwd)
  })

  test('do not stand in the way of a repair', async () => {
    const cwd = temporaryFolder({'2023-week40.md': text})
    await run(['--fix'], {cwd})
    const fixed = readFileSync(join(cwd, '2023-week40.md'), 'utf8')
    expect(fixed).toContain('<https://user:CANARY@h.example/a?token=CANARY>')
    removeFolder(cwd)
  })
})

test('what is hidden in place leaves everything else in its place', () => {
  fc.assert(
    fc.property(fc.string(), fc.webUrl({withQueryParameters: true}), (text, url) => {
      const written = `${text} ${url.replace('://', '://u:CANARY@')}?token=CANARY) ${text}`
      const shown = redactInPlace(written)
      expect(shown.length).toBe(written.length)
      expect(shown).not.toContain('CANARY')
      expect(shown.split('*').every((part) => written.includes(part))).toBe(true)
    })
  )
})
