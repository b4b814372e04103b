import {mask} from '../../syntax/prose.ts'

/** Signs that are bullets to readers. */
export const signBullet = /^[•●▪◦‣·◆■][ \t\u3000]*(?=\S)/

/** Circled numbers; the group is the number. */
export const circledNumber = /^([\u2460-\u2473])[ \t\u3000]*(?=\S)/

/** Chinese numerals as numbers of items; the group is the numeral. */
export const chineseNumber = /^([一二三四五六七八九十]{1,3})[、.．][ \t\u3000]*(?=\S)/

const unspaced = new RegExp(`^(?:[-+*](?=[\\p{Script=Han}【「『《“（${mask}])|[-+](?=\\*\\*))`, 'u')

/** The bullet at the start of a text with no space behind it; undefined if it may be emphasis or a sign. */
export function readUnspacedBullet(text: string): string | undefined {
  const mark = unspaced.exec(text)?.[0]
  const isBullet = mark === '*' ? text.lastIndexOf('*') === 0 : !text.trimEnd().endsWith(mark ?? '')
  return isBullet ? mark : undefined
}

/** Whether a text starts with a marker that Markdown does not know. */
export function hasUnknownMarker(text: string): boolean {
  const forms = [signBullet, circledNumber, chineseNumber]
  return forms.some((form) => form.test(text)) || readUnspacedBullet(text) !== undefined
}

/**
 * What readers take for the start of an item, in more forms than are told of: a sign or a short number,
 * a letter or a numeral with a mark behind it.
 */
const itemLike =
  /^(?:[•·‣⁃◦●○◆◇■□▪▫►▶※–—](?![–—])|[→⇒➔➜✓✔✗✘☑☐★☆✅❌]|[(（]?(?:[\d０-９]{1,3}|[A-Za-z]|[ivxIVX]{2,4}|[一二三四五六七八九十]{1,3})[)）.．、:：](?![\d０-９]))[ \t\u3000]*[^\s]/u

/** Whether a text may be the start of an item to its author, so that its column means something. */
export function maybeItem(text: string): boolean {
  return itemLike.test(text) || hasUnknownMarker(text)
}
