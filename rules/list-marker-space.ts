import {defineRule} from '../src/engine/rule.ts'
import {readInnerLists} from '../src/report/lists/inner-markers.ts'
import {readUnparsedLists} from '../src/report/lists/unparsed-lists.ts'

export default defineRule({
  id: 'list-marker-space',
  summary: {en: 'Markers of items are followed by a space', zh: '列表标记后面有空格'},
  why: {
    en: 'Without it, Markdown sees no item: lines run together into one paragraph',
    zh: '没有空格，Markdown 不认作列表，各行会连成一段'
  },
  severity: 'error',
  changes: 'blocks',
  options: {},
  messages: {
    space: {
      en: 'Missing space after `{actual}`, expected `{expected}`',
      zh: '`{actual}` 后缺少空格，应为 `{expected}`'
    },
    marker: {
      en: 'Unexpected marker `{actual}`, expected `{expected}`',
      zh: 'Markdown 不认识编号 `{actual}`，应为 `{expected}`'
    },
    bullet: {
      en: 'Unexpected bullet `{actual}`, expected `{expected}`',
      zh: 'Markdown 不认识项目符号 `{actual}`，应为 `{expected}`'
    },
    indent: {
      en: 'Unexpected full-width space before `{expected}`, expected other spaces',
      zh: '`{expected}` 前是全角空格，应为半角空格'
    },
    number: {
      en: 'Unexpected first number `{actual}` of a list below a line of text, expected `1`',
      zh: '紧接正文的列表从 `{actual}` 开始编号，应从 `1` 开始'
    }
  },
  examples: [
    {
      title: {en: 'A first number that is not 1', zh: '首个编号不是 1'},
      before: '1. 修水管\n    2. 买工具\n    3. 关总阀\n2. 换灯泡\n',
      suggested: '1. 修水管\n    1. 买工具\n    2. 关总阀\n2. 换灯泡\n',
      findings: [
        {
          at: '2:5-2:6',
          en: 'Unexpected first number `2` of a list below a line of text, expected `1`',
          zh: '紧接正文的列表从 `2` 开始编号，应从 `1` 开始'
        }
      ]
    },
    {
      title: {en: 'A number in a sentence', zh: '句子里的数字'},
      before: '版本从 2 升级到\n3. 于是重启\n'
    },
    {
      title: {en: 'Bullets without a space, and other bullets', zh: '符号后漏了空格，以及别的符号'},
      before: '-跑步\n-读书\n\n• 做饭\n• 打扫\n',
      suggested: '- 跑步\n- 读书\n\n- 做饭\n- 打扫\n',
      findings: [
        {
          at: '1:1-1:2',
          en: 'Missing space after `-`, expected `- `',
          zh: '`-` 后缺少空格，应为 `- `'
        },
        {
          at: '2:1-2:2',
          en: 'Missing space after `-`, expected `- `',
          zh: '`-` 后缺少空格，应为 `- `'
        },
        {
          at: '4:1-4:3',
          en: 'Unexpected bullet `•`, expected `- `',
          zh: 'Markdown 不认识项目符号 `•`，应为 `- `'
        },
        {
          at: '5:1-5:3',
          en: 'Unexpected bullet `•`, expected `- `',
          zh: 'Markdown 不认识项目符号 `•`，应为 `- `'
        }
      ]
    },
    {
      title: {en: 'Numbers of other kinds', zh: '别的编号'},
      before: '一、做饭\n二、打扫\n\n① 跑步\n② 读书\n',
      suggested: '1. 做饭\n2. 打扫\n\n1. 跑步\n2. 读书\n',
      findings: [
        {
          at: '1:1-1:3',
          en: 'Unexpected marker `一、`, expected `1. `',
          zh: 'Markdown 不认识编号 `一、`，应为 `1. `'
        },
        {
          at: '2:1-2:3',
          en: 'Unexpected marker `二、`, expected `2. `',
          zh: 'Markdown 不认识编号 `二、`，应为 `2. `'
        },
        {
          at: '4:1-4:3',
          en: 'Unexpected marker `①`, expected `1. `',
          zh: 'Markdown 不认识编号 `①`，应为 `1. `'
        },
        {
          at: '5:1-5:3',
          en: 'Unexpected marker `②`, expected `2. `',
          zh: 'Markdown 不认识编号 `②`，应为 `2. `'
        }
      ]
    },
    {
      title: {en: 'Children that Markdown does not see', zh: 'Markdown 看不出的子项'},
      before: '1. 露营\n1.1 河边\n1.2 山上\n2. 读书\n　　- 第三章\n',
      suggested: '1. 露营\n    1. 河边\n    2. 山上\n2. 读书\n    - 第三章\n',
      findings: [
        {
          at: '2:1-2:5',
          en: 'Unexpected marker `1.1`, expected `1. `',
          zh: 'Markdown 不认识编号 `1.1`，应为 `1. `'
        },
        {
          at: '3:1-3:5',
          en: 'Unexpected marker `1.2`, expected `2. `',
          zh: 'Markdown 不认识编号 `1.2`，应为 `2. `'
        },
        {
          at: '5:1-5:3',
          en: 'Unexpected full-width space before `-`, expected other spaces',
          zh: '`-` 前是全角空格，应为半角空格'
        }
      ]
    },
    {
      title: {en: 'Signs that are no bullets', zh: '不是项目符号的符号'},
      before: '气温\n-5 度，选项 -v\n\n> 愿你平安\n\n-老王\n\n一、做饭\n\n洗菜，切菜\n'
    },
    {
      title: {en: 'A space left out', zh: '漏了空格'},
      before: '1.修水管\n2.换灯泡\n',
      after: '1. 修水管\n2. 换灯泡\n',
      findings: [
        {
          at: '1:1-1:3',
          en: 'Missing space after `1.`, expected `1. `',
          zh: '`1.` 后缺少空格，应为 `1. `'
        },
        {
          at: '2:1-2:3',
          en: 'Missing space after `2.`, expected `2. `',
          zh: '`2.` 后缺少空格，应为 `2. `'
        }
      ]
    },
    {
      title: {en: 'Markers that Markdown does not know', zh: 'Markdown 不认识的编号'},
      before: '1、修水管\n2）换灯泡\n（3）刷墙\n',
      after: '1. 修水管\n2. 换灯泡\n3. 刷墙\n',
      findings: [
        {
          at: '1:1-1:3',
          en: 'Unexpected marker `1、`, expected `1. `',
          zh: 'Markdown 不认识编号 `1、`，应为 `1. `'
        },
        {
          at: '2:1-2:3',
          en: 'Unexpected marker `2）`, expected `2. `',
          zh: 'Markdown 不认识编号 `2）`，应为 `2. `'
        },
        {
          at: '3:1-3:4',
          en: 'Unexpected marker `（3）`, expected `3. `',
          zh: 'Markdown 不认识编号 `（3）`，应为 `3. `'
        }
      ]
    },
    {
      title: {en: 'A full-width digit', zh: '全角数字'},
      before: '1. 修水管\n２. 换灯泡\n',
      after: '1. 修水管\n2. 换灯泡\n',
      findings: [
        {
          at: '2:1-2:3',
          en: 'Unexpected marker `２.`, expected `2. `',
          zh: 'Markdown 不认识编号 `２.`，应为 `2. `'
        }
      ]
    },
    {
      title: {en: 'The list that was lost with it', zh: '连带丢失的列表一并恢复'},
      before: '1.修水管\n    1. 买工具\n    2. 关总阀\n2. 换灯泡\n',
      after: '1. 修水管\n    1. 买工具\n    2. 关总阀\n2. 换灯泡\n',
      findings: [
        {
          at: '1:1-1:3',
          en: 'Missing space after `1.`, expected `1. `',
          zh: '`1.` 后缺少空格，应为 `1. `'
        }
      ]
    },
    {
      title: {en: 'With blank lines, and less indentation', zh: '有空行，缩进也不足'},
      before: '1.修水管\n\n  1. 买工具\n\n  2. 关总阀\n\n2.换灯泡\n',
      after: '1. 修水管\n\n    1. 买工具\n\n    2. 关总阀\n\n2. 换灯泡\n',
      findings: [
        {
          at: '1:1-1:3',
          en: 'Missing space after `1.`, expected `1. `',
          zh: '`1.` 后缺少空格，应为 `1. `'
        },
        {
          at: '7:1-7:3',
          en: 'Missing space after `2.`, expected `2. `',
          zh: '`2.` 后缺少空格，应为 `2. `'
        }
      ]
    },
    {
      title: {en: 'What had become code', zh: '被当成代码的子项'},
      before: '1.修水管\n\n    1. 买工具\n    2. 关总阀\n\n    ![水管](./pipe.png)\n\n2. 换灯泡\n',
      after: '1. 修水管\n\n    1. 买工具\n    2. 关总阀\n\n    ![水管](./pipe.png)\n\n2. 换灯泡\n',
      findings: [
        {
          at: '1:1-1:3',
          en: 'Missing space after `1.`, expected `1. `',
          zh: '`1.` 后缺少空格，应为 `1. `'
        }
      ]
    },
    {
      title: {en: 'Amid a list', zh: '列表中间的一行'},
      before: '1. 修水管\n2.换灯泡\n    1.买灯泡\n3. 刷墙\n',
      after: '1. 修水管\n2. 换灯泡\n    1. 买灯泡\n3. 刷墙\n',
      findings: [
        {
          at: '2:1-2:3',
          en: 'Missing space after `2.`, expected `2. `',
          zh: '`2.` 后缺少空格，应为 `2. `'
        },
        {
          at: '3:5-3:7',
          en: 'Missing space after `1.`, expected `1. `',
          zh: '`1.` 后缺少空格，应为 `1. `'
        }
      ]
    },
    {
      title: {en: 'Dates, versions, decimals and addresses', zh: '日期、版本号、小数和地址'},
      before:
        '2023.10.1 出发\n\n10.1 国庆\n\n3.12 发布了\n\n1.5 倍速\n\n1.1.1.1 恢复了\n\n3.x 停止维护\n'
    },
    {
      title: {en: 'Numbers that count no items', zh: '不是编号的数字'},
      before: '2、3 个月没有更新了\n\n休息了\n3、四天之后好多了\n\n7.写不完\n'
    },
    {
      title: {en: 'Quotations and code', zh: '引用和代码'},
      before: '> 1.别人写的\n\n`1.代码`\n\n她说：“记住，\n1.别熬夜\n2.多喝水”\n\n```\n1.代码\n```\n'
    }
  ],

  *check(report) {
    for (const {marker, number, edit} of report.lostItems.items) {
      const actual = report.slice(marker)
      const message = /^\d+\.$/.test(actual) ? 'space' : 'marker'
      yield {message, values: {actual, expected: `${number}. `}, range: marker, edit}
    }
    for (const {markers, edit} of readInnerLists(report, report.prose)) {
      for (const {range, number} of markers) {
        const values = {actual: report.slice(range), expected: `${number}. `}
        // The text may be meant as it is: only a person knows whether they are items.
        yield {message: 'marker', values, range, suggestion: edit}
      }
    }
    for (const {kind, range, paragraph, expected, edit} of report.unknownMarkers.markers) {
      const values = {actual: report.slice(range).trimEnd(), expected}
      // What Markdown has no marker for may be meant to be read as it is.
      yield {message: kind, values, range, scope: paragraph, suggestion: edit}
    }
    for (const {number, edit} of readUnparsedLists(report, report.prose)) {
      const values = {actual: report.slice(number)}
      // Readers see the number: it is changed at a person’s word only.
      yield {message: 'number', values, range: number, suggestion: edit}
    }
  }
})
