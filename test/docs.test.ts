import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {run} from './support/command.ts'

const root = join(import.meta.dirname, '..')

const documents = ['.', 'docs', 'examples', 'rules'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
)

const others = rules.filter(({id}) => !id.startsWith('local-'))

/** Links that lead nowhere, as our own rule tells of them. */
async function broken(argv: readonly string[], stdin = ''): Promise<string[]> {
  const settings = others.flatMap(({id}) => ['--rule', `${id}: off`])
  const {stdout} = await run(['--no-config', '--reporter', 'compact', ...settings, ...argv], {
    cwd: root,
    stdin
  })
  return stdout.split('\n').filter((line) => line.includes('[local-'))
}

describe('links of the documents', () => {
  test('lead to files and headings that are there', {timeout: 60_000}, async () => {
    expect(documents).toEqual(
      expect.arrayContaining([
        'CONTRIBUTING.md',
        'README.md',
        'README.zh-CN.md',
        'docs/ci.md',
        'rules/README.md',
        'rules/README.zh-CN.md'
      ])
    )
    expect(await broken(documents)).toEqual([])
  })

  test('would be told of', async () => {
    const argv = ['--stdin', '--stdin-filename', 'docs/new.md']
    const text = '[a](hooks.md#husky-and-lint-staged) [b](hoks.md) [c](hooks.md#huskies)\n'
    expect((await broken(argv, text)).map((line) => line.split(':')[2])).toEqual(['41', '62'])
  })
})
