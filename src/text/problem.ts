import {type Language, say, type Text, type Values} from './language.ts'
import {safeText} from './safe-text.ts'

/** PATH_MAX on Linux. */
const maxPathLength = 4096

/** Location of a problem in a file, for clients that can show it. */
export interface ProblemLocation {
  /** Absolute path. */
  readonly path: string
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 code units. */
  readonly column: number
  /** The message without the location. */
  readonly text: Text
}

/** An error that the user can fix; printed on one line. */
export class Problem extends Error {
  readonly text: Text
  readonly values: Values
  readonly place: ProblemLocation | undefined

  /**
   * @param text What is wrong and what to do.
   * @param values Values of its placeholders; made safe and printed in full.
   */
  constructor(text: Text, values: Values = {}, place?: ProblemLocation) {
    super(translate(text, 'en', values))
    this.name = 'Problem'
    this.text = text
    this.values = values
    this.place = place
  }
}

/** Several problems, each printed on its own line. */
export class Problems extends Error {
  readonly list: readonly Problem[]

  constructor(list: readonly Problem[]) {
    super(list.map(({message}) => message).join('\n'))
    this.name = 'Problems'
    this.list = list
  }
}

/** Formats a message of the command line; unlike in `say`, long values are not shortened. */
export function translate(text: Text, language: Language, values: Values = {}): string {
  const safe = Object.entries(values).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value]
    const whole = safeText(value, maxPathLength)
    return [name, {en: whole, zh: whole} satisfies Text]
  })
  return say(text, language, Object.fromEntries(safe) as Values)
}

/** Code of a system error, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}
