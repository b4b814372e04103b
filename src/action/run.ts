import {appendFileSync, mkdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {Writable} from 'node:stream'
import type {ExitCode} from '../cli/commands/command.ts'
import {main} from '../cli/main.ts'
import {type Output, type ProcessContext, write} from '../cli/process-context.ts'
import {workflowCommand} from '../reporters/github.ts'
import {toProblems} from '../text/failure.ts'
import type {Text} from '../text/language.ts'
import {chooseLanguage} from '../text/locale.ts'
import {translate} from '../text/problem.ts'
import {readEvent} from './event.ts'
import {readInputs} from './inputs.ts'
import {planArguments} from './plan.ts'

const messages = {
  target: {
    en: 'Unexpected event `pull_request_target`, which gives the secrets of this repository to jobs about the files of strangers; expected `pull_request`',
    zh: '不能用 `pull_request_target` 事件，应为 `pull_request`，前者会让处理外来文件的任务接触到本仓库的密钥'
  }
} satisfies Record<string, Text>

/**
 * What the action does once weekly-lint is installed: lint what the event is about, with annotations
 * at the lines and a summary of the job.
 *
 * @returns 0 if there is nothing to complain about, 1 for findings, 2 for what went wrong.
 */
export async function runAction(context: ProcessContext): Promise<ExitCode> {
  const {env, stdout, stderr} = context
  const language = chooseLanguage([], env)
  const warn = (text: string) =>
    write(stdout, workflowCommand('warning', {title: 'weekly-lint'}, text))
  try {
    const inputs = readInputs(env)
    const event = readEvent(env)
    if (event.name === 'pull_request_target') await warn(translate(messages.target, language))
    const folder = join(env.RUNNER_TEMP ?? context.cwd, 'weekly-lint')
    const places = {summary: join(folder, 'summary.md'), cache: join(folder, 'cache')}
    mkdirSync(folder, {recursive: true})
    rmSync(places.summary, {force: true})
    const argv = await planArguments(inputs, event, places, context)
    const heard = new Listener(stderr)
    const code = await main({...context, argv, stderr: heard as Output})
    // What could not be done stands among the annotations too.
    if (code === 2) {
      await write(stdout, workflowCommand('error', {title: 'weekly-lint'}, heard.text.trim()))
    }
    const summary = read(places.summary)
    append(env.GITHUB_STEP_SUMMARY, summary)
    append(env.GITHUB_OUTPUT, `code=${code}\nsummary=${places.summary}\n`)
    if (inputs.comment && event.pull && summary !== '') {
      const {comment} = await import('./comment.ts')
      await comment(event.pull.number, summary, env).catch(async (error) => {
        for (const {text, values} of toProblems(error))
          await warn(translate(text, language, values))
      })
    }
    return code === 1 && inputs.failOn === 'never' ? 0 : code
  } catch (error) {
    for (const {text, values} of toProblems(error)) {
      const line = translate(text, language, values)
      await write(stdout, workflowCommand('error', {title: 'weekly-lint'}, line))
    }
    return 2
  }
}

/** Passes on what is written, and keeps it. */
class Listener extends Writable {
  text = ''
  readonly #output: Output

  constructor(output: Output) {
    super({decodeStrings: false})
    this.#output = output
  }

  override _write(chunk: string | Buffer, _: string, done: (error?: Error | null) => void): void {
    this.text += String(chunk)
    this.#output.write(chunk, done)
  }
}

/** The summary; none if the lint did not come that far. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Write for the runner, if there is one. */
function append(file: string | undefined, text: string): void {
  if (file) appendFileSync(file, text)
}
