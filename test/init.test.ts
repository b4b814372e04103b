import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {chooseFiles, proposeConfiguration} from '../src/cli/commands/init/configuration.ts'
import type {Advice, ProjectFacts, ReportFacts} from '../src/cli/commands/init/facts.ts'
import {proposeHook} from '../src/cli/commands/init/hooks.ts'
import {chooseNumberedLists} from '../src/cli/commands/init/lists.ts'
import {chooseSections} from '../src/cli/commands/init/sections.ts'
import {surveyText} from '../src/cli/commands/init/survey.ts'
import {chooseTitle, templateOf} from '../src/cli/commands/init/titles.ts'
import {chooseTypography} from '../src/cli/commands/init/typography.ts'
import {proposeWorkflow} from '../src/cli/commands/init/workflow.ts'
import {readYaml} from '../src/cli/commands/init/yaml.ts'
import {loadFrontMatter} from '../src/report/title/front-matter.ts'
import {filesOf, readSnippets} from './support/snippets.ts'

await loadFrontMatter()

const project = (files: Readonly<Record<string, string>> = {}): ProjectFacts => ({
  files: new Map(Object.entries(files)),
  hooks: '.git/hooks',
  isRepository: true,
  remote: undefined,
  version: '0.1.0',
  workflows: {github: 'name: weekly-lint\n', gitlab: 'weekly-lint:\n  script: weekly-lint\n'}
})

const report = (title: string | undefined, ...headings: string[]): ReportFacts => ({
  path: 'a.md',
  title,
  headings
})

const repeat = <Value>(amount: number, make: (index: number) => Value): Value[] =>
  Array.from({length: amount}, (_, index) => make(index + 1))

describe('titles', () => {
  test.each([
    ['2023 年第40周周报', '{year} 年第{week}周周报'],
    ['2022年7月第五周周报', '{year}年{month}月第{week}周周报'],
    ['Week 47, 2026', 'Week {week}, {year}'],
    ['2026 Week 47', '{year} Week {week}'],
    ['科技周刊（第 300 期）：一个题目', '科技周刊（第 {issue} 期）：一个题目'],
    ['Issue #12: a subject', 'Issue #{issue}: a subject'],
    ['周记 2026-11-18', '周记 {date}'],
    ['关于', undefined],
    ['', undefined]
  ])('%s → %s', (title, template) => {
    expect(templateOf(title)).toBe(template)
  })

  const chosen = (...titles: (string | undefined)[]) =>
    chooseTitle(titles.map((title) => report(title)))

  test('those of most reports, not the mistakes', () => {
    const most = repeat(9, (week) => `${2020 + week}年第${week}周 团队周报`)
    expect(chosen(...most, '2023 年第40周周报', '2023年 第41周', undefined)).toEqual({
      formats: ['{year}年第{week}周 团队周报'],
      numerals: 'arabic'
    })
  })

  test('one for each kind of week', () => {
    const ofYear = repeat(5, (week) => `${2020 + week}第${week}周`)
    const ofMonth = repeat(4, (week) => `${2020 + week}年${week}月第${week}周`)
    expect(chosen(...ofYear, ...ofMonth).formats).toEqual([
      '{year}第{week}周',
      '{year}年{month}月第{week}周'
    ])
  })

  test('nothing where they are those of the default', () => {
    const chinese = ['2023 年第四十周周报', '2023年7月第五周周报', '2023 年第二周周报']
    expect(chosen(...chinese)).toEqual({numerals: 'chinese'})
    expect(chosen(...chinese, '2023 年第41周周报')).toEqual({})
    expect(chosen()).toEqual({})
  })

  test('a subject behind them is free', () => {
    const issues = repeat(4, (issue) => `周刊（第 ${issue} 期）：题目${issue}`)
    expect(chosen(...issues).formats).toEqual(['周刊（第 {issue} 期）：{text}'])
  })

  test('in the front matter', () => {
    const reports = repeat(3, (week) => ({...report(`2023 年第${week}周周报`), key: 'title'}))
    expect(chooseTitle(reports)).toEqual({numerals: 'arabic', frontMatter: 'title'})
  })
})

