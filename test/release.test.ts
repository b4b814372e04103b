import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {newestVersion, notesOf, release} from '../scripts/release/changelog.ts'
import {pinnedFiles} from '../scripts/release/pinned-files.ts'
import {pinsIn, pinTo} from '../scripts/release/pins.ts'

const root = path.join(import.meta.dirname, '..')
const read = (name: string) => fs.readFileSync(path.join(root, name), 'utf8')
const {version} = JSON.parse(read('package.json'))

describe('the version', () => {
  test('is the newest one of CHANGELOG.md', () => {
    const text = read('CHANGELOG.md')
    expect(newestVersion(text)).toBe(version)
    expect(notesOf(text, version)).toMatch(/^- /)
    expect(text).toMatch(/^## Unreleased$/m)
  })

  test('is the one that documents, examples and hooks name', async () => {
    const named = (await pinnedFiles(root)).map((file): [string, string[]] => [
      path.relative(root, file),
      pinsIn(fs.readFileSync(file, 'utf8'))
    ])
    for (const [file, pins] of named) {
      expect([file, ...new Set(pins)]).toEqual(pins.length > 0 ? [file, version] : [file])
    }
    expect(named.flatMap(([file, pins]) => (pins.length > 0 ? file : []))).toEqual(
      expect.arrayContaining([
        'README.md',
        'docs/ci.md',
        'docs/hooks.zh-CN.md',
        'examples/github-links.yml',
        'examples/github-shards.yml',
        'examples/github-workflow.yml',
        'examples/gitlab-ci.yml',
        'pre-commit-mirror/.pre-commit-hooks.yaml'
      ])
    )
  })

  test('is named nowhere else', async () => {
    // A version in another form would stay behind at the next release; what was measured stays.
    const files = (await pinnedFiles(root)).filter((file) => !file.endsWith('speed.md'))
    const others = files.flatMap((file) => {
      const left = pinTo(fs.readFileSync(file, 'utf8'), '')
      return left.includes(version) ? path.relative(root, file) : []
    })
    expect(others).toEqual([])
  })
})

describe('a release', () => {
  const before = '# Changelog\n\n## Unreleased\n\n- New\n\n## 0.1.0\n\n- First\n'

  test('makes a version of what is unreleased', () => {
    const after = release(before, '0.2.0', '2026-01-02')
    expect(after).toBe(
      '# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-01-02)\n\n- New\n\n## 0.1.0\n\n- First\n'
    )
    expect(newestVersion(after)).toBe('0.2.0')
    expect(notesOf(after, '0.2.0')).toBe('- New\n')
    expect(notesOf(after, '0.1.0')).toBe('- First\n')
  })

  test('is refused where there is nothing to release, or it was made before', () => {
    const after = release(before, '0.2.0', '2026-01-02')
    expect(() => release(after, '0.3.0', '2026-01-03')).toThrow('Nothing is unreleased')
    expect(() => release(before, '0.1.0', '2026-01-03')).toThrow('0.1.0 is in CHANGELOG.md already')
    expect(() => notesOf(before, '0.1')).toThrow('Missing notes on 0.1')
  })

  test('pins our own version, and no other', () => {
    const text = [
      'npx weekly-lint@0.1.0 --staged',
      'uses: weekly-lint/weekly-lint@v0.1.0',
      'weekly-lint/weekly-lint@<commit> # v0.1.0',
      '- repo: https://github.com/weekly-lint/pre-commit\n    rev: v0.1.0',
      'uses: actions/checkout@3d3c42e # v7.0.1',
      'npm install ./weekly-lint-0.1.0.tgz',
      'remark-lint@10.0.1'
    ].join('\n')
    const pinned = pinTo(text, '0.2.0')
    expect(pinsIn(text)).toEqual(Array.from({length: 5}, () => '0.1.0'))
    expect(pinned.match(/0\.2\.0/g)).toHaveLength(5)
    expect(pinned).toContain('# v7.0.1')
    expect(pinned).toContain('remark-lint@10.0.1')
  })
})
