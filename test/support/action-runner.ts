import {chmodSync, mkdirSync, writeFileSync} from 'node:fs'
import {delimiter, dirname, join} from 'node:path'
import {removeFolder, temporaryFolder} from './command.ts'
import {type Conclusion, readAction, runComposite} from './composite.ts'
import {packProject} from './packed.ts'
import {runnerFolder} from './pull-request.ts'
import {environment} from './repository.ts'
import {runnerCommands} from './runner.ts'

const root = join(import.meta.dirname, '../..')

/** The action of this project. */
export const action = readAction(join(root, 'action.yml'))

/** A run of it in a job. */
export interface Run {
  readonly event: string
  readonly payload?: object
  /** The working copy; it is removed in the end. */
  readonly cwd: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly token?: string
}

/** A machine that runs the action; its `npm` installs the packed project, and nothing else. */
export class ActionRunner {
  /** Folder that the project is packed in. */
  readonly folder: string
  /** The packed project. */
  readonly archive: string
  readonly #folders: string[] = []

  private constructor(folder: string, archive: string) {
    this.folder = folder
    this.archive = archive
  }

  /** Pack the project for it. */
  static async start(): Promise<ActionRunner> {
    const folder = temporaryFolder()
    const archive = await packProject(folder)
    const npm = join(folder, 'bin/npm')
    mkdirSync(dirname(npm))
    writeFileSync(
      npm,
      `#!/bin/bash
      echo "npm $* in $PWD"
      mkdir -p node_modules/weekly-lint
      tar -xzf '${archive}' -C node_modules/weekly-lint --strip-components 1\n`
    )
    chmodSync(npm, 0o755)
    return new ActionRunner(folder, archive)
  }

  run({
    event,
    payload = {},
    cwd,
    inputs = {},
    env = {},
    token = 'of the job'
  }: Run): Promise<Conclusion> {
    const {temp, event: file} = runnerFolder(payload)
    this.#folders.push(cwd, temp)
    const path = [join(this.folder, 'bin'), dirname(process.execPath), environment.PATH]
    return runComposite(action, {
      cwd,
      inputs,
      runner: {temp},
      github: {
        event_name: event,
        run_id: '1',
        run_attempt: '1',
        token
      },
      env: {
        ...environment,
        PATH: path.join(delimiter),
        HOME: temp,
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_EVENT_NAME: event,
        GITHUB_EVENT_PATH: file,
        GITHUB_ACTION_PATH: root,
        GITHUB_REPOSITORY: 'us/reports',
        ...env
      }
    })
  }

  /** Remove what the runs have left. */
  clean(): void {
    this.#folders.splice(0).forEach(removeFolder)
  }

  end(): void {
    this.clean()
    removeFolder(this.folder)
  }
}

/** The places that are annotated. */
export function annotated({log}: Conclusion): string[] {
  return runnerCommands(log).map(
    ({name, properties: {file, line, title}}) => `${name} ${file}:${line} ${title}`
  )
}
