import {gzipSync} from 'node:zlib'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {checkLinks} from '../src/links/index.ts'
import {linkKey, verdictOf} from '../src/report/links/address.ts'
import type {Verdicts} from '../src/report/links/verdict.ts'
import {type Handler, hasty, LinkServer, page, sendPage, testParts} from './support/link-server.ts'

interface Case {
  readonly handler?: Handler
  /** Path and fragment that are asked for. */
  readonly path?: string
  readonly isImage?: boolean
  /** Kind and reason. */
  readonly verdict: string
  /** What else is known. */
  readonly more?: object
  /** The requests that come in. */
  readonly requests?: readonly string[]
}

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_, response) => {
    response.writeHead(code, headers).end()
  }

/** Answers in turn; the last one stays. */
const inTurn =
  (...handlers: readonly Handler[]): Handler =>
  (request, response, before) =>
    handlers[Math.min(before, handlers.length - 1)]?.(request, response, before)

const ok: Handler = (_, response) => sendPage(response, '<h1 id="here">Here</h1>')

/** By path; anything else is there. */
const paths =
  (handlers: Readonly<Record<string, Handler>>): Handler =>
  (request, response, before) =>
    (handlers[request.url ?? ''] ?? ok)(request, response, before)

const redirect = (code: number, location: string, headers = {}): Handler =>
  status(code, {location, ...headers})

const raw =
  (text: string): Handler =>
  (request) => {
    request.socket.end(text)
  }

const html = {'content-type': 'text/html; charset=utf-8'}

/** Bytes as characters, as headers are written. */
const bytes = (text: string) => Buffer.from(text).toString('latin1')

const places =
  '<p>Some words that a reader reads, many enough that nobody takes the page for an empty one. '.repeat(
    4
  )
const placed: Handler = (_, response) =>
  sendPage(response, `<h2 id="中文标题">a</h2><a name=old></a><p id="user-content-mine">${places}`)

/** Repeats a chunk for as long as anybody listens, or up to some bytes. */
const endless =
  (headers: Readonly<Record<string, string>>, chunk: Uint8Array, most: number): Handler =>
  (_, response) => {
    response.writeHead(200, headers)
    let sent = 0
    const more = () => {
      while (sent < most && !response.destroyed) {
        sent += chunk.length
        if (!response.write(chunk)) {
          response.once('drain', more)
          return
        }
      }
      response.end()
    }
    more()
  }

const megabyte = new Uint8Array(1024 * 1024).fill(0x20)
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '))

const dead = (code: number): Case => ({
  handler: status(code),
  verdict: 'dead gone',
  more: {status: code, attempts: 2},
  requests: ['GET /', 'GET /']
})
const unclear = (code: number, attempts = 1): Case => ({
  handler: status(code),
  verdict: 'uncertain status',
  more: {status: code, attempts}
})
const failing = (code: number): Case => ({
  handler: status(code),
  verdict: 'uncertain server-error',
  more: {status: code, attempts: 3}
})

