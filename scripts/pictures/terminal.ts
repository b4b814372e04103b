import {
  createColorPalette,
  defaultNamedColorsMap,
  type ParseToken,
  parseAnsiSequences
} from 'ansi-sequence-parser'
import type {Element} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {s} from 'hastscript'
import {displayWidth} from '../../src/text/display-width.ts'

/** In pixels; a character of a monospaced font is about 0.6 times as wide as it is high. */
const fontSize = 14
const columnWidth = 8.4
const lineHeight = 20
const margin = 16

const font =
  'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", "PingFang SC", "Microsoft YaHei", monospace'
const ink = '#d4d4d4'
const paper = '#1e1e1e'

const palette = createColorPalette({
  ...defaultNamedColorsMap,
  red: '#f14c4c',
  green: '#23d18b',
  yellow: '#e5c07b',
  blue: '#61afef',
  magenta: '#d670d6',
  cyan: '#56b6c2',
  brightBlack: '#8a8a8a'
})

/**
 * What a terminal shows, as a picture.
 *
 * @param text Output of a program, with its colours as ANSI sequences.
 * @param description What is to be seen, for those who cannot see it.
 * @returns SVG.
 */
export function drawTerminal(text: string, description: string): string {
  const lines = toLines(parseAnsiSequences(text.trimEnd()))
  const columns = Math.max(...lines.map(widthOf))
  const width = Math.ceil(columns * columnWidth + 2 * margin)
  const height = lines.length * lineHeight + 2 * margin
  const picture = s(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img'
    },
    s('title', description),
    s('rect', {width, height, rx: 8, fill: paper}),
    s(
      'g',
      {fontFamily: font, fontSize, fill: ink, style: 'white-space: pre'},
      lines.map((line, index) => drawLine(line, margin + (index + 0.7) * lineHeight))
    )
  )
  return `${toHtml(picture, {space: 'svg'})}\n`
}

/** Tokens line by line. */
function toLines(tokens: readonly ParseToken[]): ParseToken[][] {
  const lines: ParseToken[][] = [[]]
  for (const token of tokens) {
    for (const [index, value] of token.value.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (value !== '') lines.at(-1)?.push({...token, value})
    }
  }
  return lines
}

function widthOf(line: readonly ParseToken[]): number {
  return line.reduce((sum, {value}) => sum + displayWidth(value), 0)
}

/** Words by themselves where more than one space is between them, since pictures shrink those. */
function drawLine(line: readonly ParseToken[], y: number): Element[] {
  let column = 0
  return line.flatMap((token) => {
    const start = column
    column += displayWidth(token.value)
    return [...token.value.matchAll(/\S+(?: \S+)*/g)].map(({0: value, index}) => {
      const before = displayWidth(token.value.slice(0, index))
      return drawText({...token, value}, margin + (start + before) * columnWidth, y)
    })
  })
}

function drawText({value, foreground, decorations}: ParseToken, x: number, y: number): Element {
  return s(
    'text',
    {
      x: round(x),
      y: round(y),
      // Keeps columns where they are, whatever fonts there are for Chinese.
      textLength: round(displayWidth(value) * columnWidth),
      lengthAdjust: 'spacingAndGlyphs',
      ...(foreground && {fill: palette.value(foreground)}),
      ...(decorations.has('bold') && {fontWeight: 'bold'}),
      ...(decorations.has('dim') && {opacity: '0.7'}),
      ...(decorations.has('underline') && {textDecoration: 'underline'})
    },
    value
  )
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10)
}
