import {once} from 'node:events'
import http from 'node:http'
import {type AddressInfo, createServer, type LookupFunction, type Server} from 'node:net'
import {Agent, buildConnector} from 'undici'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {systemClock} from '../src/links/clock.ts'
import {follow} from '../src/links/follow.ts'
import {guarded, guardedConnector} from '../src/links/guard.ts'
import {Hosts} from '../src/links/hosts.ts'
import {checkLinks} from '../src/links/index.ts'
import {judgeOffline} from '../src/report/links/offline.ts'
import {isPublicAddress, mayBePublic} from '../src/report/links/public-host.ts'
import {hasty} from './support/link-server.ts'

const guardedSettings = {...hasty, allowPrivate: false}

/** Ways to write hosts that are nobody's business; loopback, private, shared, reserved, mapped. */
const nonPublic = [
  '127.0.0.1',
  '127.0.0.3',
  '127.255.255.254',
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '168.63.129.16',
  '0x7f.1',
  '0x7f000001',
  '2130706433',
  '017700000001',
  '127.1',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '127.0.0.1.',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'a.localhost',
  '[::]',
  '[::1]',
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:8.8.8.8]',
  '[64:ff9b::7f00:1]',
  '[100::1]',
  '[2001::1]',
  '[2001:db8::1]',
  '[2002:7f00:1::]',
  '[3fff::1]',
  '[fc00::1]',
  '[fd12:3456::1]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]'
]

describe('public or not', () => {
  test.each(nonPublic)('%s is not', async (host) => {
    const {hostname} = new URL(`http://${host}/`)
    expect(mayBePublic(hostname)).toBe(false)
    expect(judgeOffline(`http://${host}/`, false)).toEqual({kind: 'invalid', reason: 'non-public'})
    expect(judgeOffline(`http://${host}/`, true)).toBeUndefined()
    const {verdicts} = await checkLinks(
      [{href: `http://${host}/`, isImage: false}],
      guardedSettings
    )
    expect([...verdicts.values()]).toMatchObject([
      {kind: 'invalid', reason: 'non-public', attempts: 0}
    ])
  })

  test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '[2606:4700::1111]', 'a.example'])(
    '%s is',
    (host) => {
      expect(mayBePublic(new URL(`http://${host}/`).hostname)).toBe(true)
      expect(judgeOffline(`http://${host}/`, false)).toBeUndefined()
    }
  )

  test('what is no address is not', () => {
    for (const text of ['', 'a', '1.2.3', '::1%lo', '8.8.8.8/8']) {
      expect(isPublicAddress(text)).toBe(false)
    }
  })

  test.each([
    ['http://a.example:80/', undefined],
    ['https://a.example:443/', undefined],
    ['https://a.example:8443/', undefined],
    ['http://a.example:22/', 'port'],
    ['http://a.example:6379/', 'port'],
    ['http://a.example:65535/', 'port'],
    ['http://a@a.example/', 'userinfo'],
    ['http://:b@a.example/', 'userinfo'],
    ['http://a.example:99999/', 'malformed'],
    ['http://', 'malformed']
  ])('%s: %s', (href, reason) => {
    expect(judgeOffline(href, false)?.reason).toBe(reason)
  })
})

