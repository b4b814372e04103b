import {execFileSync} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import https from 'node:https'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import type {LinkParts} from '../src/links/parts.ts'
import {
  good,
  type Outcome,
  type RunOptions,
  removeFolder,
  run,
  temporaryFolder
} from './support/command.ts'
import {type Handler, LinkServer, sendPage, testLookup} from './support/link-server.ts'
import {isLeftOut} from './support/programs.ts'

const answer =
  (status: number, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    response.writeHead(status, headers).end()

/** Moves all to the same path elsewhere. */
const move =
  (status: number, host: string): Handler =>
  (request, response) =>
    response.writeHead(status, {location: server.url(host, request.url)}).end()

const hosts: Record<string, Handler> = {
  alive: (_, response) => sendPage(response, '<h1 id="here">Here</h1>'),
  gone: answer(404),
  busy: answer(429),
  wall: answer(403),
  broken: answer(503),
  www: (_, response) => sendPage(response, 'moved'),
  old: move(301, 'new'),
  new: (_, response) => sendPage(response, 'moved'),
  canary: (_, response) => sendPage(response, 'canary'),
  archive: (request, response) =>
    response
      .writeHead(302, {location: (request.url ?? '').replace('/web/', '/web/20200101000000/')})
      .end()
}

const server = new LinkServer(hosts)
beforeAll(() => server.listen())
afterAll(() => server.close())

/** How much faster time goes by. */
const haste = 10

/** What is random is least, and nobody waits for long. */
const parts: LinkParts = {
  lookup: testLookup,
  random: () => 0,
  clock: {
    now: () => Date.now() * haste,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds / haste))
  }
}

let cwd = ''
beforeEach(() => {
  server.seen.length = 0
})
afterEach(() => removeFolder(cwd))

const name = '2023-week40.md'
const flags = ['--links', '--allow-private', '--no-cache', '--lang', 'en', '--config', 'c.json']

/** A report that says something else in its introduction. */
function report(...lines: readonly string[]): string {
  return good.replace('写在前面。', lines.join('\n\n'))
}

function set(files: Readonly<Record<string, string>>): void {
  cwd = temporaryFolder({'c.json': '{"links": {"gap": 0, "timeout": 100000}}', ...files})
}

function lint(argv: readonly string[] = [], options: RunOptions = {}): Promise<Outcome> {
  return run([...flags, ...argv], {cwd, links: parts, ...options})
}

const url = (host: string, path?: string) => server.url(host, path)

