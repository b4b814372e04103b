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
    {minLength: 1, maxLength: 12}
  )
}))

function printItems(items: readonly ItemTree[], depth = 0): string {
  return items
    .map(({text, children}, index) => {
      const own = `${'    '.repeat(depth)}${index + 1}. ${text}`
      return children.length === 0 ? own : `${own}\n${printItems(children, depth + 1)}`
    })
    .join('\n')
}

const list = items.map((items) => printItems(items))

const others = fc.constantFrom(
  '书里说：*地图不是疆域*。',
  '![窗外的云](https://images.example/2023/cloud.png)',
  '> 先让它能用，再让它好用。\n>\n> 最后让它安静。',
  '```sh\nweekly --since monday | sort\n```',
  '| 指标   | 上周 | 本周 |\n| ------ | ---: | ---: |\n| 请求数 |  120 |  260 |\n| 错误数 |    9 |    2 |',
  '- [x] 写周报\n- [ ] 还书'
)

const section = fc
  .tuple(fc.option(sentences), list, fc.option(others), fc.option(sentences))
  .map((parts) => parts.filter((part) => part !== null).join('\n\n'))

/** An archive of reports in the layout that the default rules ask for, the same in each run. */
export function wellWrittenReports(amount: number): string[] {
  const contents = fc.tuple(sentences, section, section, sentences)
  return fc
    .sample(contents, {seed: 40, numRuns: amount})
    .map(([introduction, life, work, summary], index) => {
      const title = `# ${2014 + Math.floor(index / 52)} 年第${(index % 52) + 1}周周报`
      const sections = [`## 生活\n\n${life}`, `## 技术\n\n${work}`, `## 总结\n\n${summary}`]
      return `${[title, introduction, ...sections].join('\n\n')}\n`
    })
}