describe('the canary', () => {
  let canary: Server
  let redirecting: http.Server
  let hits = 0

  beforeAll(async () => {
    canary = createServer((socket) => {
      socket.on('error', () => {})
      socket.on('data', () => {
        hits++
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n')
      })
    })
    await listenOnWebPort(canary, '127.0.0.3')
    redirecting = http.createServer((request, response) => {
      const location = decodeURIComponent(request.url?.slice(1) ?? '')
      response.writeHead(308, {location}).end()
    })
    await listenOnWebPort(redirecting, '127.0.0.1')
  })

  afterAll(() => {
    canary.close()
    redirecting.close()
  })

  const port = (server: {address(): unknown}) => (server.address() as AddressInfo).port

  /** A lookup that says one thing after the other. */
  const inTurn = (...answers: readonly string[][]) => {
    let asked = 0
    const lookup: LookupFunction = (_, options, callback) => {
      const found = answers[Math.min(asked++, answers.length - 1)] ?? []
      const all = found.map((address) => ({address, family: address.includes(':') ? 6 : 4}))
      if (options.all) callback(null, all)
      else callback(null, all[0]?.address ?? '', all[0]?.family)
    }
    return {lookup, count: () => asked}
  }

  const check = async (href: string, lookup: LookupFunction) => {
    const {verdicts} = await checkLinks([{href, isImage: false}], guardedSettings, {lookup})
    return [...verdicts.values()][0]
  }

  test('can be hit where that is allowed', async () => {
    const {lookup} = inTurn(['127.0.0.3'])
    const href = `http://evil.example:${port(canary)}/`
    const {verdicts} = await checkLinks([{href, isImage: false}], hasty, {lookup})
    expect([...verdicts.values()]).toMatchObject([{kind: 'alive'}])
    expect(hits).toBe(1)
    hits = 0
  })

  test.each([
    [['127.0.0.3']],
    [['::ffff:127.0.0.3']],
    [['::1', '10.0.0.1', '169.254.169.254']],
    [['fd00::1']],
    [['168.63.129.16']],
    [['::127.0.0.3']]
  ])('is not, by a name of %j', async (addresses) => {
    const {lookup, count} = inTurn(addresses)
    expect(await check('http://evil.example:8080/', lookup)).toMatchObject({
      kind: 'uncertain',
      reason: 'non-public',
      attempts: 1
    })
    expect(count()).toBeGreaterThan(0)
    expect(hits).toBe(0)
  })

  test('is not, by a name that changes its mind: it is looked up once for a connection', async () => {
    for (const answers of [
      [['203.0.113.9', '127.0.0.3']],
      [['192.0.2.1'], ['127.0.0.3']],
      [['127.0.0.3'], ['192.0.2.1']]
    ]) {
      const {lookup} = inTurn(...answers)
      expect(await check('http://evil.example:8080/', lookup)).toMatchObject({reason: 'non-public'})
    }
    expect(hits).toBe(0)
  })

  test('only public addresses of a name are left', async () => {
    const {lookup} = inTurn(['10.0.0.1', '8.8.8.8', '127.0.0.3', '2606:4700::1111', '::1'])
    const found = await new Promise((resolve) => {
      guarded(lookup)('a.example', {all: true}, (_, addresses) => resolve(addresses))
    })
    expect(found).toEqual([
      {address: '8.8.8.8', family: 4},
      {address: '2606:4700::1111', family: 6}
    ])
    const one = await new Promise((resolve) => {
      guarded(inTurn(['10.0.0.1', '8.8.8.8']).lookup)('a.example', {}, (...all) => resolve(all))
    })
    expect(one).toEqual([null, '8.8.8.8', 4])
  })

  test('an error of the lookup stays one', async () => {
    const error = await new Promise((resolve) => {
      guarded((_, __, callback) => callback(new Error('No'), '', 0))('a.example', {}, resolve)
    })
    expect(error).toMatchObject({message: 'No'})
  })

  test.each([
    ['http://$AT/', 'NON_PUBLIC'],
    ['http://[::ffff:127.0.0.3]:$PORT/', 'NON_PUBLIC'],
    ['http://second.example:$PORT/', 'NON_PUBLIC'],
    ['http://localhost:$PORT/', 'NON_PUBLIC'],
    ['http://169.254.169.254/latest/meta-data/', 'NON_PUBLIC'],
    ['http://user@$AT/', 'USERINFO'],
    ['http://second.example:22/', 'PORT']
  ])('is not, by a redirect to %s', async (target, code) => {
    const to = target.replace('$AT', '127.0.0.3:$PORT').replace('$PORT', `${port(canary)}`)
    const href = `http://first.example:${port(redirecting)}/${encodeURIComponent(to)}`
    // The redirecting server stands on loopback as well, and is let through as a public one would be.
    const open = buildConnector({lookup: inTurn(['127.0.0.1']).lookup})
    const closed = guardedConnector({
      timeout: 1000,
      allowPrivate: false,
      lookup: inTurn(['127.0.0.3']).lookup
    })
    const dispatcher = new Agent({
      connect: (options, callback) =>
        (options.hostname === 'first.example' ? open : closed)(options, callback)
    })
    const {signal} = new AbortController()
    const settings = guardedSettings
    const hosts = new Hosts(settings, systemClock, {deadline: Date.now() + 60_000, signal})
    const line = {dispatcher, hosts, settings, clock: systemClock, signal, userAgent: 'test'}
    const observation = await follow(line, {
      url: new URL(href),
      method: 'GET',
      fragments: [],
      priority: 1,
      time: {left: 5000}
    })
    await dispatcher.destroy()
    expect(observation).toMatchObject({
      hops: [{status: 308}],
      end: {type: 'failure', code}
    })
    expect(hits).toBe(0)
  })

  test('hears nothing, where a connection ends somewhere else than it was to', async () => {
    // It says something public when it is judged, and the canary when it is connected to.
    let read = 0
    const entry = {
      get address() {
        return read++ === 0 ? '8.8.8.8' : '127.0.0.3'
      },
      family: 4
    }
    const lookup: LookupFunction = (_, __, callback) => callback(null, [entry])
    const href = `http://evil.example:${port(canary)}/`
    expect(await check(href, lookup)).toMatchObject({reason: 'non-public'})
    expect(read).toBeGreaterThan(1)
    expect(hits).toBe(0)
  })
})

/** Only some ports are asked; one of these that is free. */
async function listenOnWebPort(server: Server, host: string): Promise<void> {
  for (let port = 8000 + (process.pid % 900); ; port++) {
    server.listen(port, host)
    try {
      await once(server, 'listening')
      return
    } catch (error) {
      if (port > 8998) throw error
    }
  }
}