describe('a lint that asks', () => {
  test('tells what it learnt at each place, and adds it up', async () => {
    const doubts = ['busy', 'wall', 'broken'].map((host) => `<${url(host)}>`).join('和')
    set({
      [name]: report(
        `[好](${url('alive', '/1')})，[没了](${url('gone')})，<${url('gone')}>`,
        `[锚](${url('alive', '/2#here')})，[断](${url('alive', '/2#there')})`,
        `![图][p]，${doubts}`,
        `<img src="${url('gone')}" alt="画面">，${url('gone')}。`,
        `[p]: ${url('old', '/p')}`
      ),
      '2023-week41.md': good
        .replace('第40周', '第41周')
        .replace('写在前面。', `[好](${url('alive', '/1')})`)
    })
    const {code, stdout, stderr} = await lint(['--reporter', 'compact'])
    expect(stdout.replaceAll(String(server.port), '80')).toMatchInlineSnapshot(`
      "2023-week40.md:7:3: [image-alt] Unexpected text \`图\` of a picture, expected what it shows
      2023-week40.md:9:46: [no-bare-url] Unexpected bare address \`http://gone.test:80/\`, expected \`<http://gone.test:80/>\` [*]
      2023-week40.md:3:37: [live-links] Unexpected dead address \`http://gone.test:80/\` (GET 404, asked twice), expected one that answers
      2023-week40.md:3:63: [live-links] Unexpected dead address \`http://gone.test:80/\` (GET 404, asked twice), expected one that answers
      2023-week40.md:5:41: [live-links] Missing anchor \`#there\` in the page, expected one that it has
      2023-week40.md:7:10: [live-links] Missing clear answer of \`http://busy.test:80/\` (asked too often, GET 429, asked 3 times), expected one that says that it is alive
      2023-week40.md:7:36: [live-links] Missing clear answer of \`http://wall.test:80/\` (an answer that says neither yes nor no, GET 403, asked twice), expected one that says that it is alive
      2023-week40.md:7:62: [live-links] Missing clear answer of \`http://broken.test:80/\` (an error of the server, GET 503, asked 3 times), expected one that says that it is alive
      2023-week40.md:9:11: [live-links] Unexpected dead address \`http://gone.test:80/\` (GET 404, asked twice), expected one that answers
      2023-week40.md:9:46: [live-links] Unexpected dead address \`http://gone.test:80/\` (GET 404, asked twice), expected one that answers
      2023-week40.md:11:6: [live-links] Missing clear answer of \`http://old.test:80/p\` (a page, not a picture, GET 200, via 301 → http://new.test:80/p), expected one that says that it is alive
      "
    `)
    expect(stderr.replaceAll(String(server.port), '80')).toMatchInlineSnapshot(`
      "weekly-lint: Read 2 reports of 2 Markdown files
      weekly-lint: 7 links: 2 alive, 1 moved, 1 dead, 3 uncertain (1× 429, 1× 403, 1× 503)
      "
    `)
    expect(code).toBe(1)
    expect(server.to('alive').toSorted()).toEqual(['GET /1', 'GET /2'])
    const zh = await lint(['--lang', 'zh'])
    expect(zh.stderr).toMatchInlineSnapshot(`
      "weekly-lint: 共 2 个 Markdown 文件，检查了 2 份周报
      weekly-lint: 7 个链接：2 个有效，1 个已迁移，1 个失效，3 个不确定（1× 429，1× 403，1× 503）
      "
    `)
  })

  test('never fails for what may be alive, unless it is strict', async () => {
    set({[name]: report(`<${url('busy')}>，<${url('wall')}>`)})
    const {code, stdout} = await lint()
    expect(code).toBe(0)
    expect(stdout).toContain('ℹ 2 notes')
    const strict = await lint(['--strict-links'])
    expect(strict.code).toBe(1)
    expect(strict.stdout).toContain('✖ 2 errors')
  })

  test.skipIf(isLeftOut('openssl'))(
    'takes a wrong certificate for dead, if it is asked to',
    async () => {
      set({})
      const [key, cert] = [join(cwd, 'key.pem'), join(cwd, 'cert.pem')]
      const subject = ['-subj', '/CN=tls.test', '-days', '2']
      const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject]
      execFileSync('openssl', [...request, '-keyout', key, '-out', cert], {stdio: 'pipe'})
      const secure = https.createServer({key: readFileSync(key), cert: readFileSync(cert)})
      secure.listen(0, '127.0.0.1')
      await once(secure, 'listening')
      const {port} = secure.address() as AddressInfo
      writeFileSync(join(cwd, name), report(`<https://tls.test:${port}/>`))
      const [loose, strict] = [await lint(), await lint(['--strict-tls'])]
      secure.close()
      expect([loose.code, strict.code]).toEqual([0, 1])
      expect(loose.stdout).toContain('ℹ 1 note')
      expect(strict.stdout).toContain('Unexpected dead address')
    }
  )

  test('asks what no comment and no setting leaves out', async () => {
    set({
      [name]: report(
        `<!-- weekly-lint disable live-links -->\n\n<${url('canary', '/comment')}>\n\n<!-- weekly-lint enable live-links -->`,
        `<${url('canary', '/ignored')}>，\`${url('canary', '/code')}\`，[信](mailto:me@a.example)`
      ),
      'c.json': `{"links": {"gap": 0, "ignore": ["${url('canary', '/ignored')}"]}}`
    })
    const unused = await lint(['--report-unused-disable-directives'])
    expect(unused).toMatchObject({code: 0, stdout: ''})
    expect(server.seen).toEqual([])
    expect((await lint(['--rule', 'live-links: off'])).code).toBe(0)
    expect(server.seen).toEqual([])
  })

  test('tells all findings, and tells each once', async () => {
    set({[name]: report(`[这里](${url('gone')})，<http://10.0.0.1:99999/>`)})
    const two = await lint()
    expect(two.stdout).toMatch(/^2023-week40\.md\n[^\n]*link-text[\s\S]*\n\n2023-week40\.md\n/)
    expect(two.stdout.match(/live-links|link-address/g)).toHaveLength(2)
    expect(two.stdout).toMatch(/\n\n✖ 2 errors, ⚠ 1 warning\n$/)
    expect(two.stdout.match(/✖ /g)).toHaveLength(1)
    const json = await lint(['--reporter', 'json', '--reporter', 'github:a.txt'])
    const [{messages}] = JSON.parse(json.stdout) as [{messages: {ruleId: string}[]}]
    expect(messages.map(({ruleId}) => ruleId)).toEqual(['link-text', 'live-links', 'link-address'])
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8').match(/::(?:error|warning)/g)).toHaveLength(3)
  })

  test('works with what git knows, standard input and a baseline', async () => {
    set({[name]: report(`<${url('gone')}>`)})
    const stdin = report(`<${url('gone')}>`, `[x](${url('alive')})`)
    const piped = await lint(['--stdin', '--fix'], {stdin})
    expect(piped.stdout).toBe(stdin)
    expect(piped.stderr).toContain('live-links')
    expect(piped.code).toBe(1)
    await lint(['--write-baseline'])
    const known = await lint(['--baseline', '.weekly-lint-baseline.json'])
    expect(known).toMatchObject({code: 0, stdout: ''})
    expect(known.stderr).toContain('left out 1 finding')
  })
})

