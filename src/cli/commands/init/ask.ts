import type {Readable, Writable} from 'node:stream'
import {confirm, intro, isCancel, log, note, outro} from '@clack/prompts'
import type {Language, Text} from '../../../text/language.ts'
import type {ProcessContext} from '../../process-context.ts'
import type {Proposal} from './facts.ts'
import {showText, showTitle} from './show.ts'

const messages = {
  write: {en: 'Write it?', zh: '写入？'},
  yes: {en: 'Yes', zh: '是'},
  no: {en: 'No', zh: '否'}
} satisfies Record<string, Text>

/** A talk on a terminal. */
export class Talk {
  readonly #streams: {input: Readable; output: Writable}
  readonly #language: Language

  constructor({stdin, stdout}: ProcessContext, language: Language) {
    this.#streams = {input: stdin as Readable, output: stdout as unknown as Writable}
    this.#language = language
  }

  begin(title: string, text: string): void {
    intro(title, this.#streams)
    log.message(text, this.#streams)
  }

  /**
   * Show a proposal, and ask for a yes.
   *
   * @returns `undefined` if a person wants to hear no more.
   */
  async ask(proposal: Proposal): Promise<boolean | undefined> {
    const language = this.#language
    note(showText(proposal), showTitle(proposal, language), {
      ...this.#streams,
      format: (line) => line
    })
    const answer = await confirm({
      ...this.#streams,
      message: messages.write[language],
      active: messages.yes[language],
      inactive: messages.no[language]
    })
    return isCancel(answer) ? undefined : answer
  }

  tell(text: string): void {
    log.success(text, this.#streams)
  }

  end(text: string): void {
    outro(text, this.#streams)
  }
}
