import {describe, expect, test} from 'vitest'
import {fix, lint, type Message} from '../src/index.ts'
import {places} from './support/findings.ts'
import {goodReport} from './support/good-report.ts'

/** How a spoiled report becomes good again, byte for byte. */
type Repair =
  /** By `--fix`. */
  | 'safe'
  /** By `--fix --unsafe-fixes`; `--fix` alone leaves the file as it is. */
  | 'suggestion'
  /** Only by hand; `--fix` leaves the file as it is. */
  | 'none'

interface Spoil {
  readonly name: string
  readonly spoil: (text: string) => string
  readonly rule: string
  /** Where the one finding begins. */
  readonly at: string
  readonly repair: Repair
}

const spoils: Spoil[] = []

/** Put one thing for another in the good report, where it has to be exactly once. */
function replace(from: string, to: string): (text: string) => string {
  return (text) => {
    const parts = text.split(from)
    if (parts.length !== 2) throw new Error(`Unexpected ${parts.length - 1} places of ${from}`)
    return parts.join(to)
  }
}

/** One change after the other. */
function all(...changes: readonly ((text: string) => string)[]): (text: string) => string {
  return (text) => changes.reduce((result, change) => change(result), text)
}

/** Move the section of a heading before that of another, or to the end. */
function move(name: string, before: string): (text: string) => string {
  return (text) => {
    const sections = text.trimEnd().split(/\n\n(?=## )/)
    const find = (name: string) => sections.findIndex((section) => section.startsWith(`## ${name}`))
    const [moved = ''] = sections.splice(find(name), 1)
    sections.splice(before === '' ? sections.length : find(before), 0, moved)
    return `${sections.join('\n\n')}\n`
  }
}

/** Spoils of one rule, by name: what instead of what, where it is told, how it is repaired. */
function add(
  rule: string,
  cases: Record<string, [spoil: (text: string) => string, at: string, repair: Repair]>
): void {
  for (const [name, [spoil, at, repair]] of Object.entries(cases)) {
    spoils.push({name, spoil, rule, at, repair})
  }
}

/** Indent the first list by something else than four spaces a level. */
function reindented(by: string): (text: string) => string {
  return (text) => {
    const [first = '', ...rest] = text.split('\n\n![')
    const changed = first.replaceAll(/^ +/gm, (all) => by.repeat(all.length / 4))
    return [changed, ...rest].join('\n\n![')
  }
}

const title = (to: string) => replace('# 2023 年第42周周报', to)

add('title-format', {
  'title: no space before 年': [title('# 2023年第42周周报'), '1:7', 'safe'],
  'title: two spaces before 年': [title('# 2023  年第42周周报'), '1:8', 'safe'],
  'title: full-width space before 年': [title('# 2023　年第42周周报'), '1:7', 'safe'],
  'title: a space behind 年': [title('# 2023 年 第42周周报'), '1:9', 'safe'],
  'title: a space behind 第': [title('# 2023 年第 42周周报'), '1:10', 'safe'],
  'title: a space behind the number': [title('# 2023 年第42 周周报'), '1:12', 'safe'],
  'title: a space behind 周': [title('# 2023 年第42周 周报'), '1:13', 'safe'],
  'title: spaces everywhere': [title('# 2023 年 第 42 周 周报'), '1:9', 'safe'],
  'title: no 年': [title('# 2023 第42周周报'), '1:8', 'safe'],
  'title: mistyped 年': [title('# 2023 念第42周周报'), '1:8', 'safe'],
  'title: no 第': [title('# 2023 年42周周报'), '1:9', 'safe'],
  'title: mistyped 第': [title('# 2023 年弟42周周报'), '1:9', 'safe'],
  'title: no 周': [title('# 2023 年第42周报'), '1:13', 'safe'],
  'title: mistyped 周': [title('# 2023 年第42州周报'), '1:12', 'safe'],
  'title: no 周报': [title('# 2023 年第42周'), '1:13', 'safe'],
  'title: mistyped 周报': [title('# 2023 年第42周周抱'), '1:14', 'safe'],
  'title: only 报': [title('# 2023 年第42周报告'), '1:13', 'safe'],
  'title: 简报': [title('# 2023 年第42周简报'), '1:13', 'safe'],
  'title: 周记': [title('# 2023 年第42周周记'), '1:14', 'safe'],
  'title: 總結 of another kind': [title('# 2023 年第42周总结'), '1:13', 'suggestion'],
  'title: full-width digits of the week': [title('# 2023 年第４２周周报'), '1:10', 'safe'],
  'title: full-width digits of the year': [title('# ２０２３ 年第42周周报'), '1:3', 'safe'],
  'title: a word too many': [title('# 2023 年第42周工作周报'), '1:13', 'safe'],
  'title: a word before it': [title('# 我的2023 年第42周周报'), '1:3', 'safe'],
  'title: in brackets': [title('# 【2023 年第42周周报】'), '1:3', 'safe'],
  'title: a full stop': [title('# 2023 年第42周周报。'), '1:15', 'safe'],
  'title: a subject': [title('# 2023 年第42周周报：柿子'), '1:15', 'suggestion'],
  'title: ISO week': [title('# 2023-W42 周报'), '1:7', 'safe'],
  'title: level 2': [title('## 2023 年第42周周报'), '1:1', 'safe'],
  'title: level 3': [title('### 2023 年第42周周报'), '1:1', 'safe'],
  'title: no space behind #': [title('#2023 年第42周周报'), '1:2', 'safe'],
  'title: no #': [title('2023 年第42周周报'), '1:1', 'safe'],
  'title: bold line': [title('**2023 年第42周周报**'), '1:1', 'safe'],
  'title: without a week': [title('# 我的周报'), '1:3', 'none']
})

add('title-required', {
  'title: none': [replace('# 2023 年第42周周报\n\n', ''), '1:1', 'none']
})

add('title-position', {
  'title: two': [replace('霜降将至', '# 2023 年第43周周报\n\n霜降将至'), '3:1', 'none'],
  'title: behind the introduction': [
    replace(
      '# 2023 年第42周周报\n\n霜降将至，柿子先红了。',
      '霜降将至，柿子先红了。\n\n# 2023 年第42周周报'
    ),
    '3:1',
    'suggestion'
  ]
})

add('title-week', {
  'week 53 in a year of 52': [title('# 2023 年第53周周报'), '1:10', 'none'],
  'week 0': [title('# 2023 年第0周周报'), '1:10', 'none'],
  'week 53 in Chinese': [title('# 2023 年第五十三周周报'), '1:10', 'none'],
  'sixth week of a month of five': [title('# 2023年2月第六周周报'), '1:11', 'none'],
  'month 13': [title('# 2023年13月第一周周报'), '1:8', 'none']
})

add('section-name', {
  'section: 简单总结': [replace('## 总结', '## 简单总结'), '33:4', 'safe'],
  'section: with a colon': [replace('## 总结', '## 总结：'), '33:4', 'safe'],
  'section: with a space in it': [replace('## 技术', '## 技 术'), '19:4', 'safe'],
  'section: with a number': [replace('## 技术', '## 二、技术'), '19:4', 'safe'],
  'section: an alias': [replace('## 总结', '## 小结'), '33:4', 'safe'],
  'section: traditional characters': [replace('## 技术', '## 技術'), '19:4', 'safe'],
  'section: bold in the heading': [replace('## 技术', '## **技术**：'), '19:4', 'safe'],
  'section: with a subject': [replace('## 技术', '## 技术：数据库'), '19:4', 'suggestion'],
  'section: level 1': [replace('## 技术', '# 技术'), '19:1', 'safe'],
  'section: level 3': [replace('## 生活', '### 生活'), '5:1', 'safe'],
  'section: level 4 at the end': [replace('## 总结', '#### 总结'), '33:1', 'safe'],
  'section: bold line': [replace('## 技术', '**技术**'), '19:1', 'safe'],
  'section: bold line with a colon': [replace('## 总结', '**总结**：'), '33:1', 'safe'],
  'section: plain line': [replace('## 总结', '总结'), '33:1', 'safe'],
  'section: plain line with a colon': [replace('## 生活', '生活：'), '5:1', 'safe'],
  'section: no space behind ##': [replace('## 技术', '##技术'), '19:3', 'safe'],
  'section: full-width ##': [replace('## 技术', '＃＃技术'), '19:1', 'safe']
})

add('section-order', {
  'sections: the first two swapped': [move('生活', '总结'), '19:1', 'safe'],
  'sections: the last two swapped': [move('技术', ''), '23:1', 'safe'],
  'sections: the last one first': [move('总结', '生活'), '5:1', 'safe'],
  'sections: the first one last': [move('生活', ''), '23:1', 'safe']
})

add('required-sections', {
  'sections: one replaced by another': [replace('## 技术', '## 阅读'), '19:4', 'suggestion'],
  'sections: a heading missing': [replace('## 技术\n\n', ''), '31:1', 'none'],
  'sections: the first missing': [replace('## 生活\n\n', ''), '17:1', 'none'],
  'sections: the last missing': [
    replace('\n\n## 总结\n\n柿子要挑软的，需求要挑硬的。\n', '\n'),
    '31:15',
    'none'
  ]
})

add('no-duplicate-section', {
  'sections: one twice': [replace('## 总结', '## 生活\n\n补记一条。\n\n## 总结'), '33:4', 'none'],
  'sections: one twice, once in its place': [replace('## 技术', '## 生活'), '19:4', 'suggestion']
})

add('no-unknown-section', {
  'sections: one too many': [replace('## 总结', '## 阅读\n\n翻了两页。\n\n## 总结'), '33:4', 'none']
})

add('no-empty-section', {
  'sections: emptied': [replace('\n柿子要挑软的，需求要挑硬的。\n', ''), '33:1', 'none'],
  'sections: only a comment left': [
    replace('柿子要挑软的，需求要挑硬的。', '<!-- 待写 -->'),
    '33:1',
    'none'
  ]
})

const outer = ['周一去', '周五听', '读完《'] as const
const inner = ['用掉两', '冲洗要'] as const
const innermost = ['一卷给了屋', '一卷给了橘'] as const

/** Other markers before these items, which are numbered from 1. */
function marked(items: readonly string[], marker: (number: number) => string) {
  return all(
    ...items.map((item, index) => replace(`${index + 1}. ${item}`, `${marker(index + 1)} ${item}`))
  )
}

add('numbered-list', {
  'list: dashes at depth 1': [marked(outer, () => '-'), '7:1', 'safe'],
  'list: stars at depth 1': [marked(outer, () => '*'), '7:1', 'safe'],
  'list: pluses at depth 1': [marked(outer, () => '+'), '7:1', 'safe'],
  'list: dashes at depth 2': [marked(inner, () => '-'), '8:5', 'safe'],
  'list: stars at depth 2': [marked(inner, () => '*'), '8:5', 'safe'],
  'list: pluses at depth 2': [marked(inner, () => '+'), '8:5', 'safe'],
  'list: dashes at depth 3': [marked(innermost, () => '-'), '9:9', 'safe'],
  'list: stars at depth 3': [marked(innermost, () => '*'), '9:9', 'safe'],
  'list: pluses at depth 3': [marked(innermost, () => '+'), '9:9', 'safe'],
  'list: a dash for the second of three': [replace('2. 周五', '- 周五'), '12:1', 'safe'],
  'list: a star for the last of three': [replace('3. 读完', '* 读完'), '13:1', 'safe']
})

add('list-numbering', {
  'list: all of number 1': [marked(outer, () => '1.'), '12:1', 'safe'],
  'list: a number left out': [replace('3. 读完', '4. 读完'), '13:1', 'safe'],
  'list: a number twice': [replace('3. 读完', '2. 读完'), '13:1', 'safe'],
  'list: from 0': [marked(outer, (number) => `${number - 1}.`), '7:1', 'suggestion'],
  'list: from 2': [marked(outer, (number) => `${number + 1}.`), '7:1', 'suggestion'],
  'list: leading zeros': [marked(outer, (number) => `0${number}.`), '7:1', 'safe'],
  'list: brackets at depth 1': [marked(outer, (number) => `${number})`), '7:2', 'safe'],
  'list: brackets at depth 2': [marked(inner, (number) => `${number})`), '8:6', 'safe'],
  'list: brackets at depth 3': [marked(innermost, (number) => `${number})`), '9:10', 'safe'],
  'list: a bracket once': [replace('2. 周五', '2) 周五'), '12:2', 'safe']
})

add('list-marker-space', {
  'list: no space in the first item': [replace('1. 周一', '1.周一'), '7:1', 'safe'],
  'list: no space in the second item': [replace('2. 周五', '2.周五'), '12:1', 'safe'],
  'list: no space in the last item': [replace('3. 读完', '3.读完'), '13:1', 'safe'],
  'list: no space at depth 2': [replace('1. 用掉', '1.用掉'), '8:5', 'safe'],
  'list: no space at depth 2, second': [replace('2. 冲洗', '2.冲洗'), '11:5', 'safe'],
  'list: no space at depth 3': [replace('1. 一卷', '1.一卷'), '9:9', 'safe'],
  'list: a full-width comma': [replace('1. 周一', '1、周一'), '7:1', 'safe'],
  'list: a full-width comma in the last': [replace('3. 读完', '3、读完'), '13:1', 'safe'],
  'list: a full-width full stop': [replace('2. 周五', '2．周五'), '12:1', 'safe'],
  'list: an ideographic full stop': [replace('2. 周五', '2。周五'), '12:1', 'safe'],
  'list: full-width brackets': [replace('3. 读完', '（3）读完'), '13:1', 'safe'],
  'list: full-width digit': [replace('3. 读完', '３. 读完'), '13:1', 'safe'],
  'list: full-width space': [replace('3. 读完', '3.　读完'), '13:1', 'safe']
})

add('list-nesting', {
  'list: children at two spaces': [
    all(
      replace('    1. 用掉', '  1. 用掉'),
      replace('        1. 一卷', '      1. 一卷'),
      replace('        2. 一卷', '      2. 一卷'),
      replace('    2. 冲洗', '  2. 冲洗')
    ),
    '8:1',
    'suggestion'
  ],
  'list: children at one space': [
    all(replace('    1. 入口', ' 1. 入口'), replace('    2. 用 1', ' 2. 用 1')),
    '22:1',
    'suggestion'
  ],
  'list: cut off by a picture': [
    replace('\n2. 周五', '\n\n![橘猫](./cat.jpg)\n\n2. 周五'),
    '13:1',
    'none'
  ],
  'list: cut off by text': [
    replace('\n2. 周五', '\n\n周二到周四都在下雨。\n\n2. 周五'),
    '13:1',
    'none'
  ]
})

const picture = (to: string) => replace('![屋檐下的柿子](./persimmon.jpg)', to)

add('image-alt', {
  'picture: no text': [picture('![](./persimmon.jpg)'), '15:1', 'none'],
  'picture: only a space': [picture('![ ](./persimmon.jpg)'), '15:1', 'none'],
  'picture: 图片': [picture('![图片](./persimmon.jpg)'), '15:3', 'none'],
  'picture: image': [picture('![image](./persimmon.jpg)'), '15:3', 'none'],
  'picture: of a camera': [picture('![IMG_1234](./persimmon.jpg)'), '15:3', 'none'],
  'picture: a file name': [picture('![persimmon.jpg](./persimmon.jpg)'), '15:3', 'none']
})

const sqlite = (to: string) => replace('[SQLite](https://sqlite.org/)', to)

add('link-syntax', {
  'link: a space between': [sqlite('[SQLite] (https://sqlite.org/)'), '21:14', 'safe'],
  'link: full-width brackets': [sqlite('[SQLite]（https://sqlite.org/）'), '21:14', 'safe'],
  'link: full-width square brackets': [sqlite('【SQLite】(https://sqlite.org/)'), '21:6', 'safe'],
  'link: all full-width': [sqlite('【SQLite】（https://sqlite.org/）'), '21:6', 'safe'],
  'link: the other way round': [sqlite('(SQLite)[https://sqlite.org/]'), '21:6', 'safe'],
  'link: one full-width bracket': [sqlite('[SQLite](https://sqlite.org/）'), '21:34', 'safe'],
  'link: unclosed': [
    replace(
      '[《编译原理》](https://book.example/dragon)',
      '[《编译原理》](https://book.example/dragon'
    ),
    '25:16',
    'safe'
  ]
})

add('link-text', {
  'link: no text': [sqlite('[](https://sqlite.org/)'), '21:6', 'none'],
  'link: 这里': [sqlite('[这里](https://sqlite.org/)'), '21:7', 'none'],
  'link: 点击这里': [sqlite('[点击这里](https://sqlite.org/)'), '21:7', 'none'],
  'link: here': [sqlite('[here](https://sqlite.org/)'), '21:7', 'none'],
  'link: link': [sqlite('[link](https://sqlite.org/)'), '21:7', 'none']
})

/** The address in the good report, other marks around it. */
const address = '<https://api.example/docs>，内网可见'

add('no-bare-url', {
  'address: bare before a comma': [
    replace(address, 'https://api.example/docs，内网可见'),
    '24:11',
    'safe'
  ]
})

/** The same in another good report: what stands behind the address, and what it is repaired to. */
const bareAddresses = ['）。', '。', '；见下', '）', '」', '！', '、另一个', '》']

add('cjk-emphasis', {
  'emphasis: a full stop in it': [replace('**很好**。散场', '**很好。**散场'), '12:17', 'safe']
})

add('heading-style', {
  'layout: an underlined title': [title('2023 年第42周周报\n==='), '1:1', 'safe'],
  'layout: closing marks': [title('# 2023 年第42周周报 #'), '1:1', 'safe'],
  'layout: two spaces behind a mark': [replace('## 技术', '##  技术'), '19:1', 'safe']
})

add('blank-lines', {
  'layout: three blank lines': [replace('\n## 技术', '\n\n\n## 技术'), '19:1', 'safe'],
  'layout: none below a heading': [replace('## 技术\n', '## 技术'), '20:1', 'safe'],
  'layout: one at the start': [(text) => `\n${text}`, '1:1', 'safe']
})

add('list-indent', {
  'layout: three spaces': [reindented('   '), '8:1', 'safe'],
  'layout: tabs': [reindented('\t'), '8:1', 'safe']
})

add('list-marker', {
  'layout: two spaces behind a number': [replace('3. 读完', '3.  读完'), '13:3', 'safe'],
  'layout: a tab behind a number': [replace('3. 读完', '3.\t读完'), '13:3', 'safe']
})

add('block-quote', {
  'layout: no space in a quotation': [replace('> 1.', '>1.'), '31:1', 'safe']
})

add('block-indent', {
  'layout: a paragraph that is indented': [replace('秋天的账', '  秋天的账'), '17:1', 'safe']
})

add('code-fence', {
  'layout: tildes': [(text) => text.replaceAll('```', '~~~'), '27:1', 'safe']
})

add('emphasis-marker', {
  'layout: underscores': [replace('，**很好**。', '，__很好__。'), '12:13', 'safe']
})

add('no-trailing-spaces', {
  'layout: a space at the end of a line': [replace('先红了。', '先红了。 '), '3:12', 'safe']
})

add('no-stray-spaces', {
  'layout: a space that does not break': [replace('用 1.2.3', '用\u00A01.2.3'), '23:9', 'safe'],
  'layout: a space that nobody sees': [replace('柿子要挑', '柿子\u200B要挑'), '35:3', 'safe']
})

add('final-newline', {
  'layout: none at the end': [(text) => text.trimEnd(), '35:15', 'safe'],
  'layout: two at the end': [(text) => `${text}\n`, '36:1', 'safe']
})

describe('the good report', () => {
  test('is good', async () => {
    expect((await lint(goodReport)).messages.map(String)).toEqual([])
  })
})

describe.each(spoils)('$name', ({spoil, rule, at, repair}) => {
  const spoiled = spoil(goodReport)

  test('is one finding', async () => {
    expect(spoiled).not.toBe(goodReport)
    expect(places((await lint(spoiled)).messages as Message[])).toEqual([`${at} ${rule}`])
  })

  test(`repair: ${repair}`, async () => {
    expect(String(await fix(spoiled))).toBe(repair === 'safe' ? goodReport : spoiled)
    if (repair === 'suggestion') {
      expect(String(await fix(spoiled, {unsafe: true}))).toBe(goodReport)
    }
  })
})

describe.each(bareAddresses)('a bare address before %j', (behind) => {
  const good = replace(address, `<https://api.example/docs>${behind}`)(goodReport)
  const spoiled = replace(address, `https://api.example/docs${behind}`)(goodReport)

  test('is one finding, repaired', async () => {
    expect(places((await lint(good)).messages as Message[])).toEqual([])
    expect(places((await lint(spoiled)).messages as Message[])).toEqual(['24:11 no-bare-url'])
    expect(String(await fix(spoiled))).toBe(good)
  })
})

describe('what only looks wrong', () => {
  test.each([
    ['a title of a month', title('# 2023年10月第三周周报')],
    ['a title with Chinese numerals', title('# 2023 年第四十二周周报')],
    ['a comment before the title', title('<!-- 草稿 -->\n\n# 2023 年第42周周报')],
    ['front matter', title('---\ndate: 2023-10-22\n---\n\n# 2023 年第42周周报')],
    ['no introduction', replace('霜降将至，柿子先红了。\n\n', '')],
    ['a heading below a section', replace('秋天的账', '### 收支\n\n秋天的账')],
    ['a bold sentence', replace('秋天的账就记到这里。', '**秋天的账就记到这里。**')],
    ['a task list', replace('秋天的账就记到这里。', '- [x] 记账\n- [ ] 报税')],
    ['a date', replace('秋天的账就记到这里。', '2023.10.22 记')],
    ['a version', replace('秋天的账就记到这里。', '1.2.3 版发布了')],
    ['a decimal', replace('秋天的账就记到这里。', '3.5 公里，走了一小时')],
    ['a time', replace('秋天的账就记到这里。', '10:05 出门，1:1 平')],
    ['a file name', replace('秋天的账就记到这里。', '1.txt 找到了')],
    ['an address of a machine', replace('秋天的账就记到这里。', '10.0.0.1 能连上了')],
    ['a list in a quotation', replace('> 1.引用里的数字不是列表', '> - 引用\n>\n> * 引用')],
    ['a heading in code', replace('1.make', '## 总结')],
    ['stars that are no emphasis', replace('秋天的账就记到这里。', '3 * 4 = 12，2*3*4')],
    ['escaped stars', replace('秋天的账就记到这里。', '\\*\\*很好。\\*\\*下周')],
    ['a footnote in brackets', replace('秋天的账就记到这里。', '见注 [1] （附录）')],
    ['a word in full-width brackets', replace('秋天的账就记到这里。', '【公告】（周三停水）')]
  ])('%s', async (_, change) => {
    const text = change(goodReport)
    expect((await lint(text)).messages.map(String)).toEqual([])
    expect(String(await fix(text, {unsafe: true}))).toBe(text)
  })
})

test('a list that was never one comes back whole', async () => {
  const spoiled = goodReport.replace(/^( *\d)\. /gm, '$1.')
  const lines = [7, 12, 13, 21, 24, 25].map((line) => `${line}:1 list-marker-space`)
  const deeper = ['8:5', '9:9', '10:9', '11:5', '22:5', '23:5'].map(
    (at) => `${at} list-marker-space`
  )
  const found = places((await lint(spoiled)).messages as Message[])
  expect(found.toSorted()).toEqual([...lines, ...deeper].toSorted())
  expect(String(await fix(spoiled))).toBe(goodReport)
})
