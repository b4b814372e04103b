import {execFileSync} from 'node:child_process'
import {cpSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {inject} from 'vitest'
import {temporaryFolder} from './command.ts'
import {registryEnvironment} from './hooked.ts'
import {packProject} from './packed.ts'
import {environment} from './repository.ts'

/*
 * Needs `pre-commit`, and the registry of npm or what npm has kept of it: pre-commit clones hooks and
 * installs them with npm, as it does for users. Nothing else in it does.
 */

const root = join(import.meta.dirname, '../..')
const lastCommit = execFileSync('git', ['rev-parse', 'HEAD'], {cwd: root, encoding: 'utf8'}).trim()

/** How long npm may take to install all that builds the package, in milliseconds. */
export const installation = 900_000

/** What it finds in its environment; what it installs is kept for all tests of a run. */
export function preCommitEnvironment(): Readonly<Record<string, string>> {
  return {...registryEnvironment(), PRE_COMMIT_HOME: inject('preCommitHome')}
}

/** A configuration that names the published hooks, with the last commit of this repository for them. */
export function withLastCommit(configuration: string): string {
  return withRepository(configuration, {folder: root, commit: lastCommit})
}

/** A repository of hooks on this machine. */
export interface HookRepository {
  readonly folder: string
  readonly commit: string
}

/** A configuration that names the published hooks, with others for them. */
export function withRepository(configuration: string, {folder, commit}: HookRepository): string {
  const published = 'https://github.com/weekly-lint/pre-commit'
  if (!configuration.includes(published)) throw new RangeError(`Missing ${published}`)
  return configuration
    .replace(published, pathToFileURL(folder).href)
    .replace(/(?<=rev: ).*/, commit)
}

/**
 * The repository that `pre-commit-mirror` becomes, with this project, packed, for the published package.
 *
 * @returns It, in a folder that holds the archive as well.
 */
export async function mirror(): Promise<HookRepository> {
  const parent = temporaryFolder()
  const archive = await packProject(parent)
  const folder = join(parent, 'mirror')
  cpSync(join(root, 'pre-commit-mirror'), folder, {recursive: true})
  const hooks = join(folder, '.pre-commit-hooks.yaml')
  const text = readFileSync(hooks, 'utf8')
  writeFileSync(hooks, text.replace(/(?<=')weekly-lint@[\d.]+(?=')/g, archive))
  const git = (...argv: string[]) =>
    execFileSync('git', argv, {cwd: folder, encoding: 'utf8', env: environment}).trim()
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'hooks')
  return {folder, commit: git('rev-parse', 'HEAD')}
}
