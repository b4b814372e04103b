import {join} from 'node:path'
import {expect, test} from 'vitest'
import {expandGlobs} from '../src/cli/arguments/globs.ts'
import {bad, good, run} from './support/command.ts'
import {temporaryFolders} from './support/folders.ts'

const set = temporaryFolders()

const files = {
  'weekly/2023/week10.md': good,
  'weekly/2023/week9.md': good,
  'weekly/2024/week1.md': good,
  'weekly/说明.txt': '',
  'weekly/.hidden/a.md': good,
  'node_modules/b/week1.md': good,
  'drafts/a.md': good,
  'other/a*.md': good,
  'other/ab.md': good,
  '.gitignore': 'drafts\n',
  'x.md': good
}

test.each([
  ['weekly/**/*.md', ['weekly/2023/week9.md', 'weekly/2023/week10.md', 'weekly/2024/week1.md']],
  ['**/week1.md', ['weekly/2024/week1.md']],
  ['*.md', ['x.md']],
  ['./*.md', ['x.md']],
  ['weekly/20*', ['weekly/2023', 'weekly/2024']],
  ['weekly/2023/week?.md', ['weekly/2023/week9.md']],
  ['weekly/*/week1*.md', ['weekly/2023/week10.md', 'weekly/2024/week1.md']],
  ['other/a*.md', ['other/a*.md']],
  ['other/?b.md', ['other/ab.md']],
  ['drafts/*.md', ['drafts/a.md']],
  ['none/*.md', ['none/*.md']],
  ['*.txt', ['*.txt']],
  ['{a,b}.md', ['{a,b}.md']]
])('%s', async (pattern, expected) => {
  expect(await expandGlobs([pattern], set(files))).toEqual(expected)
})

test('from elsewhere, absolute, and twice', async () => {
  const cwd = set(files)
  expect(await expandGlobs(['../*.md'], join(cwd, 'weekly'))).toEqual(['../x.md'])
  expect(await expandGlobs([`${cwd}/*.md`, 'x.md'], cwd)).toEqual(['x.md'])
})

test('the commands take them', async () => {
  const cwd = set({'a/week40.md': bad, 'b/week40.md': good})
  const {code, stdout} = await run(['?/*.md', '--reporter=compact'], {cwd})
  expect(code).toBe(1)
  expect(stdout).toContain('a/week40.md:11:1')
  expect((await run(['format', '--check', '**/*.md'], {cwd})).stderr).toContain('Read 2 reports')
  const none = await run(['nothing/*.md'], {cwd})
  expect(none.code).toBe(2)
  expect(none.stderr).toContain('a pattern of `*`, `?` and `**` that matches Markdown')
})
