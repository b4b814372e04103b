import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {ActionRunner, annotated} from './support/action-runner.ts'
import {removeFolder} from './support/command.ts'
import type {Conclusion, Step} from './support/composite.ts'
import {HookedRepository} from './support/hooked.ts'
import {installation, preCommitEnvironment, withLastCommit} from './support/pre-commit.ts'
import {isLeftOut} from './support/programs.ts'
import {openPullRequest, type PullRequest} from './support/pull-request.ts'

/*
 * What a team does that begins to use weekly-lint: each part is as users have it, the package from
 * its archive, the hook from a clone, the action from the workflow that `init` has written.
 */

/** A report as this team writes it. */
const reportOf = (week: number, done = '1. 把登录页换成了新的组件') => `# 小组周报 2026 第${week}周

## 进展

${done}
2. 给搜索加了缓存

## 下周

1. 压测
`

const files = {
  'README.md': '# 小组周报\n\n- 每周一份\n',
  '.pre-commit-config.yaml': 'repos: []\n',
  'package.json': '{"private": true}\n',
  ...Object.fromEntries([43, 44, 45].map((week) => [`2026/w${week}.md`, reportOf(week)]))
}
const hooks = '.pre-commit-config.yaml'
const name = '2026/w46.md'
const [good, bad] = [reportOf(46), reportOf(46, '1、把登录页换成了新的组件')]
const finding = 'Unexpected marker `1、`, expected `1. `'

describe.skipIf(isLeftOut('pre-commit'))(
  'from the archive to pull requests',
  {timeout: 120_000},
  () => {
    let git: HookedRepository
    let runner: ActionRunner

    beforeAll(async () => {
      git = new HookedRepository(undefined, preCommitEnvironment())
      git.put(files)
      runner = await ActionRunner.start()
    }, 120_000)
    afterAll(() => {
      git.folders.forEach(removeFolder)
      runner.end()
    })

    test('`init` sets up what fits', () => {
      git.expectRun('npm', 'install', '--save-dev', '--no-audit', '--no-fund', runner.archive)
      const {code, said} = git.run('npx', '--no-install', 'weekly-lint', 'init', '--yes')
      expect(said).toContain(`Wrote \`${hooks}\``)
      expect(code).toBe(0)
      expect(JSON.parse(git.read('weekly-lint.config.json'))).toMatchObject({
        title: {formats: ['小组周报 {year} 第{week}周']},
        sections: ['进展', '下周']
      })
      expect(git.run('npx', '--no-install', 'weekly-lint')).toMatchObject({
        code: 0,
        said: expect.stringContaining('Read 3 reports of 4 Markdown files')
      })
    })

    test('the hook stops a commit with a bad report', {timeout: installation}, () => {
      git.put({[hooks]: withLastCommit(git.read(hooks))}).commit()
      git.expectRun('pre-commit', 'install', '--install-hooks')
      const {code, said} = git.put({[name]: bad}).attempt()
      expect(said).toContain(`${name}\n`)
      expect(said).toContain(finding)
      expect(code).not.toBe(0)
      expect(git.commits).toBe(1)
    })

    test('the hook that repairs, repairs', () => {
      git.put({[hooks]: git.read(hooks).replace('id: weekly-lint', 'id: weekly-lint-fix')})
      const repaired = git.attempt()
      expect(repaired.said).toContain('Changed 1 report, so this stops here')
      expect([git.read(name), git.commits]).toEqual([good, 1])
      expect(git.attempt().code).toBe(0)
      expect(git.committed(name)).toBe(good)
    })

    test('the workflow annotates a bad line of a pull request, and no other', async () => {
      const next = {
        '2026/w47.md': bad.replace('46', '47'),
        [name]: good.replace('压测', '压测两次')
      }
      const conclusion = await runWorkflow(openPullRequest(git, next), git, runner)
      expect(annotated(conclusion)).toEqual(['error 2026/w47.md:5 list-marker-space'])
      expect(conclusion.log).toContain(finding)
      expect(conclusion).toMatchObject({success: false, outputs: {code: '1'}})
    })
  }
)

/** Take the steps of the job that `init` has written. */
async function runWorkflow(
  pull: PullRequest,
  git: HookedRepository,
  runner: ActionRunner
): Promise<Conclusion> {
  const {on, jobs} = parse(git.read('.github/workflows/weekly-lint.yml'))
  expect(Object.keys(on)).toContain('pull_request')
  const [checkout, node, lint, ...rest]: readonly Step[] = jobs['weekly-lint'].steps
  expect([checkout, node, lint, ...rest].map((step) => step?.uses?.replace(/@.*/, ''))).toEqual([
    'actions/checkout',
    'actions/setup-node',
    'weekly-lint/weekly-lint'
  ])
  const cwd = pull.checkOut(Number(checkout?.with?.['fetch-depth']))
  return await runner.run({
    event: 'pull_request',
    payload: pull.payload,
    cwd,
    ...(lint?.with && {inputs: lint.with})
  })
}
