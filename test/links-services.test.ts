import {once} from 'node:events'
import http from 'node:http'
import {type AddressInfo, connect} from 'node:net'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {checkLinks} from '../src/links/index.ts'
import type {LinkParts} from '../src/links/parts.ts'
import {proxyOf} from '../src/links/proxy.ts'
import {hasty, LinkServer, sendPage, testLookup, testParts} from './support/link-server.ts'

/** Pages that do not answer, and a service that knows better. */
describe('GitHub', () => {
  const token = 'ghp_CANARY'
  // Its pages are asked by their own name, on the port of the test.
  const server = new LinkServer({
    api: (request, response) => {
      const json = (value: unknown) =>
        response.writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify(value))
      if (request.url === '/repos/o/private') json({private: true})
      else if (request.url === '/repos/o/public') json({private: false})
      else if (request.url === '/repos/o/moved')
        response.writeHead(301, {location: server.url('elsewhere')}).end()
      else if (request.url === '/repos/o/odd') json('odd')
      else if (request.url === '/repos/o/broken') response.end('{')
      else response.writeHead(404).end('{}')
    },
    elsewhere: (_, response) => sendPage(response, 'a'),
    'github.com': (request, response) => {
      const isBusy = request.url?.includes('busy') || request.headers['x-busy']
      response.writeHead(isBusy ? 429 : 404, isBusy ? {'retry-after': '0'} : {}).end()
    }
  })
  beforeAll(() => server.listen())
  afterAll(() => server.close())
  beforeEach(() => {
    server.seen.length = 0
  })

  const check = async (paths: readonly string[], parts: LinkParts = {}) => {
    const uses = paths.map((path) => ({
      href: `http://github.com:${server.port}${path}`,
      isImage: false
    }))
    const lookup: LinkParts['lookup'] = (hostname, options, callback) =>
      testLookup(hostname === 'github.com' ? 'github.test' : hostname, options, callback)
    const services = {github: server.url('api', '')}
    const {verdicts} = await checkLinks(uses, hasty, {...testParts, lookup, services, ...parts})
    return [...verdicts.values()].map(({kind, reason}) => `${kind} ${reason}`)
  }

  /** Hosts that saw an authorization. */
  const trusted = () =>
    new Set(server.seen.flatMap(({host, headers}) => (headers.authorization ? [host] : [])))

  test('knows what only some may see', async () => {
    const paths = [
      '/o/private/blob/main/a.md',
      '/o/public/blob/main/a.md',
      '/o/none',
      '/o/odd',
      '/o/broken',
      '/o/moved'
    ]
    expect(await check(paths, {githubToken: token})).toEqual([
      'uncertain private',
      'dead gone',
      'dead gone',
      'dead gone',
      'dead gone',
      'dead gone'
    ])
    expect([...trusted()]).toEqual(['api'])
    expect(server.to('elsewhere')).toEqual([])
  })

  test('is not asked without a token, nor with one that is none', async () => {
    expect(await check(['/o/private'])).toEqual(['dead gone'])
    expect(await check(['/o/private'], {githubToken: 'a\r\nb: c'})).toEqual(['dead gone'])
    expect(await check(['/topics/private'], {githubToken: token})).toEqual(['dead gone'])
    expect(server.to('api')).toEqual([])
  })

  test('hides what was attached to a private discussion', async () => {
    expect(await check(['/user-attachments/assets/1'])).toEqual(['uncertain private'])
  })
})

test('a host that is too busy is asked through its API, for a repository as a whole', async () => {
  const server = new LinkServer({
    api: (_, response) => response.end('{"private": false}'),
    'github.com': (_, response) => response.writeHead(403).end()
  })
  await server.listen()
  const lookup: LinkParts['lookup'] = (_, options, callback) =>
    testLookup('a.test', options, callback)
  const uses = ['/o/r', '/o/r/issues/1'].map((path) => ({
    href: `http://github.com:${server.port}${path}`,
    isImage: false
  }))
  const {verdicts} = await checkLinks(uses, hasty, {
    ...testParts,
    lookup,
    githubToken: 'a',
    services: {github: server.url('api', '')}
  })
  expect([...verdicts.values()]).toMatchObject([
    {kind: 'alive', evidence: ['api.github.com: 200']},
    {kind: 'uncertain', status: 403}
  ])
  await server.close()
})

