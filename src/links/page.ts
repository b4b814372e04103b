import {TextDecoder} from 'node:util'
import {Parser} from 'htmlparser2'
import type {FragmentResult} from '../report/links/verdict.ts'
import type {BodyReader} from './body.ts'
import type {PageSummary} from './page-patterns.ts'

/** What was read of a page. */
export interface Page {
  readonly summary: PageSummary
  readonly fragments: ReadonlyMap<string, FragmentResult>
}

/** Longest beginning of a page that is kept, in UTF-16 code units. */
const longestSource = 64 * 1024

/** Longest title and heading that are kept. */
const longestFace = 1000

/** Where a declaration of the encoding has to stand (HTML standard, 4.2.5.4). */
const encodingBytes = 1024

/** A page with less to read than this, and with scripts, is written by these. */
const shellText = 200

/** Places in pages that are made by scripts, or that mean something else than a place. */
const neverInPage = /^(?:top|L\d.*|!.*|\/.*|.*:~:.*)$/is

/** Whether a fragment (percent-encoded, without `#`) may be looked for in a page. */
export function isPlaceInPage(fragment: string): boolean {
  return fragment !== '' && !neverInPage.test(fragment)
}

/** Reads a page as it comes: what it says of itself, and whether it has some places. */
export class PageReader implements BodyReader {
  readonly #wanted = new Map<string, string>()
  readonly #missing: Set<string>
  readonly #needsFace: boolean
  readonly #charset: string | undefined
  readonly #parser: Parser
  #decoder: TextDecoder | undefined
  #tag = ''
  #collecting: 'title' | 'heading' | undefined
  #title = ''
  #heading = ''
  #source = ''
  #visible = 0
  #hasScript = false

  /**
   * @param fragments Places to look for.
   * @param needsFace Whether the beginning is of interest, too.
   * @param contentType The header.
   */
  constructor(fragments: readonly string[], needsFace: boolean, contentType: string) {
    this.#missing = new Set(fragments)
    for (const fragment of fragments) {
      for (const id of idsOf(fragment)) this.#wanted.set(id, fragment)
    }
    this.#needsFace = needsFace
    this.#charset = /charset=["']?([\w:-]+)/i.exec(contentType)?.[1]
    this.#parser = new Parser({
      onopentagname: (name) => this.#open(name),
      onattribute: (name, value) => this.#attribute(name, value),
      ontext: (text) => this.#text(text),
      onclosetag: (name) => {
        if (name === 'title' || name === 'h1') this.#collecting = undefined
        this.#tag = ''
      }
    })
  }

  write(bytes: Uint8Array): boolean {
    this.#decoder ??= decoderOf(this.#charset ?? declaredEncoding(bytes))
    const text = this.#decoder.decode(bytes, {stream: true})
    if (this.#source.length < longestSource) {
      this.#source += text.slice(0, longestSource - this.#source.length)
    }
    this.#parser.write(text)
    return this.#missing.size > 0 || (this.#needsFace && this.#source.length < longestSource)
  }

  /**
   * @param isWhole Whether all of the page was read; what is not there may else come later.
   */
  finish(isWhole: boolean): Page {
    this.#parser.end()
    const isShell = this.#hasScript && this.#visible < shellText
    const missing: FragmentResult = isWhole && !isShell ? 'absent' : 'unchecked'
    return {
      summary: {title: this.#title, heading: this.#heading, source: this.#source},
      fragments: new Map(
        [...new Set(this.#wanted.values())].map((fragment) => [
          fragment,
          this.#missing.has(fragment) ? missing : 'found'
        ])
      )
    }
  }

  #open(name: string): void {
    this.#tag = name
    if (name === 'script') this.#hasScript = true
    if (name === 'title' && this.#title === '') this.#collecting = 'title'
    if (name === 'h1' && this.#heading === '') this.#collecting = 'heading'
  }

  #attribute(name: string, value: string): void {
    if (name !== 'id' && !(name === 'name' && this.#tag === 'a')) return
    const fragment = this.#wanted.get(value)
    if (fragment !== undefined) this.#missing.delete(fragment)
  }

  #text(text: string): void {
    if (this.#tag !== 'script' && this.#tag !== 'style') this.#visible += text.trim().length
    if (this.#collecting === 'title') this.#title = (this.#title + text).slice(0, longestFace)
    if (this.#collecting === 'heading') this.#heading = (this.#heading + text).slice(0, longestFace)
  }
}

/** What a place may be called in the page: GitHub puts something before names that users gave. */
function idsOf(fragment: string): string[] {
  const names = [fragment]
  try {
    names.push(decodeURIComponent(fragment))
  } catch {
    // A `%` that is one.
  }
  return names.flatMap((name) => [name, `user-content-${name}`])
}

function declaredEncoding(bytes: Uint8Array): string {
  const beginning = Buffer.from(bytes.subarray(0, encodingBytes)).toString('latin1')
  return /<meta[^>]{0,200}charset=["']?([\w:-]+)/i.exec(beginning)?.[1] ?? 'utf-8'
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder()
  }
}