describe('--fix', () => {
  /** A move that is safe: the same host, with encryption, cannot be on loopback; so within a domain. */
  const secure: Handler = (request, response) => {
    if (request.url === '/a') response.writeHead(301, {location: '/a/'}).end()
    else sendPage(response, 'a')
  }
  beforeAll(() => {
    hosts.slash = secure
  })

  test('follows what is safe, and keeps the rest of the file', async () => {
    const text = (a: string) =>
      report(`- [x](${url('slash', a)} "题")，[y](${url('old')})`).replaceAll('\n', '\r\n')
    set({[name]: text('/a')})
    const {code, stderr} = await lint(['--fix'])
    expect(readFileSync(join(cwd, name), 'utf8')).toBe(text('/a/').replace('- [x]', '1. [x]'))
    expect(stderr).toContain('repaired 1')
    expect(code).toBe(0)
    await lint(['--fix', '--unsafe-fixes'])
    expect(readFileSync(join(cwd, name), 'utf8')).toContain(`[y](${url('new')})`)
  })

  test('shows it with --diff, and writes nothing', async () => {
    set({[name]: report(`[x](${url('slash', '/a')})`)})
    const {stdout, code} = await lint(['--diff'])
    expect(stdout).toContain(`+[x](${url('slash', '/a/')})`)
    expect(code).toBe(1)
    expect(readFileSync(join(cwd, name), 'utf8')).toContain(`(${url('slash', '/a')})`)
  })

  test.each([
    ['in CI', [], {CI: 'true'}],
    ['for a stranger', ['--untrusted'], {}]
  ])('lets a person decide %s', async (_, argv, env) => {
    set({[name]: report(`[x](${url('slash', '/a')})`)})
    const {stdout} = await lint(['--fix', ...argv], {env})
    expect(stdout).toContain('[?]')
    expect(readFileSync(join(cwd, name), 'utf8')).toContain(`(${url('slash', '/a')})`)
  })

  test('puts the copy of an archive in the place of a dead page, where that is asked for', async () => {
    set({[name]: report(`[x](${url('gone', '/p')})`)})
    const links = {...parts, services: {archive: server.url('archive', '')}}
    const argv = ['--fix', '--unsafe-fixes', '--suggest-archive']
    await lint(argv.slice(0, 2), {links})
    expect(server.to('archive')).toEqual([])
    await lint(argv, {links})
    expect(readFileSync(join(cwd, name), 'utf8')).toContain('/web/20200101000000/http')
  })
})

