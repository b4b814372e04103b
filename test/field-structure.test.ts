import {describe, test} from 'vitest'
import type {Configuration} from '../src/index.ts'
import {checkOutcome, type Outcome} from './support/outcome.ts'

const on = (...ids: string[]): Configuration => ({
  rules: Object.fromEntries(ids.map((id) => [id, 'error']))
})
const marker = 'list-marker-space'
const space = 'heading-space'
const levels = on('heading-increment')
const languages = on('code-language')
const cells = on('table-cells')

/** What authors wrote for headings, items and tables, by kind. */
const kinds: Record<string, Record<string, Outcome>> = {
  'bullets without a space, and other bullets': {
    '-跑步\n-读书': {found: [marker, marker], unsafe: '1. 跑步\n2. 读书'},
    '+读\n+写': {found: [marker, marker], unsafe: '1. 读\n2. 写'},
    '*做\n*写': {found: [marker, marker], unsafe: '1. 做\n2. 写'},
    '-【新增】甲': {found: [marker], unsafe: '1. 【新增】甲'},
    '今天：\n-跑步': {found: [marker], unsafe: '今天：\n\n1. 跑步'},
    '还好\n\n-跑步\n-[甲](https://a.example)': {
      found: [marker, marker],
      unsafe: '还好\n\n1. 跑步\n2. [甲](https://a.example)'
    },
    '• 甲\n• 乙': {found: [marker, marker], unsafe: '1. 甲\n2. 乙'},
    '-**甲**：乙\n-**丙**：丁': {found: [marker, marker], unsafe: '1. **甲**：乙\n2. **丙**：丁'},
    // 下周 would become a part of 乙.
    '本周：\n• 甲\n• 乙\n下周：\n• 丙': {found: [marker, marker, marker]},
    '●甲': {found: [marker], unsafe: '1. 甲'},
    '气温\n-5 度': {found: []},
    '还好\n\n-老王': {found: []},
    '-完-': {found: []},
    '*做*完了\n*写*完了': {found: []},
    '选项\n-v 与\n--help': {found: []}
  },
  'numbers of other kinds': {
    '① 甲\n② 乙': {found: [marker, marker], unsafe: '1. 甲\n2. 乙'},
    '一、甲\n二、乙\n三、丙': {found: [marker, marker, marker], unsafe: '1. 甲\n2. 乙\n3. 丙'},
    '③ 甲\n④ 乙': {found: [marker, marker]},
    '① 甲\n\n还好': {found: []},
    // Titles of parts, as newsletters have them.
    '一、甲\n\n还好\n\n二、乙\n\n还好': {found: []},
    '一、甲\n三、乙': {found: []},
    '一、二、三，开始': {found: []}
  },
  'children that Markdown does not see': {
    '1. 甲\n1.1 河边\n1.2 山上': {
      found: [marker, marker],
      unsafe: '1. 甲\n    1. 河边\n    2. 山上',
      format: '1. 甲\n   1.1 河边\n   1.2 山上'
    },
    '1. 甲\n2. 乙\n   2.1 河边': {found: [marker], unsafe: '1. 甲\n2. 乙\n    1. 河边'},
    '1. 甲\n   1.2 河边': {found: [marker]},
    '1. 甲\n   　　- 子': {found: [marker], unsafe: '1. 甲\n    1. 子'},
    '1. 甲\n   　　1. 子\n   　　2. 丑': {
      found: [marker, marker],
      unsafe: '1. 甲\n    1. 子\n    2. 丑'
    },
    '1. 甲\n   3.5 公里': {found: []},
    '1. 甲\n   　　子': {found: []},
    '1.1 元旦\n1.2 开工': {found: []}
  },
  'headings without a space behind their marks': {
    '###标题': {found: [space], fix: '### 标题'},
    '###本周进展': {found: [space], fix: '### 本周进展'},
    '###C#': {found: [space], fix: '### C#'},
    '####1.0 版': {found: [space], fix: '#### 1.0 版'},
    // A heading of this level is a section, and none of this name is known.
    '##构建': {found: [space]},
    '#还行': {found: [space]},
    '###本周进展\n修好了构建': {found: [space], unsafe: '### 本周进展\n\n修好了构建'},
    '还好\n###本周进展\n还好': {found: [space], unsafe: '还好\n\n### 本周进展\n\n还好'},
    '＃＃＃构建': {found: [space], unsafe: '### 构建'},
    '###　构建': {found: [space], unsafe: '### 构建'},
    '> ###构建': {found: [space], unsafe: '> ### 构建'},
    '#读书 #跑步': {found: []},
    '###读书 #跑步': {found: []},
    '#话题#': {found: []},
    '见 ##标题，\\##标题，`##标题`': {found: []},
    '#12 修好了，#a1b2c3 合并了': {found: []}
  },
  'levels of headings, as an option': {
    '#### 周末\n\n还好': {
      found: ['heading-increment'],
      unsafe: '### 周末\n\n还好',
      configuration: levels
    },
    '### 周末\n\n还好\n\n##### 早上\n\n还好\n\n##### 晚上\n\n还好': {
      found: ['heading-increment'],
      unsafe: '### 周末\n\n还好\n\n#### 早上\n\n还好\n\n##### 晚上\n\n还好',
      configuration: levels
    },
    '### 周末\n\n还好\n\n> ##### 摘录': {found: [], configuration: levels},
    '#### 周末\n\n还好 ': {
      found: ['no-trailing-spaces'],
      fix: '#### 周末\n\n还好',
      format: '#### 周末\n\n还好'
    }
  },
  'languages of code, as an option': {
    '```\nmake\n```': {found: ['code-language'], configuration: languages},
    '```sh\nmake\n```': {found: [], configuration: languages},
    '1. 甲\n\n    ```\n    make\n    ```': {found: ['code-language'], configuration: languages},
    '```\nmake install\n```': {found: []}
  },
  'cells of tables, as an option': {
    '| 甲  | 乙  |\n| --- | --- |\n| 丙  |': {
      found: ['table-cells'],
      configuration: cells
    },
    '| 甲  | 乙  |\n| --- | --- |\n| 丙  | 丁  | 戊  |': {
      found: ['table-cells'],
      configuration: cells
    },
    '| 甲  | 乙  |\n| --- | --- |\n| 丙  |     |': {found: [], configuration: cells}
  }
}

describe.each(Object.entries(kinds))('%s', (_, texts) => {
  test.each(Object.entries(texts))('%j', (text, outcome) => checkOutcome(text, outcome))
})
