import type {Weight} from '../engine/message.ts'

/** Parameters of SGR (ECMA-48, 8.3.117) that set and end something. */
const codes = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39]
} as const

export type Paint = keyof typeof codes

/** The colour of each weight. */
export const weightPaint = {
  error: 'red',
  warning: 'yellow',
  note: 'blue'
} as const satisfies Record<Weight, Paint>

/** Paints, or where there is to be no colour, leaves everything as it is. */
export function painter(color: boolean): (paint: Paint, text: string) => string {
  if (!color) return (_, text) => text
  return (paint, text) => {
    const [on, off] = codes[paint]
    return `\u001B[${on}m${text}\u001B[${off}m`
  }
}
