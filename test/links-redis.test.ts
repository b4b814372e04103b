import {type ChildProcess, execFileSync, spawn} from 'node:child_process'
import {once} from 'node:events'
import {type AddressInfo, createServer, type Socket} from 'node:net'
import {inspect} from 'node:util'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {type OpenCacheOptions, openCache} from '../src/links/cache/open.ts'
import {checkLinks} from '../src/links/index.ts'
import {removeFolder, temporaryFolder} from './support/command.ts'
import {hasty, LinkServer, sendPage, testParts} from './support/link-server.ts'
import {isLeftOut} from './support/programs.ts'

const server = new LinkServer({
  alive: (_, response) => sendPage(response, '<p id="a">'),
  gone: (_, response) => response.writeHead(404).end()
})

let folder = ''
beforeAll(async () => {
  folder = temporaryFolder()
  await server.listen()
})
afterAll(async () => {
  await server.close()
  removeFolder(folder)
})

/** A port that nobody listens at. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const {port} = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** A Redis of its own; Debian has it in the package `redis-server`. */
async function startRedis(): Promise<{readonly process: ChildProcess; readonly port: number}> {
  const port = await freePort()
  const argv = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder]
  const running = spawn('redis-server', argv, {stdio: ['ignore', 'pipe', 'inherit']})
  let log = ''
  for await (const chunk of running.stdout) {
    log += chunk
    if (log.includes('Ready to accept connections')) break
  }
  return {process: running, port}
}

const open = (address: string, options: Partial<OpenCacheOptions> = {}) =>
  openCache(address, {
    version: '1.2.3',
    allowPrivate: true,
    isReadOnly: false,
    env: {},
    ...options
  })

async function run(address: string, options: Partial<OpenCacheOptions> = {}, count = 1) {
  const memory = await open(address, options)
  const uses = Array.from({length: count}, (_, index) => [
    server.url('alive', `/${index}?token=CANARY`),
    server.url('gone', `/${index}`)
  ])
    .flat()
    .map((href) => ({href, isImage: false}))
  server.seen.length = 0
  const {verdicts} = await checkLinks(uses, hasty, {...testParts, ...(memory && {cache: memory})})
  return {verdicts, asked: [...new Set(server.seen.map(({host}) => host))].toSorted()}
}

describe.skipIf(isLeftOut('redis-server'))('a Redis', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>
  let address = ''

  beforeEach(async () => {
    redis = await startRedis()
    address = `redis://127.0.0.1:${redis.port}`
  })

  afterEach(async () => {
    redis.process.kill('SIGKILL')
    if (redis.process.exitCode === null && redis.process.signalCode === null) {
      await once(redis.process, 'exit')
    }
  })

  const cli = (...argv: readonly string[]) =>
    execFileSync('redis-cli', ['-p', `${redis.port}`, ...argv], {encoding: 'utf8'}).trim()

  test('is shared by runs, for as long as a verdict is worth', async () => {
    expect((await run(address)).asked).toEqual(['alive', 'gone'])
    const second = await run(address)
    expect(second.asked).toEqual(['gone'])
    expect([...second.verdicts.values()]).toMatchObject([
      {kind: 'alive', isCached: true},
      {kind: 'dead', isCached: false}
    ])
    const keys = cli('keys', '*').split('\n')
    expect(keys).toHaveLength(1)
    const lifetime = Number(cli('pttl', keys[0] ?? ''))
    expect(lifetime).toBeGreaterThan(47 * 3_600_000)
    expect(lifetime).toBeLessThanOrEqual(72 * 3_600_000)
  })

  test('holds nothing secret, and no address in clear', async () => {
    await run(address)
    const [key = ''] = cli('keys', '*').split('\n')
    expect(`${key}${cli('get', key)}`).not.toMatch(/CANARY|alive\.test/)
  })

  test('of another version is as good as empty, and so is one with nonsense', async () => {
    await run(address)
    expect((await run(address, {version: '1.2.4'})).asked).toEqual(['alive', 'gone'])
    for (const key of cli('keys', '*').split('\n')) cli('set', key, '{"value": "[1, {}]"}')
    expect((await run(address)).asked).toEqual(['alive', 'gone'])
    for (const key of cli('keys', '*').split('\n')) cli('set', key, 'nonsense')
    expect((await run(address)).asked).toEqual(['alive', 'gone'])
  })

  test('is only read where it may only be read', async () => {
    await run(address, {isReadOnly: true})
    expect(cli('dbsize')).toBe('0')
    await run(address)
    expect((await run(address, {isReadOnly: true})).asked).toEqual(['gone'])
  })

  test('takes many at once', async () => {
    await run(address, {}, 300)
    expect((await run(address, {}, 300)).asked).toEqual(['gone'])
  }, 30_000)

  test('that dies in the middle stops nothing', async () => {
    const memory = await open(address)
    await memory?.getMany(['http://a.test/'])
    redis.process.kill('SIGKILL')
    await once(redis.process, 'exit')
    const start = performance.now()
    memory?.set('http://a.test/', verdict)
    memory?.set('http://b.test/', verdict)
    await memory?.close()
    expect(performance.now() - start).toBeLessThan(3000)
  })

  test('that stops in the middle costs its time once', async () => {
    const memory = await open(address)
    await memory?.getMany(['http://a.test/'])
    redis.process.kill('SIGSTOP')
    const start = performance.now()
    for (let index = 0; index < 50; index++) memory?.set(`http://a.test/${index}`, verdict)
    expect(performance.now() - start).toBeLessThan(1000)
    await memory?.close()
    const took = performance.now() - start
    expect(took).toBeGreaterThan(250)
    expect(took).toBeLessThan(3000)
  })
})