describe('who asks', () => {
  const cases: readonly (readonly [
    string,
    readonly string[],
    Record<string, string>,
    boolean,
    number
  ])[] = [
    ['a person at a terminal', [], {}, true, 1],
    ['a pipe', [], {}, false, 0],
    ['CI', [], {CI: 'true'}, false, 1],
    ['no CI', [], {CI: 'false'}, false, 0],
    ['a person who does not want to', ['--no-links'], {}, true, 0],
    ['a person without a network', ['--offline'], {}, true, 0],
    ['a hook of git', [], {GIT_INDEX_FILE: '.git/index'}, true, 0],
    ['a hook in CI', [], {CI: '1', PRE_COMMIT: '1'}, false, 0],
    ['lint-staged', ['--only-reports'], {}, true, 0],
    ['a pipe that is told to', ['--links'], {}, false, 1]
  ]

  test.each(cases)('%s', async (_, argv, env, isTTY, requests) => {
    set({[name]: report(`<${url('alive')}>`)})
    const all = ['--allow-private', '--no-cache', '--lang', 'en', ...argv, name]
    const {code, stderr} = await run(all, {cwd, env, isTTY, links: parts})
    expect(server.seen).toHaveLength(requests)
    expect(stderr.includes('1 link: 1 alive')).toBe(requests === 1)
    expect(stderr.includes('Offline: 1 link not checked')).toBe(argv.includes('--offline'))
    expect(code).toBe(0)
  })

  test('a terminal shows how far it is, and takes that away', async () => {
    hosts.slow = (_, response) => setTimeout(() => sendPage(response, 'slow'), 400)
    set({[name]: report(`<${url('slow')}>，<${url('alive')}>`)})
    const {stderr} = await lint([], {isTTY: true})
    const away = '\r\u001B[K'
    expect(stderr).toContain(`${away}Links: `)
    expect(stderr.slice(stderr.lastIndexOf(away))).toMatch(/^.{4}weekly-lint: /s)
  })
})

describe('without a network', () => {
  const lost: LinkParts = {
    ...parts,
    lookup: (_, __, callback) => {
      callback(Object.assign(new Error('x'), {code: 'EAI_AGAIN'}), '', 0)
    }
  }

  test('one line says that nothing was checked', async () => {
    const links = Array.from({length: 20}, (_, index) => `<https://a${index}.example/>`)
    set({[name]: report(...links)})
    const {code, stdout, stderr} = await lint([], {links: lost})
    expect(code).toBe(0)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/No network: no link was checked\n/)
    expect(stderr).toMatch(/20 links: 0 alive, 20 not checked\n$/)
    expect((await lint(['--quiet'], {links: lost})).stderr).toMatch(/No network/)
    expect((await lint(['--strict-links'], {links: lost})).code).toBe(1)
  })
})

