import {type Language, say, type Text, type Values} from './language.ts'
import {safeText} from './safe-text.ts'

/** Paths may be this long on the systems we know. */
const longestPath = 4096

/** Where in a file a problem is, for those who can show the place itself. */
export interface ProblemPlace {
  /** Absolute path. */
  readonly path: string
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 code units. */
  readonly column: number
  /** What is wrong, without the place. */
  readonly text: Text
}

/** Something that keeps us from work, and that a person can put right: one line on stderr. */
export class Problem extends Error {
  readonly text: Text
  readonly values: Values
  readonly place: ProblemPlace | undefined

  /**
   * @param text What is wrong and what to do, in every language.
   * @param values What its placeholders stand for; made safe and printed whole.
   */
  constructor(text: Text, values: Values = {}, place?: ProblemPlace) {
    super(translate(text, 'en', values))
    this.name = 'Problem'
    this.text = text
    this.values = values
    this.place = place
  }
}

/** Several of them at once, each in a line of its own. */
export class Problems extends Error {
  readonly list: readonly Problem[]

  constructor(list: readonly Problem[]) {
    super(list.map(({message}) => message).join('\n'))
    this.name = 'Problems'
    this.list = list
  }
}

/** A sentence of the command line: its values are foreign text, and are not cut like quotations. */
export function translate(text: Text, language: Language, values: Values = {}): string {
  const safe = Object.entries(values).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value]
    const whole = safeText(value, longestPath)
    return [name, {en: whole, zh: whole} satisfies Text]
  })
  return say(text, language, Object.fromEntries(safe) as Values)
}

/** The code of an error of the system, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}
