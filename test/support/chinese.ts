import type {Text} from '../../src/text/language.ts'

const fullWidth = /\p{Script=Han}[,;:?!()]|[,;:?!(]\p{Script=Han}/u

/** `第40周` and `7月` are written without spaces, as in titles. */
const unspaced = /\p{Script=Han}[A-Za-z0-9`<]|[A-Za-z0-9`>]\p{Script=Han}/u

const week = /第?\d+(?:至\d+)?[年月周]/gu

const translated = /意外的|预期|期望|进行|一个有效的|被发现|的情况下|的时候|非法|不合法/u

/** One word for one thing: what is not said, and what is said instead. */
const terms: Readonly<Record<string, string>> = {
  文件头: 'front matter',
  拉取请求: '合并请求',
  复刻: 'fork',
  列表符号: '项目符号',
  链接文本: '链接文字',
  替代文本: '图片说明',
  搬家: '迁移',
  答复: '响应'
}

/** What a Chinese editor would mark in a text of ours; nothing if it is well written. */
export function marksIn({en, zh}: Text): string[] {
  const prose = zh.replace(/`[^`]*`/g, '`')
  const found: string[] = []
  if (placeholders(zh).join() !== placeholders(en).join()) found.push('other placeholders')
  if (fullWidth.test(prose)) found.push('half-width punctuation')
  if (unspaced.test(prose.replace(week, ''))) found.push('no space between Chinese and Latin')
  if (zh.endsWith('。') !== /(?<!\d)\.$/.test(en)) found.push('another final full stop')
  const words = translated.exec(zh)?.[0]
  if (words !== undefined) found.push(`translated: ${words}`)
  for (const [wrong, right] of Object.entries(terms)) {
    if (prose.includes(wrong)) found.push(`${wrong} for ${right}`)
  }
  return found
}

/** Those that are filled in; `${…}`, and the JSON that help shows, are others. */
function placeholders(text: string): string[] {
  return (text.match(/(?<!\$|", )\{\w+\}/g) ?? []).toSorted()
}
