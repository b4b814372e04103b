import {createHash} from 'node:crypto'
import {mkdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {DomUtils, parseDocument} from 'htmlparser2'
import {describe, expect, test} from 'vitest'
import {htmlOf} from '../src/cli/commands/stats/html/page.ts'
import {type Measured, summarize} from '../src/cli/commands/stats/summarize.ts'
import {openCache} from '../src/links/cache/open.ts'
import {readVersion} from '../src/version.ts'
import {good, run} from './support/command.ts'
import {temporaryFolders} from './support/folders.ts'
import {verdict} from './support/verdicts.ts'

const set = temporaryFolders()

const titled = (title: string) => good.replace('2023 年第40周周报', title)
const linked = (address: string) => good.replace('一章书', `[一章书](${address})`)

const archive = {
  '2023-week38.md': titled('2023 年第38周周报').replace('1. 去公园散步', '- 去公园散步'),
  '2023-week40.md': linked('https://a.example/1'),
  '2023-week41.md': `${linked('https://b.example/').replace('第40周', '第41周')}\n<https://a.example/1>\n`,
  '2024-week1.md': titled('2024 年第1周周报'),
  'README.md': '# 说明\n'
}

const measured = (options: Partial<Measured>): Measured => ({
  path: 'a.md',
  title: '甲',
  week: undefined,
  year: options.week?.year,
  characters: 10,
  findings: [],
  links: [],
  ...options
})

describe('summaries', () => {
  test('weeks from the first to the last, in one calendar', () => {
    const stats = summarize(
      [
        measured({week: {year: 2021, week: 1}}),
        measured({week: {year: 2020, week: 52}, path: 'b.md'}),
        // The last row of December 2020 is week 53.
        measured({week: {year: 2020, month: 12, week: 5}, path: 'c.md'}),
        measured({week: {year: 2021, week: 4}, path: 'd.md'})
      ],
      new Map()
    )
    expect(stats.weeks.map(({year, week, reports}) => [year, week, ...reports])).toEqual([
      [2020, 52, 'b.md'],
      [2020, 53, 'c.md'],
      [2021, 1, 'a.md'],
      [2021, 2],
      [2021, 3],
      [2021, 4, 'd.md']
    ])
    expect(stats).toMatchObject({written: 4, missed: 2, longestRun: 3})
    expect(stats.quarters).toEqual(['2020-Q4', '2021-Q1'])
  })

  test('a year that is far from the others is no week of the archive', () => {
    const weeks = [2022, 2023, 9023].map((year) => measured({week: {year, week: 1}}))
    expect(summarize(weeks, new Map()).weeks).toHaveLength(53)
  })

  test('findings by quarter, the most frequent rule first', () => {
    const {rules} = summarize(
      [
        measured({week: {year: 2023, week: 40}, findings: ['b', 'a', 'a']}),
        measured({findings: ['a']})
      ],
      new Map()
    )
    expect(rules).toEqual([
      {rule: 'a', total: 3, quarters: {'2023-Q4': 2, undated: 1}},
      {rule: 'b', total: 1, quarters: {'2023-Q4': 1}}
    ])
  })

  test('nothing at all', () => {
    expect(summarize([], new Map())).toMatchObject({weeks: [], written: 0, missed: 0, links: []})
    expect(htmlOf(summarize([], new Map()), 'en', '1')).toContain('No finding')
  })
})

describe('the command', () => {
  test('text', async () => {
    const {code, stdout, stderr} = await run(['stats'], {cwd: set(archive)})
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout).toBe(`4 reports; weeks written: 4, missed: 12, in a row: 2 at most

Weeks
  2023                                       #.##...........
  2024  #

  Year  Written  Missed  Weeks missed
  2023        3      12  39, 42–52
  2024        1       0

Findings by rule
  Rule           2023  2024  Total
  numbered-list     1     0      1

Length
  Year  Reports  Shortest  Median  Longest
  2023        3        38      38       57
  2024        1        37      37       37

Links
  Year  Addresses  alive  moved  uncertain  dead  not known
  2023          2      0      0          0     0          2
  2024          0      0      0          0     0          0
`)
  })

  test('JSON, in Chinese too', async () => {
    const {stdout} = await run(['stats', '--reporter', 'json', '--lang=zh'], {cwd: set(archive)})
    const stats = JSON.parse(stdout)
    expect(Object.keys(stats).sort()).toEqual(
      ['links', 'longestRun', 'missed', 'quarters', 'reports', 'rules', 'weeks', 'written'].sort()
    )
    expect(stats.reports[0]).toMatchObject({
      path: '2023-week38.md',
      title: '2023 年第38周周报',
      week: {year: 2023, week: 38},
      findings: 1,
      links: 0
    })
  })

  test('what the cache of links knows, and nothing is asked', async () => {
    const cwd = set(archive)
    const cache = join(cwd, 'kept')
    mkdirSync(cache)
    const options = {version: readVersion(), allowPrivate: false, isReadOnly: false, env: {}}
    const links = await openCache(cache, {...options, now: () => 1000})
    links?.set('https://a.example/1', verdict({kind: 'alive', checkedAt: 1000}))
    await links?.close()
    const {stdout} = await run(['stats', '--reporter=json', '--cache-location', cache], {
      cwd,
      now: () => new Date(2000)
    })
    expect(JSON.parse(stdout).links[0]).toMatchObject({addresses: 2, alive: 1, unknown: 1})
    const without = await run(['stats', '--reporter=json', '--no-cache'], {cwd})
    expect(JSON.parse(without.stdout).links[0]).toMatchObject({alive: 0, unknown: 2})
  })

  test('no report, a report as output, a folder as output', async () => {
    const none = set({'README.md': '# x\n'})
    expect((await run(['stats'], {cwd: none})).code).toBe(2)
    expect((await run(['stats', '--allow-empty'], {cwd: none})).code).toBe(0)
    const cwd = set(archive)
    const over = await run(['stats', '--output-file', '2023-week40.md'], {cwd})
    expect(over.stderr).toContain('which is one of the reports')
    expect(readFileSync(join(cwd, '2023-week40.md'), 'utf8')).toBe(archive['2023-week40.md'])
    expect((await run(['stats', '--output-file', '.'], {cwd})).code).toBe(2)
  })
})

