import {remembering} from '../../syntax/remember.ts'
import type {SectionShape} from '../shape.ts'

/**
 * How similar a heading is to a section name, best first: equal; equal except for spaces,
 * punctuation, case or width; equal to an alias; with filler words; with other words.
 */
export const similarities = ['exact', 'spelling', 'alias', 'filler', 'contains'] as const
export type Similarity = (typeof similarities)[number]

/** Words that add nothing to a section name: 简单总结, 本周的技术, 生活篇. */
const filler =
  /简单|本周|这周|上周|每周|一周|我的|有关|关于|相关|方面|部分|板块|模块|栏目|分享|记录|随笔|日常|动态|内容|一下|篇|的|小|the|my|this|week|section|of/gi

/** A number before a name: `一、`, `1.`, `（二）`. */
const enumerator = /^\s*[（(]?[\d一二三四五六七八九十]{1,3}(?:[)）][、.．]?|[、.．:：]|\s)\s*/

/** Compares a heading with a section name. Returns undefined if they are not similar. */
export function similarityOf(
  text: string,
  {name, aliases = []}: SectionShape
): Similarity | undefined {
  const wanted = sectionKey(name)
  if (text === name) return 'exact'
  if (wanted === '') return undefined
  const actual = sectionKey(text)
  if (actual === wanted) return 'spelling'
  if (aliases.some((alias) => sectionKey(alias) === actual)) return 'alias'
  const bare = enumerator.test(text) ? sectionKey(text.replace(enumerator, '')) : actual
  if (bare === wanted) return 'spelling'
  if (!contains(text, name)) return undefined
  const rest = bare.replace(wanted, ' ')
  return rest.replace(filler, '').trim() === '' ? 'filler' : 'contains'
}

/**
 * Normalizes a name: NFKC, lower case, no spaces, punctuation or invisible characters; with a cache, since
 * each heading is compared with each name.
 */
export const sectionKey: (text: string) => string = remembering(
  (text) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}\p{Cf}]/gu, ''),
  64
)

/** Whether a text contains a name; a Latin name only as a whole word. */
function contains(text: string, name: string): boolean {
  const needle = name.normalize('NFKC').toLowerCase()
  if (!/^[\p{Script=Latin}\d\s]+$/u.test(needle)) return sectionKey(text).includes(sectionKey(name))
  const haystack = text.normalize('NFKC').toLowerCase()
  const offset = haystack.indexOf(needle)
  const isWordPart = (character: string | undefined) => /[\p{L}\p{N}]/u.test(character ?? '')
  return (
    offset >= 0 &&
    !isWordPart(haystack[offset - 1]) &&
    !isWordPart(haystack[offset + needle.length])
  )
}