describe('sections', () => {
  test('nothing where they are those of the default', () => {
    expect(chooseSections(repeat(5, () => report('', '生活', '技术', '总结')))).toBe(undefined)
    expect(chooseSections([report('')])).toBe(undefined)
    const spelt = [report('', '生活', '技術', '小结'), report('', '生活', '技术', '总结')]
    expect(chooseSections(spelt)).toBe(undefined)
  })

  test('in their order, the rare ones left out, some optional', () => {
    const reports = [
      ...repeat(6, () => report('', '完成', '计划', '随想')),
      ...repeat(5, () => report('', '完成：', '计划')),
      report('', '计划', '完成', '年终')
    ]
    expect(chooseSections(reports)).toEqual([
      {name: '完成'},
      {name: '计划'},
      {name: '随想', optional: true}
    ])
  })

  test('free headings', () => {
    const reports = repeat(6, (index) => report('', `事${index}`, `物${index}`, '总结'))
    expect(chooseSections(reports)).toEqual([
      {name: '总结', aliases: ['總結', '小结']},
      {name: '*'}
    ])
    expect(chooseSections(repeat(6, (index) => report('', `事${index}`)))).toEqual([{name: '*'}])
  })
})

describe('files', () => {
  const chosen = (reports: string[], others: string[] = [], isPlain = true) =>
    chooseFiles({reports: reports.map((path) => ({...report(''), path})), others, isPlain})

  test.each([
    [['weekly/2023/2023-week40.md', 'weekly/week1.md'], ['README.md'], ['weekly/**/*.md']],
    [['weekly/2023/2023-week40.md'], ['weekly/README.md'], ['weekly/*/*.md']],
    [['w/week1.md', 'w/week2.md'], ['w/a.md'], ['w/**/week*.md']],
    [['w/2023-W1.md', 'w/2023/2023-W2.md'], ['w/a.md'], ['w/**/*.md', '!w/a.md']],
    [['2023-week40.md'], ['README.md'], undefined],
    [['a/2023-week40.md', 'b/2023-week41.md'], [], undefined],
    [['a[1]/2023-week40.md'], [], undefined]
  ])('%j beside %j → %j', (reports, others, globs) => {
    expect(chosen(reports, others)).toEqual(globs)
  })

  test('those of a newsletter by their names', () => {
    expect(chosen(['issue-1.md', 'issue-2.md'], ['README.md'], false)).toEqual(['**/issue-*.md'])
  })
})

describe('configuration', () => {
  test('with the schema where npm is used, and left alone where there is one', () => {
    const archive = {reports: [], others: [], isPlain: true}
    const [own] = proposeConfiguration(archive, project({'package.json': '{}'})).proposals
    expect(own).toMatchObject({path: 'weekly-lint.config.json'})
    expect(own?.text).toBe(
      '{\n  "$schema": "./node_modules/weekly-lint/schema.json",\n  "extends": ["recommended"]\n}\n'
    )
    for (const files of [
      {'weekly-lint.config.yaml': ''},
      {'package.json': '{"weekly-lint": {}}'}
    ] as Record<string, string>[]) {
      const advice = proposeConfiguration(archive, project(files))
      expect(advice.proposals).toEqual([])
      expect(advice.hints).toHaveLength(1)
    }
  })
})

/** What is written, by path. */
const written = ({proposals}: Advice) =>
  Object.fromEntries(proposals.map(({path, text}) => [path, text]))

/** The repositories of a configuration of pre-commit. */
function reposOf(text = ''): object[] {
  return readYaml(text)?.toJS().repos
}

