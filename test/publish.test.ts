import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {removeFolder, temporaryFolder} from './support/command.ts'
import {registryEnvironment} from './support/hooked.ts'
import {packProject} from './support/packed.ts'

/** What is published, as a stranger installs it. Needs the registry, or what npm has kept of it. */
const folder = temporaryFolder({'project/package.json': '{"private": true}\n'})
const project = join(folder, 'project')
const installed = join(project, 'node_modules/weekly-lint')
let archive = ''

beforeAll(async () => {
  archive = await packProject(folder)
}, 120_000)
afterAll(() => removeFolder(folder))

test('the archive has what is promised of it, and no more', () => {
  const names = execFileSync('tar', ['-tzf', archive], {encoding: 'utf8'})
    .trim()
    .split('\n')
    .map((name) => name.replace(/^package\//, ''))
  expect(names).toEqual(
    expect.arrayContaining([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'README.zh-CN.md',
      'dist/THIRD-PARTY-LICENSES',
      'dist/cli.js',
      'dist/sbom.cdx.json',
      'package.json',
      'schema.json'
    ])
  )
  expect(names.filter((name) => !/^(?:dist|examples|rules)\//.test(name))).toHaveLength(6)
})

test('npm installs it without a warning, and runs nothing of it', {timeout: 300_000}, () => {
  const argv = ['install', '--no-audit', '--no-fund', archive]
  const options = {cwd: project, encoding: 'utf8', env: registryEnvironment()} as const
  const {status, stdout, stderr} = spawnSync('npm', argv, options)
  expect([status, stderr, stdout.trim()]).toEqual([
    0,
    '',
    expect.stringMatching(/^added \d+ packages/)
  ])
  const {scripts} = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  // npm warns of each of these, and of `prepare` where the package comes from no registry.
  for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) {
    expect(Object.keys(scripts)).not.toContain(name)
  }
  const argvOfVersion = ['--no-install', 'weekly-lint', '--version']
  const told = spawnSync('npx', argvOfVersion, options)
  expect([told.stderr, told.stdout]).toEqual(['', expect.stringMatching(/^\d+\.\d+\.\d+/)])
})

test('what builds it runs when it is packed, and when npm installs it from git', () => {
  const {scripts} = JSON.parse(readFileSync(join(folder, 'staged/package.json'), 'utf8'))
  // https://docs.npmjs.com/cli/using-npm/scripts: `dependencies` runs in the clone, `prepack` in all packs.
  expect(scripts).toMatchObject({dependencies: scripts.prepack})
  expect(existsSync(join(import.meta.dirname, '..', scripts.prepack.replace('tsx ', '')))).toBe(
    true
  )
})