const verdict = {
  kind: 'alive',
  reason: 'ok',
  hops: [],
  isSafeMove: false,
  fragments: new Map(),
  evidence: [],
  attempts: 1,
  checkedAt: Date.now(),
  isCached: false
} as const

describe('nobody there', () => {
  /** How long a memory keeps a run waiting the first time, once its client is loaded. */
  const waited = async (address: string) => {
    const memory = await open(address)
    const start = performance.now()
    expect(await memory?.getMany(['http://a.test/', 'http://b.test/'])).toEqual(new Map())
    const took = performance.now() - start
    // From then on, nobody waits for anything.
    const rest = async () => {
      memory?.set('http://a.test/', verdict)
      expect(await memory?.getMany(['http://c.test/'])).toEqual(new Map())
      await memory?.close()
      return 'at once'
    }
    const later = new Promise((resolve) => setImmediate(resolve, 'later'))
    expect(await Promise.race([rest(), later])).toBe('at once')
    return took
  }

  // The client takes a moment to load, which is no fault of the server.
  beforeAll(async () => {
    await waited(`redis://127.0.0.1:${await freePort()}`)
  }, 30_000)

  test('a dead one costs next to nothing', async () => {
    expect(await waited(`redis://127.0.0.1:${await freePort()}`)).toBeLessThan(1000)
  })

  test.each(['redis://', 'redis://:CANARY@127.0.0.1:1/x/y', 'redis://[::', 'rediss://127.0.0.1:1'])(
    'neither does an address that is none: %s',
    async (address) => {
      expect(await waited(address)).toBeLessThan(1000)
    }
  )

  test.each([
    ['says nothing', () => {}],
    ['talks nonsense', (socket: Socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['hangs up', (socket: Socket) => socket.destroy()]
  ])('one that %s costs 300 ms, once', async (_, talk) => {
    const sockets: Socket[] = []
    const strange = createServer((socket) => {
      sockets.push(socket)
      socket.on('error', () => {})
      talk(socket)
    }).listen(0, '127.0.0.1')
    await once(strange, 'listening')
    const {port} = strange.address() as AddressInfo
    const took = await waited(`redis://127.0.0.1:${port}`)
    // The rest is for a machine with other things to do.
    expect(took).toBeLessThan(1000)
    expect(sockets).toHaveLength(1)
    for (const socket of sockets) socket.destroy()
    strange.close()
  })

  test('a run goes on without it', async () => {
    const address = `redis://user:CANARY@127.0.0.1:${await freePort()}`
    const {verdicts, asked} = await run(address)
    expect(asked).toEqual(['alive', 'gone'])
    expect(inspect([...verdicts.values()], {depth: 9})).not.toContain('CANARY')
  })
})
