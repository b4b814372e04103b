import {defineRule} from '../src/engine/rule.ts'
import {readBrokenLinks} from '../src/report/phrasing/broken-links.ts'
import {readFullWidthImages} from '../src/report/phrasing/full-width-images.ts'
import {combine} from '../src/syntax/edit.ts'

export default defineRule({
  id: 'link-syntax',
  summary: {en: 'What is meant as a link is one', zh: '链接要符合 Markdown 语法'},
  why: {
    en: 'Readers see brackets and an address where there should be a link or a picture',
    zh: '写错的链接或图片不会生效，读者只会看到括号和网址'
  },
  severity: 'error',
  changes: 'inline',
  options: {},
  messages: {
    space: {
      en: 'Unexpected space between text and address of a link, expected `](`',
      zh: '链接文字与地址之间有空格，应为 `](`'
    },
    marks: {
      en: 'Unexpected `{actual}` in a link, expected `{expected}`',
      zh: '链接写法有误：`{actual}`，应为 `{expected}`'
    },
    label: {
      en: 'Missing `]` after the text of a link, expected `{expected}`',
      zh: '链接文字后缺少 `]`，应为 `{expected}`'
    },
    unclosed: {
      en: 'Missing `)` after the address of a link, expected `{expected}`',
      zh: '链接地址后缺少 `)`，应为 `{expected}`'
    },
    bracket: {
      en: 'Missing `>` after the address of a link, expected `{expected}`',
      zh: '链接地址后缺少 `>`，应为 `{expected}`'
    },
    pipe: {
      en: 'Unexpected end of a cell in the address of a link, expected `{expected}`',
      zh: '链接地址中的 `|` 会被当作单元格的分隔，应为 `{expected}`'
    },
    words: {
      en: 'Unexpected words `{actual}` in the place of an address, expected a file, an anchor or a web address',
      zh: '链接地址处写的是文字「{actual}」，应为文件、锚点或网址'
    },
    address: {
      en: 'Unexpected space in the address of a link, expected `{expected}`',
      zh: '链接地址中有空格，应为 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'A space between text and address', zh: '文字与地址之间有空格'},
      before: '读完了 [这篇文章] (https://a.example/post)\n',
      after: '读完了 [这篇文章](https://a.example/post)\n',
      findings: [
        {
          at: '1:11-1:12',
          en: 'Unexpected space between text and address of a link, expected `](`',
          zh: '链接文字与地址之间有空格，应为 `](`'
        }
      ]
    },
    {
      title: {en: 'Full-width brackets', zh: '全角括号'},
      before: '[文章]（https://a.example/1）和【笔记】(https://a.example/2)\n',
      after: '[文章](https://a.example/1)和[笔记](https://a.example/2)\n',
      findings: [
        {
          at: '1:5-1:26',
          en: 'Unexpected `（https://a.example/1）` in a link, expected `(https://a.example/1)`',
          zh: '链接写法有误：`（https://a.example/1）`，应为 `(https://a.example/1)`'
        },
        {
          at: '1:27-1:31',
          en: 'Unexpected `【笔记】` in a link, expected `[笔记]`',
          zh: '链接写法有误：`【笔记】`，应为 `[笔记]`'
        }
      ]
    },
    {
      title: {en: 'One bracket of two', zh: '只有一半是全角括号'},
      before: '[文章](https://a.example/1），后文\n',
      after: '[文章](https://a.example/1)，后文\n',
      findings: [
        {
          at: '1:25-1:26',
          en: 'Unexpected `）` in a link, expected `)`',
          zh: '链接写法有误：`）`，应为 `)`'
        }
      ]
    },
    {
      title: {en: 'Brackets the wrong way round', zh: '方括号与圆括号写反'},
      before: '(文章)[https://a.example/1]\n\n[文章][https://a.example/1]\n',
      after: '[文章](https://a.example/1)\n\n[文章](https://a.example/1)\n',
      findings: [
        {
          at: '1:1-1:26',
          en: 'Unexpected `(文章)[https://a.example/1]` in a link, expected `[文章](https://a.example/1)`',
          zh: '链接写法有误：`(文章)[https://a.example/1]`，应为 `[文章](https://a.example/1)`'
        },
        {
          at: '3:5-3:26',
          en: 'Unexpected `[https://a.example/1]` in a link, expected `(https://a.example/1)`',
          zh: '链接写法有误：`[https://a.example/1]`，应为 `(https://a.example/1)`'
        }
      ]
    },
    {
      title: {en: 'An address without end', zh: '地址没有写完括号'},
      before: '[文章](https://a.example/1，写得很好\n',
      after: '[文章](https://a.example/1)，写得很好\n',
      findings: [
        {
          at: '1:5-1:25',
          en: 'Missing `)` after the address of a link, expected `(https://a.example/1)`',
          zh: '链接地址后缺少 `)`，应为 `(https://a.example/1)`'
        }
      ]
    },
    {
      title: {en: 'A text without end', zh: '文字没有写完方括号'},
      before: '见 [文章(https://a.example/1)，写得很好\n',
      suggested: '见 [文章](https://a.example/1)，写得很好\n',
      findings: [
        {
          at: '1:6-1:7',
          en: 'Missing `]` after the text of a link, expected `](`',
          zh: '链接文字后缺少 `]`，应为 `](`'
        }
      ]
    },
    {
      title: {en: 'A full-width mark before a picture', zh: '图片前的全角感叹号'},
      before:
        '！[窗台上的猫](https://a.example/cat.png)\n\n太好了！[合影](https://a.example/us.png)\n',
      suggested:
        '![窗台上的猫](https://a.example/cat.png)\n\n太好了！[合影](https://a.example/us.png)\n',
      findings: [
        {
          at: '1:1-1:2',
          en: 'Unexpected `！` in a link, expected `!`',
          zh: '链接写法有误：`！`，应为 `!`'
        }
      ]
    },
    {
      title: {en: 'An address without its angle bracket', zh: '地址少了一个尖括号'},
      before: '[RFC](<https://a.example/1)，写得很好\n',
      after: '[RFC](<https://a.example/1>)，写得很好\n',
      findings: [
        {
          at: '1:7-1:27',
          en: 'Missing `>` after the address of a link, expected `<https://a.example/1>`',
          zh: '链接地址后缺少 `>`，应为 `<https://a.example/1>`'
        }
      ]
    },
    {
      title: {en: 'Spaces in an address', zh: '地址里有空格'},
      before: '![窗台上的猫](./my cat.png)\n',
      after: '![窗台上的猫](<./my cat.png>)\n',
      findings: [
        {
          at: '1:10-1:22',
          en: 'Unexpected space in the address of a link, expected `<./my cat.png>`',
          zh: '链接地址中有空格，应为 `<./my cat.png>`'
        }
      ]
    },
    {
      title: {en: 'Words in the place of an address', zh: '地址处写的是文字'},
      before: '[方案](design of cache)\n',
      findings: [
        {
          at: '1:6-1:21',
          en: 'Unexpected words `design of cache` in the place of an address, expected a file, an anchor or a web address',
          zh: '链接地址处写的是文字「design of cache」，应为文件、锚点或网址'
        }
      ]
    },
    {
      title: {en: 'Where the end of an address is a guess', zh: '地址在哪里结束并不确定'},
      before: '[文章](https://a.example/1 写得很好)\n',
      suggested: '[文章](<https://a.example/1 写得很好>)\n',
      findings: [
        {
          at: '1:6-1:30',
          en: 'Unexpected space in the address of a link, expected `<https://a.example/1 写得很好>`',
          zh: '链接地址中有空格，应为 `<https://a.example/1 写得很好>`'
        }
      ]
    },
    {
      title: {en: 'Brackets and a colon of full width', zh: '全角方括号与全角冒号'},
      before: '见［设计］（https://a.example/1）\n\n[设计]：https://a.example/2\n',
      suggested: '见[设计](https://a.example/1)\n\n[设计](https://a.example/2)\n',
      findings: [
        {
          at: '1:2-1:27',
          en: 'Unexpected `［设计］（https://a.example/1）` in a link, expected `[设计](https://a.example/1)`',
          zh: '链接写法有误：`［设计］（https://a.example/1）`，应为 `[设计](https://a.example/1)`'
        },
        {
          at: '3:1-3:25',
          en: 'Unexpected `[设计]：https://a.example/2` in a link, expected `[设计](https://a.example/2)`',
          zh: '链接写法有误：`[设计]：https://a.example/2`，应为 `[设计](https://a.example/2)`'
        }
      ]
    },
    {
      title: {en: 'A pipe in a table', zh: '表格里的竖线'},
      before: '| 名称 | 地址 |\n| --- | --- |\n| [甲](https://a.example/?q=x|y) |\n',
      suggested: '| 名称 | 地址 |\n| --- | --- |\n| [甲](https://a.example/?q=x\\|y) |\n',
      findings: [
        {
          at: '3:29-3:30',
          en: 'Unexpected end of a cell in the address of a link, expected `\\|`',
          zh: '链接地址中的 `|` 会被当作单元格的分隔，应为 `\\|`'
        }
      ]
    },
    {
      title: {en: 'Brackets in the text', zh: '文字里有方括号'},
      before: '[[RFC] 新的调度器] (https://a.example/rfc)\n',
      after: '[[RFC] 新的调度器](https://a.example/rfc)\n',
      findings: [
        {
          at: '1:14-1:15',
          en: 'Unexpected space between text and address of a link, expected `](`',
          zh: '链接文字与地址之间有空格，应为 `](`'
        }
      ]
    },
    {
      title: {en: 'Brackets that are no links', zh: '不是链接的括号'},
      before:
        '- [ ] (https://a.example)\n- 结论见 [1] (见下文)，[2] (https://a.example/2)\n' +
        '- 脚注[^1]（https://a.example）\n- `[文章] (https://a.example)`，\\[文章] (https://a.example)\n' +
        '- 【公告】（下周放假）\n- 修好了 [崩溃] (#12)\n\n[^1]: 注\n'
    }
  ],

  *check(report) {
    for (const prose of report.prose) {
      for (const {fault, edits, isSure} of readBrokenLinks(report, prose)) {
        const edit = combine(report.text, edits)
        yield {
          message: fault,
          values: {actual: report.slice(edit.range), expected: edit.text},
          range: edit.range,
          // Nobody knows the address that words stand for.
          ...(fault === 'words' ? {} : isSure ? {edit} : {suggestion: edit})
        }
      }
    }
    for (const range of readFullWidthImages(report)) {
      const values = {actual: report.slice(range), expected: '!'}
      yield {message: 'marks', values, range, suggestion: {range, text: '!'}}
    }
  }
})
