import {chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {editorOf} from '../src/cli/commands/new/editor.ts'
import {type Named, nameLike} from '../src/cli/commands/new/naming.ts'
import {unfinishedTasks, withTasks} from '../src/cli/commands/new/tasks.ts'
import {parseWeek} from '../src/cli/commands/new/week.ts'
import {Report} from '../src/report/report.ts'
import {readPath} from '../src/report/title/path-week.ts'
import {exists, type Week, weekOfMonth, weekOfYear} from '../src/report/title/week.ts'
import {parse} from '../src/syntax/processor.ts'
import {good, run} from './support/command.ts'
import {temporaryFolders} from './support/folders.ts'

const set = temporaryFolders()

/** A Wednesday, in week 47. */
const now = () => new Date(2026, 10, 18, 9, 30)

const begin = (cwd: string, ...argv: string[]) => run(['new', ...argv], {cwd, now})

const titled = (title: string) => good.replace('2023 年第40周周报', title)

describe('weeks of days', () => {
  test.each([
    [[2026, 11, 18], {year: 2026, week: 47}],
    [[2026, 12, 31], {year: 2026, week: 53}],
    [[2027, 1, 3], {year: 2026, week: 53}],
    [[2027, 1, 4], {year: 2027, week: 1}],
    [[2024, 12, 30], {year: 2025, week: 1}],
    [[2023, 1, 1], {year: 2022, week: 52}]
  ] as const)('%j', ([year, month, day], week) => {
    expect(weekOfYear(year, month, day)).toEqual(week)
  })

  test('of the month: the row of its page', () => {
    expect(weekOfMonth(2026, 11, 1)).toEqual({year: 2026, month: 11, week: 1})
    expect(weekOfMonth(2026, 11, 2).week).toBe(2)
    expect(weekOfMonth(2026, 11, 30).week).toBe(6)
  })

  test('are in the calendar', () => {
    fc.assert(
      fc.property(fc.date({min: new Date(0), noInvalidDate: true}), (date) => {
        const day = [date.getFullYear() % 9000, date.getMonth() + 1, date.getDate()] as const
        expect(exists(weekOfYear(...day))).toBe(true)
        expect(exists(weekOfMonth(...day))).toBe(true)
      })
    )
  })

  test('as --week says them', () => {
    expect(parseWeek('2026-W47')).toEqual({year: 2026, month: undefined, week: 47})
    expect(parseWeek('2026w5')).toEqual({year: 2026, month: undefined, week: 5})
    expect(parseWeek('2026-week05')).toEqual({year: 2026, month: undefined, week: 5})
    expect(parseWeek('2026-11-week3')).toEqual({year: 2026, month: 11, week: 3})
    for (const wrong of ['47', 'W47', '2026-47', 'x2026-W47-y', '../2026-W47', '', '2026-W470']) {
      expect(() => parseWeek(wrong)).toThrow(/^Unexpected week `/)
    }
    expect(() => parseWeek('2026-W54')).toThrow(
      'Unexpected week 54 in `2026-W54`, expected 1 to 53'
    )
    expect(() => parseWeek('2026-11-week6')).not.toThrow()
    expect(() => parseWeek('2026-10-week6')).toThrow('expected 1 to 5')
  })
})

describe('names', () => {
  const named = (...paths: string[]): Named[] =>
    paths.map((path) => {
      const {week} = readPath(path)
      return {path, week: week && {...week, year: week.year ?? Number(path.slice(0, 4))}}
    })
  const week: Week = {year: 2027, week: 5}

  test.each([
    [['2023/2023-week40.md', '2023/2023-week41.md'], '2027/2027-week05.md'],
    [['2023/2023-week6.md', '2023/2023-week40.md'], '2027/2027-week5.md'],
    [['2023-W06.md'], '2027-W05.md'],
    [['2023/week-40/index.md', '2023/week-41/index.md'], '2027/week-05/index.md'],
    [['2023/第40周.md', '2023/第41周.md'], '2027/第05周.md'],
    [['2023/第四十周.md'], '2027/第五周.md'],
    [['2023年/2023年第9周周报.md'], '2027年/2027年第5周周报.md'],
    // Of a month in the path, the day that it is of shows: week 40 of 2023 begins in October.
    [['2023/09/2023-week39.md', '2023/10/2023-week40.md'], '2027/02/2027-week05.md'],
    [['2023-10-06-week40.md', '2023-10-13-week41.md'], '2027-02-05-week05.md'],
    // What each week was about is left out; what all have stays.
    [['2023-week40-autumn.md', '2023-week41-rain.md'], '2027-week05.md'],
    [['notes-2023-week40.en.md', 'notes-2023-week41.en.md'], 'notes-2027-week05.en.md'],
    // The way of the last ones.
    [['2022-week1.md', '2023-W40.md', '2023-W41.md', '2023-W42.md'], '2027-W05.md'],
    [['notes.md'], undefined],
    [[], undefined]
  ])('%j → %s', (paths, expected) => {
    expect(nameLike({week}, named(...paths))).toBe(expected)
  })

  test('weeks of months among themselves', () => {
    const reports = named('2022-07-week5.md', '2023-week40.md', '2023-week41.md')
    expect(nameLike({week: {year: 2027, month: 2, week: 1}}, reports)).toBe('2027-02-week1.md')
    expect(nameLike({week}, reports)).toBe('2027-week05.md')
  })

  test('issues', () => {
    const reports = [9, 10, 11].map((issue) => ({path: `issue-${issue}.md`, issue}))
    expect(nameLike({week, issue: 12}, reports)).toBe('issue-12.md')
  })

  test('say the week that they are for', () => {
    const weeks = fc
      .record({year: fc.integer({min: 2000, max: 2050}), week: fc.integer({min: 1, max: 52})})
      .map((week): Week => ({...week, month: undefined}))
    const shapes = fc.constantFrom<(week: Week) => string>(
      ({year, week}) => `${year}/${year}-week${week}.md`,
      ({year, week}) => `${year}-W${String(week).padStart(2, '0')}.md`,
      ({year, week}) => `a/${year}/第${week}周/周报.md`
    )
    fc.assert(
      fc.property(shapes, fc.uniqueArray(weeks, {minLength: 1}), weeks, (shape, old, wanted) => {
        const path = nameLike(
          {week: wanted},
          old.map((week) => ({path: shape(week), week}))
        )
        const {year, week} = readPath(path ?? '').week ?? {}
        expect({year, week}).toEqual({year: wanted.year, week: wanted.week})
        if (old.some(({week}) => week < 10)) expect(path).toBe(shape(wanted))
      })
    )
  })
})

describe('new', () => {
  test('without an archive, in the current folder', async () => {
    const cwd = set()
    expect(await begin(cwd)).toEqual({
      code: 0,
      stdout: '2026-week47.md\n',
      stderr: 'weekly-lint: Left to write, as the lint will tell: `no-empty-section` × 3\n'
    })
    expect(readFileSync(join(cwd, '2026-week47.md'), 'utf8')).toBe(
      '# 2026 年第47周周报\n\n## 生活\n\n## 技术\n\n## 总结\n'
    )
    const linted = await run(['--reporter', 'json'], {cwd})
    expect(linted.code).toBe(0)
    const found = JSON.parse(linted.stdout).flatMap(({messages}: {messages: unknown[]}) => messages)
    expect(found.map(({ruleId}: {ruleId: string}) => ruleId)).toEqual(
      Array(3).fill('no-empty-section')
    )
  })

  test('in the archive, in its naming and its numerals, from any folder of it', async () => {
    const files = {
      'README.md': '# 关于\n',
      'weekly/2026/2026-week9.md': titled('2026 年第九周周报'),
      'weekly/2026/2026-week46.md': titled('2026 年第四十六周周报')
    }
    for (const [below, said] of [
      ['.', 'weekly/2026/2026-week47.md'],
      ['weekly/2026', '2026-week47.md'],
      ['weekly/2025', '../2026/2026-week47.md']
    ] as const) {
      const folder = set({'.git/HEAD': '', ...files})
      mkdirSync(join(folder, 'weekly/2025'), {recursive: true})
      const {code, stdout} = await begin(join(folder, below))
      expect({code, stdout}).toEqual({code: 0, stdout: `${said}\n`})
      const text = readFileSync(join(folder, 'weekly/2026/2026-week47.md'), 'utf8')
      expect(text).toMatch(/^# 2026 年第四十七周周报\n/)
    }
  })

  test('another week; a week of a month where the archive counts so', async () => {
    const cwd = set({'2026-10-week4.md': titled('2026年10月第四周周报')})
    expect((await begin(cwd)).stdout).toBe('2026-11-week4.md\n')
    expect((await begin(cwd, '--week', '2026-11-week3')).stdout).toBe('2026-11-week3.md\n')
    expect(readFileSync(join(cwd, '2026-11-week3.md'), 'utf8')).toMatch(/^# 2026年11月第三周周报\n/)
    expect((await begin(cwd, '--week=2027-W02')).stdout).toBe('2027-week02.md\n')
  })

  test('the title and the sections of the configuration, where it looks for reports', async () => {
    const cwd = set({
      'weekly-lint.config.json': JSON.stringify({
        files: ['notes/*/*.md'],
        title: {formats: ['Week {week}, {year}: {text}'], frontMatter: 'title'},
        sections: ['Done', '*', {name: 'Extra', optional: true}, 'Next']
      })
    })
    expect((await begin(cwd)).stdout).toBe('notes/2026/2026-week47.md\n')
    expect(readFileSync(join(cwd, 'notes/2026/2026-week47.md'), 'utf8')).toBe(
      '---\ntitle: "Week 47, 2026: Title"\n---\n\n## Done\n\n## Next\n'
    )
    const {code, stdout} = await run(['--reporter', 'compact'], {cwd})
    expect(code).toBe(0)
    expect(stdout.match(/no-empty-section/g)).toHaveLength(2)
  })

  test('the next issue', async () => {
    const cwd = set({
      'weekly-lint.config.json': JSON.stringify({
        files: ['issue-*.md'],
        title: {formats: ['周刊（第 {issue} 期）：{text}']},
        sections: ['*']
      }),
      'issue-9.md': '# 周刊（第 9 期）：秋天\n\n## 一\n\n好\n',
      'issue-10.md': '# 周刊（第 10 期）：雨\n\n## 一\n\n- [ ] 买伞\n'
    })
    expect((await begin(cwd, '--lang=zh', '--carry-over')).stdout).toBe('issue-11.md\n')
    expect(readFileSync(join(cwd, 'issue-11.md'), 'utf8')).toBe(
      '# 周刊（第 11 期）：标题\n\n## 一\n\n- [ ] 买伞\n'
    )
  })

  test('from a template, which is text and nothing else', async () => {
    const cwd = set({
      'week.md':
        '\uFEFF# {title}\r\n\r\n第 {week} 周，{date}，{month} 月，{unknown}，$(id)\r\n\r\n## 总结\r\n'
    })
    const {stderr} = await begin(cwd, '--template', 'week.md')
    expect(readFileSync(join(cwd, '2026-week47.md'), 'utf8')).toBe(
      '# 2026 年第47周周报\r\n\r\n第 47 周，2026-11-18，11 月，{unknown}，$(id)\r\n\r\n## 总结\r\n'
    )
    expect(stderr).toContain('`required-sections`')
    const missing = await begin(cwd, '--template', 'wek.md', '--week=2026-W48')
    expect(missing.code).toBe(2)
    expect(missing.stderr).toContain('`wek.md`')
    expect(existsSync(join(cwd, '2026-week48.md'))).toBe(false)
  })
})

describe('never over a report', () => {
  test('the same name', async () => {
    const cwd = set()
    await begin(cwd)
    const text = readFileSync(join(cwd, '2026-week47.md'), 'utf8')
    const {code, stdout, stderr} = await begin(cwd)
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain('second report for 2026-W47, `2026-week47.md` is there already')
    expect(readFileSync(join(cwd, '2026-week47.md'), 'utf8')).toBe(text)
  })

  test.each([
    ['drafts/moving.md', titled('2026 年第47周周报'), 'drafts/2026-week46.md'],
    ['drafts/2026-W47.md', '# 还没写\n', 'drafts/2026-week46.md']
  ])('another one of that week: %s', async (name, text, neighbour) => {
    const cwd = set({[name]: text, [neighbour]: titled('2026 年第46周周报')})
    const {code, stderr} = await begin(cwd, '--lang=zh')
    expect(code).toBe(2)
    expect(stderr).toBe(`weekly-lint: 2026-W47 已有周报 \`${name}\`，未写入\n`)
  })

  test('what is there and no report, nor what a link leads to', async () => {
    const cwd = set({'2026-week46.md': titled('2026 年第46周周报')})
    mkdirSync(join(cwd, '2026-week47.md'))
    const folder = await begin(cwd)
    expect(folder.code).toBe(2)
    expect(folder.stderr).toContain('Unexpected file `2026-week47.md`, which is there already')
    symlinkSync(join(cwd, 'gone.md'), join(cwd, '2026-week48.md'))
    expect((await begin(cwd, '--week=2026-W48')).code).toBe(2)
    expect(existsSync(join(cwd, 'gone.md'))).toBe(false)
  })

  test('not out of the project by a link', async () => {
    const outside = set()
    const cwd = set({'2026/2026-week46.md': titled('2026 年第46周周报')})
    symlinkSync(outside, join(cwd, '2027'))
    const {code, stderr} = await begin(cwd, '--week=2027-W02')
    expect(code).toBe(2)
    expect(stderr).toContain('which leads out of the project')
    expect(existsSync(join(outside, '2027-week02.md'))).toBe(false)
  })
})

describe('tasks that were not done', () => {
  const read = (text: string) => new Report(text, parse(text))

  test('go to the section that they were in, with all below them', async () => {
    const cwd = set({
      '2026-week45.md': titled('2026 年第45周周报').replace('1. 去公园散步', '- [ ] 太旧'),
      '2026-week46.md': [
        '# 2026 年第46周周报',
        '## 生活\n\n- [x] 跑步\n- [ ] 读书\n    - [x] 第一章\n    - [ ] 第二章\n\n      还没开始',
        '## 技术\n\n1. [x] 部署\n2. [ ] 测试\n3. 项目\n\t- [x] 甲\n\t- [ ] 乙\n\t\t- 丙\n4. [ ] 文档',
        '## 其他\n\n* [ ] 买米',
        '## 总结\n\n好'
      ].join('\n\n')
    })
    const {code, stderr} = await begin(cwd, '--carry-over')
    expect(code).toBe(0)
    expect(stderr).toContain('Took over 5 tasks of `2026-week46.md`')
    expect(readFileSync(join(cwd, '2026-week47.md'), 'utf8')).toBe(
      [
        '# 2026 年第47周周报',
        '## 生活\n\n- [ ] 读书\n    - [x] 第一章\n    - [ ] 第二章\n\n      还没开始',
        '## 技术\n\n1. [ ] 测试\n2. [ ] 文档\n\n- [ ] 乙\n\t- 丙',
        '## 总结',
        '## 其他\n\n* [ ] 买米\n'
      ].join('\n\n')
    )
  })

  test('into a template, in its line endings', async () => {
    const cwd = set({
      '2026-week46.md': titled('2026 年第46周周报').replace('1. 去公园散步', '- [ ] 读书'),
      'week.txt': '# {title}\r\n\r\n## 生活\r\n\r\n- [ ] 跑步\r\n\r\n## 技术\r\n\r\n## 总结\r\n'
    })
    await begin(cwd, '--carry-over', '--template=week.txt')
    expect(readFileSync(join(cwd, '2026-week47.md'), 'utf8')).toBe(
      '# 2026 年第47周周报\r\n\r\n## 生活\r\n\r\n- [ ] 跑步\r\n\r\n- [ ] 读书\r\n\r\n## 技术\r\n\r\n## 总结\r\n'
    )
  })

  test('none, or no report before', async () => {
    const cwd = set()
    expect((await begin(cwd, '--carry-over')).stderr).toContain('No report before this one')
    const next = await begin(cwd, '--carry-over', '--week=2026-W48')
    expect(next.stderr).toContain('No unfinished task in `2026-week47.md`')
  })

  test('are all there afterwards, each once, and stay so', () => {
    const item = fc.tuple(fc.boolean(), fc.integer({min: 0, max: 99}), fc.boolean())
    const sections = fc.array(fc.array(item, {maxLength: 5}), {minLength: 3, maxLength: 3})
    fc.assert(
      fc.property(sections, (groups) => {
        const names = ['生活', '技术', '总结']
        const body = groups.map((items, at) => {
          const lines = items.map(
            ([done, word, deep], index) =>
              `${index > 0 && deep ? '    ' : ''}- [${done ? 'x' : ' '}] 事${word}`
          )
          return `## ${names[at]}\n\n${lines.join('\n')}`
        })
        const old = unfinishedTasks(read(`# 2026 年第46周周报\n\n${body.join('\n\n')}\n`))
        const fresh = read('# 2026 年第47周周报\n\n## 生活\n\n## 技术\n\n## 总结\n')
        expect(unfinishedTasks(read(withTasks(fresh, old)))).toEqual(old)
      })
    )
  })
})

describe('--edit', () => {
  test('words of the editor, as a shell reads them', () => {
    expect(editorOf({EDITOR: 'vi'})).toEqual(['vi'])
    expect(editorOf({VISUAL: ' code  --wait ', EDITOR: 'vi'})).toEqual(['code', '--wait'])
    expect(editorOf({VISUAL: '', EDITOR: `"/a b/vi" -c 'set x' a\\ b ""`})).toEqual([
      '/a b/vi',
      '-c',
      'set x',
      'a b',
      ''
    ])
    expect(editorOf({EDITOR: 'vi; rm -rf $HOME'})).toEqual(['vi;', 'rm', '-rf', '$HOME'])
    for (const wrong of ["vi 'a", 'vi "a', 'vi \\']) {
      expect(() => editorOf({EDITOR: wrong})).toThrow('expected its quotes in pairs')
    }
    expect(() => editorOf({EDITOR: ' '})).toThrow('Missing editor for `--edit`')
  })

  test('opens the report', async () => {
    const cwd = set({'my editor.sh': '#!/bin/sh\nprintf "%s|" "$@" > seen\n'})
    chmodSync(join(cwd, 'my editor.sh'), 0o755)
    const env = {EDITOR: `'${cwd}/my editor.sh' "-c d"`, PATH: process.env.PATH ?? ''}
    const {code, stdout} = await run(['new', '--edit'], {cwd, env, now})
    expect({code, stdout}).toEqual({code: 0, stdout: '2026-week47.md\n'})
    expect(readFileSync(join(cwd, 'seen'), 'utf8')).toBe(`-c d|${cwd}/2026-week47.md|`)
  })

  test('without an editor, nothing is written; one that fails is told', async () => {
    const cwd = set()
    expect((await begin(cwd, '--edit')).code).toBe(2)
    expect(existsSync(join(cwd, '2026-week47.md'))).toBe(false)
    const failed = await run(['new', '--edit'], {cwd, now, env: {EDITOR: '/nowhere/vi'}})
    expect(failed.code).toBe(2)
    expect(failed.stderr).toContain('Unexpected end of the editor `/nowhere/vi` (ENOENT)')
    expect(existsSync(join(cwd, '2026-week47.md'))).toBe(true)
  })
})

describe('misuse', () => {
  test.each([
    [['new', '--wek'], 'Unexpected option `--wek`, expected `--week`'],
    [['new', '--week', 'next'], 'Unexpected week `next`, expected one such as `2026-W47`'],
    [['new', '--week=2025-W53'], 'Unexpected week 53 in `2025-W53`, expected 1 to 52'],
    [
      ['new', 'a.md'],
      'Unexpected argument `a.md`, expected one that `weekly-lint new --help` shows'
    ],
    [['new', '--edit=vi'], 'Unexpected value `vi` of `--edit`, expected none']
  ])('%j', async (argv, message) => {
    const cwd = set()
    const {code, stdout, stderr} = await run(argv, {cwd, now})
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain(message)
  })

  test('no title for that kind of week', async () => {
    const cwd = set({'weekly-lint.config.json': '{"title": {"formats": ["{year}第{week}周"]}}'})
    const {code, stderr} = await begin(cwd, '--week=2026-11-week3')
    expect(code).toBe(2)
    expect(stderr).toContain('Missing title for 2026-11-week3')
  })

  test('its help fits a screen', async () => {
    for (const lang of ['en', 'zh']) {
      const {code, stdout} = await run(['new', '--help', '--lang', lang])
      expect(code).toBe(0)
      expect(stdout.split('\n').length).toBeLessThan(25)
    }
  })
})
