import type {Text} from '../../../text/language.ts'
import type {linkStates} from './summarize.ts'

/** What statistics are called, in text and on the page. */
export const labels = {
  title: {en: 'Weekly reports at a glance', zh: '周报概览'},
  overview: {
    en: '{reports}; weeks written: {written}, missed: {missed}, in a row: {run} at most',
    zh: '{reports}；写了 {written} 周，缺 {missed} 周，最长连续 {run} 周'
  },
  calendar: {en: 'Weeks', zh: '周历'},
  calendarWhat: {
    en: 'A square for each week, by year: full where there is a report, empty where it was missed',
    zh: '每周一格，每年一行：实心为有周报，空心为缺'
  },
  year: {en: 'Year', zh: '年份'},
  undated: {en: 'undated', zh: '未注明年份'},
  written: {en: 'Written', zh: '有'},
  missed: {en: 'Missed', zh: '缺'},
  missedWeeks: {en: 'Weeks missed', zh: '缺的周'},
  findings: {en: 'Findings by rule', zh: '各规则的问题'},
  findingsWhat: {
    en: 'A square for each quarter and rule: the stronger its colour, the more findings a report',
    zh: '每季度、每条规则一格：颜色越浓，平均每份周报的问题越多'
  },
  noFindings: {en: 'No finding', zh: '没有问题'},
  rule: {en: 'Rule', zh: '规则'},
  total: {en: 'Total', zh: '总数'},
  lengths: {en: 'Length', zh: '篇幅'},
  lengthsWhat: {
    en: 'A bar for each report, from the first to the last: its characters without spaces',
    zh: '每份周报一根，按时间排列：不计空白的字数'
  },
  reports: {en: 'Reports', zh: '周报'},
  shortest: {en: 'Shortest', zh: '最短'},
  median: {en: 'Median', zh: '中位数'},
  longest: {en: 'Longest', zh: '最长'},
  links: {en: 'Links', zh: '链接'},
  linksWhat: {
    en: 'A bar for each year: its addresses, by what earlier runs have cached of them',
    zh: '每年一条：当年的网址，按此前运行的缓存结论划分'
  },
  noLinks: {en: 'No address on the web', zh: '没有网址'},
  addresses: {en: 'Addresses', zh: '网址'},
  made: {en: 'Made by weekly-lint {version}', zh: '由 weekly-lint {version} 生成'}
} satisfies Record<string, Text>

/** What is known of links. */
export const stateLabels: Readonly<Record<(typeof linkStates)[number], Text>> = {
  alive: {en: 'alive', zh: '有效'},
  moved: {en: 'moved', zh: '已迁移'},
  uncertain: {en: 'uncertain', zh: '不确定'},
  dead: {en: 'dead', zh: '失效'},
  unknown: {en: 'not known', zh: '未知'}
}
