/** A letter or number beside which emphasis is the same to everybody: no emoji, no punctuation. */
const word = String.raw`[A-Za-z0-9\u4E00-\u9FFF]`

/** Before emphasis and behind it: also marks, but no emoji. */
const outer = String.raw`[ A-Za-z0-9\u4E00-\u9FFF，。：；、？！（）“”‘’《》「」【】—…,.:;?!()"'/+-]`

/** Text in which nothing means anything. */
const plain = String.raw`[^\\*_\x60[\]<&!~@]`

/** Characters that mean something elsewhere: no picture, no character reference, no address of mail. */
const literal = [
  String.raw`!(?!\[)`,
  String.raw`&(?![#\w]+;)`,
  String.raw`(?<![-.\w+])@|@(?![-\w])`,
  // Between letters, it is a part of a name.
  '(?<=[A-Za-z0-9])_+(?=[A-Za-z0-9])'
].join('|')

const code = String.raw`\x60(?! )[^\x60]*[^\x60 ]\x60(?!\x60)`

/** The address of a link; one pair of brackets may be in it. */
const address = (() => {
  const character = String.raw`[^\s()<>\\\x60"'&[\]]|&(?![#\w]+;)`
  return String.raw`(?:${character}|\((?:${character})*\))+`
})()

/** What is between the brackets of a link, behind its text. */
const target = String.raw`\(${address}(?: "[^"\\&<>\x60*_[\]]+")?\)`

/** Text of a link, which may have brackets in it. */
const label = String.raw`(?:${plain}|${literal}|${code}|\[(?:${plain}|${literal})+\](?![[(:]))+`

/** Text with brackets around it, which is no link, since there are no definitions. */
const bracketed = String.raw`(?<![!\])])\[(?![\^ xX])(?:${plain}|${literal})+\](?![[(:])`

const emphasized = String.raw`(?=${word})[^\\*_\x60[\]<&!~@]*(?<=${word})`

/** One form of running text, or a run of plain characters. */
const form = new RegExp(
  [
    `${plain}+`,
    literal,
    '<(?= )',
    code,
    String.raw`!\[(?:${plain}|${literal})*\]${target}`,
    String.raw`\[${label}\]${target}`,
    bracketed,
    String.raw`<https?://[^\s<>\\\x60&|]+>`,
    String.raw`(?<=^|${outer})\*\*${emphasized}\*\*(?=$|${outer})`,
    String.raw`(?<=^|${outer})\*${emphasized}\*(?=$|${outer})`,
    // As in `2*3` and `2~3`, where no other is near.
    `(?<=${word})[*~](?=${word})`
  ].join('|'),
  'y'
)

/** What begins a block, or may go on with one, at the start of a line. */
const blockStart = /^(?:[#>+=~|:-]|\d{1,9}[.)](?:\s|$)|\s)/

/** A bare address, also in the text of a link. */
const bareAddress = /https?:\/\/|www\./i

const linked = new RegExp(`\\]${target}|<https?://[^\\s<>]+>|${code}`, 'g')

/** What a line of running text has, as bits. */
export const marks = {emphasis: 1, star: 2, tilde: 4} as const

/**
 * Reads a line of running text that has only forms that are plain: text, links, pictures and code in
 * their usual forms, emphasis beside letters.
 *
 * @param content Without indentation and markers.
 * @returns Bits of `marks`; undefined if it is not plain.
 */
export function readPlainText(content: string): number | undefined {
  if (blockStart.test(content) || /\s$/.test(content)) return undefined
  let found = 0
  form.lastIndex = 0
  while (form.lastIndex < content.length) {
    const start = form.lastIndex
    if (!form.test(content)) return undefined
    const mark = markAt(content, start, form.lastIndex)
    if (mark === undefined) continue
    const joined = joinMarks(found, mark)
    if (joined === undefined) return undefined
    found = joined
  }
  const isBare = bareAddress.test(content) && bareAddress.test(content.replace(linked, ''))
  return isBare ? undefined : found
}

/**
 * Joins what two parts of a paragraph have.
 *
 * @returns undefined if a mark that is to be literal may belong to another.
 */
export function joinMarks(before: number, next: number): number | undefined {
  const joined = before | next
  const isTwice = (before & next & (marks.star | marks.tilde)) !== 0
  const isMixed = (joined & marks.star) !== 0 && (joined & marks.emphasis) !== 0
  return isTwice || isMixed ? undefined : joined
}

function markAt(content: string, start: number, end: number): number | undefined {
  if (content[start] === '~') return marks.tilde
  if (content[start] !== '*') return undefined
  return end - start === 1 ? marks.star : marks.emphasis
}
