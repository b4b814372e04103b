import {setMaxListeners} from 'node:events'
import {afterEach, describe, expect, test} from 'vitest'
import {pacingName} from '../src/links/host-names.ts'
import {HostClosed, Hosts} from '../src/links/hosts.ts'
import {checkLinks} from '../src/links/index.ts'
import type {LinkProgress} from '../src/links/parts.ts'
import {defaultLinkSettings, type LinkSettings} from '../src/links/settings.ts'
import {hasty, LinkServer, sendPage, testParts} from './support/link-server.ts'
import {SimulatedClock} from './support/simulated-clock.ts'

const polite: LinkSettings = {
  ...hasty,
  host: {...hasty.host, concurrency: 4, gap: 100},
  budget: 600_000
}

/** Let many requests through, each of which takes some time; tells when each began. */
async function letThrough(
  settings: LinkSettings,
  requests: readonly {readonly host: string; readonly takes: number}[],
  answer?: (hosts: Hosts, host: string, count: number, startedAt: number) => void
) {
  const clock = new SimulatedClock()
  const {signal} = new AbortController()
  setMaxListeners(0, signal)
  const start = clock.now()
  const hosts = new Hosts(settings, clock, {deadline: start + settings.budget, signal})
  const began = new Map<string, number[]>()
  const running = new Map<string, number>()
  let all = 0
  const most = {all: 0, host: 0}
  await Promise.all(
    requests.map(async ({host, takes}) => {
      const leave = await hosts.acquire(host, 1)
      const startedAt = clock.now()
      const times = began.get(host) ?? []
      began.set(host, [...times, startedAt - start])
      running.set(host, (running.get(host) ?? 0) + 1)
      most.all = Math.max(most.all, ++all)
      most.host = Math.max(most.host, running.get(host) ?? 0)
      await clock.sleep(takes)
      answer?.(hosts, host, times.length, startedAt)
      all--
      running.set(host, (running.get(host) ?? 0) - 1)
      leave()
    })
  )
  return {began, most, took: clock.now() - start}
}

function gaps(times: readonly number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0))
}

