import {execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {type Outcome, run, temporaryFolder} from './command.ts'

/** What git is to know of this machine and of the repository that the tests run in: nothing. */
export const environment = {
  PATH: process.env.PATH ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com'
}

/** A git repository in a folder of its own. */
export class TestRepository {
  readonly folder: string

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}, folder?: string) {
    this.folder = folder ?? temporaryFolder()
    this.git('init', '--quiet', '--initial-branch=main')
    this.put(files)
  }

  /** Run git in it. */
  git(...argv: string[]): string {
    return execFileSync('git', argv, {
      cwd: this.folder,
      env: environment,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe']
    })
  }

  /** Write files of its working copy. */
  put(files: Readonly<Record<string, string | Uint8Array>>): this {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, name)), {recursive: true})
      writeFileSync(join(this.folder, name), content)
    }
    return this
  }

  /** Remove files of its working copy. */
  remove(...names: string[]): this {
    for (const name of names) rmSync(join(this.folder, name), {recursive: true})
    return this
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8')
  }

  /** Stage everything, or some of it. */
  stage(...names: string[]): this {
    this.git('add', '--all', '--', ...(names.length > 0 ? names : ['.']))
    return this
  }

  /** Stage and commit everything. */
  commit(message = 'a'): this {
    this.stage()
    this.git('commit', '--quiet', '--allow-empty', '--no-verify', '-m', message)
    return this
  }

  /** What is staged of a file. */
  staged(name: string): string {
    return this.git('show', `:${name}`)
  }

  /** Lint in it, with one line a finding. */
  lint(argv: readonly string[], options: LintOptions = {}): Promise<Outcome> {
    return run(['--reporter', 'compact', ...argv], {
      cwd: join(this.folder, options.below ?? ''),
      env: {...environment, ...options.env}
    })
  }
}

export interface LintOptions {
  /** A folder of it to run in. */
  readonly below?: string
  readonly env?: Readonly<Record<string, string>>
}
