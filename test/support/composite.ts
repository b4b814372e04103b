import {spawn} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {data, Evaluator, Lexer, Parser} from '@actions/expressions'
import {parse} from 'yaml'

/** A step of a composite action. */
export interface Step {
  readonly id?: string
  readonly name?: string
  readonly if?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, string>>
  readonly run?: string
  readonly shell?: string
  readonly env?: Readonly<Record<string, string>>
}

/** What stands in `action.yml`, as far as it is run. */
export interface Action {
  readonly inputs: Readonly<Record<string, {readonly default?: string}>>
  readonly outputs: Readonly<Record<string, {readonly value: string}>>
  readonly runs: {readonly using: string; readonly steps: readonly Step[]}
}

/** What a job gives to an action. */
export interface Job {
  readonly inputs?: Readonly<Record<string, string>>
  /** The contexts `github` and `runner`. */
  readonly github: Readonly<Record<string, unknown>>
  readonly runner: {readonly temp: string}
  /** Environment of all steps. */
  readonly env: Readonly<Record<string, string>>
  /** The working copy. */
  readonly cwd: string
}

/** What came of it. */
export interface Conclusion {
  readonly success: boolean
  readonly log: string
  readonly summary: string
  readonly outputs: Readonly<Record<string, string>>
  /** Actions that were called, with what they were given. */
  readonly calls: readonly {
    readonly uses: string
    readonly with: Readonly<Record<string, string>>
  }[]
}

export function readAction(file: string): Action {
  return parse(readFileSync(file, 'utf8')) as Action
}

/** Run a composite action as the runner does: expressions first, then each script by bash. */
export async function runComposite(action: Action, job: Job): Promise<Conclusion> {
  const {cwd, runner, github} = job
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [
      name,
      job.inputs?.[name] ?? input.default ?? ''
    ])
  )
  const steps: Record<string, {outputs: Record<string, string>}> = {}
  const calls: {uses: string; with: Record<string, string>}[] = []
  const summary = join(runner.temp, 'step-summary')
  writeFileSync(summary, '')
  let log = ''
  let success = true
  for (const [index, step] of action.runs.steps.entries()) {
    const fill = (text: string) => interpolate(text, {inputs, github, runner, steps}, success)
    const fillAll = (texts: Readonly<Record<string, string>> = {}) =>
      Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(text)]))
    const condition = (step.if ?? 'success()').replace(/^\$\{\{|\}\}$/g, '')
    const full = /\b(?:always|cancelled|failure|success)\(/.test(condition)
      ? condition
      : `success() && (${condition})`
    if (fill(`\${{ ${full} }}`) !== 'true') continue
    if (step.uses) calls.push({uses: step.uses, with: fillAll(step.with)})
    if (!step.run) continue
    const script = join(runner.temp, `step-${index}.sh`)
    const output = join(runner.temp, `step-${index}.output`)
    writeFileSync(script, fill(step.run))
    writeFileSync(output, '')
    const env = {
      ...job.env,
      RUNNER_TEMP: runner.temp,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      ...fillAll(step.env)
    }
    const ended = await bash(script, cwd, env)
    log += ended.log
    success &&= ended.code === 0
    if (step.id) steps[step.id] = {outputs: readOutputs(output)}
  }
  const outputs = Object.fromEntries(
    Object.entries(action.outputs).map(([name, {value}]) => [
      name,
      interpolate(value, {inputs, github, runner, steps}, success)
    ])
  )
  return {success, log, summary: readFileSync(summary, 'utf8'), outputs, calls}
}

/** Fill in expressions with GitHub’s own evaluator. */
function interpolate(text: string, contexts: object, success: boolean): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    evaluate(expression, contexts, success).coerceString()
  )
}

function evaluate(expression: string, contexts: object, success: boolean): data.ExpressionData {
  const status = {success, failure: !success, always: true, cancelled: false}
  const functions = Object.entries(status).map(([name, value]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value)
  }))
  const {tokens} = new Lexer(expression.trim()).lex()
  const tree = new Parser(tokens, Object.keys(contexts), functions).parse()
  const context = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  return new Evaluator(tree, context, new Map(functions.map((one) => [one.name, one]))).evaluate()
}

function bash(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>
): Promise<{code: number | null; log: string}> {
  return new Promise((resolve, reject) => {
    const argv = ['--noprofile', '--norc', '-e', '-o', 'pipefail', script]
    const child = spawn('bash', argv, {cwd, env, stdio: ['ignore', 'pipe', 'pipe']})
    let log = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        log += chunk
      })
    }
    child.on('error', reject)
    child.on('close', (code) => resolve({code, log}))
  })
}

function readOutputs(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n')
  return Object.fromEntries(
    lines.flatMap((line) =>
      [/^([^=]+)=(.*)$/.exec(line)?.slice(1) ?? []].filter(({length}) => length === 2)
    )
  )
}
