import type {LinkProgress} from '../../../links/parts.ts'
import {displayWidth} from '../../../text/display-width.ts'
import {type Language, say, type Text} from '../../../text/language.ts'
import {safeText} from '../../../text/safe-text.ts'
import type {Output} from '../../process-context.ts'

/** Milliseconds between two drawings: more often, nobody reads it. */
const pause = 100

/** Columns if the number is not known. */
const usualColumns = 80

/** Hosts that are named. */
const mostHosts = 3

const messages = {
  asking: {en: 'Links: {done} of {total}', zh: '链接：{done}/{total}'},
  waiting: {en: ', waiting for {hosts}', zh: '，等待 {hosts}'},
  host: {en: '{host} ({seconds} s)', zh: '{host}（{seconds} 秒）'},
  more: {en: ' and {amount} more', zh: ' 等 {amount} 个'}
} satisfies Record<string, Text>

/** How far a run is, in the line of a terminal that is drawn again and again. */
export class ProgressLine {
  readonly #stream: Output
  readonly #language: Language
  readonly #timer: ReturnType<typeof setInterval>
  #progress: LinkProgress | undefined
  #drawn = ''

  /** @param stream A terminal. */
  constructor(stream: Output, language: Language) {
    this.#stream = stream
    this.#language = language
    this.#timer = setInterval(() => this.#draw(), pause)
    this.#timer.unref()
  }

  show(progress: LinkProgress): void {
    this.#progress = progress
  }

  /** Take the line away. */
  close(): void {
    clearInterval(this.#timer)
    if (this.#drawn !== '') this.#stream.write('\r\u001B[K')
  }

  #draw(): void {
    if (!this.#progress) return
    const line = progressText(this.#progress, Date.now(), this.#language)
    const shown = cut(line, (this.#stream.columns || usualColumns) - 1)
    if (shown === this.#drawn) return
    this.#drawn = shown
    this.#stream.write(`\r\u001B[K${shown}`)
  }
}

/**
 * How far a run is, in words.
 *
 * @param now Milliseconds since 1970.
 */
export function progressText(
  {done, total, waiting}: LinkProgress,
  now: number,
  language: Language
): string {
  const line = say(messages.asking, language, {done, total})
  const hosts = waiting
    .filter(({until}) => until > now)
    .toSorted((a, b) => b.until - a.until)
    .map(({host, until}) => {
      const seconds = Math.ceil((until - now) / 1000)
      return say(messages.host, language, {host: safeText(host), seconds})
    })
  if (hosts.length === 0) return line
  const named = hosts.slice(0, mostHosts).join(language === 'en' ? ', ' : '、')
  const more = hosts.length - mostHosts
  const rest =
    more > 0 ? say(messages.more, language, {amount: language === 'en' ? more : hosts.length}) : ''
  const all = {en: named + rest, zh: named + rest}
  return line + say(messages.waiting, language, {hosts: all})
}

/** As much of a line as fits: a line that wraps could not be taken away. */
function cut(line: string, columns: number): string {
  if (displayWidth(line) <= columns) return line
  let width = 0
  let shown = ''
  for (const character of line) {
    width += displayWidth(character)
    if (width > columns - 1) break
    shown += character
  }
  return `${shown}…`
}
