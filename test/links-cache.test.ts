import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {dirname, join} from 'node:path'
import {inspect} from 'node:util'
import fc from 'fast-check'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {type OpenCacheOptions, openCache} from '../src/links/cache/open.ts'
import {readRecord, ttlOf, writeRecord} from '../src/links/cache/record.ts'
import {checkLinks} from '../src/links/index.ts'
import type {LinkSettings} from '../src/links/settings.ts'
import {fragmentOf, linkKey} from '../src/report/links/address.ts'
import type {Reason, Verdict, VerdictKind} from '../src/report/links/verdict.ts'
import {removeFolder, temporaryFolder} from './support/command.ts'
import {hasty, LinkServer, page, sendPage, testParts} from './support/link-server.ts'

const server = new LinkServer({
  alive: (_, response) => sendPage(response, '<p id="a">'),
  moved: (request, response) =>
    request.url === '/' ? response.writeHead(301, {location: '/b'}).end() : sendPage(response, 'a'),
  gone: (_, response) => response.writeHead(404).end(),
  unclear: (_, response) => response.writeHead(401).end(),
  leaky: (request, response) =>
    request.url?.startsWith('/b')
      ? response.writeHead(403, {'cf-mitigated': 'x?token=CANARY'}).end()
      : response
          .writeHead(301, {location: '/b?token=CANARY&next=http%3A%2F%2Fu%3ACANARY%40h%2F'})
          .end(),
  soft: (request, response) =>
    request.url?.startsWith('/b')
      ? response
          .writeHead(200, {'content-type': 'text/html'})
          .end(page('a', 'Page not found: http://u:CANARY@h/'))
      : response.writeHead(301, {location: '/b?jwt=CANARY'}).end()
})

beforeAll(() => server.listen())
afterAll(() => server.close())

let folder = ''
let now = 0
beforeEach(() => {
  folder = temporaryFolder()
  now = Date.now()
  server.seen.length = 0
})
afterEach(() => removeFolder(folder))

const file = () => join(folder, 'links', 'verdicts.jsonl')

const open = (options: Partial<OpenCacheOptions> = {}, place = folder) =>
  openCache(place, {
    version: '1.2.3',
    allowPrivate: true,
    isReadOnly: false,
    env: process.env,
    now: () => now,
    random: () => 0,
    ...options
  })

const hosts = ['alive', 'moved', 'gone', 'unclear']

async function run(
  hrefs: readonly string[] = hosts.map((host) => server.url(host)),
  options: Partial<OpenCacheOptions> = {},
  settings: LinkSettings = hasty
) {
  const memory = await open(options)
  const uses = hrefs.map((href) => ({href, isImage: false}))
  server.seen.length = 0
  const {verdicts} = await checkLinks(uses, settings, {
    ...testParts,
    ...(memory && {cache: memory})
  })
  return {verdicts, asked: [...new Set(server.seen.map(({host}) => host))].toSorted()}
}

describe('a second run', () => {
  test('asks nothing that is fresh, and what is dead again', async () => {
    const first = await run()
    expect(first.asked).toEqual(['alive', 'gone', 'moved', 'unclear'])
    const second = await run()
    expect(second.asked).toEqual(['gone'])
    for (const host of ['alive', 'moved', 'unclear']) {
      const key = linkKey(server.url(host)) ?? ''
      expect(second.verdicts.get(key)).toEqual({...first.verdicts.get(key), isCached: true})
    }
    expect([...second.verdicts.keys()]).toEqual([...first.verdicts.keys()])
  })

  test('asks again when time has passed: an hour for what is uncertain, days for the rest', async () => {
    await run()
    now += 50 * 60_000
    expect((await run()).asked).toEqual(['gone'])
    now += 15 * 60_000
    expect((await run()).asked).toEqual(['gone', 'unclear'])
    now += 3 * 24 * 60 * 60_000
    expect((await run()).asked).toEqual(['alive', 'gone', 'moved', 'unclear'])
  })

  test('believes nothing that was learnt in the future', async () => {
    await run()
    now -= 60 * 60_000
    expect((await run()).asked).toEqual(['alive', 'gone', 'moved', 'unclear'])
  })

  test('asks for places that were not looked for', async () => {
    const at = server.url('alive')
    await run([at])
    expect((await run([`${at}#a`])).asked).toEqual(['alive'])
    const {asked, verdicts} = await run([`${at}#a`])
    expect(asked).toEqual([])
    expect([...verdicts.values()][0]?.fragments).toEqual(new Map([['a', 'found']]))
    expect((await run([`${at}#a`, `${at}#b`])).asked).toEqual(['alive'])
  })

  test('judges anew with another version, or where private networks were asked', async () => {
    await run()
    expect((await run(undefined, {version: '1.2.4'})).asked).toHaveLength(4)
    await run()
    expect((await run(undefined, {allowPrivate: false})).asked).toHaveLength(4)
  })

  test('writes nothing where it may only read', async () => {
    await run(undefined, {isReadOnly: true})
    expect(readdirSync(folder)).toEqual([])
    await run([server.url('alive')])
    const before = readFileSync(file())
    expect((await run(undefined, {isReadOnly: true})).asked).toEqual(['gone', 'moved', 'unclear'])
    expect(readFileSync(file())).toEqual(before)
  })
})

