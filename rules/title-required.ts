import {defineRule} from '../src/engine/rule.ts'
import {frontMatterOf} from '../src/report/title/front-matter.ts'
import {firstVisibleBlock} from '../src/report/title/title-place.ts'
import {sampleTitle} from '../src/report/title/title-sample.ts'

/** Whether there is front matter, in YAML, TOML or JSON, that has a title. */
function hasTitle(text: string): boolean {
  return /^[ \t]*"?title"?[ \t]*[:=]/m.test(frontMatterOf(text))
}

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
    unread: {
      en: 'Missing title as a heading, expected `# {expected}`, or `title.frontMatter: title` in the configuration, so that the one in the front matter counts',
      zh: '正文缺少标题，应有 `# {expected}`，或在配置中设置 `title.frontMatter: title`，以 front matter 中的标题为准'
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
      title: {
        en: 'The title stands in the front matter, which is read where `title.frontMatter` of the configuration names its key',
        zh: '标题写在 front matter 中；在配置的 `title.frontMatter` 中写明键名后才会读取'
      },
      before: '---\ntitle: 2023 年第40周周报\n---\n\n## 生活\n',
      findings: [
        {
          at: '5:1-5:1',
          en: 'Missing title as a heading, expected `# 2023 年第40周周报`, or `title.frontMatter: title` in the configuration, so that the one in the front matter counts',
          zh: '正文缺少标题，应有 `# 2023 年第40周周报`，或在配置中设置 `title.frontMatter: title`，以 front matter 中的标题为准'
        }
      ]
    },
    {
      title: {en: 'The same in TOML', zh: 'TOML 也一样'},
      before: '+++\ntitle = "2023 年第40周周报"\n+++\n\n## 生活\n',
      findings: [
        {
          at: '5:1-5:1',
          en: 'Missing title as a heading, expected `# 2023 年第40周周报`, or `title.frontMatter: title` in the configuration, so that the one in the front matter counts',
          zh: '正文缺少标题，应有 `# 2023 年第40周周报`，或在配置中设置 `title.frontMatter: title`，以 front matter 中的标题为准'
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
    const message = hasTitle(report.text) ? 'unread' : 'missing'
    yield {message, values: {expected: sample}, range: [at, at]}
  }
})