describe('pace, in simulated time', () => {
  test('2,000 addresses on 3 hosts take what pacing demands, and no host sees more than it may', async () => {
    const requests = Array.from({length: 2000}, (_, index) => ({
      host: `h${index % 3}.test`,
      takes: 20 + (index % 7) * 40
    }))
    const {began, most, took} = await letThrough(polite, requests)
    expect([...began.values()].map(({length}) => length)).toEqual([667, 667, 666])
    for (const times of began.values()) expect(Math.min(...gaps(times))).toBeGreaterThanOrEqual(100)
    expect(most.host).toBeLessThanOrEqual(4)
    const demanded = 666 * 100
    expect(took).toBeGreaterThanOrEqual(demanded)
    expect(took).toBeLessThanOrEqual(demanded * 1.15)
  })

  test('slow hosts are limited by how many at once', async () => {
    const requests = Array.from({length: 40}, () => ({host: 'a.test', takes: 1000}))
    const {most, took} = await letThrough(polite, requests)
    expect(most.host).toBe(4)
    expect(took).toBeLessThanOrEqual(10 * 1000 * 1.15)
  })

  test('over all hosts, there are no more at once than may be', async () => {
    const requests = Array.from({length: 300}, (_, index) => ({
      host: `h${index % 100}.test`,
      takes: 500
    }))
    const {most} = await letThrough(polite, requests)
    expect(most.all).toBe(32)
  })

  test('429 halves the pace for the rest of the run, once for all that were on their way', async () => {
    const requests = Array.from({length: 60}, () => ({host: 'a.test', takes: 250}))
    const {began} = await letThrough(polite, requests, (hosts, host, count, startedAt) => {
      hosts.onResponse(host, count < 2 ? 429 : 200, count < 2 ? 5000 : undefined, startedAt)
    })
    const times = began.get('a.test') ?? []
    const paused = gaps(times).findIndex((gap) => gap >= 4000)
    expect(paused).toBeGreaterThan(0)
    expect(Math.min(...gaps(times.slice(paused + 1)))).toBeGreaterThanOrEqual(200)
    expect(Math.max(...gaps(times.slice(paused + 2)))).toBeLessThan(300)
  })

  test('errors slow a host down until it is well again', async () => {
    const requests = Array.from({length: 30}, () => ({host: 'a.test', takes: 1}))
    const {began} = await letThrough(polite, requests, (hosts, host, count, startedAt) => {
      hosts.onResponse(host, count < 5 ? 503 : 200, undefined, startedAt)
    })
    const found = gaps(began.get('a.test') ?? [])
    expect(found.slice(0, 5)).toEqual([300, 500, 700, 900, 1100])
    expect(found.slice(6).every((gap) => gap === 100)).toBe(true)
  })

  test('a host that wants a rest pauses, and the others go on', async () => {
    const requests = Array.from({length: 40}, (_, index) => ({
      host: index % 2 === 0 ? 'tired.test' : 'fresh.test',
      takes: 10
    }))
    const {began} = await letThrough(polite, requests, (hosts, host, count, startedAt) => {
      const isTired = host === 'tired.test' && count === 0
      hosts.onResponse(host, isTired ? 429 : 200, isTired ? 30_000 : undefined, startedAt)
    })
    const tired = began.get('tired.test') ?? []
    expect(tired[1]).toBeGreaterThanOrEqual(30_000)
    expect(tired).toHaveLength(20)
    expect(Math.max(...(began.get('fresh.test') ?? []))).toBeLessThan(2500)
  })

  test('a host that wants twice a longer pause than there is time is asked no more', async () => {
    const clock = new SimulatedClock()
    const {signal} = new AbortController()
    const hosts = new Hosts(polite, clock, {deadline: clock.now() + 600_000, signal})
    const leave = await hosts.acquire('a.test', 1)
    // The first time, it may be one page with a limit of its own.
    hosts.onResponse('a.test', 429, 86_400_000, clock.now())
    leave()
    const next = await hosts.acquire('a.test', 1)
    const waiting = hosts.acquire('www.a.test', 1)
    hosts.onResponse('a.test', 429, 86_400_000, clock.now())
    next()
    await expect(waiting).rejects.toBeInstanceOf(HostClosed)
    await expect(hosts.acquire('a.test', 0)).rejects.toBeInstanceOf(HostClosed)
    ;(await hosts.acquire('b.test', 1))()
  })

  test('redirects go on first, then new addresses, then those that are asked again', async () => {
    const clock = new SimulatedClock()
    const {signal} = new AbortController()
    const hosts = new Hosts(polite, clock, {deadline: clock.now() + 600_000, signal})
    const order: string[] = []
    const enter = async (name: string, priority: 0 | 1 | 2) => {
      const leave = await hosts.acquire('a.test', priority)
      order.push(name)
      leave()
    }
    await Promise.all([
      enter('first', 1),
      enter('again', 2),
      enter('new', 1),
      enter('hop', 0),
      enter('newer', 1)
    ])
    expect(order).toEqual(['first', 'hop', 'new', 'newer', 'again'])
  })
})

test.each([
  ['github.com', 'github.com'],
  ['gist.github.com', 'github.com'],
  ['raw.githubusercontent.com', 'github.com'],
  ['api.github.com', 'github.com'],
  ['mp.weixin.qq.com', 'mp.weixin.qq.com'],
  ['www.qq.com', 'qq.com'],
  ['a.b.example.co.uk', 'example.co.uk'],
  ['a.example.com.', 'example.com'],
  ['127.0.0.1', '127.0.0.1'],
  ['[::1]', '[::1]']
])('%s is paced as %s', (host, name) => {
  expect(pacingName(host, defaultLinkSettings.hosts)).toBe(name)
})

