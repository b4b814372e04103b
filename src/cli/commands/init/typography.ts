import type {Tally, TypographyCounts} from '../../../report/typography/survey.ts'
import type {Text} from '../../../text/language.ts'
import type {Hint, ReportFacts} from './facts.ts'

/** So many places at least show how an author writes. */
const leastPlaces = 20

/** What an archive follows, it follows in so large a part of all places. */
const leastShare = 0.95

/** How the rules of Chinese typography are set beside the preset, and why. */
export interface Typography {
  readonly rules: Readonly<Record<string, 'off' | readonly ['warn', {readonly style: string}]>>
  readonly why: Hint
}

const why: Text = {
  en: 'With or without a space, Chinese stands beside letters and digits in one way at {share} of {places} places, so `typography` is on',
  zh: '中文与英文、数字之间的空格有 {share} 写法一致（共 {places} 处），因此启用 `typography`'
}

/**
 * Chooses the preset for Chinese typography if an archive keeps to one style of spaces already; its rules
 * that most reports break are off.
 */
export function chooseTypography(reports: readonly ReportFacts[]): Typography | undefined {
  const counts = reports.flatMap(({typography}) => typography ?? [])
  const {right, wrong} = total(counts, 'spaces')
  const places = right + wrong
  const most = Math.max(right, wrong)
  if (places < leastPlaces || most < places * leastShare) return undefined
  const broken = (['marks', 'ellipses', 'nouns'] as const).filter((key) => {
    const tally = total(counts, key)
    return tally.right < (tally.right + tally.wrong) * leastShare
  })
  return {
    rules: {
      ...(wrong > right && {'cjk-spacing': ['warn', {style: 'forbid'}] as const}),
      ...Object.fromEntries(broken.map((key) => [ruleOf[key], 'off' as const]))
    },
    why: {
      text: why,
      values: {places: String(places), share: `${Math.floor((most / places) * 100)}%`}
    }
  }
}

const ruleOf = {
  marks: 'full-width-punctuation',
  ellipses: 'ellipsis',
  nouns: 'proper-nouns'
} as const

function total(counts: readonly TypographyCounts[], key: keyof TypographyCounts): Tally {
  return counts.reduce(
    (sum, count) => ({right: sum.right + count[key].right, wrong: sum.wrong + count[key].wrong}),
    {right: 0, wrong: 0}
  )
}
