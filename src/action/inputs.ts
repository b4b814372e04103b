import {code} from '../cli/arguments/options.ts'
import type {ProcessContext} from '../cli/process-context.ts'
import {closest} from '../text/closest.ts'
import type {Text} from '../text/language.ts'
import {Problem} from '../text/problem.ts'

const choices = {
  links: ['auto', 'always', 'never'],
  'fail-on': ['error', 'warning', 'never'],
  comment: ['false', 'true']
} as const

type Choices = typeof choices

/** What a workflow asks of the action, as `action.yml` describes it. */
export interface Inputs {
  readonly paths: readonly string[]
  /** A commit to compare with, or `none`; `undefined` if that follows from the event. */
  readonly since: string
  /** A file with findings that are left out; empty if there is none. */
  readonly baseline: string
  readonly links: Choices['links'][number]
  readonly failOn: Choices['fail-on'][number]
  /** Reporters beside the annotations and the summary, as `--reporter` takes them. */
  readonly reporters: readonly string[]
  readonly comment: boolean
}

const messages = {
  value: {
    en: 'Unexpected value `{actual}` of the input `{name}`, expected {expected}',
    zh: '输入 `{name}` 的值 `{actual}` 有误，应为 {expected}'
  }
} satisfies Record<string, Text>

/**
 * Read the inputs, which the steps of `action.yml` put into the environment.
 *
 * @throws Problem If one has a value that it does not take.
 */
export function readInputs(env: ProcessContext['env']): Inputs {
  const values = {
    links: env.INPUT_LINKS,
    'fail-on': env.INPUT_FAIL_ON,
    comment: env.INPUT_COMMENT
  }
  const choose = <Name extends keyof Choices>(name: Name): Choices[Name][number] => {
    const options: readonly Choices[Name][number][] = choices[name]
    const actual = values[name]?.trim() || options[0]
    const found = options.find((option) => option === actual)
    if (found) return found
    const near = closest(actual ?? '', options)
    const expected = near ? code(near) : code(options.join('`, `'))
    throw new Problem(messages.value, {actual: actual ?? '', name, expected})
  }
  return {
    paths: lines(env.INPUT_PATHS),
    since: env.INPUT_SINCE?.trim() ?? '',
    baseline: env.INPUT_BASELINE?.trim() ?? '',
    links: choose('links'),
    failOn: choose('fail-on'),
    reporters: lines(env.INPUT_REPORTER),
    comment: choose('comment') === 'true'
  }
}

function lines(text = ''): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
