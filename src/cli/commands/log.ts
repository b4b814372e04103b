import {reasons} from '../../engine/prove/claim.ts'
import type {Result} from '../../reporters/result.ts'
import type {Language, Text, Values} from '../../text/language.ts'
import {Problem, Problems, translate} from '../../text/problem.ts'
import {type Output, write} from '../process-context.ts'
import {messages} from './messages.ts'

/** What a run says about itself, and whether something failed. */
export class Log {
  readonly #stream: Output
  readonly #language: Language
  #hasFailed = false

  constructor(stream: Output, language: Language) {
    this.#stream = stream
    this.#language = language
  }

  get hasFailed(): boolean {
    return this.#hasFailed
  }

  async note(text: Text, values: Values = {}): Promise<void> {
    await write(this.#stream, `weekly-lint: ${this.say(text, values)}\n`)
  }

  /** A text in the language of the run, made harmless. */
  say(text: Text, values: Values = {}): string {
    return translate(text, this.#language, values)
  }

  /** Say of each edit that was withheld where that is, and why. */
  async withheld(results: readonly Result[]): Promise<void> {
    for (const {name: path, messages: found} of results) {
      for (const {line = 1, column = 1, ruleId, withheld} of found) {
        if (!ruleId || !withheld) continue
        const values = {path, line, column, rule: ruleId, reason: reasons[withheld]}
        await write(this.#stream, `${translate(messages.withheld, this.#language, values)}\n`)
      }
    }
  }

  async fail({text, values}: Problem): Promise<void> {
    this.#hasFailed = true
    await this.note(text, values)
  }

  /** Do something for one file; what goes wrong is logged, and ends nothing. */
  async guard(file: string, action: () => Promise<void>): Promise<void> {
    try {
      await action()
    } catch (error) {
      if (error instanceof Problems) {
        for (const problem of error.list) await this.fail(problem)
        return
      }
      const message = error instanceof Error ? error.message : String(error)
      await this.fail(
        error instanceof Problem ? error : new Problem(messages.internal, {file, error: message})
      )
    }
  }
}