describe('hooks', () => {
  const snippets = readSnippets('docs/hooks.md')
  const preCommit = filesOf(snippets, 'pre-commit')['.pre-commit-config.yaml'] ?? ''
  const lefthook = filesOf(snippets, 'lefthook')['lefthook.yml'] ?? ''

  test('are those of the documentation', () => {
    expect(written(proposeHook(project({'.pre-commit-config.yaml': 'repos: []\n'})))).toEqual({
      '.pre-commit-config.yaml': preCommit
    })
    const husky = project({
      'package.json': '{"devDependencies": {"husky": "9", "lint-staged": "16"}}\n'
    })
    const {'package.json': text = '', ...hook} = written(proposeHook(husky))
    const {'package.json': documented = '', ...rest} = filesOf(snippets, 'husky and lint-staged')
    expect(JSON.parse(text)['lint-staged']).toEqual(JSON.parse(documented)['lint-staged'])
    expect(hook).toEqual(rest)
    expect(
      readYaml(
        written(proposeHook(project({'lefthook.yml': '', 'package.json': '{}'})))['lefthook.yml'] ??
          ''
      )?.toJS()
    ).toEqual(readYaml(lefthook)?.toJS())
    const simple = project({'package.json': '{\n  "simple-git-hooks": {}\n}\n'})
    expect(JSON.parse(written(proposeHook(simple))['package.json'] ?? '')).toEqual(
      JSON.parse(filesOf(snippets, 'simple-git-hooks')['package.json'] ?? '')
    )
    const npm = project({'package.json': '{}\n'})
    expect(written(proposeHook(npm))).toEqual(filesOf(snippets, 'A plain hook'))
  })

  test('name the version where no package.json does', () => {
    const file = '.git/hooks/pre-commit'
    const plain = written(proposeHook(project()))[file]
    expect(plain).toBe(filesOf(snippets, 'A plain hook', 'alone')[file])
    expect(plain).toContain('npx --yes weekly-lint@0.1.0 --staged')
    const {'lefthook.yml': job} = written(proposeHook(project({'lefthook.yml': ''})))
    expect(job).toContain('npx --yes weekly-lint@0.1.0 --only-reports {staged_files}')
  })

  test.each([
    ['2 spaces', '# ours\nrepos:\n  - repo: a # b\n    rev: c\n    hooks:\n      - id: d\n'],
    ['no spaces', 'repos:\n- repo: a\n  hooks:\n  - id: d # e\n# end\nci:\n  skip: [d]\n'],
    ['4 spaces', 'repos:\n-   repo: a\n    hooks:\n    -   id: d'],
    ['CRLF', 'repos:\r\n  - repo: a\r\n    hooks:\r\n      - id: d\r\n\r\n# end\r\n']
  ])('a repository is added with what is there as it is: %s', (_, before) => {
    const text = written(proposeHook(project({'.pre-commit-config.yaml': before})))[
      '.pre-commit-config.yaml'
    ]
    const added = text?.split('\n').filter((line) => !before.split('\n').includes(line)) ?? []
    expect(added.join('\n')).toMatch(/weekly-lint\/pre-commit\r?\n.*rev: v0\.1\.0\r?\n/)
    for (const line of before.trimEnd().split('\n')) expect(text).toContain(line)
    const repos = reposOf(text)
    expect(repos).toHaveLength(2)
    expect(repos[1]).toEqual({
      repo: 'https://github.com/weekly-lint/pre-commit',
      rev: 'v0.1.0',
      hooks: [{id: 'weekly-lint'}]
    })
    if (before.includes('\r\n')) expect(text).not.toMatch(/(?<!\r)\n/)
  })

  test('YAML in one line, and comments, stay', () => {
    const before = '# ours\nrepos: [{repo: a, hooks: [{id: b}]}] # c\n'
    const text = written(proposeHook(project({'.pre-commit-config.yaml': before})))[
      '.pre-commit-config.yaml'
    ]
    expect(text).toContain('# ours')
    expect(text).toContain('# c')
    expect(reposOf(text)).toHaveLength(2)
  })

  test('jobs and commands of lefthook', () => {
    const jobs = 'pre-commit:\n  parallel: true # a\n  jobs:\n    - run: b\npre-push:\n  jobs: []\n'
    const added = written(proposeHook(project({'lefthook.yml': jobs})))['lefthook.yml'] ?? ''
    expect(added).toMatch(
      /^pre-commit:\n {2}parallel: true # a\n {2}jobs:\n {4}- run: b\n {4}- name: weekly-lint\n/
    )
    expect(added.endsWith('pre-push:\n  jobs: []\n')).toBe(true)
    const commands = 'pre-commit:\n  commands:\n    a:\n      run: b # c\n'
    const named = written(proposeHook(project({'lefthook.yml': commands})))['lefthook.yml'] ?? ''
    expect(named.startsWith(`${commands}    weekly-lint:\n`)).toBe(true)
    const other = 'pre-push:\n  jobs:\n    - run: b\n'
    const beside = written(proposeHook(project({'lefthook.yml': other})))['lefthook.yml'] ?? ''
    expect(beside.startsWith(`${other}\npre-commit:\n`)).toBe(true)
  })

  test('what is run on Markdown before goes on', () => {
    const before =
      '{\n\t"lint-staged": {\n\t\t"*.md": "prettier --write",\n\t\t"*.ts": "a"\n\t}\n}\n'
    const text =
      written(
        proposeHook(project({'package.json': before, '.husky/pre-commit': 'npx lint-staged\n'}))
      )['package.json'] ?? ''
    expect(JSON.parse(text)['lint-staged']).toEqual({
      '*.md': ['prettier --write', 'weekly-lint --only-reports'],
      '*.ts': 'a'
    })
    expect(text).toContain('\n\t\t"*.ts": "a"\n')
    const simple = '{"simple-git-hooks": {"pre-commit": "npm test"}}'
    const hook = written(proposeHook(project({'package.json': simple})))['package.json'] ?? ''
    expect(JSON.parse(hook)['simple-git-hooks']['pre-commit']).toBe(
      'npm test && npx --no-install weekly-lint --staged'
    )
    const husky = written(
      proposeHook(project({'package.json': '{}', '.husky/pre-commit': 'npm test'}))
    )
    expect(husky).toEqual({
      '.husky/pre-commit': 'npm test\nnpx --no-install weekly-lint --staged\n'
    })
  })

  test.each([
    ['a second time', {'.pre-commit-config.yaml': preCommit}],
    ['lefthook, a second time', {'lefthook.yml': lefthook}],
    ['YAML that is none', {'.pre-commit-config.yaml': 'repos: [\n'}],
    ['another kind of value', {'.pre-commit-config.yaml': 'repos: 1\n'}],
    ['a list at the top', {'.pre-commit-config.yaml': '- 1\n'}],
    ['code of lint-staged', {'.husky/pre-commit': '', 'lint-staged.config.js': ''}],
    ['a hook of somebody', {'.git/hooks/pre-commit': '#!/bin/sh\nexit 0\n'}],
    ['a hook of ours', {'.git/hooks/pre-commit': 'npx --no-install weekly-lint --staged\n'}]
  ])('left as it is: %s', (_, files) => {
    const {proposals, hints} = proposeHook(project(files))
    expect(proposals).toEqual([])
    expect(hints).toHaveLength(1)
  })

  test('none without git, nor out of the project', () => {
    expect(proposeHook({...project(), isRepository: false}).proposals).toEqual([])
    expect(proposeHook({...project(), hooks: undefined}).proposals).toEqual([])
  })
})