const cases: Readonly<Record<string, Case>> = {
  's-200': {handler: ok, verdict: 'alive ok', more: {status: 200, method: 'GET', attempts: 1}},
  's-204': {handler: status(204), verdict: 'alive ok'},
  's-206': {handler: status(206), verdict: 'alive ok'},
  's-304': {handler: status(304), verdict: 'alive ok', requests: ['GET /']},
  's-404': dead(404),
  's-410': dead(410),
  's-401': unclear(401),
  's-402': unclear(402),
  's-403': unclear(403, 2),
  's-405': unclear(405),
  's-406': unclear(406),
  's-418': unclear(418),
  's-451': unclear(451),
  's-999': unclear(999),
  's-400': unclear(400, 2),
  's-414': unclear(414, 2),
  's-422': unclear(422, 2),
  's-300': unclear(300),
  's-500': failing(500),
  's-503': failing(503),
  's-522': failing(522),
  's-530': failing(530),
  's-408': failing(408),
  's-425': failing(425),
  's-505': {handler: status(505), verdict: 'uncertain server-error', more: {attempts: 1}},
  'early-hints': {
    handler(_, response) {
      response.writeEarlyHints({link: '</a.css>; rel=preload'})
      sendPage(response, 'a')
    },
    verdict: 'alive ok',
    more: {status: 200}
  },
  recovers: {
    handler: inTurn(status(503), ok),
    verdict: 'alive ok',
    more: {attempts: 2},
    requests: ['GET /', 'GET /']
  },
  'dead-once': {handler: inTurn(status(404), ok), verdict: 'alive ok', more: {attempts: 2}},
  'dead-late': {
    handler: inTurn(status(503), status(404)),
    verdict: 'dead gone',
    more: {attempts: 3}
  },
  'dead-in-turn': {
    handler: inTurn(status(404), status(503), status(404), status(503)),
    verdict: 'uncertain server-error'
  },
  '429-soon': {
    handler: inTurn(status(429, {'retry-after': '0'}), ok),
    verdict: 'alive ok',
    more: {attempts: 2}
  },
  '429-later': {
    handler: status(429, {'retry-after': '3600'}),
    verdict: 'uncertain rate-limited',
    more: {attempts: 1, evidence: ['retry-after: 3600']},
    requests: ['GET /']
  },
  '503-later': {
    handler: status(503, {'retry-after': 'Fri, 01 Jan 2100 00:00:00 GMT'}),
    verdict: 'uncertain server-error',
    more: {attempts: 1}
  },
  cloudflare: {
    handler: status(403, {'cf-mitigated': 'challenge', server: 'cloudflare'}),
    verdict: 'uncertain status',
    more: {evidence: ['cf-mitigated: challenge', 'server: cloudflare']}
  },

  'moved-thrice': {
    handler: paths({
      '/': redirect(301, '/b'),
      '/b': redirect(301, '/c'),
      '/c': redirect(308, '/d')
    }),
    verdict: 'moved moved',
    more: {status: 200, isSafeMove: false, hops: [{status: 301}, {status: 301}, {status: 308}]},
    requests: ['GET /', 'GET /b', 'GET /c', 'GET /d']
  },
  'moved-slash': {
    path: '/a?b=1#here',
    handler: paths({'/a?b=1': redirect(308, '/a/?b=1')}),
    verdict: 'moved moved',
    more: {isSafeMove: true, fragment: 'found'}
  },
  'moved-without-place': {
    path: '/a#gone',
    handler: paths({'/a': redirect(301, '/a/'), '/a/': placed}),
    verdict: 'moved moved',
    more: {isSafeMove: false, fragment: 'absent'}
  },
  'moved-for-now': {
    handler: paths({'/': redirect(302, '/b'), '/b': redirect(301, '/c')}),
    verdict: 'alive ok',
    more: {hops: [{status: 302}, {status: 301}]}
  },
  's-303': {handler: paths({'/': redirect(303, '/b')}), verdict: 'alive ok'},
  's-307': {handler: paths({'/': redirect(307, '/b')}), verdict: 'alive ok'},
  'moved-to-nothing': {
    handler: paths({'/': redirect(301, '/b'), '/b': status(404)}),
    verdict: 'dead gone',
    more: {status: 404, attempts: 2, hops: [{status: 301}]}
  },
  'moved-to-trouble': {
    handler: paths({'/': redirect(301, '/b'), '/b': status(403)}),
    verdict: 'uncertain status'
  },
  'moved-raw': {
    handler: paths({'/': redirect(301, bytes('/中文?q=周报'))}),
    verdict: 'moved moved',
    requests: ['GET /', 'GET /%E4%B8%AD%E6%96%87?q=%E5%91%A8%E6%8A%A5']
  },
  'moved-gbk': {
    handler: paths({'/': redirect(301, '/\xD6\xD0')}),
    verdict: 'moved moved',
    requests: ['GET /', 'GET /%D6%D0']
  },
  'loop-self': {
    handler: redirect(302, '/'),
    verdict: 'dead redirect-loop',
    more: {attempts: 2},
    requests: ['GET /', 'GET /']
  },
  'loop-cookies': {
    handler: redirect(302, '/', {'set-cookie': 'a=1'}),
    verdict: 'uncertain redirect-loop'
  },
  'loop-endless': {
    handler: (request, response) =>
      response.writeHead(302, {location: `/${Number(request.url?.slice(1) || 0) + 1}`}).end(),
    verdict: 'dead too-many-redirects',
    more: {attempts: 2}
  },
  // A browser shows the body.
  'to-nowhere': {handler: status(301), verdict: 'uncertain status', requests: ['GET /']},
  'to-nowhere-for-now': {handler: status(302), verdict: 'uncertain status'},
  'to-blank': {handler: redirect(301, ' '), verdict: 'uncertain status'},
  // crates.io answers so.
  'wants-html': {
    handler: (request, response) =>
      /text\/html/.test(request.headers.accept ?? '')
        ? sendPage(response, '<p>there</p>')
        : response.writeHead(404).end(),
    verdict: 'alive ok',
    requests: ['GET /']
  },
  'says-404': {
    handler: (_, response) => sendPage(response, '<p>gone</p>', '404 Not Found'),
    verdict: 'uncertain soft-404'
  },
  'says-missing': {
    handler: (_, response) => sendPage(response, '<p>gone</p>', '页面不存在'),
    verdict: 'uncertain soft-404'
  },
  'is-about-404': {
    handler: (_, response) =>
      sendPage(response, '<h1>404 Not Found</h1>', '404 Not Found - HTTP | Docs'),
    verdict: 'alive ok'
  },
  'to-nonsense': {handler: redirect(301, 'http://[/'), verdict: 'dead bad-redirect'},
  'to-file': {handler: redirect(302, 'file:///etc/passwd'), verdict: 'dead redirect-scheme'},
  'to-data': {handler: redirect(302, 'data:text/html,a'), verdict: 'dead redirect-scheme'},
  'to-refusal': {
    handler: redirect(301, 'https://127.0.0.1:1/'),
    verdict: 'uncertain network',
    more: {code: 'ECONNREFUSED', attempts: 3}
  },
  'to-user': {
    handler: redirect(302, 'http://a:b@other.test/'),
    verdict: 'uncertain userinfo',
    requests: ['GET /']
  },
  'meta-refresh': {
    handler: (_, response) =>
      sendPage(response, '<meta http-equiv=refresh content="0;url=http://127.0.0.3/">'),
    verdict: 'alive ok',
    requests: ['GET /']
  },

  'asks-login': {
    path: '/secret',
    handler: paths({'/secret': redirect(302, '/login?next=/secret')}),
    verdict: 'uncertain login'
  },
  'asks-passport': {
    path: '/a',
    handler: paths({'/a': redirect(301, '/passport/index.php')}),
    verdict: 'uncertain login',
    more: {isSafeMove: false}
  },
  'is-login': {path: '/login', handler: ok, verdict: 'alive ok'},
  'to-home': {
    path: '/2020/a-page',
    handler: paths({'/2020/a-page': redirect(301, '/')}),
    verdict: 'uncertain soft-404'
  },
  'to-apology': {
    path: '/a',
    handler: paths({
      '/a': redirect(302, '/sorry'),
      '/sorry': (_, response) => sendPage(response, 'a', '页面不存在 - 某站')
    }),
    verdict: 'uncertain soft-404',
    more: {evidence: ['页面不存在 - 某站']}
  },
  'to-apology-gbk': {
    path: '/a',
    handler: paths({
      '/a': redirect(302, '/sorry'),
      '/sorry': (_, response) =>
        response
          .writeHead(200, {'content-type': 'text/html'})
          .end(
            Buffer.concat([
              Buffer.from('<meta charset=gbk><title>'),
              Buffer.from('d2b3c3e6b2bbb4e6d4da', 'hex'),
              Buffer.from('</title>')
            ])
          )
    }),
    verdict: 'uncertain soft-404'
  },
  'is-apology': {
    path: '/a#here',
    handler: (_, response) => sendPage(response, '<h1><b>Sorry:</b> page <i>not found</i></h1>'),
    verdict: 'uncertain soft-404',
    more: {fragment: 'unchecked'}
  },
  'is-wall': {
    path: '/a#here',
    handler: (_, response) =>
      sendPage(response, '<script src="/.within.website/x/main.js"></script>', 'Wait'),
    verdict: 'uncertain bot-wall',
    more: {fragment: 'unchecked'}
  },

  'f-here': {path: '/#here', handler: ok, verdict: 'alive ok', more: {fragment: 'found'}},
  'f-missing': {
    path: '/#missing',
    handler: placed,
    verdict: 'alive ok',
    more: {fragment: 'absent'}
  },
  'f-chinese': {
    path: '/#中文标题',
    handler: placed,
    verdict: 'alive ok',
    more: {fragment: 'found'}
  },
  'f-encoded': {
    path: `/#${encodeURIComponent('中文标题')}`,
    handler: placed,
    verdict: 'alive ok',
    more: {fragment: 'found'}
  },
  'f-name': {path: '/#old', handler: placed, verdict: 'alive ok', more: {fragment: 'found'}},
  'f-user': {path: '/#mine', handler: placed, verdict: 'alive ok', more: {fragment: 'found'}},
  'f-percent': {path: '/#100%', handler: placed, verdict: 'alive ok', more: {fragment: 'absent'}},
  'f-text': {
    path: '/#:~:text=a',
    handler: placed,
    verdict: 'alive ok',
    more: {fragment: 'unchecked'}
  },
  'f-line': {
    path: '/#L10-L20',
    handler: placed,
    verdict: 'alive ok',
    more: {fragment: 'unchecked'}
  },
  'f-top': {path: '/#top', handler: placed, verdict: 'alive ok', more: {fragment: 'unchecked'}},
  'f-route': {path: '/#/a/b', handler: placed, verdict: 'alive ok', more: {fragment: 'unchecked'}},
  'f-bang': {path: '/#!a', handler: placed, verdict: 'alive ok', more: {fragment: 'unchecked'}},
  'f-empty': {path: '/#', handler: placed, verdict: 'alive ok', more: {fragments: new Map()}},
  'f-text-file': {
    path: '/#a',
    handler: (_, response) => response.writeHead(200, {'content-type': 'text/plain'}).end('a'),
    verdict: 'alive ok',
    more: {fragment: 'unchecked'}
  },
  'f-shell': {
    path: '/#a',
    handler: (_, response) => sendPage(response, '<div id=app></div><script src=/a.js></script>'),
    verdict: 'alive ok',
    more: {fragment: 'unchecked'}
  },
  'f-gzip': {
    path: '/#there',
    handler: (_, response) =>
      response
        .writeHead(200, {...html, 'content-encoding': 'gzip'})
        .end(gzipSync(page(`${places}<p id=there>`))),
    verdict: 'alive ok',
    more: {fragment: 'found'}
  },
  'f-gzip-broken': {
    path: '/#there',
    handler: (_, response) =>
      response.writeHead(200, {...html, 'content-encoding': 'gzip'}).end('no gzip at all'),
    verdict: 'alive ok',
    more: {fragment: 'unchecked'}
  },
  'f-odd-encoding': {
    path: '/#there',
    handler: (_, response) =>
      response.writeHead(200, {...html, 'content-encoding': 'constructor'}).end('a'),
    verdict: 'alive ok',
    more: {fragment: 'unchecked'}
  },
  'f-huge': {
    path: '/#there',
    handler: endless(html, megabyte, 100 * 1024 * 1024),
    verdict: 'alive ok',
    more: {fragment: 'unchecked'}
  },
  'f-bomb': {
    path: '/#there',
    handler: endless({...html, 'content-encoding': 'gzip'}, bomb, bomb.length),
    verdict: 'alive ok',
    more: {fragment: 'unchecked'}
  },
  'f-drip': {
    path: '/#there',
    handler(_, response) {
      response.writeHead(200, html)
      const drip = setInterval(() => response.write(' '), 50)
      response.on('close', () => clearInterval(drip))
    },
    verdict: 'alive ok',
    more: {fragment: 'unchecked'}
  },

  'b-huge': {handler: endless(html, megabyte, 100 * 1024 * 1024), verdict: 'alive ok'},
  'b-huge-pdf': {
    path: '/a.pdf',
    handler: (request, response, before) =>
      request.method === 'HEAD'
        ? status(405)(request, response, before)
        : endless({'content-type': 'application/pdf'}, megabyte, 100 * 1024 * 1024)(
            request,
            response,
            before
          ),
    verdict: 'alive ok',
    more: {method: 'GET'},
    requests: ['HEAD /a.pdf', 'GET /a.pdf']
  },
  'b-bomb': {
    handler: endless({...html, 'content-encoding': 'gzip'}, bomb, bomb.length),
    verdict: 'alive ok'
  },
  'b-short': {
    handler: raw('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort'),
    verdict: 'alive ok'
  },
  'b-odd-type': {
    handler: raw('HTTP/1.1 200 OK\r\nContent-Type: ;; nonsense/\r\nContent-Length: 1\r\n\r\na'),
    verdict: 'alive ok'
  },
  'two-lengths': {
    handler: raw('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'),
    verdict: 'uncertain protocol',
    more: {attempts: 3}
  },
  garbage: {handler: raw('SSH-2.0-OpenSSH_9.2\r\n'), verdict: 'uncertain protocol'},
  'long-header': {
    handler: (_, response) => response.writeHead(200, {'x-long': 'a'.repeat(64 * 1024)}).end(),
    verdict: 'uncertain protocol',
    more: {code: 'UND_ERR_HEADERS_OVERFLOW'}
  },
  reset: {
    handler: (request) => request.socket.resetAndDestroy(),
    verdict: 'uncertain network',
    more: {attempts: 3}
  },
  'no-answer': {
    handler: () => {},
    verdict: 'uncertain timeout',
    more: {code: 'HEADERS_TIMEOUT', attempts: 2}
  },
  'slow-answer': {
    handler: (_, response) => setTimeout(() => sendPage(response, 'a'), 700),
    verdict: 'alive ok'
  },
  missing: {verdict: 'dead no-host', more: {code: 'ENOTFOUND', attempts: 2}},
  'missing-for-now': {verdict: 'uncertain network', more: {code: 'EAI_AGAIN', attempts: 3}},

  'i-picture': {
    path: '/a.png',
    isImage: true,
    handler: status(200, {'content-type': 'image/png'}),
    verdict: 'alive ok',
    more: {method: 'HEAD', mediaType: 'image/png'},
    requests: ['HEAD /a.png']
  },
  'i-page': {path: '/a', isImage: true, handler: ok, verdict: 'uncertain not-image'},
  'i-head-404': {
    path: '/a',
    isImage: true,
    handler: (request, response) =>
      response
        .writeHead(request.method === 'HEAD' ? 404 : 200, {'content-type': 'image/png'})
        .end(),
    verdict: 'alive ok',
    more: {method: 'GET', attempts: 1}
  },
  'i-head-reset': {
    path: '/a.zip',
    handler: (request, response) =>
      request.method === 'HEAD' ? request.socket.resetAndDestroy() : response.end('a'),
    verdict: 'alive ok',
    more: {method: 'GET'}
  },
  'i-moved': {
    path: '/a.png',
    isImage: true,
    handler: paths({'/a.png': redirect(301, '/b.png'), '/b.png': status(200)}),
    verdict: 'moved moved',
    more: {method: 'GET'},
    requests: ['HEAD /a.png', 'GET /a.png', 'GET /b.png']
  }
}