describe('the archive', () => {
  const server = new LinkServer({
    gone: (_, response) => response.writeHead(404).end(),
    alive: (_, response) => sendPage(response, 'a'),
    archive: (request, response) => {
      const copy = `/web/20200101000000/${request.url?.slice('/web/'.length)}`
      if (request.url?.endsWith('/none')) response.writeHead(404).end()
      else if (request.url?.endsWith('/away'))
        response.writeHead(302, {location: 'https://evil.example/web/2020/http://a/'}).end()
      else if (request.url?.endsWith('/nowhere')) response.writeHead(302, {location: '/web/'}).end()
      else response.writeHead(302, {location: copy}).end()
    }
  })
  beforeAll(() => server.listen())
  afterAll(() => server.close())
  beforeEach(() => {
    server.seen.length = 0
  })

  const check = async (hrefs: readonly string[], suggestArchive: boolean) => {
    const uses = hrefs.map((href) => ({href, isImage: false}))
    const services = {archive: server.url('archive', '')}
    const settings = {...hasty, suggestArchive}
    const {verdicts} = await checkLinks(uses, settings, {...testParts, services})
    return [...verdicts.values()].map(({archived}) => archived)
  }

  test('has copies of what is dead, where they are asked for', async () => {
    const [here, ...rest] = await check(
      [
        server.url('gone', '/a?b=1'),
        server.url('alive'),
        server.url('gone', '/none'),
        server.url('gone', '/away'),
        server.url('gone', '/nowhere')
      ],
      true
    )
    expect(here).toBe(server.url('archive', `/web/20200101000000/${server.url('gone', '/a?b=1')}`))
    expect(rest).toEqual([undefined, undefined, undefined, undefined])
    expect(server.to('archive')).toHaveLength(4)
  })

  test('is not asked otherwise, nor told a secret', async () => {
    expect(await check([server.url('gone')], false)).toEqual([undefined])
    expect(await check([server.url('gone', '/?token=CANARY')], true)).toEqual([undefined])
    expect(server.to('archive')).toEqual([])
  })
})

test('a proxy is used where one is given, except for hosts that need none', async () => {
  const server = new LinkServer({
    a: (_, response) => sendPage(response, 'a'),
    direct: (_, response) => sendPage(response, 'a')
  })
  await server.listen()
  const tunnels: string[] = []
  const proxy = http.createServer().on('connect', (request, client, head) => {
    tunnels.push(request.url ?? '')
    const socket = connect(server.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      socket.write(head)
      socket.pipe(client).pipe(socket)
    })
    socket.on('error', () => client.destroy())
    client.on('error', () => socket.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  const uses = [server.url('a'), server.url('direct')].map((href) => ({href, isImage: false}))
  const {verdicts} = await checkLinks(uses, hasty, {
    ...testParts,
    proxy: {http: url, https: url, none: 'direct.test'}
  })
  expect([...verdicts.values()].map(({kind}) => kind)).toEqual(['alive', 'alive'])
  expect(tunnels).toEqual([`a.test:${server.port}`])
  proxy.close()
  proxy.closeAllConnections()
  await server.close()
})

test.each([
  [{}, undefined],
  [{http_proxy: ''}, undefined],
  [{HTTP_PROXY: 'socks5://a.example'}, undefined],
  [{HTTPS_PROXY: 'nonsense'}, undefined],
  [
    {http_proxy: 'http://a.example:1', HTTP_PROXY: 'http://b.example'},
    {http: 'http://a.example:1', https: 'http://a.example:1', none: ''}
  ],
  [
    {HTTPS_PROXY: 'https://a.example', NO_PROXY: 'b.example'},
    {http: '', https: 'https://a.example', none: 'b.example'}
  ]
])('the proxies of %j', (env, proxy) => {
  expect(proxyOf(env)).toEqual(proxy)
})
