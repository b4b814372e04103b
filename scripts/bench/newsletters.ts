import fc from 'fast-check'

/** Newsletters as people write them for a site of their own: hundreds of findings of many rules. */
const statements = fc
  .tuple(
    fc.constantFrom(
      '一位钟表匠',
      '湖边的气象站',
      '两名研究生',
      '城北的公交公司',
      '一个三人小组',
      '退休的测绘员',
      '港口的调度室',
      '一家旧书店'
    ),
    fc.constantFrom('公布了', '重写了', '整理了', '估算了', '翻译了', '复原了', '开放了'),
    fc.constantFrom(
      '三十年的潮位记录',
      '一台电报机的说明书',
      '夜班列车的时刻表',
      '一套手绘的字体',
      '社区菜园的账本',
      '十万张街角的照片',
      '一份关于噪声的调查',
      '离线地图的压缩算法'
    ),
    fc.integer({min: 2, max: 980}),
    fc.constantFrom('天的工夫', '行代码', '封读者来信', '次返工', '页图纸', '位志愿者')
  )
  .map(([who, did, what, number, unit]) => `${who}${did}${what}，背后是 ${number} ${unit}`)

const addresses = fc
  .tuple(
    fc.constantFrom('news', 'blog', 'forge', 'papers', 'radio'),
    fc.constantFrom('tide', 'night-train', 'type', 'garden', 'noise_map', 'clock'),
    fc.integer({min: 1, max: 99_999})
  )
  .map(([host, name, number]) => `https://${host}.example/2021/${name}-${number}.html`)

/** What stands in a paragraph; the last ones are where authors go wrong. */
const phrases = fc.oneof(
  {weight: 12, arbitrary: statements.map((text) => `${text}。`)},
  {
    weight: 5,
    arbitrary: fc.tuple(statements, addresses).map(([text, url]) => `${text}，见[原文](${url})。`)
  },
  {weight: 2, arbitrary: statements.map((text) => `作者说，*${text}*，这已经够了。`)},
  {weight: 1, arbitrary: statements.map((text) => `**${text}。**后来的人不信。`)},
  {weight: 1, arbitrary: addresses.map((url) => `地址是${url}，打开有些慢。`)},
  {weight: 1, arbitrary: addresses.map((url) => `详情看[这里](${url})。`)},
  {weight: 1, arbitrary: addresses.map((url) => `文档在 [说明书] (${url}) 里。`)},
  {weight: 1, arbitrary: statements.map((text) => `${text}。 `)}
)

const paragraph = fc.array(phrases, {minLength: 1, maxLength: 4}).map((parts) => parts.join(''))

const picture = fc
  .tuple(
    fc.constantFrom('', '', '图片', '潮位曲线，红线是今年', '修好的座钟'),
    fc.integer({min: 1, max: 9999})
  )
  .map(([alt, number]) => `![${alt}](https://images.example/2021/bg${number}.jpg)`)

const extra = fc.oneof(
  {weight: 6, arbitrary: picture},
  {weight: 1, arbitrary: paragraph.map((text) => `> ${text}`)},
  {
    weight: 1,
    arbitrary: fc
      .array(statements, {minLength: 2, maxLength: 5})
      .map((texts) => texts.map((text) => `- ${text}`).join('\n'))
  },
  {
    weight: 1,
    arbitrary: fc
      .array(statements, {minLength: 2, maxLength: 4})
      .map((texts) => texts.map((text, index) => `${index + 1}.${text}`).join('\n'))
  },
  {weight: 1, arbitrary: fc.constant('```bash\n$ tide --since monday | sort -n\n```')},
  {weight: 1, arbitrary: fc.constant('|站|上周|本周|\n|-|-|-|\n|湖口|120|260|\n|桥下|9|2|')}
)

const entry = fc.record({
  title: statements,
  url: addresses,
  isEnglish: fc.boolean(),
  body: fc.array(fc.oneof({weight: 2, arbitrary: paragraph}, extra), {minLength: 1, maxLength: 3})
})

const entries = fc
  .array(entry, {minLength: 6, maxLength: 12})
  .map((entries) =>
    entries
      .map(({title, url, isEnglish, body}, index) =>
        [`${index + 1}、[${title}](${url})${isEnglish ? '（英文）' : ''}`, ...body].join('\n\n')
      )
      .join('\n\n')
  )

const prose = fc
  .array(fc.oneof({weight: 3, arbitrary: paragraph}, extra), {minLength: 6, maxLength: 12})
  .map((parts) => parts.join('\n\n'))

const newsletter = fc.tuple(statements, picture, prose, entries, entries, entries, entries, prose)
const sections = ['封面', '编者的话', '新闻', '长文', '工具', '图集', '来信']

/**
 * Newsletters of about 20 kB, the same in each run. Their files are named by weeks, so that they
 * are reports for the default configuration, whose rules they break in many ways.
 */
export function newsletters(amount: number): string[] {
  return fc
    .sample(newsletter, {seed: 42, numRuns: amount})
    .map(([headline, ...contents], index) =>
      [
        `# 溪边周刊（第 ${index + 1} 期）：${headline}`,
        '这里记录每周值得看一眼的东西，周五发布。',
        ...sections.map((name, number) => `## ${name}\n\n${contents[number]}`)
      ]
        .join('\n\n')
        .concat('\n')
    )
}