describe('a host that', () => {
  const server = new LinkServer(
    Object.fromEntries(
      Object.entries(cases).flatMap(([name, {handler}]) => (handler ? [[name, handler]] : []))
    )
  )
  let verdicts: Verdicts
  let time = 0
  const use = (name: string) => ({
    href: server.url(name, cases[name]?.path),
    isImage: cases[name]?.isImage === true
  })

  beforeAll(async () => {
    await server.listen()
    const start = performance.now()
    const found = await checkLinks(Object.keys(cases).map(use), hasty, testParts)
    time = performance.now() - start
    verdicts = found.verdicts
    expect(found.isOffline).toBe(false)
  }, 60_000)

  afterAll(() => server.close())

  test.each(Object.entries(cases))('%s', (name, {verdict, more = {}, requests}) => {
    const found = verdictOf(verdicts, use(name))
    expect(`${found?.kind} ${found?.reason}`).toBe(verdict)
    expect(found).toMatchObject(more)
    if (requests) expect(server.to(name)).toEqual(requests)
  })

  test('every address has a verdict, and every deadline is met', () => {
    expect([...verdicts.keys()].toSorted()).toEqual(
      Object.keys(cases)
        .map((name) => linkKey(use(name).href))
        .toSorted()
    )
    // The slowest is silent twice for as long as it may be, with a server in the same process.
    expect(time).toBeLessThan(15_000)
  })

  test('an honest name, nothing to remember, and encodings that are understood', () => {
    for (const {headers} of server.seen) {
      expect(headers['user-agent']).toMatch(/^weekly-lint\/1\.2\.3 \(\+https:\/\/github\.com\//)
      expect(headers['accept-encoding']).toBe('gzip, br')
      expect(headers).not.toHaveProperty('cookie')
      expect(headers).not.toHaveProperty('referer')
    }
  })
})
