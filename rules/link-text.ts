import type {Link, LinkReference, Nodes} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {defineRule} from '../src/engine/rule.ts'
import type {Report} from '../src/report/report.ts'
import type {Range} from '../src/syntax/edit.ts'
import {isPlaced, type Placed} from '../src/syntax/source.ts'

/** Longer texts are descriptions; also bounds the cost of the patterns below. */
const longest = 40

/** White space, punctuation and pictographs at the start and the end. */
const edges = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu

/** Texts that say that there is a link, but not to what. */
const hollow = [
  /^(?:请|可以?|可)?(?:点击?|戳|看|见|在|参见|查看)?(?:这里|这儿|此处|这|此)(?:查看|看|了解|下载)?$/,
  /^(?:点|点击|戳|点我|戳我|看我|点击查看|点击链接|点击打开|查看|打开|查看链接|查看详情|查看更多|了解更多|阅读更多|更多|详情)$/,
  /^(?:这个|此|该)?(?:链接|连接|网址|地址|传送门)$/,
  /^(?:(?:click|tap|see|look|read|go)\s+)?(?:here|this)$/i,
  /^(?:this\s+|the\s+)?(?:link|url|page)$/i,
  /^(?:click|click me|(?:read|see|learn|find out)\s+more|more|more info|details)$/i
]

export default defineRule({
  id: 'link-text',
  summary: {en: 'Links say what they lead to', zh: '链接文字要说明指向的内容'},
  why: {
    en: 'Who skims the links of a report, or has them read aloud, hears nothing but their texts',
    zh: '浏览链接列表或使用读屏软件的读者只能看到链接文字'
  },
  severity: 'warn',
  // A space moves from one text to the next.
  changes: 'text',
  options: {},
  messages: {
    missing: {
      en: 'Missing text of a link, expected what it leads to',
      zh: '链接缺少文字，请写明指向的内容'
    },
    hollow: {
      en: 'Unexpected text `{actual}` of a link, expected what it leads to',
      zh: '链接文字「{actual}」没有说明指向的内容'
    },
    padded: {
      en: 'Unexpected space inside the brackets of a link, remove it',
      zh: '链接文字首尾有多余的空格，请删除'
    },
    inside: {
      en: 'Unexpected space inside the brackets of a link, expected it outside of them',
      zh: '链接文字首尾的空格应移到方括号之外'
    }
  },
  examples: [
    {
      title: {en: 'No text', zh: '没有文字'},
      before: '[](https://a.example)\n',
      findings: [
        {
          at: '1:1-1:3',
          en: 'Missing text of a link, expected what it leads to',
          zh: '链接缺少文字，请写明指向的内容'
        }
      ]
    },
    {
      title: {en: 'A text that says nothing', zh: '等于没写的文字'},
      before:
        '周会的记录在[这里](https://a.example)，详情[**点此！**][a]，[Click here](b.md)\n\n[a]: ./a.md\n',
      findings: [
        {
          at: '1:8-1:10',
          en: 'Unexpected text `这里` of a link, expected what it leads to',
          zh: '链接文字「这里」没有说明指向的内容'
        },
        {
          at: '1:34-1:41',
          en: 'Unexpected text `点此！` of a link, expected what it leads to',
          zh: '链接文字「点此！」没有说明指向的内容'
        },
        {
          at: '1:47-1:57',
          en: 'Unexpected text `Click here` of a link, expected what it leads to',
          zh: '链接文字「Click here」没有说明指向的内容'
        }
      ]
    },
    {
      title: {
        en: 'Spaces inside the brackets, which are underlined',
        zh: '方括号内侧有空格，会带上下划线'
      },
      before:
        '见 [周会的记录 ](https://a.example)，再看[ Rust 的书](b.md)和[Rust ][a]入门\n\n[a]: ./a.md\n',
      after:
        '见 [周会的记录](https://a.example)，再看 [Rust 的书](b.md)和[Rust][a] 入门\n\n[a]: ./a.md\n',
      findings: [
        {
          at: '1:9-1:10',
          en: 'Unexpected space inside the brackets of a link, remove it',
          zh: '链接文字首尾有多余的空格，请删除'
        },
        {
          at: '1:34-1:35',
          en: 'Unexpected space inside the brackets of a link, expected it outside of them',
          zh: '链接文字首尾的空格应移到方括号之外'
        },
        {
          at: '1:55-1:56',
          en: 'Unexpected space inside the brackets of a link, expected it outside of them',
          zh: '链接文字首尾的空格应移到方括号之外'
        }
      ]
    },
    {
      title: {en: 'A text that says where it leads', zh: '写明指向的内容'},
      before:
        '[周会的记录](https://a.example)，[![窗台上的猫](./cat.png)](./cat.png)，<https://a.example>\n'
    }
  ],

  *check(report) {
    const links = [...report.nodes('link'), ...report.nodes('linkReference')]
    for (const link of links.toSorted((a, b) => report.range(a)[0] - report.range(b)[0])) {
      const range = labelRange(report, link)
      const text = textOf(link).trim()
      if (!range || text.length > longest) continue
      if (text === '' && !hasPicture(link)) yield {message: 'missing', range}
      const bare = text.replace(edges, '')
      if (hollow.some((pattern) => pattern.test(bare))) {
        yield {message: 'hollow', values: {actual: text}, range}
      }
      yield* padding(report, link)
    }
  }
})

/** Range of the text of a link, or of its brackets if it is empty; undefined for an address. */
function labelRange(report: Report, link: Placed<Link | LinkReference>): Range | undefined {
  const [start] = report.range(link)
  if (report.text[start] !== '[') return undefined
  const [first, last] = [link.children[0], link.children.at(-1)]
  if (first && last && isPlaced(first) && isPlaced(last) && textOf(link).trim() !== '') {
    return [report.range(first)[0], report.range(last)[1]]
  }
  return [start, report.text.indexOf(']', start) + 1]
}

const padded = /^[ \t\u3000]+|[ \t\u3000]+$/g

/**
 * Spaces at the edges of a text, which are underlined with it. Where a word stands right outside, it
 * is set off by such a space, which therefore moves there.
 */
function* padding(report: Report, link: Placed<Link | LinkReference>) {
  const [start, end] = report.range(link)
  const last = link.children.at(-1)
  if (!last || !isPlaced(last) || textOf(link).trim() === '') return
  const inner: Range = [start + 1, report.range(last)[1]]
  for (const {0: spaces, index} of report.slice(inner).matchAll(padded)) {
    const range: Range = [inner[0] + index, inner[0] + index + spaces.length]
    const isFirst = index === 0
    const outside = isFirst ? report.text.slice(start - 1, start) : report.text.slice(end, end + 1)
    if (!/[\p{L}\p{N}]/u.test(outside)) {
      yield {message: 'padded', range, edit: {range, text: ''}} as const
      continue
    }
    const edit = isFirst
      ? {range: [start, range[1]] as Range, text: ' ['}
      : {range: [range[0], end] as Range, text: `${report.text.slice(range[1], end)} `}
    yield {message: 'inside', range, edit} as const
  }
}

function hasPicture(node: Nodes): boolean {
  if (node.type === 'image' || node.type === 'imageReference') return true
  return 'children' in node && node.children.some(hasPicture)
}