describe('what is not as we wrote it', () => {
  test.each([
    ['', 4],
    ['nonsense', 4],
    ['{"kind": "alive"}\n', 4],
    ['weekly-lint 1.2.2 links 1 private\n', 4],
    [Buffer.from([0xff, 0xfe, 0, 10, 0]), 4]
  ])('is forgotten: %j', async (content, asked) => {
    mkdirSync(dirname(file()))
    writeFileSync(file(), content)
    expect((await run()).asked).toHaveLength(asked)
    expect((await run()).asked).toEqual(['gone'])
  })

  test('a torn line costs that line, and nothing after it', async () => {
    await run([server.url('alive')])
    const line = readFileSync(file(), 'utf8').trimEnd().split('\n').at(-1) ?? ''
    appendFileSync(file(), line.slice(0, 80))
    expect((await run()).asked).toEqual(['gone', 'moved', 'unclear'])
    expect((await run()).asked).toEqual(['gone'])
  })

  test('a line that says something else than we would is passed over', async () => {
    await run([server.url('alive')])
    const text = readFileSync(file(), 'utf8')
    for (const [from, to] of [
      ['"alive"', '"dead"'],
      ['"alive"', '"invalid"'],
      ['"attempts":1', '"attempts":"1"'],
      ['"attempts":1', '"attempts":1,"archived":"https://evil.example/"'],
      ['"attempts":1', '"attempts":1,"target":"javascript:alert(1)"'],
      ['"attempts":1', '"attempts":1,"constructor":1'],
      ['"hops":[]', '"hops":[{"status":301}]'],
      ['"hops":[]', '"hops":null'],
      [/\[\d+,/, '[9999999999999,'],
      [/\[\d+,/, '["1",'],
      [/(\{.*\})\]/, '$1,1]'],
      [/(\{.*\})\]/, '{"__proto__": $1}]']
    ] as const) {
      const changed = text.replace(from, to)
      expect(changed).not.toBe(text)
      writeFileSync(file(), changed)
      expect((await run([server.url('alive')], {isReadOnly: true})).asked).toEqual(['alive'])
    }
  })

  test('a link leads nowhere', async () => {
    await run([server.url('alive')])
    const elsewhere = temporaryFolder({'forged.jsonl': readFileSync(file())})
    removeFolder(join(folder, 'links'))
    mkdirSync(dirname(file()))
    symlinkSync(join(elsewhere, 'forged.jsonl'), file())
    const before = readFileSync(join(elsewhere, 'forged.jsonl'))
    expect((await run()).asked).toHaveLength(4)
    expect(readFileSync(join(elsewhere, 'forged.jsonl'))).toEqual(before)
    removeFolder(elsewhere)
  })

  test.each([false, true])(
    'what git tracks is not believed (through a link: %s)',
    async (isLink) => {
      const git = (...argv: readonly string[]) =>
        execFileSync('git', argv, {cwd: folder, stdio: 'pipe'})
      git('init', '--quiet')
      const place = join(folder, isLink ? 'cache' : 'forged')
      mkdirSync(join(folder, 'forged'))
      if (isLink) symlinkSync('forged', place)
      const memory = await open({}, place)
      const uses = [{href: server.url('alive'), isImage: false}]
      const check = async () => {
        server.seen.length = 0
        const known = await open({}, place)
        await checkLinks(uses, hasty, {...testParts, ...(known && {cache: known})})
        return server.seen.length
      }
      await checkLinks(uses, hasty, {...testParts, ...(memory && {cache: memory})})
      expect(await check()).toBe(0)
      git('add', 'forged')
      expect(await check()).toBe(1)
      expect(await open({}, place)).toBeUndefined()
    }
  )

  test('no room and no permission stop nothing', async () => {
    writeFileSync(join(folder, 'links'), 'in the way')
    const {verdicts} = await run()
    expect(verdicts.size).toBe(4)
  })
})

