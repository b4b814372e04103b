import type {SectionShape} from '../shape.ts'

/**
 * How well a heading says the name of a section, best first:
 * the name itself; the name but for spaces, punctuation, case or width; another name for it;
 * the name with words that add nothing; the name among other words.
 */
export const likenesses = ['exact', 'spelling', 'alias', 'filler', 'contains'] as const
export type Likeness = (typeof likenesses)[number]

/** Words beside a section’s name that add nothing: 简单总结, 本周的技术, 生活篇. */
const filler =
  /简单|本周|这周|上周|每周|一周|我的|有关|关于|相关|方面|部分|板块|模块|栏目|分享|记录|随笔|日常|动态|内容|一下|篇|的|小|the|my|this|week|section|of/gi

/** A number before a name: `一、`, `1.`, `（二）`. */
const enumerator = /^\s*[（(]?[\d一二三四五六七八九十]{1,3}(?:[)）][、.．]?|[、.．:：]|\s)\s*/

/** How much a heading’s text is like a section’s name; nothing where it is not at all. */
export function likeness(text: string, {name, aliases = []}: SectionShape): Likeness | undefined {
  const wanted = sectionKey(name)
  if (text === name) return 'exact'
  if (wanted === '') return undefined
  const actual = sectionKey(text)
  if (actual === wanted) return 'spelling'
  if (aliases.some((alias) => sectionKey(alias) === actual)) return 'alias'
  const bare = sectionKey(text.replace(enumerator, ''))
  if (bare === wanted) return 'spelling'
  if (!contains(text, name)) return undefined
  const rest = bare.replace(wanted, ' ')
  return rest.replace(filler, '').trim() === '' ? 'filler' : 'contains'
}

/** A name without what spelling may change: width, case, spaces, punctuation, invisible marks. */
export function sectionKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{Cf}]/gu, '')
}

/** Whether a text contains a name; a name in Latin letters as a word of its own. */
function contains(text: string, name: string): boolean {
  const haystack = text.normalize('NFKC').toLowerCase()
  const needle = name.normalize('NFKC').toLowerCase()
  if (!/^[\p{Script=Latin}\d\s]+$/u.test(needle))
    return sectionKey(haystack).includes(sectionKey(needle))
  const at = haystack.indexOf(needle)
  const isWordPart = (character: string | undefined) => /[\p{L}\p{N}]/u.test(character ?? '')
  return at >= 0 && !isWordPart(haystack[at - 1]) && !isWordPart(haystack[at + needle.length])
}