describe('the page', () => {
  const hostile = '</title><script>alert(1)</script>"><img src=x onerror=alert(1)>\u202E'
  const page = htmlOf(
    summarize(
      [
        measured({week: {year: 2023, week: 40}, title: hostile, path: hostile, findings: ['a']}),
        measured({week: {year: 2023, week: 42}, path: 'b.md', links: ['https://a.example/']})
      ],
      new Map()
    ),
    'en',
    '1'
  )
  const elements = DomUtils.getElementsByTagName('*', parseDocument(page))
  const named = (...names: string[]) => elements.filter(({name}) => names.includes(name))
  const classed = (name: string) => elements.filter(({attribs}) => attribs.class === name)

  test('has no script, and a policy that allows its own style alone', () => {
    const policy = named('meta').find((meta) => meta.attribs['http-equiv'])?.attribs.content
    const style = DomUtils.textContent(named('style'))
    const hash = createHash('sha256').update(style).digest('base64')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`style-src 'sha256-${hash}'`)
    expect(named('script', 'img', 'link', 'iframe')).toEqual([])
    const attributes = new Set(elements.flatMap(({attribs}) => Object.keys(attribs)))
    expect([...attributes].filter((name) => /^on|^style$/.test(name))).toEqual([])
    expect(page).not.toContain('\u202E')
    expect(style).toContain('prefers-color-scheme: dark')
  })

  test('says what each picture shows, with a table beside', () => {
    const pictures = named('svg')
    expect(pictures).toHaveLength(4)
    for (const picture of pictures) {
      const ids = picture.attribs['aria-labelledby']?.split(' ') ?? []
      expect(ids).toHaveLength(2)
      for (const id of ids) {
        const element = DomUtils.getElementById(id, picture.children)
        expect(DomUtils.textContent(element!)).not.toBe('')
      }
    }
    expect(named('table')).toHaveLength(4)
    expect(classed('full')).toHaveLength(2)
    expect(classed('missed')).toHaveLength(1)
  })

  test('is written to a file', async () => {
    const cwd = set(archive)
    await run(['stats', '--reporter=html', '--output-file', 'out/stats.html', '--lang=zh'], {cwd})
    expect(readFileSync(join(cwd, 'out/stats.html'), 'utf8')).toContain('<h1>周报概览</h1>')
  })
})
