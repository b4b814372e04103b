const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9
}

/** Characters of Chinese numerals below 1000, for character classes of regular expressions. */
export const chineseNumeral = '〇零一二两三四五六七八九十百廿卅卌'

/**
 * Read a Chinese numeral below 1000 (`四十`, `十一`, `廿三`, `一百`), or digits one by one
 * (`二〇二三`).
 *
 * @returns Nothing where it is none, or not well-formed.
 */
export function readChineseNumeral(text: string): number | undefined {
  const [, hundred, left = ''] = /^([一二两三四五六七八九])百(.*)$/.exec(text) ?? []
  if (hundred !== undefined) {
    const rest = left === '' ? 0 : readChineseNumeral(left)
    return rest === undefined || rest > 99 ? undefined : digits[hundred]! * 100 + rest
  }
  const expanded = text.replace(/^廿/, '二十').replace(/^卅/, '三十').replace(/^卌/, '四十')
  const tens = /^([一二两三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(expanded)
  if (tens) {
    const [, ten, one] = tens
    return (ten ? (digits[ten] ?? 0) : 1) * 10 + (one ? (digits[one] ?? 0) : 0)
  }
  let value = 0
  for (const character of expanded) {
    const digit = digits[character]
    if (digit === undefined) return undefined
    value = value * 10 + digit
  }
  return expanded === '' ? undefined : value
}

/**
 * Whether a number of two digits at most is written as is usual: `四十七`, `廿一`, `四〇`, `47`, not
 * `四七`, `一十`, `两`. Larger numbers are not judged.
 */
export function isUsualNumeral(text: string): boolean {
  const value = readNumeral(text)
  if (value === undefined) return false
  if (value > 99 || /[\d〇零]/.test(text.normalize('NFKC'))) return true
  return text.replace(/^廿/, '二十').replace(/^卅/, '三十') === writeChineseNumeral(value)
}

/** Write a number from 1 to 99 as Chinese numeral. */
export function writeChineseNumeral(value: number): string {
  const characters = '零一二三四五六七八九'
  const ten = Math.floor(value / 10)
  const one = value % 10
  const tens = ten === 0 ? '' : ten === 1 ? '十' : `${characters[ten]}十`
  return tens + (one === 0 && ten > 0 ? '' : (characters[one] ?? ''))
}

/** Read a number in Arabic (also full-width) or Chinese numerals. */
export function readNumeral(text: string): number | undefined {
  const arabic = text.normalize('NFKC')
  return /^\d+$/.test(arabic) ? Number(arabic) : readChineseNumeral(text)
}

/** Write a number in the numerals of another: Arabic or Chinese, a year with as many digits. */
export function writeLike(value: number, like: string): string {
  if (/^\d+$/.test(like.normalize('NFKC'))) {
    return like.length === 2 && value > 99 ? String(value % 100).padStart(2, '0') : String(value)
  }
  if (value < 100) return writeChineseNumeral(value)
  return [...String(value)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('')
}
