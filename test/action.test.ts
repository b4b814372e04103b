import {execFileSync} from 'node:child_process'
import {cpSync, readdirSync, readFileSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {delimiter, dirname, join} from 'node:path'
import {validateAction, validateWorkflow} from '@action-validator/core'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {asksLinks} from '../src/action/plan.ts'
import {ActionRunner, action, annotated, type Run} from './support/action-runner.ts'
import {bad, good, removeFolder, temporaryFolder} from './support/command.ts'
import type {Conclusion} from './support/composite.ts'
import {checkOut, openPullRequest, type PullRequest} from './support/pull-request.ts'
import {environment, TestRepository} from './support/repository.ts'
import {runnerCommands} from './support/runner.ts'

const root = join(import.meta.dirname, '..')
const workflow = readFileSync(join(root, 'examples/github-workflow.yml'), 'utf8')
const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

let runner: ActionRunner
const folders: string[] = []

beforeAll(async () => {
  runner = await ActionRunner.start()
}, 120_000)
afterEach(() => {
  runner.clean()
  folders.splice(0).forEach(removeFolder)
})
afterAll(() => runner.end())

/** A server with reports, of which one has an old mistake. */
function serve(): TestRepository {
  const server = new TestRepository({
    '2023-week40.md': good,
    '2023-week39.md': bad.replace('第40周', '第39周')
  }).commit()
  folders.push(server.folder)
  return server
}

const newBad = {'2023-week41.md': bad.replace('第40周', '第41周')}
const newGood = {'2023-week41.md': good.replace('第40周', '第41周')}

const run = (given: Run) => runner.run(given)

function runPull(
  pull: PullRequest,
  {depth = 2, ...rest}: Partial<Run> & {readonly depth?: number} = {}
): Promise<Conclusion> {
  return run({event: 'pull_request', payload: pull.payload, cwd: pull.checkOut(depth), ...rest})
}

describe('a pull request', {timeout: 60_000}, () => {
  test('fails for a bad line, and for no old one', async () => {
    const conclusion = await runPull(openPullRequest(serve(), newBad))
    expect(annotated(conclusion)).toEqual(['error 2023-week41.md:11 numbered-list'])
    expect(conclusion).toMatchObject({success: false, outputs: {code: '1'}})
    expect(conclusion.summary).toContain('1 report read, ✖ 1 error')
    expect(conclusion.summary).toContain('<code>2023-week41.md:11:1</code>')
    expect(readFileSync(conclusion.outputs.summary ?? '', 'utf8')).toBe(conclusion.summary)
    expect(conclusion.log).toContain(`-- weekly-lint@${version} in `)
    expect(conclusion.log).toMatch(/ in \S+\/weekly-lint\n/)
  })

  test('passes with a good report', async () => {
    const conclusion = await runPull(openPullRequest(serve(), newGood))
    expect(annotated(conclusion)).toEqual([])
    expect(conclusion).toMatchObject({success: true, outputs: {code: '0'}})
    expect(conclusion.summary).toBe('### weekly-lint\n\n1 report read, nothing to complain about\n')
  })

  test('is compared with what it is merged into, which may have moved on', async () => {
    const server = serve()
    const pull = openPullRequest(server, newGood)
    server.put({'2023-week38.md': bad.replace('第40周', '第38周')}).commit()
    server.git('checkout', '--quiet', '--detach', 'main')
    server.git('merge', '--quiet', '-m', 'merge', 'change')
    server.git('update-ref', 'refs/pull/7/merge', 'HEAD')
    expect(await runPull(pull)).toMatchObject({success: true})
  })

  test('is told of in a clone that is too shallow', async () => {
    const conclusion = await runPull(openPullRequest(serve(), newGood), {depth: 1})
    expect(conclusion.success).toBe(false)
    const [command] = runnerCommands(conclusion.log)
    expect(command).toMatchObject({name: 'error', properties: {title: 'weekly-lint'}})
    expect(command?.data).toContain('in CI with `fetch-depth: 0`')
  })

  test('of what `since` names, or of everything', async () => {
    const pull = openPullRequest(serve(), newGood)
    const none = await runPull(pull, {inputs: {since: 'none'}})
    expect(annotated(none)).toEqual(['error 2023-week39.md:11 numbered-list'])
    expect(await runPull(pull, {inputs: {since: 'HEAD'}})).toMatchObject({success: true})
  })

  test('in which every name and text is hostile', async () => {
    const name = '2023-week41 $(touch owned) `touch owned` ::error::x.md'
    const title = '# <img src=x onerror=alert(1)> @everyone ::error::x ##[error]x | `a`\n'
    const conclusion = await runPull(openPullRequest(serve(), {[name]: `${title}\n- a\n`}), {
      inputs: {paths: `${name}\n--version\n`}
    })
    expect(conclusion.log).toContain('Missing file or folder `--version`')
    for (const {name, properties} of runnerCommands(conclusion.log)) {
      expect([name, properties.title]).not.toContain('x')
      expect(properties.title).toMatch(/^[a-z-]+$/)
    }
    expect(conclusion.summary.replace(/<code>[^<]*<\/code>/g, '')).not.toMatch(
      /img|onerror|@|::|\|/
    )
    expect(conclusion.summary.trim().split('\n\n')).toHaveLength(3)
  })
})

describe('other events', {timeout: 60_000}, () => {
  test('a push checks all', async () => {
    const conclusion = await run({event: 'push', cwd: checkOut(serve(), 'main', 1)})
    expect(annotated(conclusion)).toEqual(['error 2023-week39.md:11 numbered-list'])
    expect(conclusion.success).toBe(false)
  })

  test('only a schedule saves what is remembered', async () => {
    const server = serve()
    for (const event of ['push', 'pull_request', 'workflow_dispatch', 'schedule']) {
      const {calls} = await run({event, cwd: checkOut(server, 'main', 1)})
      const names = calls.map(({uses}) => uses.replace(/@.*/, ''))
      expect(names).toEqual([
        'actions/cache/restore',
        ...(event === 'schedule' ? ['actions/cache/save'] : [])
      ])
      for (const call of calls) {
        expect(call.with.path).toMatch(/\/weekly-lint\/cache$/)
        expect(call.with.path?.startsWith(tmpdir())).toBe(true)
      }
    }
    const {calls} = await run({
      event: 'schedule',
      cwd: checkOut(server, 'main', 1),
      inputs: {links: 'never'}
    })
    expect(calls).toEqual([])
  })

  test('pull_request_target is warned of', async () => {
    const {payload} = openPullRequest(serve(), newGood)
    const cwd = checkOut(serve(), 'main', 1)
    const {log} = await run({event: 'pull_request_target', payload, cwd})
    expect(runnerCommands(log)[0]).toMatchObject({
      name: 'warning',
      data: expect.stringContaining('Unexpected event `pull_request_target`')
    })
  })
})

describe('inputs', {timeout: 60_000}, () => {
  test.each([
    ['error', 'error', false],
    ['warning', 'error', true],
    ['error', 'never', true],
    ['warning', 'warning', false]
  ])('a finding that is an %s, with fail-on: %s', async (severity, failOn, success) => {
    const server = serve()
    const config = JSON.stringify({
      rules: {'numbered-list': severity.slice(0, 5).replace('warni', 'warn')}
    })
    server.put({'weekly-lint.config.json': config}).commit()
    const inputs = {'fail-on': failOn, paths: '2023-week39.md'}
    expect(await run({event: 'push', cwd: checkOut(server, 'main', 1), inputs})).toMatchObject({
      success
    })
  })

  test('paths and reporters, one a line', async () => {
    const cwd = checkOut(serve(), 'main', 1)
    const inputs = {
      paths: '\n  2023-week40.md\n',
      reporter: 'compact\nsarif:out.sarif\n',
      version: '9.9.9'
    }
    const {success, summary, log} = await run({event: 'push', cwd, inputs})
    expect(summary).toContain('1 report read')
    expect(JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8')).version).toBe('2.1.0')
    expect(log).toContain('-- weekly-lint@9.9.9 in ')
    expect(success).toBe(true)
  })

  test.each([
    ['auto', 'pull_request', true],
    ['auto', 'schedule', true],
    ['auto', 'workflow_dispatch', true],
    ['auto', 'push', false],
    ['always', 'push', true],
    ['never', 'schedule', false]
  ] as const)('links: %s, in a %s', (links, name, asks) => {
    const pull = {number: 7, base: '', head: ''}
    expect(asksLinks({links}, {name, ...(name === 'pull_request' && {pull})})).toBe(asks)
  })

  test('baseline: what is in it is left out, and what is new is not', async () => {
    const server = serve()
    const name = '.weekly-lint-baseline.json'
    const cli = join(runner.folder, 'staged/dist/cli.js')
    const first = checkOut(server, 'main', 1)
    folders.push(first)
    execFileSync(process.execPath, [cli, '--no-cache', '--write-baseline'], {cwd: first})
    server.put({[name]: readFileSync(join(first, name), 'utf8')}).commit()
    const inputs = {baseline: name}
    const known = await run({event: 'push', cwd: checkOut(server, 'main', 1), inputs})
    expect(known).toMatchObject({success: true, outputs: {code: '0'}})
    server.put(newBad).commit()
    const added = await run({event: 'push', cwd: checkOut(server, 'main', 1), inputs})
    expect(annotated(added)).toEqual(['error 2023-week41.md:11 numbered-list'])
    const missing = await run({
      event: 'push',
      cwd: checkOut(server, 'main', 1),
      inputs: {baseline: '--version'}
    })
    expect(missing).toMatchObject({success: false})
    expect(runnerCommands(missing.log)[0]?.data).toContain('`--version`')
  })

  test('that make no sense are told', async () => {
    const cwd = checkOut(serve(), 'main', 1)
    const {success, log} = await run({event: 'push', cwd, inputs: {'fail-on': 'warnings'}})
    expect(runnerCommands(log)).toMatchObject([
      {
        name: 'error',
        data: 'Unexpected value `warnings` of the input `fail-on`, expected `warning`'
      }
    ])
    expect(success).toBe(false)
  })
})

describe('comment', {timeout: 60_000}, () => {
  interface Asked {
    readonly method: string | undefined
    readonly url: string | undefined
    readonly authorization: string | undefined
    readonly body: string | undefined
  }
  let server: Server
  let asked: Asked[] = []
  let status = 200
  let comments: object[] = []
  const inputs = {comment: 'true'}
  const env = () => ({GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`})

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const chunks = await request.toArray()
      const {method, url, headers} = request
      const text = Buffer.concat(chunks).toString()
      const body = text === '' ? undefined : JSON.parse(text).body
      asked.push({method, url, authorization: headers.authorization, body})
      response.writeHead(status, {'content-type': 'application/json'})
      response.end(JSON.stringify(method === 'GET' ? comments : {}))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => {
    asked = []
    comments = []
    status = 200
  })
  afterAll(() => server.close())

  const list = '/repos/us/reports/issues/7/comments'
  const spoof = {id: 1, user: {login: 'stranger'}, body: '<!-- weekly-lint -->\n'}
  const own = {id: 2, user: {login: 'github-actions[bot]'}, body: '<!-- weekly-lint -->\nold'}

  test('is made for findings', async () => {
    comments = [spoof]
    await runPull(openPullRequest(serve(), newBad), {inputs, env: env()})
    expect(asked).toMatchObject([
      {method: 'GET', url: `${list}?per_page=100&page=1`},
      {method: 'POST', url: list, authorization: 'Bearer of the job'}
    ])
    expect(asked[1]?.body).toMatch(
      /^<!-- weekly-lint -->\n### weekly-lint\n\n1 report read, ✖ 1 error/
    )
  })

  test('is not made where there is nothing to say, but then the old one says so', async () => {
    const pull = openPullRequest(serve(), newGood)
    await runPull(pull, {inputs, env: env()})
    expect(asked.map(({method}) => method)).toEqual(['GET'])
    comments = [spoof, own]
    await runPull(pull, {inputs, env: env()})
    expect(asked.at(-1)).toMatchObject({
      method: 'PATCH',
      url: '/repos/us/reports/issues/comments/2',
      body: expect.stringContaining('nothing to complain about')
    })
  })

  test.each([
    ['without a token', {token: ''}, /^Missing token/],
    [
      'without a server',
      {env: {GITHUB_API_URL: 'http://127.0.0.1:1'}},
      /^Unexpected failure of the comment \(/
    ]
  ])('is left out %s', async (_, rest, warning) => {
    const pull = openPullRequest(serve(), newGood)
    const conclusion = await runPull(pull, {inputs, env: env(), ...rest})
    expect(runnerCommands(conclusion.log)).toMatchObject([
      {name: 'warning', data: expect.stringMatching(warning)}
    ])
    expect(conclusion.success).toBe(true)
  })

  test('is left out for a fork, which has no permission', async () => {
    status = 403
    const pull = openPullRequest(serve(), newBad, 'stranger')
    const conclusion = await runPull(pull, {inputs, env: env()})
    expect(annotated(conclusion)[0]).toBe('error 2023-week41.md:11 numbered-list')
    expect(runnerCommands(conclusion.log).at(-1)).toMatchObject({
      name: 'warning',
      data: expect.stringContaining(
        'Missing permission to comment (403), expected `pull-requests: write`'
      )
    })
    expect(conclusion.outputs.code).toBe('1')
    const good = await runPull(openPullRequest(serve(), newGood, 'stranger'), {inputs, env: env()})
    expect(good.success).toBe(true)
  })
})

describe('files', () => {
  test('are valid', () => {
    const text = readFileSync(join(root, 'action.yml'), 'utf8')
    expect(validateAction(text)).toMatchObject({errors: []})
    expect(validateWorkflow(workflow)).toMatchObject({errors: []})
    expect(validateAction(text.replace('shell: bash', 'shel: bash')).errors).not.toEqual([])
    expect(
      validateWorkflow(workflow.replace('contents: read', 'contents: reed')).errors
    ).not.toEqual([])
  })

  test('put nothing from outside into the text of a script', () => {
    const scripts = action.runs.steps.flatMap(({run}) => run ?? [])
    expect(scripts).toHaveLength(2)
    for (const script of scripts) expect(script).not.toContain('${{')
  })

  test('are described as they are', () => {
    const document = readFileSync(join(root, 'docs/ci.md'), 'utf8')
    const rows = [...document.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name)
    expect(rows).toEqual(Object.keys(action.inputs))
    for (const text of [document, workflow, readFileSync(join(root, 'docs/hooks.md'), 'utf8')]) {
      expect(new Set(text.match(/v\d+\.\d+\.\d+$/gm))).toContain(`v${version}`)
    }
  })

  test('pin what they use, and ask for little', () => {
    const {on, permissions, jobs} = parse(workflow)
    expect(Object.keys(on)).not.toContain('pull_request_target')
    expect(permissions).toEqual({contents: 'read'})
    const steps = [...action.runs.steps, ...jobs['weekly-lint'].steps]
    const uses = steps.flatMap(({uses = []}) => uses)
    for (const used of uses.filter((used) => used.startsWith('actions/'))) {
      expect(used).toMatch(/@[\da-f]{40}$/)
    }
    expect(uses.at(-1)).toMatch(/^weekly-lint\/weekly-lint@v/)
  })

  test('of an example for GitLab write what its reporter is for', () => {
    const gitlab = parse(readFileSync(join(root, 'examples/gitlab-ci.yml'), 'utf8'))['weekly-lint']
    const report = gitlab.artifacts.reports.codequality
    expect(gitlab.script[0]).toContain(`--reporter gitlab:${report}`)
    const server = serve()
    const cwd = checkOut(server, 'main', 0)
    folders.push(cwd)
    const bin = temporaryFolder()
    folders.push(bin)
    cpSync(join(runner.folder, 'staged/dist'), join(bin, 'dist'), {recursive: true})
    execFileSync('ln', ['-sf', 'dist/cli.js', join(bin, 'weekly-lint')])
    cpSync(join(root, 'package.json'), join(bin, 'package.json'))
    const lint = (env: Readonly<Record<string, string>>) => {
      try {
        execFileSync('sh', ['-ec', gitlab.script[0]], {
          cwd,
          env: {
            ...environment,
            ...env,
            PATH: [bin, dirname(process.execPath), environment.PATH].join(delimiter)
          },
          stdio: 'ignore'
        })
      } catch {}
      return JSON.parse(readFileSync(join(cwd, report), 'utf8'))
    }
    expect(lint({})).toMatchObject([{check_name: 'numbered-list'}])
    const head = server.git('rev-parse', 'HEAD').trim()
    expect(lint({CI_MERGE_REQUEST_DIFF_BASE_SHA: head})).toEqual([])
    expect(readdirSync(cwd)).toContain(report)
  })
})