describe('workflows', () => {
  test('of GitHub, but where the project is in GitLab', () => {
    const github = {'.github/workflows/weekly-lint.yml': 'name: weekly-lint\n'}
    const gitlab = {'.gitlab-ci.yml': 'weekly-lint:\n  script: weekly-lint\n'}
    const at = (remote: string | undefined) => written(proposeWorkflow({...project(), remote}))
    expect(at(undefined)).toEqual(github)
    expect(at('git@github.com:a/gitlab-notes.git')).toEqual(github)
    expect(at('git@gitlab.com:a/b.git')).toEqual(gitlab)
    expect(at('https://gitlab.example.com/a/b')).toEqual(gitlab)
  })

  test('a job more, unless it is there or nothing can be read', () => {
    const before = 'stages: [test]\n# a\ntest:\n  script: b'
    expect(written(proposeWorkflow(project({'.gitlab-ci.yml': before})))).toEqual({
      '.gitlab-ci.yml': `${before}\n\nweekly-lint:\n  script: weekly-lint\n`
    })
    for (const left of ['weekly-lint:\n  script: a\n', 'a: [\n', '- a\n']) {
      expect(written(proposeWorkflow(project({'.gitlab-ci.yml': left})))).toEqual({})
    }
    const there = {'.github/workflows/weekly-lint.yml': ''}
    expect(proposeWorkflow(project(there))).toMatchObject({proposals: [], hints: [{}]})
  })

  test('are the examples, which are part of the package', () => {
    const {files} = JSON.parse(readFileSync('package.json', 'utf8')) as {files: string[]}
    expect(files).toContain('examples')
  })
})

