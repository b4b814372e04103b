import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {toString as toText} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import {expect, test} from 'vitest'
import {findRegion} from '../src/cli/commands/index-readme/region.ts'
import {defaultShape} from '../src/report/shape.ts'
import {readFirstHeading} from '../src/report/title/first-title.ts'
import {parse} from '../src/syntax/processor.ts'
import {good, run} from './support/command.ts'
import {temporaryFolders} from './support/folders.ts'

const set = temporaryFolders()
const begin = '<!-- weekly-lint-index:begin -->'
const end = '<!-- weekly-lint-index:end -->'
const titled = (title: string) => good.replace('2023 年第40周周报', title)

const archive = {
  'weekly/2023-week40.md': good,
  'weekly/2023-week9.md': titled('2023 年第9周周报'),
  'weekly/2024-week2.md': titled('2024 年第2周周报'),
  'weekly/2022-07-week5.md': titled('2022年7月第5周周报')
}

const readme = (between = '') =>
  `# 我的周报\n\n每周一篇。\n\n${begin}\n${between}${end}\n\n## 许可\n`

const list = `
## 2024

- [2024 年第2周周报](weekly/2024-week2.md)

## 2023

- [2023 年第40周周报](weekly/2023-week40.md)
- [2023 年第9周周报](weekly/2023-week9.md)

## 2022

- [2022年7月第5周周报](weekly/2022-07-week5.md)

`

test('newest first, by year; a second run changes nothing', async () => {
  const cwd = set({...archive, 'README.md': readme()})
  const first = await run(['index'], {cwd})
  expect(first).toEqual({
    code: 0,
    stdout: 'README.md\n',
    stderr: 'weekly-lint: Listed 4 reports in `README.md`\n'
  })
  expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toBe(readme(list))
  const second = await run(['index'], {cwd})
  expect(second.stdout).toBe('')
  expect(second.code).toBe(0)
  expect((await run(['index', '--check'], {cwd})).code).toBe(0)
})

test('--check tells what is missing, and writes nothing', async () => {
  const old = readme(
    list.replace('- [2023 年第9周周报](weekly/2023-week9.md)\n', '- [旧](old.md)\n')
  )
  const cwd = set({...archive, 'README.md': old})
  const {code, stderr, stdout} = await run(['index', '--check', '--lang=zh'], {cwd})
  expect(code).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toBe(
    'weekly-lint: `README.md` 中的列表已过时：需要增加 1 行，去掉 1 行；请运行 `weekly-lint index README.md`\n'
  )
  expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toBe(old)
  writeFileSync(join(cwd, 'README.md'), readme(`${list}\n`))
  const other = await run(['index', '--check'], {cwd})
  expect(other.code).toBe(1)
  expect(other.stderr).toContain('its order or blank lines differ')
})

test('bytes outside stay: byte order mark, CRLF, trailing spaces, no last line end', async () => {
  const before = `\uFEFF# x  \r\n\ttabs\n\r\n${begin}\r\n`
  const after = `${end}  \nlast`
  const cwd = set({...archive, 'README.md': `${before}old\n${after}`})
  expect((await run(['index'], {cwd})).code).toBe(0)
  const text = readFileSync(join(cwd, 'README.md'), 'utf8')
  expect(text).toBe(before + list.replaceAll('\n', '\r\n') + after)
})

test('links are relative to the file, which may be elsewhere, and encoded', async () => {
  const cwd = set({
    '周 报/2023-week40 (终稿)#1?.md': good,
    'docs/all.md': `${begin}\n${end}`
  })
  expect((await run(['index', 'docs/all.md'], {cwd})).code).toBe(0)
  const text = readFileSync(join(cwd, 'docs/all.md'), 'utf8')
  const [url] = urlsIn(text)
  expect(url).toMatch(/^\.\.\/[\w%.\-/]+$/)
  expect(decodeURIComponent(url ?? '')).toBe('../周 报/2023-week40 (终稿)#1?.md')
})