describe('manners, against a server', () => {
  let server: LinkServer
  afterEach(() => server.close())

  const listen = async (hosts: ConstructorParameters<typeof LinkServer>[0]) => {
    server = new LinkServer(hosts)
    await server.listen()
  }

  test('2,000 addresses on 3 hosts: none sees more at once, or faster, than it may', async () => {
    const running = new Map<string, number>()
    let most = 0
    const handler =
      (name: string): ConstructorParameters<typeof LinkServer>[0][string] =>
      (_, response) => {
        running.set(name, (running.get(name) ?? 0) + 1)
        most = Math.max(most, running.get(name) ?? 0)
        setTimeout(() => {
          running.set(name, (running.get(name) ?? 0) - 1)
          sendPage(response, 'a')
        }, 10)
      }
    const names = ['a', 'b', 'c']
    await listen(Object.fromEntries(names.map((name) => [name, handler(name)])))
    const uses = Array.from({length: 2000}, (_, index) => ({
      href: server.url(names[index % 3] ?? '', `/${index}`),
      isImage: false
    }))
    const gap = 10
    const settings = {...hasty, host: {...hasty.host, concurrency: 4, gap}}
    const start = performance.now()
    const {verdicts} = await checkLinks([...uses, ...uses], settings, testParts)
    const took = performance.now() - start
    expect([...verdicts.values()].every(({kind}) => kind === 'alive')).toBe(true)
    expect(verdicts.size).toBe(2000)
    expect(server.seen).toHaveLength(2000)
    expect(most).toBeLessThanOrEqual(4)
    expect(took).toBeGreaterThanOrEqual(666 * gap)
    for (const name of names) {
      const times = server.seen.filter(({host}) => host === name).map(({at}) => at)
      // A busy machine delivers some at once; over a hundred, that does not count.
      for (let index = 100; index < times.length; index++) {
        const hundred = (times[index] ?? 0) - (times[index - 100] ?? 0)
        expect(hundred).toBeGreaterThan(100 * gap * 0.8)
      }
    }
  }, 60_000)

  test('a host with `Retry-After` is left alone that long while the others go on', async () => {
    await listen({
      tired: (_, response, before) => {
        if (server.to('tired').length === 1) response.writeHead(429, {'retry-after': '2'}).end()
        else sendPage(response, `a${before}`)
      },
      fresh: (_, response) => sendPage(response, 'a')
    })
    const settings = {...hasty, host: {...hasty.host, concurrency: 1, gap: 20}}
    const uses = Array.from({length: 20}, (_, index) =>
      ['tired', 'fresh'].map((name) => ({href: server.url(name, `/${index}`), isImage: false}))
    ).flat()
    const heard: LinkProgress[] = []
    const {verdicts} = await checkLinks(uses, settings, {
      ...testParts,
      onProgress: (progress) => heard.push(progress)
    })
    expect([...verdicts.values()].every(({kind}) => kind === 'alive')).toBe(true)
    const times = (name: string) => server.seen.filter(({host}) => host === name).map(({at}) => at)
    const [first = 0, second = 0] = times('tired')
    expect(second - first).toBeGreaterThanOrEqual(2000)
    expect(times('fresh').every((at) => at < second)).toBe(true)
    expect(heard.at(-1)).toMatchObject({total: 40, done: 40, active: 0, waiting: []})
    expect(heard.some(({waiting}) => waiting.some(({host}) => host === 'tired.test'))).toBe(true)
  })

  test('redirects and second questions are paced as well', async () => {
    await listen({
      a: (request, response) => {
        if (request.url === '/') response.writeHead(302, {location: '/b'}).end()
        else if (request.method === 'HEAD') response.writeHead(405).end()
        else response.writeHead(404).end()
      }
    })
    const settings = {...hasty, host: {...hasty.host, concurrency: 4, gap: 60}}
    const uses = ['/', '/c.pdf', '/d'].map((path) => ({
      href: server.url('a', path),
      isImage: false
    }))
    await checkLinks(uses, settings, testParts)
    const times = server.seen.map(({at}) => at)
    expect(times.length).toBeGreaterThanOrEqual(9)
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual((times.length - 1) * 55)
  })

  test('when the time for a run is over, the rest is uncertain', async () => {
    await listen({
      a: (_, response) => sendPage(response, 'a'),
      dead: (_, response) => response.writeHead(404).end(),
      silent: () => {}
    })
    const settings = {
      ...hasty,
      budget: 700,
      host: {...hasty.host, gap: 200},
      limits: {...hasty.limits, retryDelays: [30_000]}
    }
    const uses = [
      server.url('silent'),
      server.url('dead'),
      ...Array.from({length: 50}, (_, index) => server.url('a', `/${index}`))
    ].map((href) => ({href, isImage: false}))
    const start = performance.now()
    const {verdicts, isOffline} = await checkLinks(uses, settings, {
      ...testParts,
      random: () => 0.9
    })
    expect(performance.now() - start).toBeLessThan(5000)
    const [silent, dead, ...others] = [...verdicts.values()]
    expect(silent).toMatchObject({kind: 'uncertain', reason: 'not-checked', attempts: 0})
    expect(dead).toMatchObject({kind: 'uncertain', reason: 'unconfirmed', status: 404, attempts: 1})
    const asked = others.filter(({kind}) => kind === 'alive')
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.length).toBeLessThan(10)
    expect(others.filter(({reason}) => reason === 'not-checked')).toHaveLength(50 - asked.length)
    expect(isOffline).toBe(false)
  })

  test('a signal ends it, with what is known', async () => {
    await listen({a: (_, response) => sendPage(response, 'a'), silent: () => {}})
    const uses = [server.url('a'), server.url('silent')].map((href) => ({href, isImage: false}))
    const signal = AbortSignal.timeout(400)
    const {verdicts} = await checkLinks(uses, hasty, {...testParts, signal})
    expect([...verdicts.values()].map(({reason}) => reason).toSorted()).toEqual([
      'not-checked',
      'ok'
    ])
    const {verdicts: none} = await checkLinks(uses, hasty, {...testParts, signal})
    expect([...none.values()].every(({reason}) => reason === 'not-checked')).toBe(true)
  })

  test('what is ignored is not asked, and has no verdict', async () => {
    await listen({a: (_, response) => sendPage(response, 'a')})
    const uses = ['/secret/x', '/secret/open', '/b', '/周报/a', '/周报'].map((path) => ({
      href: server.url('a', path),
      isImage: false
    }))
    const ignore = [
      server.url('a', '/secret/**'),
      `!${server.url('a', '/secret/open')}`,
      server.url('a', '/周报/*')
    ]
    const {verdicts} = await checkLinks(uses, {...hasty, ignore}, testParts)
    expect(server.to('a').toSorted()).toEqual([
      'GET /%E5%91%A8%E6%8A%A5',
      'GET /b',
      'GET /secret/open'
    ])
    expect(verdicts.size).toBe(3)
  })
})

