import MiniSearch from 'minisearch'
import {indexOptions, type SearchDocument} from './tokens.ts'

/** @param json What `JSON.stringify` makes of an index. */
export function readIndex(json: string): MiniSearch<SearchDocument> {
  return MiniSearch.loadJSON<SearchDocument>(json, indexOptions)
}
