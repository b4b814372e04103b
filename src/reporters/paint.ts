import type {Weight} from '../engine/message.ts'

/** SGR parameters that start and end a style (ECMA-48, 8.3.117). */
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

export const weightPaint = {
  error: 'red',
  warning: 'yellow',
  note: 'blue'
} as const satisfies Record<Weight, Paint>

/** Returns a function that styles text; without colour, it returns the text unchanged. */
export function painter(color: boolean): (paint: Paint, text: string) => string {
  if (!color) return (_, text) => text
  return (paint, text) => {
    const [on, off] = codes[paint]
    return `\u001B[${on}m${text}\u001B[${off}m`
  }
}