test('lines that nobody needs are cleared away', async () => {
  const hrefs = Array.from({length: 30}, (_, index) => server.url('alive', `/${index}`))
  let largest = 0
  for (let turn = 0; turn < 12; turn++) {
    now += 4 * 24 * 60 * 60_000
    const memory = await open()
    for (const href of hrefs) memory?.set(href, {...verdict('alive', 'ok'), checkedAt: now})
    await memory?.close()
    largest = Math.max(largest, statSync(file()).size)
  }
  const lines = readFileSync(file(), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  expect(lines.length).toBeLessThan(300)
  expect((await (await open())?.getMany(hrefs))?.size).toBe(30)
})

function verdict(kind: VerdictKind, reason: Reason): Verdict {
  return {
    kind,
    reason,
    hops: [],
    isSafeMove: false,
    fragments: new Map(),
    evidence: [],
    attempts: 1,
    checkedAt: now,
    isCached: false
  }
}

describe('records', () => {
  test('live as long as their verdict is worth', () => {
    const hours = (kind: VerdictKind, reason: Reason, random = 0) =>
      ttlOf(verdict(kind, reason), random) / 3_600_000
    expect(hours('alive', 'ok')).toBe(72)
    expect(hours('moved', 'moved')).toBe(72)
    expect(hours('alive', 'ok', 0.999)).toBeGreaterThan(48)
    expect(hours('alive', 'ok', 0.999)).toBeLessThan(49)
    expect(hours('uncertain', 'status')).toBe(1)
    expect(hours('dead', 'gone')).toBe(0)
    expect(hours('invalid', 'userinfo')).toBe(0)
    for (const reason of ['offline', 'not-checked', 'unconfirmed'] as const) {
      expect(hours('uncertain', reason)).toBe(0)
    }
  })

  test('are read as they were written, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('alive', 'moved', 'uncertain' as const),
        fc.array(fc.tuple(fc.webFragments(), fc.constantFrom('found', 'absent' as const))),
        fc.array(fc.record({status: fc.nat(999), href: fc.webUrl()})),
        fc.option(fc.webUrl({withQueryParameters: true}), {nil: undefined}),
        fc.string(),
        (kind, fragments, hops, url, evidence) => {
          const target = url && new URL(url).href
          const written: Verdict = {
            ...verdict(kind, 'ok'),
            fragments: new Map(fragments),
            hops,
            evidence: [evidence],
            ...(target !== undefined && {target})
          }
          const text = writeRecord({expiresAt: now + 1000, verdict: written})
          expect(text).not.toContain('\n')
          expect(readRecord(text, now)?.verdict).toEqual({...written, isCached: true})
          expect(readRecord(text, now + 1000)).toBeUndefined()
          expect(readRecord(text.slice(0, -1), now)).toBeUndefined()
        }
      )
    )
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readRecord(text, 0)).toBeUndefined()
      })
    )
  })
})

test('nothing secret in verdicts or files, and no address in clear', async () => {
  const hrefs = [
    server.url('alive', '/?token=CANARY'),
    server.url('alive', '/?x=1#access_token=CANARY'),
    server.url('leaky', '/a'),
    server.url('soft', '/a'),
    `http://user:CANARY@alive.test:${server.port}/`,
    `http://missing-CANARY.test/?key=CANARY`
  ]
  const {verdicts} = await run(hrefs)
  // A name that is asked for stands in the key alone.
  expect(inspect([...verdicts.values()], {depth: 9})).not.toContain('CANARY')
  expect(verdicts.get(linkKey(hrefs[4] ?? '') ?? '')).toMatchObject({
    kind: 'invalid',
    reason: 'userinfo',
    attempts: 0
  })
  const text = readFileSync(file(), 'utf8')
  expect(text).not.toContain('CANARY')
  expect(text).not.toContain(hrefs[0]?.slice(0, 30))
  const hash = createHash('sha256')
    .update(linkKey(hrefs[0] ?? '') ?? '')
    .digest('base64url')
  expect(text).toContain(hash)
  expect(fragmentOf(hrefs[1] ?? '')).toContain('CANARY')
})
