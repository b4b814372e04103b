import {defineRule} from '../src/engine/rule.ts'
import {firstVisibleBlock} from '../src/report/title/title-place.ts'
import {sampleTitle} from '../src/report/title/title-sample.ts'

export default defineRule({
  id: 'title-required',
  summary: {en: 'The report has a title', zh: '周报要有标题'},
  why: {
    en: 'A list of reports shows nothing else of them; without a title, nobody finds a week again',
    zh: '周报列表中只看得到标题，没有标题就找不到是哪一周'
  },
  severity: 'error',
  changes: 'nothing',
  options: {},
  messages: {
    missing: {
      en: 'Missing title, expected a first line such as `{expected}`',
      zh: '周报缺少标题，请在开头写明是哪一周，如 `{expected}`'
    },
    missingKey: {
      en: 'Missing title in the front matter, expected `{expected}`',
      zh: 'front matter 中缺少标题，应有 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'No title', zh: '没有标题'},
      before: '---\ndate: 2023-10-08\n---\n\n正文\n\n## 生活\n',
      findings: [
        {
          at: '5:1-5:1',
          en: 'Missing title, expected a first line such as `2023 年第40周周报`',
          zh: '周报缺少标题，请在开头写明是哪一周，如 `2023 年第40周周报`'
        }
      ]
    },
    {
      title: {en: 'No title in the front matter', zh: 'front matter 中没有标题'},
      shape: {titleKey: 'title'},
      before: '---\ndate: 2023-10-08\n---\n',
      findings: [
        {
          at: '1:1-1:4',
          en: 'Missing title in the front matter, expected `title: 2023 年第40周周报`',
          zh: 'front matter 中缺少标题，应有 `title: 2023 年第40周周报`'
        }
      ]
    }
  ],

  *check(report) {
    if (report.structure.title) return
    const {titleKey} = report.shape
    const sample = sampleTitle(report.shape)
    if (titleKey !== undefined) {
      const expected = `${titleKey}: ${sample}`
      // Nothing is told inside of front matter in another syntax than YAML.
      const end = report.text.startsWith('---') ? report.lineEnd(0) : 0
      yield {message: 'missingKey', values: {expected}, range: [0, end]}
      return
    }
    const first = firstVisibleBlock(report)
    const at = first ? report.range(first)[0] : (report.blocks.at(-1)?.position.end.offset ?? 0)
    yield {message: 'missing', values: {expected: sample}, range: [at, at]}
  }
})
