import type {ReportShape} from '../shape.ts'

/** A title in the first accepted form, for messages. */
export function sampleTitle({titles}: ReportShape): string {
  return (titles[0] ?? '')
    .replace('{year}', '2023')
    .replace('{month}', '10')
    .replace('{week}', '40')
    .replace('{issue}', '300')
    .replace('{date}', '2023-10-08')
    .replace('{text}', '标题')
}
