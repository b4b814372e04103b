import {execFileSync, spawn} from 'node:child_process'
import {once} from 'node:events'
import {readFileSync} from 'node:fs'
import https from 'node:https'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {removeFolder, temporaryFolder} from './support/command.ts'
import type {ChildResult, ChildTask} from './support/link-child.ts'
import {LinkServer, sendPage} from './support/link-server.ts'
import {isLeftOut} from './support/programs.ts'

const child = join(import.meta.dirname, 'support/link-child.ts')

let folder = ''
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => removeFolder(folder))

function start(task: ChildTask, env: Readonly<Record<string, string>> = {}) {
  const running = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), child], {
    env: {...process.env, ...env},
    stdio: ['pipe', 'pipe', 'inherit']
  })
  running.stdin.end(JSON.stringify(task))
  return running
}

async function check(
  task: ChildTask,
  env?: Readonly<Record<string, string>>
): Promise<ChildResult> {
  const running = start(task, env)
  const chunks: Uint8Array[] = []
  running.stdout.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  await once(running, 'close')
  return JSON.parse(Buffer.concat(chunks).toString())
}

const uses = (...hrefs: readonly string[]) => hrefs.map((href) => ({href, isImage: false}))

describe('memory of the process', () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '))
  const chunk = new Uint8Array(1024 * 1024).fill(0x20)
  const html = {'content-type': 'text/html'}
  const server = new LinkServer({
    small: (_, response) => sendPage(response, '<p id=here>'),
    huge(_, response) {
      response.writeHead(200, html)
      let left = 100
      const more = () => {
        while (left > 0 && !response.destroyed) {
          left--
          if (!response.write(chunk)) {
            response.once('drain', more)
            return
          }
        }
        response.end()
      }
      more()
    },
    bomb: (_, response) => response.writeHead(200, {...html, 'content-encoding': 'gzip'}).end(bomb)
  })
  beforeAll(() => server.listen())
  afterAll(() => server.close())

  test('grows by less than 50 MB, for bodies of 100 MB and bombs, asked for a place in them', async () => {
    const hosts = ['huge', 'bomb']
    const all = Array.from({length: 4}, (_, index) =>
      hosts.flatMap((host) => [
        server.url(host, `/${index}`),
        server.url(host, `/place/${index}#there`)
      ])
    ).flat()
    const {growth, verdicts} = await check({
      warmUp: uses(server.url('small'), server.url('small', '/a#here')),
      uses: uses(...all)
    })
    expect(verdicts).toEqual(all.map(() => 'alive ok'))
    expect(growth).toBeLessThan(50 * 1024 * 1024)
  }, 60_000)
})

test('killed in the middle, it keeps what it learnt', async () => {
  const server = new LinkServer({a: (_, response) => sendPage(response, 'a')})
  await server.listen()
  const all = Array.from({length: 40}, (_, index) => server.url('a', `/${index}`))
  const running = start({uses: uses(...all), memory: folder, gap: 50})
  while (server.seen.length < 12) await new Promise((resolve) => setTimeout(resolve, 10))
  running.kill('SIGKILL')
  const [, signal] = await once(running, 'close')
  expect(signal).toBe('SIGKILL')
  const asked = server.seen.length
  expect(asked).toBeLessThan(40)
  const {verdicts} = await check({uses: uses(...all), memory: folder})
  expect(verdicts).toEqual(all.map(() => 'alive ok'))
  // All but those whose answers were on their way.
  expect(server.seen.length - asked).toBeGreaterThanOrEqual(40 - asked)
  expect(server.seen.length - asked).toBeLessThanOrEqual(40 - asked + 5)
  const before = server.seen.length
  await check({uses: uses(...all), memory: folder})
  expect(server.seen.length).toBe(before)
  await server.close()
}, 60_000)

describe.skipIf(isLeftOut('openssl'))('certificates', () => {
  const servers: https.Server[] = []
  const ports: Record<string, number> = {}
  let authority = ''
  let keys = ''

  const openssl = (...argv: readonly string[]) =>
    execFileSync('openssl', argv, {cwd: keys, stdio: 'pipe'})

  const listen = async (name: string, key: string, cert: string) => {
    const server = https
      .createServer(
        {key: readFileSync(join(keys, key)), cert: readFileSync(join(keys, cert))},
        (_, response) => response.end('a')
      )
      .listen(0, '127.0.0.1')
    await once(server, 'listening')
    servers.push(server)
    ports[name] = (server.address() as AddressInfo).port
  }

  beforeAll(async () => {
    keys = temporaryFolder({
      'ca.cnf': `[ca]
default_ca=a
[a]
dir=.
new_certs_dir=.
database=index.txt
serial=serial
default_md=sha256
policy=p
copy_extensions=copy
unique_subject=no
[p]
commonName=supplied
`,
      'index.txt': '',
      serial: '01\n'
    })
    const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
    openssl(
      'req',
      '-x509',
      ...ec,
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-subj',
      '/CN=Test CA',
      '-days',
      '2'
    )
    openssl(
      'req',
      '-x509',
      ...ec,
      '-keyout',
      'self.key',
      '-out',
      'self.pem',
      '-subj',
      '/CN=self.test',
      '-days',
      '2'
    )
    const sign = (name: string, host: string, from: string, to: string) => {
      openssl(
        'req',
        ...ec,
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.csr`,
        '-subj',
        `/CN=${host}`,
        '-addext',
        `subjectAltName=DNS:${host}`
      )
      openssl(
        'ca',
        '-batch',
        '-notext',
        '-config',
        'ca.cnf',
        '-cert',
        'ca.pem',
        '-keyfile',
        'ca.key',
        '-in',
        `${name}.csr`,
        '-out',
        `${name}.pem`,
        '-startdate',
        from,
        '-enddate',
        to
      )
    }
    sign('good', 'good.test', '20200101000000Z', '20990101000000Z')
    sign('expired', 'expired.test', '20200101000000Z', '20210101000000Z')
    sign('other', 'other.test', '20200101000000Z', '20990101000000Z')
    authority = join(keys, 'ca.pem')
    for (const name of ['good', 'expired', 'self']) await listen(name, `${name}.key`, `${name}.pem`)
    await listen('wrong', 'other.key', 'other.pem')
  }, 60_000)

  afterAll(() => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
    removeFolder(keys)
  })

  test('that are wrong are uncertain, and named', async () => {
    const http = new LinkServer({
      plain: (_, response) => sendPage(response, 'a'),
      up: (_, response) =>
        response.writeHead(302, {location: `https://good.test:${ports.good}/`}).end()
    })
    await http.listen()
    const names = ['good', 'expired', 'self', 'wrong'].map(
      (name) => `https://${name}.test:${ports[name]}/`
    )
    const task = {uses: uses(...names, `https://plain.test:${http.port}/`, http.url('up'))}
    const {verdicts} = await check(task, {NODE_EXTRA_CA_CERTS: authority})
    expect(verdicts).toEqual([
      'alive ok',
      'uncertain tls CERT_HAS_EXPIRED',
      'uncertain tls DEPTH_ZERO_SELF_SIGNED_CERT',
      'uncertain tls ERR_TLS_CERT_ALTNAME_INVALID',
      expect.stringMatching(/^uncertain tls (?:EPROTO|ERR_SSL_\w+)$/),
      'alive ok'
    ])
    const strangers = await check({uses: uses(`https://good.test:${ports.good}/`)})
    expect(strangers.verdicts).toEqual(['uncertain tls UNABLE_TO_VERIFY_LEAF_SIGNATURE'])
    await http.close()
  }, 60_000)
})
