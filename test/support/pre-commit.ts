import {execFileSync} from 'node:child_process'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {inject} from 'vitest'
import {registryEnvironment} from './hooked.ts'

/*
 * Needs `pre-commit`, and the registry of npm or what npm has kept of it: pre-commit clones the last
 * commit of this repository and installs it with npm, as it does for users. Nothing else in it does.
 */

const root = join(import.meta.dirname, '../..')
const lastCommit = execFileSync('git', ['rev-parse', 'HEAD'], {cwd: root, encoding: 'utf8'}).trim()

/** How long npm may take to install all that builds the package, in milliseconds. */
export const installation = 900_000

/** What it finds in its environment; it is installed once for all tests of a run. */
export function preCommitEnvironment(): Readonly<Record<string, string>> {
  return {...registryEnvironment(), PRE_COMMIT_HOME: inject('preCommitHome')}
}

/** A configuration that names the published repository, with the last commit of this one for it. */
export function withLastCommit(configuration: string): string {
  return configuration
    .replace('https://github.com/weekly-lint/weekly-lint', pathToFileURL(root).href)
    .replace(/(?<=rev: ).*/, lastCommit)
}
