/** Accepted numerals of a week. */
export const numeralStyles = ['any', 'arabic', 'chinese'] as const
export type NumeralStyle = (typeof numeralStyles)[number]

/** An expected section. */
export interface SectionShape {
  readonly name: string
  /** Other names, which are fixed. */
  readonly aliases?: readonly string[]
  /** Whether the section may be missing. */
  readonly optional?: boolean
}

/** What a report is expected to look like. */
export interface ReportShape {
  /** Templates, such as `{year} 年第{week}周周报`. */
  readonly titles: readonly string[]
  readonly numerals: NumeralStyle
  /** Key of the title in the YAML front matter; undefined if the title is a heading. */
  readonly titleKey?: string | undefined
  /** In order. */
  readonly sections: readonly SectionShape[]
  /** Minimum columns from the marker of an item to what is below it, as `list-indent` has it. */
  readonly indent: number
}

/** The shape without configuration. */
export const defaultShape: ReportShape = {
  titles: ['{year} 年第{week}周周报', '{year}年{month}月第{week}周周报'],
  numerals: 'any',
  sections: [
    {name: '生活'},
    {name: '技术', aliases: ['技術']},
    {name: '总结', aliases: ['總結', '小结']}
  ],
  indent: 4
}
