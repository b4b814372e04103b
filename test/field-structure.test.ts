import {describe, test} from 'vitest'
import type {Configuration} from '../src/index.ts'
import {checkOutcome, type Outcome} from './support/outcome.ts'

const on = (...ids: string[]): Configuration => ({
  rules: Object.fromEntries(ids.map((id) => [id, 'error']))
})
const space = 'heading-space'
const levels = on('heading-increment')
const languages = on('code-language')
const cells = on('table-cells')

/** What authors wrote for headings, items and tables, by kind. */
const kinds: Record<string, Record<string, Outcome>> = {
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
