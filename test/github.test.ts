import fs from 'node:fs'
import path from 'node:path'
import {validateWorkflow} from '@action-validator/core'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {readSnippets} from './support/snippets.ts'

/** What GitHub runs and shows for this project, and the workflows that documents tell to copy. */
const root = path.join(import.meta.dirname, '..')
const read = (name: string) => fs.readFileSync(path.join(root, name), 'utf8')
const filesIn = (folder: string) =>
  fs.readdirSync(path.join(root, folder)).map((name) => path.join(folder, name))

interface Step {
  readonly uses?: string
  readonly run?: string
}
interface Job {
  readonly 'timeout-minutes'?: number
  readonly permissions?: Readonly<Record<string, string>>
  readonly needs?: string
  readonly steps: readonly Step[]
}
interface Workflow {
  readonly on: unknown
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

const own = filesIn('.github/workflows')
const documented = ['docs/reporters.md', 'docs/reporters.zh-CN.md'].flatMap((page) =>
  readSnippets(page).flatMap(({file, text}): [string, string][] =>
    file.startsWith('.github/workflows/') ? [[`${page}: ${file}`, text]] : []
  )
)
const workflows: [string, string][] = [
  ...own.map((file): [string, string] => [file, read(file)]),
  ...documented
]

/** Actions whose commits are not known here. */
const byTag = [
  'actions/deploy-pages@v4',
  'actions/upload-pages-artifact@v3',
  'reviewdog/action-setup@v1'
]

describe('workflows', () => {
  test('are there', () => {
    expect(own.map((file) => path.basename(file)).toSorted()).toEqual([
      'ci.yml',
      'release.yml',
      'site.yml'
    ])
    expect(documented).toHaveLength(2)
  })

  test.each(workflows)('%s is valid', (_, text) => {
    expect(validateWorkflow(text)).toMatchObject({errors: []})
    expect(validateWorkflow(text.replace('runs-on', 'run-on')).errors).not.toEqual([])
  })

  test.each(workflows)(
    '%s asks for little, and puts nothing from outside into scripts',
    (_, text) => {
      const {jobs, on, permissions}: Workflow = parse(text)
      expect(JSON.stringify(on)).not.toContain('pull_request_target')
      expect(permissions.contents).toBe('read')
      for (const {steps} of Object.values(jobs)) {
        for (const {run = ''} of steps) expect(run).not.toContain('${{')
      }
    }
  )

  test.each(workflows)('%s pins what it uses to commits that the examples use too', (_, text) => {
    const known = new Set(
      filesIn('examples').flatMap((file) => read(file).match(/actions\/[\w-]+@[\da-f]{40}/g) ?? [])
    )
    const {jobs}: Workflow = parse(text)
    const uses = Object.values(jobs).flatMap(({steps}) => steps.flatMap(({uses}) => uses ?? []))
    expect(uses.length).toBeGreaterThan(0)
    for (const used of uses.filter((used) => !byTag.includes(used))) expect(known).toContain(used)
  })

  test('of a release publish what was checked, each job with what it needs alone', () => {
    const {jobs}: Workflow = parse(read('.github/workflows/release.yml'))
    expect(
      Object.entries(jobs).map(([name, {needs, permissions}]) => [name, needs, permissions])
    ).toEqual([
      ['check', undefined, undefined],
      ['publish', 'check', {contents: 'read', 'id-token': 'write'}],
      ['release', 'publish', {contents: 'write'}],
      ['pre-commit', 'publish', undefined]
    ])
    const scripts = (name: string) => jobs[name]?.steps.flatMap(({run}) => run ?? []).join('\n')
    expect(scripts('check')).toContain('.ci/run')
    expect(scripts('publish')).toContain('npm publish --provenance')
    expect(scripts('release')).toContain('gh release create')
    // What can write installs nothing: no script of a package sees its token.
    expect(scripts('release')).not.toMatch(/npm (?:ci|install)/)
  })

  test('of CI run what CONTRIBUTING.md says, on each supported version', () => {
    const text = read('.github/workflows/ci.yml')
    const {jobs} = parse(text)
    expect(jobs.test.strategy.matrix.node).toEqual([20, 22, 24])
    const scripts = jobs.test.steps.flatMap(({run}: Step) => run ?? [])
    expect(scripts.slice(-2)).toEqual(['npm ci', 'npm test'])
    // What `.ci/run` installs, the other job does too.
    const [, parts = ''] = /^parts=\((.*)\)$/m.exec(read('.ci/run')) ?? []
    for (const part of parts.split(' ')) expect(scripts.join('\n')).toContain(part)
  })
})

describe('issue forms', () => {
  const forms = filesIn('.github/ISSUE_TEMPLATE').filter((file) => !file.endsWith('config.yml'))

  /** https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema */
  const types = ['checkboxes', 'dropdown', 'input', 'markdown', 'textarea']

  test.each(forms)('%s is one', (file) => {
    const {name, description, body} = parse(read(file))
    expect([typeof name, typeof description, body.length > 1]).toEqual(['string', 'string', true])
    const ids = body.map(({id}: {id: string}) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const {type, id, attributes, validations} of body) {
      expect(types).toContain(type)
      expect(id).toMatch(/^[a-z-]+$/)
      expect(attributes.label).toEqual(expect.any(String))
      expect([true, false, undefined]).toContain(validations?.required)
      for (const option of attributes.options ?? []) {
        expect(type === 'dropdown' ? option : option.label).toEqual(expect.any(String))
      }
    }
  })

  test('ask the same in both languages', () => {
    const shape = (file: string) =>
      parse(read(file)).body.map(
        ({id, type, attributes, validations}: Record<string, {options?: unknown[]}>) => [
          id,
          type,
          attributes?.options?.length,
          validations
        ]
      )
    const chinese = forms.filter((file) => file.includes('.zh-CN.'))
    expect(chinese).toHaveLength(2)
    for (const file of chinese) expect(shape(file)).toEqual(shape(file.replace('.zh-CN', '')))
  })

  test('leave weaknesses to private reports', () => {
    const {contact_links} = parse(read('.github/ISSUE_TEMPLATE/config.yml'))
    expect(contact_links[0].url).toMatch(/security\/advisories\/new$/)
    expect(read('SECURITY.md')).toContain(contact_links[0].url)
  })
})

test('dependencies are kept up to date', () => {
  const {updates} = parse(read('.github/dependabot.yml'))
  expect(updates.map((update: Record<string, string>) => update['package-ecosystem'])).toEqual([
    'npm',
    'github-actions'
  ])
})