describe('strangers', () => {
  const event = (head: string) => ({
    'event.json': JSON.stringify({
      pull_request: {head: {repo: {full_name: head}}, base: {repo: {full_name: 'a/b'}}}
    })
  })

  test.each([
    ['a fork', 'x/b', true],
    ['the same repository', 'a/b', false]
  ])('a pull request of %s', async (_, head, isUntrusted) => {
    const canary = url('canary')
    set({
      [name]: report(`<${canary}>`),
      'c.json': `{"links": {"ignore": ["${canary}**"], "gap": 0, "cache": "cache"}}`,
      ...event(head)
    })
    const env = {
      GITHUB_EVENT_PATH: join(cwd, 'event.json'),
      CI: 'true',
      https_proxy: 'http://localhost:9'
    }
    const {stderr} = await lint([], {env})
    expect(server.to('canary')).toEqual(isUntrusted ? ['GET /'] : [])
    expect(stderr.includes('Not heeded in the configuration')).toBe(isUntrusted)
    expect(stderr.includes('The proxy of the environment is not used')).toBe(isUntrusted)
    expect(existsSync(join(cwd, 'cache'))).toBe(false)
    const even = await lint(['--proxy'], {env})
    expect(even.stderr).toContain('Addresses are asked by the proxy of the environment')
  })

  test('a private network is not asked, whatever a configuration says', async () => {
    set({[name]: report(`<http://127.0.0.1:${server.port}/>，<http://localhost:${server.port}/>`)})
    const argv = flags.filter((flag) => flag !== '--allow-private')
    const {code, stdout, stderr} = await run(argv, {cwd, links: parts})
    expect(code).toBe(1)
    expect(stdout.match(/of a private network/g)).toHaveLength(2)
    expect(stderr).toContain('2 links: 0 alive, 2 invalid')
    expect(server.seen).toEqual([])
  })

  test('secrets are nowhere', async () => {
    set({
      [name]: report(`<http://me:CANARY@a.test/>，[x](${url('gone', '/?token=CANARY#sig=CANARY')})`)
    })
    for (const reporter of ['text', 'pretty', 'compact', 'github', 'markdown']) {
      const {stdout, stderr} = await lint(['--reporter', reporter])
      expect(stdout).toContain('***')
      expect(stdout + stderr).not.toContain('CANARY')
    }
  })
})

describe('memory', () => {
  test('a second run asks nothing that is fresh', async () => {
    set({[name]: report(`<${url('alive')}>，<${url('gone')}>`)})
    const env = {HOME: cwd}
    const argv = flags.filter((flag) => flag !== '--no-cache')
    const links = {lookup: testLookup, random: () => 0}
    await run(argv, {cwd, links, env})
    server.seen.length = 0
    const {stderr} = await run(argv, {cwd, links, env})
    expect(stderr).toContain('2 links: 1 alive, 1 dead')
    expect(server.to('alive')).toEqual([])
    expect(server.to('gone').length).toBeGreaterThan(0)
  })
})

