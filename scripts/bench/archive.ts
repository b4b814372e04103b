import fc from 'fast-check'

/** Parts of reports in the expected layout, which a formatter should not change. */
const sentences = fc.constantFrom(
  '周二下了雨，通勤多花了二十分钟',
  '读完一本讲城市水系的书，地图都是手绘的',
  '把告警从 37 条收敛到 6 条，夜里终于安静了',
  '复盘了上周的故障：根因是 `cache` 没有过期时间',
  '新买的咖啡豆 **意外地好喝**，准备再来一包',
  '跑步 5.2 公里，配速 6 分 10 秒',
  '`make bench` 从 90 秒降到 41 秒',
  '和朋友去看了展览（人很多，冷气很足）',
  '给阳台的薄荷换了盆，它看起来比我精神',
  '回了 12 封邮件，其中 3 封可以不回'
)

const links = fc
  .tuple(fc.constantFrom('提案', 'PR', '论文', '补丁', '讨论'), fc.integer({min: 1, max: 9999}))
  .map(([kind, number]) => `[${kind} ${number}](https://forge.example/pull/${number}#discussion)`)

const line = fc.oneof(
  {weight: 4, arbitrary: sentences},
  {
    weight: 2,
    arbitrary: fc.tuple(sentences, links).map(([text, link]) => `${text}，见 ${link}`)
  },
  {weight: 1, arbitrary: fc.tuple(links, sentences).map(([link, text]) => `${link}：${text}`)}
)

interface ItemTree {
  readonly text: string
  readonly children: readonly ItemTree[]
}

/** Lists of nested items, each of at most so many. */
function listsUpTo(maxLength: number) {
  const {items} = fc.letrec<{items: ItemTree[]}>((tie) => ({
    items: fc.array(
      fc.record({
        text: line,
        children: fc.oneof(
          {maxDepth: 3, depthSize: 'small'},
          {weight: 3, arbitrary: fc.constant([])},
          {weight: 1, arbitrary: tie('items')}
        )
      }),
      {minLength: 1, maxLength}
    )
  }))
  return items.map((items) => printItems(items))
}

function printItems(items: readonly ItemTree[], depth = 0): string {
  return items
    .map(({text, children}, index) => {
      const own = `${'    '.repeat(depth)}${index + 1}. ${text}`
      return children.length === 0 ? own : `${own}\n${printItems(children, depth + 1)}`
    })
    .join('\n')
}

const others = fc.constantFrom(
  '书里说：*地图不是疆域*。',
  '![窗外的云](https://images.example/2023/cloud.png)',
  '> 先让它能用，再让它好用。\n>\n> 最后让它安静。',
  '```sh\nweekly --since monday | sort\n```',
  '| 指标   | 上周 | 本周 |\n| ------ | ---: | ---: |\n| 请求数 |  120 |  260 |\n| 错误数 |    9 |    2 |',
  '- [x] 写周报\n- [ ] 还书'
)

function sectionsOf(longestList: number) {
  return fc
    .tuple(fc.option(sentences), listsUpTo(longestList), fc.option(others), fc.option(sentences))
    .map((parts) => parts.filter((part) => part !== null).join('\n\n'))
}

/**
 * An archive of reports in the layout that the default rules ask for, the same in each run.
 *
 * @param longestList How many items a list has at most: reports of about 9 kB with 12, 3 kB with 7.
 */
export function wellWrittenReports(amount: number, longestList = 12): string[] {
  const section = sectionsOf(longestList)
  const contents = fc.tuple(sentences, section, section, sentences)
  return fc
    .sample(contents, {seed: 40, numRuns: amount})
    .map(([introduction, life, work, summary], index) => {
      const sections = [`## 生活\n\n${life}`, `## 技术\n\n${work}`, `## 总结\n\n${summary}`]
      return `${[`# ${titleOf(index)}`, introduction, ...sections].join('\n\n')}\n`
    })
}

/**
 * One report in the same layout that goes on until it has so many bytes.
 *
 * @param bytes Of UTF-8.
 */
export function longReport(bytes: number): string {
  const head = `# ${titleOf(0)}\n\n## 生活\n\n`
  const tail = '## 技术\n\n1. 写了一份很长的周报\n\n## 总结\n\n写完了。\n'
  const parts: string[] = []
  let size = Buffer.byteLength(head + tail)
  // About 3 kB each, of which as many are taken as fit.
  for (const section of fc.sample(sectionsOf(12), {seed: 41, numRuns: Math.ceil(bytes / 1000)})) {
    const part = `### 第 ${parts.length + 1} 天\n\n${section}\n\n`
    if (size >= bytes) break
    size += Buffer.byteLength(part)
    parts.push(part)
  }
  return head + parts.join('') + tail
}

/** The title of the report that comes after so many others; each year has 52. */
function titleOf(index: number): string {
  return `${2014 + Math.floor(index / 52)} 年第${(index % 52) + 1}周周报`
}

/** Reports by the names that their weeks give. */
export function named(reports: readonly string[]): Map<string, string> {
  return new Map(
    reports.map((report, index) => [
      `${2014 + Math.floor(index / 52)}-week${(index % 52) + 1}.md`,
      report
    ])
  )
}