describe('without a network', () => {
  const missing = (count: number) =>
    Array.from({length: count}, (_, index) => ({
      href: `http://missing-${index}.test/`,
      isImage: false
    }))

  test.each([1, 4, 5, 500])('%i addresses that cannot be found say so once', async (count) => {
    let asked = 0
    const {verdicts, isOffline} = await checkLinks(missing(count), hasty, {
      ...testParts,
      lookup: (...parameters) => {
        asked++
        testParts.lookup?.(...parameters)
      }
    })
    expect(isOffline).toBe(true)
    expect(verdicts.size).toBe(count)
    expect(
      [...verdicts.values()].every(({kind, reason}) => kind === 'uncertain' && reason === 'offline')
    ).toBe(true)
    // No flood: it gives up after those that are asked at once, give or take.
    expect(asked).toBeLessThan(150)
  })

  test('a name that is gone is dead, where others are there', async () => {
    const server = new LinkServer({a: (_, response) => sendPage(response, 'a')})
    await server.listen()
    const uses = [...missing(8), {href: server.url('a'), isImage: false}]
    const {verdicts, isOffline} = await checkLinks(uses, hasty, testParts)
    await server.close()
    expect(isOffline).toBe(false)
    expect([...verdicts.values()].filter(({kind}) => kind === 'dead')).toHaveLength(8)
  })

  test('a name that is gone is dead, where an earlier run found others that can be looked up', async () => {
    const remembered = 'http://remembered.test/'
    const verdict = {
      kind: 'alive',
      reason: 'ok',
      hops: [],
      isSafeMove: false,
      fragments: new Map(),
      evidence: [],
      attempts: 1,
      checkedAt: 0,
      isCached: true
    } as const
    const memory = {
      getMany: async () => new Map([[remembered, verdict]]),
      set: () => {},
      close: async () => {}
    }
    const uses = [...missing(1), {href: remembered, isImage: false}]
    const {verdicts, isOffline} = await checkLinks(uses, hasty, {...testParts, cache: memory})
    expect(isOffline).toBe(false)
    expect([...verdicts.values()].map(({kind}) => kind).toSorted()).toEqual(['alive', 'dead'])
  })
})