describe('weekly-lint links', () => {
  const list = (argv: readonly string[], options: RunOptions = {}) => {
    const rest = flags.filter((flag) => flag !== '--links')
    return run(['links', ...rest, ...argv], {cwd, links: parts, ...options})
  }
  const files = () => ({
    [name]: report(
      `[好](${url('alive', '/1#there')})，[没了](${url('gone')})，<${url('gone')}>，<${url('old')}>`,
      `<${url('busy')}>，<http://me:CANARY@a.test/>，[信](mailto:me@a.example)`
    ),
    '2023-week41.md': report(`![图](${url('alive', '/1')})`).replace('第40周', '第41周')
  })
  const withoutPort = (text: string) => text.replaceAll(String(server.port), '80')

  test('is a table of what is known about each address, the worst first', async () => {
    set(files())
    const {code, stdout, stderr} = await list(['--lang', 'zh'])
    expect(withoutPort(stdout)).toMatchInlineSnapshot(`
      "结论    状态  重定向  时间  网址
      失效    404           刚刚  http://gone.test:80/
        2023-week40.md:3:43, 2023-week40.md:3:69
      无效                        http://***@a.test/
        2023-week40.md:5:28
      已迁移  200   1       刚刚  http://old.test:80/
        → http://new.test:80/
        2023-week40.md:3:95
      不确定  429           刚刚  http://busy.test:80/
        2023-week40.md:5:2
      有效    200           刚刚  http://alive.test:80/1
        2023-week40.md:3:5（没有 #there）, 2023-week41.md:3:6
      "
    `)
    expect(stderr).toMatchInlineSnapshot(`
      "weekly-lint: 5 个链接：1 个有效，1 个已迁移，1 个失效，1 个无效，1 个不确定（1× 429）
      "
    `)
    expect(code).toBe(1)
  })

  test('is JSON for programs', async () => {
    set(files())
    const {stdout} = await list(['--reporter', 'json', '--quiet'])
    expect(stdout).not.toContain('CANARY')
    const rows = JSON.parse(withoutPort(stdout)) as {
      href: string
      verdict: string
      places: unknown[]
    }[]
    expect(rows.map(({href, verdict, places}) => [href, verdict, places.length])).toEqual([
      ['http://gone.test:80/', 'dead', 2],
      ['http://***@a.test/', 'invalid', 1],
      ['http://old.test:80/', 'moved', 1],
      ['http://busy.test:80/', 'uncertain', 1],
      ['http://alive.test:80/1', 'alive', 2]
    ])
    expect(rows.at(-1)?.places[0]).toMatchObject({
      file: name,
      line: 3,
      fragment: {name: 'there', result: 'absent'}
    })
  })

  test('is Markdown for an issue: what somebody has to see to, and nothing of it works', async () => {
    set(files())
    const {code, stdout} = await list(['--reporter', 'markdown', '--quiet'])
    expect(withoutPort(stdout)).toMatchInlineSnapshot(`
      "### weekly-lint links

      5 links: 1 alive, 1 moved, 1 dead, 1 invalid, 1 uncertain (1× 429)

      <table>
      <tr><th>verdict</th><th>address</th><th>places</th></tr>
      <tr><td>dead (404)</td><td><code>http://gone.test:80/</code></td><td><code>2023-week40.md:3:43</code> <code>2023-week40.md:3:69</code> </td></tr>
      <tr><td>invalid</td><td><code>http://***@a.test/</code></td><td><code>2023-week40.md:5:28</code> </td></tr>
      <tr><td>moved (200)</td><td><code>http://old.test:80/</code> → <code>http://new.test:80/</code></td><td><code>2023-week40.md:3:95</code> </td></tr>
      </table>
      "
    `)
    expect(code).toBe(1)
    set({
      [name]: report(
        ...Array.from({length: 1500}, (_, index) => `<${url('gone', `/${index}?@x&<b>|`)}>\n`)
      )
    })
    const long = await list(['--reporter', 'markdown', '--quiet'])
    expect(long.stdout.length).toBeLessThan(65_000)
    expect(long.stdout).toMatch(/<\/table>\n\nand \d+ more\n$/)
    expect(long.stdout.replace(/<code>[^<]*<\/code>/g, '')).not.toMatch(/[@|]/)
  })

  test('that are all alive are a line of Markdown', async () => {
    set({[name]: report(`<${url('alive', '/1')}>`)})
    const {stdout} = await list(['--reporter', 'markdown'])
    expect(stdout).toBe('### weekly-lint links\n\n1 link: 1 alive\n')
  })

  test('asks nobody with --offline', async () => {
    set(files())
    const {code, stdout} = await list(['--offline'])
    expect(code).toBe(0)
    expect(server.seen).toEqual([])
    expect(stdout.match(/^not checked /gm)).toHaveLength(5)
  })

  test('fails where that is asked for', async () => {
    set({[name]: report(`<${url('busy')}>`)})
    expect((await list([])).code).toBe(0)
    expect((await list(['--strict-links'])).code).toBe(1)
    expect((await list(['none.md'])).code).toBe(2)
    expect((await list(['c.json'])).code).toBe(0)
    expect((await list(['--reporter', 'jsn'])).stderr).toContain('expected `json`')
  })
})
