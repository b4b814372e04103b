import {spawnSync} from 'node:child_process'
import {chmodSync, mkdirSync, symlinkSync} from 'node:fs'
import {delimiter, dirname, join} from 'node:path'
import {buildCode} from '../../scripts/build/code.ts'
import {temporaryFolder} from './command.ts'
import {environment, TestRepository} from './repository.ts'

const root = join(import.meta.dirname, '../..')

/**
 * A `node_modules` with weekly-lint as users have it, and with tools of this project.
 *
 * @param tools Packages, each with a command of its name.
 * @returns Its path.
 */
export async function installTools(tools: Readonly<Record<string, string>>): Promise<string> {
  const modules = join(temporaryFolder(), 'node_modules')
  mkdirSync(join(modules, '.bin'), {recursive: true})
  await buildCode(root, join(modules, 'weekly-lint/dist'))
  symlinkSync(join(root, 'package.json'), join(modules, 'weekly-lint/package.json'))
  symlinkSync('../weekly-lint/dist/cli.js', join(modules, '.bin/weekly-lint'))
  for (const [name, command] of Object.entries(tools)) {
    symlinkSync(join(root, 'node_modules', name), join(modules, name))
    symlinkSync(join('..', name, command), join(modules, '.bin', name))
  }
  return modules
}

/**
 * What a command needs that installs packages: how this machine reaches the registry, the packages
 * that npm has kept, and nothing of the run that the tests are in.
 */
export function registryEnvironment(): Readonly<Record<string, string>> {
  const entries = Object.entries(process.env).filter(([name]) => !/^(?:npm_|GIT_)/i.test(name))
  return {
    ...(Object.fromEntries(entries) as Record<string, string>),
    npm_config_prefer_offline: 'true'
  }
}

/** How a command ended, with all that it said. */
export interface Ending {
  readonly code: number | null
  readonly said: string
}

/** A repository with hooks, whose commits go through them. */
export class HookedRepository extends TestRepository {
  readonly #home = temporaryFolder()
  readonly #env: Readonly<Record<string, string>>

  /**
   * @param modules The `node_modules` that its hooks find their commands in.
   * @param env What its commands have in their environment beside what they need.
   */
  constructor(modules?: string, env: Readonly<Record<string, string>> = {}) {
    super({'.gitignore': 'node_modules\n', 'README.md': '# 说明\n\n- 这不是周报\n'})
    if (modules) symlinkSync(modules, join(this.folder, 'node_modules'))
    const path = [...(modules ? [join(modules, '.bin')] : []), dirname(process.execPath)]
    this.#env = {
      HOME: this.#home,
      ...env,
      ...environment,
      PATH: [...path, environment.PATH].join(delimiter),
      LC_ALL: 'C.UTF-8',
      NO_COLOR: '1'
    }
  }

  /** Folders to remove. */
  get folders(): readonly string[] {
    return [this.folder, this.#home]
  }

  /** Write the files of a snippet; git asks of hooks that they are executable. */
  configure(files: Readonly<Record<string, string>>): this {
    this.put(files)
    for (const name of Object.keys(files)) {
      if (/^\.(?:git|husky)\//.test(name)) chmodSync(join(this.folder, name), 0o755)
    }
    return this
  }

  /** Run a command in it. */
  run(command: string, ...argv: readonly string[]): Ending {
    const options = {cwd: this.folder, env: this.#env, encoding: 'utf8'} as const
    const {status, stdout, stderr, error} = spawnSync(command, argv, options)
    if (error) throw error
    return {code: status, said: stdout + stderr}
  }

  /** Run a command in it that has to succeed. */
  expectRun(command: string, ...argv: readonly string[]): void {
    const {code, said} = this.run(command, ...argv)
    if (code !== 0) throw new Error(`${command} ${argv.join(' ')}: ${said}`)
  }

  /** Stage everything, and try to commit it. */
  attempt(): Ending {
    this.stage()
    return this.run('git', 'commit', '-m', 'a')
  }

  /** How many commits there are. */
  get commits(): number {
    return Number(this.git('rev-list', '--all', '--count'))
  }

  /** A file as it is in the last commit. */
  committed(name: string): string {
    return this.git('show', `HEAD:${name}`)
  }
}
