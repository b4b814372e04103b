/**
 * Split a text into what is searched for: words, and pairs of Chinese characters, since Chinese has no
 * spaces between words. The same for the index and for what a reader types.
 */
export function tokensOf(text: string): string[] {
  const runs = text.toLowerCase().match(/\p{sc=Han}+|(?:(?!\p{sc=Han})[\p{L}\p{N}_-])+/gu) ?? []
  return runs.flatMap((run) => (/^\p{sc=Han}/u.test(run) ? pairsOf(run) : partsOf(run)))
}

function pairsOf(run: string): string[] {
  const characters = [...run]
  if (characters.length < 2) return characters
  return characters.slice(1).map((character, at) => characters[at] + character)
}

/** `image-alt` is found by its parts too. */
function partsOf(word: string): string[] {
  const parts = word.split('-').filter((part) => part !== '')
  return parts.length > 1 ? [word, ...parts] : parts
}

/** How the index is made, and read. */
export const indexOptions = {
  fields: ['title', 'text'],
  storeFields: ['title', 'page', 'url'],
  tokenize: tokensOf,
  processTerm: (term: string) => term,
  searchOptions: {
    prefix: true,
    combineWith: 'AND' as const,
    boost: {title: 4},
    fuzzy: (term: string) => (/^[a-z]{5,}$/.test(term) ? 0.2 : false)
  }
}

/** One section of a page, as the index has it. */
export interface SearchDocument {
  readonly id: number
  readonly title: string
  /** Title of the page that it is part of. */
  readonly page: string
  /** Relative to the folder of the language. */
  readonly url: string
  readonly text: string
}