describe('lists', () => {
  const texts = (text: string) =>
    repeat(3, (index): ReportFacts => surveyText(`2026-week${index}.md`, text))
  const chosen = (text: string) => chooseNumberedLists(texts(text))?.setting

  test.each([
    ['- 甲\n- 乙\n', 'off'],
    ['* a\n    1. b\n', 'off'],
    ['1. 甲\n    - 子\n2. 乙\n    - 子\n', ['error', {maxDepth: 1}]],
    ['1. 甲\n    1. 子\n', undefined],
    ['- [ ] 甲\n- [x] 乙\n\n1. 丙\n', undefined],
    ['> - 甲\n', undefined],
    ['', undefined]
  ] as const)('%j', (text, setting) => {
    expect(chosen(text)).toEqual(setting)
  })

  test('are set in the configuration, with a word why', () => {
    const archive = {reports: texts('# 2026 年第1周周报\n\n- 甲\n'), others: [], isPlain: true}
    const {proposals, hints} = proposeConfiguration(archive, project({}))
    expect(JSON.parse(proposals[0]!.text)).toMatchObject({rules: {'numbered-list': 'off'}})
    expect(hints.map(({text}) => text.en)).toEqual([
      'Most lists have bullets, so `numbered-list` is off'
    ])
  })
})

describe('typography', () => {
  const chosen = (text: string) =>
    chooseTypography([surveyText('2026-week1.md', `# 2026 年第1周周报\n\n${text}`)])
  const spaced = '读完 Rust 的书，跑了 5 公里。\n\n'.repeat(10)
  const tight = '读完Rust的书，跑了5公里。\n\n'.repeat(10)

  test.each([
    ['a style of spaces', spaced, {}],
    ['the other style', tight, {'cjk-spacing': ['warn', {style: 'forbid'}]}],
    ['one exception', `${spaced}${spaced}用Vim，`, {}],
    ['both styles', spaced + tight, undefined],
    ['too little to tell', '读完 Rust 的书\n', undefined],
    [
      'habits that the preset would complain about',
      `${spaced}${'等等..., 用 Github 吧(好).\n\n'.repeat(9)}`,
      {'full-width-punctuation': 'off', ellipsis: 'off', 'proper-nouns': 'off'}
    ],
    ['what is no prose', `${tight.replace(/.+/g, '`$&`')}2026年1月1日`, undefined]
  ] as const)('%s', (_, text, rules) => {
    expect(chosen(text)?.rules).toEqual(rules)
  })

  test('is extended in the configuration, with a word why', () => {
    const reports = [surveyText('2026-week1.md', `# 2026 年第1周周报\n\n${spaced}`)]
    const archive = {reports, others: [], isPlain: true}
    const {proposals, hints} = proposeConfiguration(archive, project({}))
    expect(JSON.parse(proposals[0]!.text)).toEqual({extends: ['recommended', 'typography']})
    expect(hints).toMatchObject([{values: {places: '40', share: '100%'}}])
  })
})
