import {describe, expect, test} from 'vitest'
import {createLinter} from '../src/index.ts'
import {checkOutcome, inReport, type Outcome} from './support/outcome.ts'

const scheme = 'link-scheme'
const ref = 'references'
const link = 'link-syntax'

/** What authors wrote for links, by kind. */
const kinds: Record<string, Record<string, Outcome>> = {
  'schemes with a letter too few, too many, or another': {
    '[甲](ttps://a.example)': {found: [scheme], fix: '[甲](https://a.example)'},
    '[甲](htttps://a.example/x)': {found: [scheme], fix: '[甲](https://a.example/x)'},
    '[甲](hhtp://a.example)': {found: [scheme], fix: '[甲](http://a.example)'},
    '[甲](HTPS://a.example)': {found: [scheme], fix: '[甲](https://a.example)'},
    '<ttps://a.example/x>': {found: [scheme], fix: '<https://a.example/x>'},
    '![窗台上的猫](ttps://a.example/x.png)': {
      found: [scheme],
      fix: '![窗台上的猫](https://a.example/x.png)'
    },
    '[甲][a]\n\n[a]: htps://a.example/x': {
      found: [scheme],
      fix: '[甲][a]\n\n[a]: https://a.example/x'
    },
    '见 htps://a.example/x 吧': {found: [scheme], unsafe: '见 https://a.example/x 吧'},
    '<a href="ttps://a.example">甲</a>': {found: [scheme]}
  },
  'schemes with another colon or other slashes': {
    '[甲](https:/a.example/x)': {found: [scheme], fix: '[甲](https://a.example/x)'},
    '[甲](https:/x)': {found: [scheme], unsafe: '[甲](https://x)'},
    '[甲](https://https://a.example)': {found: [scheme], fix: '[甲](https://a.example)'},
    '[甲](http//a.example)': {found: [scheme], fix: '[甲](http://a.example)'},
    '[甲](https：//a.example)': {found: [scheme], fix: '[甲](https://a.example)'},
    '[甲](https:///a.example)': {found: [scheme], fix: '[甲](https://a.example)'},
    '见 https：//a.example/x，好': {
      found: [scheme],
      unsafe: '见 <https://a.example/x>，好'
    },
    'https://https://a.example/x': {found: [scheme], fix: 'https://a.example/x'}
  },
  'hosts without a scheme': {
    '[甲](www.a.example)': {found: [scheme], unsafe: '[甲](https://www.a.example)'},
    '[甲](www.a.example/b?c#d)': {found: [scheme], unsafe: '[甲](https://www.a.example/b?c#d)'}
  },
  'schemes that GitHub removes': {
    '[甲](javascript:alert(1))': {found: [scheme]},
    '[甲](JavaScript:void(0))': {found: [scheme]},
    '<a href="javascript:history.back()">返回</a>': {found: [scheme]},
    '[甲](data:text/html,x)': {found: [scheme]},
    '![窗台上的猫](data:image/png;base64,iVBO)': {found: []}
  },
  'other schemes, and what only looks like one': {
    '[甲](mailto:me@a.example)，<tel:+8610>，[乙](vscode://file/a)': {found: []},
    '[甲](ftp://a.example)，[乙](git://a.example/x)，[丙](tcp://a.example)': {found: []},
    '[甲](HTTPS://a.example)，[乙](//a.example/x)': {found: []},
    '用 HTTP/2，不用 http/1.1；tcp://a.example 不通': {found: []},
    '`htps://a.example`，https 与 http': {found: []},
    '[存档](https://web.a.example/web/2020/https://b.example)': {found: []},
    '跳转 https://a.example/?to=https://b.example': {found: []}
  },
  'references without a definition': {
    '见 [甲][没有]': {found: [ref]},
    '见 [设计][design] 的第二节': {found: [ref]},
    '![窗台上的猫][cat]': {found: [ref]},
    '预算[^没有]超了': {found: [ref]},
    '1. 见 [甲][desing]\n\n[design]: https://a.example/x': {
      found: [ref],
      unsafe: '1. 见 [甲][design]\n\n[design]: https://a.example/x'
    },
    '> 见 [甲][没有]': {found: [ref]},
    '| 甲            |\n| ------------- |\n| 见 [乙][没有] |': {found: [ref]}
  },
  'definitions that do nothing': {
    '见 [甲]\n\n[甲]: https://a.example/1\n[甲]: https://a.example/2': {found: [ref]},
    '还好\n\n[甲]: https://a.example/1': {found: [ref]},
    '见[^1]\n\n[^1]: 注\n\n[^2]: 另一条注': {found: [ref]},
    '见[^1]\n\n[^1]: 注\n\n[^1]: 另一条注': {found: [ref]},
    '见 [甲][]，![狗][dog]\n\n[甲]: https://a.example/1\n[Dog]: https://a.example/2.png': {
      found: []
    },
    '还好\n\n[//]: # (备注)\n[comment]: <> (备注)': {found: []},
    '<p>见 [甲]</p>\n\n[甲]: https://a.example/1': {found: []},
    '{% include links.md %}\n\n[甲]: https://a.example/1': {found: []}
  },
  'links without an address': {
    '[待补]()': {found: [ref]},
    '[丙](#)': {found: [ref]},
    '![窗台上的猫]()': {found: [ref]},
    '[设计](…)': {found: [ref]},
    '[设计](TODO)': {found: [ref]},
    '[回到顶部](#)，[↑](#)': {found: []}
  },
  'links that lack a bracket, or have words for an address': {
    '见[甲(https://a.example/x)': {found: [link], unsafe: '见[甲](https://a.example/x)'},
    '见 [甲（https://a.example/x），好': {
      found: [link],
      unsafe: '见 [甲](https://a.example/x)，好'
    },
    '![窗台上的猫(https://a.example/x.png)': {
      found: [link],
      unsafe: '![窗台上的猫](https://a.example/x.png)'
    },
    '［设计］(https://a.example/x)': {found: [link], unsafe: '[设计](https://a.example/x)'},
    '[甲](some words)': {found: [link]},
    '![窗台上的猫](some words)': {found: [link]},
    '！[窗台上的猫](https://a.example/x.png)': {
      found: [link],
      unsafe: '![窗台上的猫](https://a.example/x.png)'
    },
    '太好了！[合影](https://a.example/x.png)': {found: []},
    '！[合影](https://a.example/x)': {found: []},
    '[注](见下文 第二节)，数组 a[0](x y)': {found: []},
    '区间 [3, 5) 与 [甲(乙)': {found: []}
  },
  'brackets that are no references': {
    '[前端][紧急] 修好登录': {found: []},
    '讨论了 [RFC][草案] 的流程': {found: []},
    '数组 arr[i][j]，矩阵 m[0][1]，文献 [1][2]': {found: []},
    '- [x][设计] 评审': {
      found: ['numbered-list'],
      fix: '1. [x][设计] 评审',
      format: '- [x][设计] 评审'
    },
    '`[甲][乙]` 与 \\[甲][乙]': {found: []},
    '正则 [^a-z]+ 与 [^0-9]': {found: []},
    '[待办]，[甲]': {found: []},
    '[[甲]]': {found: []}
  }
}

describe.each(Object.entries(kinds))('%s', (_, texts) => {
  test.each(Object.entries(texts))('%j', (text, outcome) => checkOutcome(text, outcome))
})

describe('the weight of references', () => {
  test.each([
    ['见 [甲][没有]', 'error'],
    ['还好\n\n[甲]: https://a.example/1', 'warning'],
    ['见 [甲]\n\n[甲]: https://a.example/1\n[甲]: https://a.example/2', 'warning']
  ])('%j: %s', async (body, severity) => {
    const {findings} = await createLinter().lint(inReport(body))
    expect(findings.map((finding) => finding.severity)).toEqual([severity])
  })

  test('a second definition names the first', async () => {
    const body = '见 [甲]\n\n[甲]: https://a.example/1\n[甲]: https://a.example/2'
    const {messages} = await createLinter().lint(inReport(body))
    expect(messages.map(({cause}) => String(cause))).toEqual([
      '7:2-7:3: The first definition stands here'
    ])
  })
})
