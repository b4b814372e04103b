/** How the number of a week may be written. */
export const numeralStyles = ['any', 'arabic', 'chinese'] as const
export type NumeralStyle = (typeof numeralStyles)[number]

/** One section that a report is to have. */
export interface SectionShape {
  readonly name: string
  /** Other names that authors give to it; they are recognized, and repaired. */
  readonly aliases?: readonly string[]
  /** Whether a report may go without it. */
  readonly optional?: boolean
}

/** What a report is to look like: its title, and its sections in their order. */
export interface ReportShape {
  /** Accepted titles, such as `{year} 年第{week}周周报`. */
  readonly titles: readonly string[]
  readonly numerals: NumeralStyle
  /** Key of the YAML front matter that holds the title, where that is no heading. */
  readonly titleKey?: string | undefined
  readonly sections: readonly SectionShape[]
}

/** The shape of a weekly report where nothing is configured. */
export const defaultShape: ReportShape = {
  titles: ['{year} 年第{week}周周报', '{year}年{month}月第{week}周周报'],
  numerals: 'any',
  sections: [
    {name: '生活'},
    {name: '技术', aliases: ['技術']},
    {name: '总结', aliases: ['總結', '小结']}
  ]
}