test.each([
  '](javascript:alert(1)) [x',
  '<img src=x onerror=alert(1)>',
  '![x](https://a.example/t.png)',
  '<!-- weekly-lint-index:end -->',
  'https://evil.example/ www.evil.example',
  '`code` **bold** ~~gone~~ \\] [^1] | a',
  '\u202Egnp.exe'
])('a hostile title stays text: %s', async (text) => {
  const cwd = set({
    'a.md': `---\ntitle: ${JSON.stringify(`2023 年第40周周报 ${text}`)}\n---\n\n正文\n`,
    'weekly-lint.config.json': JSON.stringify({
      files: ['a.md'],
      title: {frontMatter: 'title', formats: ['{year} 年第{week}周周报 {text}']}
    }),
    'README.md': readme()
  })
  expect((await run(['index'], {cwd})).stderr).toContain('Listed 1 report')
  const written = readFileSync(join(cwd, 'README.md'), 'utf8')
  expect(urlsIn(written)).toEqual(['a.md'])
  const shown: string[] = []
  visit(parse(written), 'link', (node) => void shown.push(toText(node)))
  expect(shown).toEqual([`2023 年第40周周报 ${text.replace('\u202E', '')}`])
  expect((await run(['index', '--check'], {cwd})).code).toBe(0)
})

test.each([
  ['# x\n', 'Missing `<!-- weekly-lint-index:begin -->` in `README.md`, expected'],
  [`${begin}\n`, 'Missing `<!-- weekly-lint-index:end -->` in `README.md`'],
  [
    `${begin}\n${end}\n${begin}\n`,
    'Unexpected second `<!-- weekly-lint-index:begin -->` at `README.md:3`'
  ],
  [`${end}\n${begin}\n`, 'Unexpected `<!-- weekly-lint-index:end -->` at `README.md:1`'],
  [`\`\`\`\n${begin}\n${end}\n\`\`\`\n`, 'Missing `<!-- weekly-lint-index:begin -->`'],
  [`> ${begin}\n> ${end}\n`, 'Missing `<!-- weekly-lint-index:begin -->`']
])('comments that are not there once each: %j', async (text, message) => {
  const cwd = set({...archive, 'README.md': text})
  const {code, stderr} = await run(['index'], {cwd})
  expect(code).toBe(2)
  expect(stderr).toContain(message)
  expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toBe(text)
})

test('shown in code and used below', () => {
  const text = `\`\`\`md\n${begin}\n${end}\n\`\`\`\n\n### 目录\n\n${begin}\nx\n${end}\n`
  expect(findRegion(text, 'x')).toMatchObject({inner: 'x\n', level: 3, lineEnd: '\n'})
})

test('without a report, a list is left alone', async () => {
  const cwd = set({'README.md': readme(list)})
  const {code, stderr} = await run(['index'], {cwd})
  expect(code).toBe(2)
  expect(stderr).toContain('is left as it was')
  expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toBe(readme(list))
})

test('no README, a folder, and a link out of the project', async () => {
  expect((await run(['index'], {cwd: set(archive)})).stderr).toBe(
    'weekly-lint: Missing file `README.md`\n'
  )
  const outside = set({'x.md': readme()})
  const cwd = set(archive)
  mkdirSync(join(cwd, '.git'))
  symlinkSync(join(outside, 'x.md'), join(cwd, 'README.md'))
  expect((await run(['index'], {cwd})).stderr).toContain('leads out of the project')
  expect(readFileSync(join(outside, 'x.md'), 'utf8')).toBe(readme())
  expect((await run(['index', 'weekly'], {cwd})).code).toBe(2)
})

test('a newsletter without weeks: by path, with its headings, years from folders', async () => {
  const cwd = set({
    'readme.md': readme(),
    'weekly-lint.config.json': JSON.stringify({
      files: ['issues/**'],
      title: {formats: ['某刊（第 {issue} 期）：{text}']}
    }),
    'issues/2023/9.md': '# 某刊（第 9 期）：甲\n',
    'issues/2023/10.md': '---\ntitle: 某刊（第 10 期）：乙\n---\n\n## 小节\n',
    'issues/2024/11.md': '没有标题\n'
  })
  expect((await run(['index'], {cwd})).stdout).toBe('readme.md\n')
  expect(readFileSync(join(cwd, 'readme.md'), 'utf8')).toContain(
    '## 2024\n\n- [11.md](issues/2024/11.md)\n\n## 2023\n\n- [某刊（第 10 期）：乙](issues/2023/10.md)\n- [某刊（第 9 期）：甲](issues/2023/9.md)\n'
  )
})

test('the first heading of a text', () => {
  const read = (text: string) => readFirstHeading(text, defaultShape)
  expect(read('```\n# x\n```\n\n## 小\n\n# **大** #\n')).toBe('大')
  expect(read('<!-- # x -->\n## 小\n')).toBe('小')
  expect(read('正文\n')).toBeUndefined()
})

function urlsIn(text: string): string[] {
  const urls: string[] = []
  visit(parse(text), (node) => {
    if (node.type === 'link' || node.type === 'image') urls.push(node.url)
    if (node.type === 'html' && !node.value.includes('weekly-lint-index')) urls.push(node.value)
  })
  return urls
}
