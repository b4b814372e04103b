import type {Range} from '../../syntax/edit.ts'
import type {Source} from '../../syntax/source.ts'
import {isPicture} from './link-targets.ts'

/**
 * Reads the full-width marks before a link to a picture: `！[text](a.png)`. Behind a word, such a mark
 * ends a sentence.
 */
export function readFullWidthImages(source: Source): Range[] {
  return source.nodes('link').flatMap((link): Range[] => {
    const [start] = source.range(link)
    const before = source.text.slice(Math.max(0, start - 2), start)
    if (!/^(?:.*[\s>|])?！$/s.test(before) || source.text[start] !== '[') return []
    return isPicture.test(link.url.replace(/[?#].*$/s, '')) ? [[start - 1, start]] : []
  })
}
