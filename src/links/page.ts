import {TextDecoder} from 'node:util'
import {Parser} from 'htmlparser2'
import type {FragmentResult} from '../report/links/verdict.ts'
import {percentDecode} from '../text/percent-decode.ts'
import type {BodyReader} from './body.ts'
import type {PageSummary} from './page-patterns.ts'

/** Result of reading a page. */
export interface Page {
  readonly summary: PageSummary
  readonly fragments: ReadonlyMap<string, FragmentResult>
}

/** Maximum length of the kept source, in UTF-16 code units. */
const longestSource = 64 * 1024

/** Maximum length of the title and of the heading, in UTF-16 code units. */
const maxSummary = 1000

/** The first bytes, which contain a `<meta charset>` (HTML standard, 4.2.5.4). */
const encodingBytes = 1024

/**
 * A page with scripts and less visible text than this is rendered by them, in UTF-16 code units.
 */
const leastStaticText = 200

/**
 * Fragments that are created by scripts or that are not ids: `#top`, lines, routes, text fragments.
 */
const unsearchable = /^(?:top|L\d.*|!.*|\/.*|.*:~:.*)$/is

/** Whether a fragment (percent-encoded, without `#`) can be searched in the page. */
export function isSearchable(fragment: string): boolean {
  return fragment !== '' && !unsearchable.test(fragment)
}

/**
 * What a page is read for beside fragments: its title alone, or also its source, in which bot protection
 * and some hosts show.
 */
export type PageNeed = 'title' | 'source'

/** Parses a page as it streams in, for its summary and the ids of fragments. */
export class PageReader implements BodyReader {
  readonly #wanted = new Map<string, string>()
  readonly #missing: Set<string>
  readonly #need: PageNeed
  readonly #charset: string | undefined
  readonly #parser: Parser
  #decoder: TextDecoder | undefined
  #tag = ''
  #collecting: 'title' | 'heading' | undefined
  #title = ''
  #hasTitle = false
  #heading = ''
  #source = ''
  #visible = 0
  #hasScript = false

  /**
   * @param fragments Fragments to look for, percent-encoded.
   * @param need What else it is read for.
   * @param contentType Value of `Content-Type`.
   */
  constructor(fragments: readonly string[], need: PageNeed, contentType: string) {
    this.#missing = new Set(fragments)
    for (const fragment of fragments) {
      for (const id of candidateIds(fragment)) this.#wanted.set(id, fragment)
    }
    this.#need = need
    this.#charset = /charset=["']?([\w:-]+)/i.exec(contentType)?.[1]
    this.#parser = new Parser({
      onopentagname: (name) => this.#open(name),
      onattribute: (name, value) => this.#attribute(name, value),
      ontext: (text) => this.#text(text),
      onclosetag: (name) => {
        if (name === 'title' || name === 'h1') this.#collecting = undefined
        if (name === 'title') this.#hasTitle = true
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
    const isDone = this.#need === 'title' && this.#hasTitle
    return this.#missing.size > 0 || (!isDone && this.#source.length < longestSource)
  }

  /** @param isWhole Whether the page was read to its end; else a missing id is `unchecked`. */
  finish(isWhole: boolean): Page {
    this.#parser.end()
    const isShell = this.#hasScript && this.#visible < leastStaticText
    const missing: FragmentResult = isWhole && !isShell ? 'absent' : 'unchecked'
    return {
      summary: {
        title: this.#title,
        heading: this.#heading,
        source: this.#need === 'source' || this.#wanted.size > 0 ? this.#source : ''
      },
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
    if (this.#collecting === 'title') this.#title = (this.#title + text).slice(0, maxSummary)
    if (this.#collecting === 'heading') this.#heading = (this.#heading + text).slice(0, maxSummary)
  }
}

/** Ids that match a fragment: GitHub prefixes those of user content. */
function candidateIds(fragment: string): string[] {
  return [fragment, percentDecode(fragment)].flatMap((name) => [name, `user-content-${name}`])
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
