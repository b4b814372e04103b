import MiniSearch from 'minisearch'
import {indexOptions, type SearchDocument} from '../../site/pages/tokens.ts'
import type {Content} from './content.ts'
import type {Source} from './sources.ts'

/** The index of all pages in one language, as JSON. */
export function searchIndex(pages: readonly (readonly [Source, Content])[]): string {
  const index = new MiniSearch<SearchDocument>(indexOptions)
  const documents = pages.flatMap(([{language, output, title: page}, {sections}]) => {
    const url = output.slice(language.length + 1)
    return sections.map(({title, anchor, text}) => ({
      title,
      page,
      url: anchor === '' ? url : `${url}#${anchor}`,
      text
    }))
  })
  index.addAll(documents.map((document, id) => ({id, ...document})))
  return JSON.stringify(index)
}
