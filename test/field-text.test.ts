import {describe, expect, test} from 'vitest'
import {type Configuration, createLinter} from '../src/index.ts'
import {checkOutcome, type Outcome} from './support/outcome.ts'

const name = 'emphasis-marker'
const table = '| 甲  | 乙  |\n| --- | --- |\n'

/** Texts in a section, by kind. */
const bodies: Record<string, Record<string, Outcome>> = {
  'single tildes': {
    '3~5 公里，10~20 公里': {found: []},
    'H~2~O': {found: []},
    '~/a和~/b': {found: []},
    '周一~周五，9~18 点': {found: []},
    '约 ~100 元，~200 元': {found: []},
    '~~划掉~~ 和 x~y~z': {found: []}
  },
  'names of programs': {
    '改了 `x` 和 __init__.py': {
      found: [name],
      unsafe: '改了 `x` 和 `__init__.py`'
    },
    '用 __name__ 判断': {found: [name], unsafe: '用 `__name__` 判断'},
    '看 src/__main__.py': {found: [name], unsafe: '看 `src/__main__.py`'},
    '字段 _private_name_ 没用': {found: [name], unsafe: '字段 `_private_name_` 没用'},
    'snake_case_name 与 func__x__y': {found: []},
    '__重要__ 和 _要紧_': {
      found: [name, name],
      fix: '**重要** 和 *要紧*',
      format: '**重要** 和 *要紧*'
    }
  },
  'pipes in cells': {
    [`${table}| [丙](https://a.example/?q=x|y) | 丁 |`]: {
      found: ['table-align', 'link-syntax'],
      unsafe: `${table}| [丙](https://a.example/?q=x\\|y) | 丁 |`
    },
    [`${table}| https://a.example/?q=x|y | 丁 |`]: {found: ['table-align']},
    [`${table}| 丙  | 丁  | 戊  |`]: {found: ['table-align']},
    [`${table}| a\\| | 丁  |`]: {found: []}
  },
  'addresses whose end or link is a guess': {
    'https://a.example/some_user_': {found: []},
    'https://a.example/some_user_。': {
      found: ['no-bare-url'],
      unsafe: '<https://a.example/some_user>_。'
    },
    '见［设计］（https://a.example/x）': {
      found: ['link-syntax'],
      unsafe: '见[设计](https://a.example/x)'
    },
    '[设计]：https://a.example/x': {
      found: ['link-syntax'],
      unsafe: '[设计](https://a.example/x)'
    },
    '［设计］(https://a.example/x)': {
      found: ['link-syntax'],
      unsafe: '[设计](https://a.example/x)'
    },
    '见【设计】：https://a.example/x。': {
      found: ['link-syntax'],
      unsafe: '见[设计](https://a.example/x)。'
    }
  },
  'addresses that end for GitHub, too': {
    '见 https://a.example/x 和 https://a.example/y.': {found: []},
    'https://a.example/x\n换行': {found: []},
    '(https://a.example/x)': {found: []},
    '见 https://a.example/x，好': {
      found: ['no-bare-url'],
      fix: '见 <https://a.example/x>，好'
    }
  },
  'reference links of other engines': {
    '[https://a.example/x][ref]': {found: ['references']},
    '[https://a.example/x][ref]\n\n{% include links.md %}': {found: []},
    '见 [https://a.example/x][]': {found: []},
    '[http://a.example/x][1] 与 [https://a.example/y][2]': {found: ['references']}
  },
  'code by accident': {
    '正文\n\n    这是缩进了四格的话，说的是今天。\n\n正文': {
      found: ['code-fence'],
      unsafe: '正文\n\n这是缩进了四格的话，说的是今天。\n\n正文'
    },
    '正文\n\n    [新的调度器](https://a.example/x) 合并了': {
      found: ['code-fence'],
      unsafe: '正文\n\n[新的调度器](https://a.example/x) 合并了'
    },
    'function run() {\n\n    cook()\n\n}': {found: ['code-fence']},
    '正文\n\n    make install\n\n正文': {
      found: ['code-fence'],
      fix: '正文\n\n```\nmake install\n```\n\n正文',
      format: '正文\n\n```\nmake install\n```\n\n正文'
    }
  },
  'alternative texts that say nothing': {
    '![描述](https://a.example/a.png)': {found: ['image-alt']},
    '![png](https://a.example/a.png)': {found: ['image-alt']},
    '![undefined](https://a.example/a.png)': {found: ['image-alt']},
    '![clipboard](https://a.example/a.png)': {found: ['image-alt']},
    '![企业微信截图_16350](https://a.example/a.png)': {found: ['image-alt']},
    '![描述符泄漏的火焰图](https://a.example/a.png)': {found: []}
  },
  'blank lines before a heading': {
    '还好\n\n\n### 周末\n\n还好': {found: [], format: '还好\n\n### 周末\n\n还好'},
    '还好\n\n\n\n### 周末\n\n还好': {
      found: ['blank-lines'],
      fix: '还好\n\n### 周末\n\n还好',
      format: '还好\n\n### 周末\n\n还好'
    },
    '还好\n\n\n还好': {found: ['blank-lines'], fix: '还好\n\n还好', format: '还好\n\n还好'}
  },
  'emphasis before Latin letters': {
    '**v2.0。**Next': {found: ['cjk-emphasis'], fix: '**v2.0**。Next', format: '**v2.0。**Next'},
    '**done！**Next **ok。**Last': {
      found: ['cjk-emphasis', 'cjk-emphasis'],
      fix: '**done**！Next **ok**。Last'
    },
    '**v2.0.** Next，**done!**': {found: []}
  },
  'emphasis with a space inside': {
    '** 重点 **': {found: ['cjk-emphasis'], unsafe: '**重点**'},
    '这是 ** 重点 ** 吧': {found: ['cjk-emphasis'], unsafe: '这是 **重点** 吧'},
    '**重点 **字': {found: ['cjk-emphasis'], unsafe: '**重点** 字'},
    '字** 重点**': {found: ['cjk-emphasis'], unsafe: '字 **重点**'},
    '**甲 **、**乙 **': {
      found: ['cjk-emphasis', 'cjk-emphasis'],
      unsafe: '**甲**、**乙**'
    },
    '1. ** 注意：**放假': {found: ['cjk-emphasis'], unsafe: '1. **注意**：放假'},
    '2 ** 3 ** 4 与 `** 甲 **`': {found: []},
    '**甲** 乙 **丙**': {found: []},
    '甲 ** 乙': {found: []}
  },
  'headings inside another section': {
    '还好\n\n### 小结\n\n还好': {found: []}
  }
}

describe.each(Object.entries(bodies))('%s', (_, texts) => {
  test.each(Object.entries(texts))('%j', (text, outcome) => checkOutcome(text, outcome))
})

const sections = '\n\n## 生活\n\n还好\n\n## 技术\n\n还好\n\n## 总结\n\n还好\n'
const magazine: Configuration = {title: {formats: ['某刊（第 {issue} 期）：{text}']}}
const issues: Configuration = {title: {formats: ['{issue} 周报']}}

/** Titles, by kind. */
const titles: Record<string, Record<string, Outcome>> = {
  'zeros of numbers': {
    '# 0607  周报': {found: ['title-format'], fix: '# 0607 周报', configuration: issues},
    '# 0607 周报': {found: [], configuration: issues},
    '# 2026年第01周周报': {found: ['title-format'], fix: '# 2026 年第01周周报'},
    '# 2026年 06 月第1周周报': {found: ['title-format'], fix: '# 2026年06月第1周周报'}
  },
  'other ways of writing': {
    // 报 is simplified: the title is not in traditional characters.
    '# 2026年第1周 週报': {found: ['title-format'], fix: '# 2026 年第1周周报'},
    '# 2026年第1週週報': {found: ['title-format'], fix: '# 2026 年第1週週報'},
    '# 2026 年第1週週報': {found: []},
    '# 2026 年第1周周報': {found: []},
    '# 2026年第1周周報': {found: ['title-format'], fix: '# 2026 年第1周周報'},
    '# 2026 年第1周工作总结': {
      found: ['title-format'],
      unsafe: '# 2026 年第1周周报'
    },
    '# 2026 年第1周回顾': {found: ['title-format'], unsafe: '# 2026 年第1周周报'},
    '# 2026 年第1周周抱': {found: ['title-format'], fix: '# 2026 年第1周周报'}
  },
  'numbers that nobody writes so': {
    '# 2026 年第一十周周报': {found: ['title-format'], fix: '# 2026 年第十周周报'},
    '# 2026 年第二七周周报': {found: ['title-format'], fix: '# 2026 年第二十七周周报'},
    '# 2026 年第卌七周周报': {found: ['title-format'], fix: '# 2026 年第四十七周周报'},
    '# 2026年7月第两周周报': {found: ['title-format'], fix: '# 2026年7月第二周周报'},
    '# 2026年一十月第一周周报': {found: ['title-format'], fix: '# 2026年10月第一周周报'},
    '# 2026 年第一百周周报': {found: ['title-week']},
    '# 2026 年第一百零二周周报': {found: ['title-week']},
    '# 2026 年第102周周报': {found: ['title-week']},
    '# 2026 年第十十周周报': {found: ['title-format']},
    '# 2026年十〇月第一周周报': {found: ['title-format'], unsafe: '# 2026 年第一周周报'},
    '# 2026 年第廿一周周报': {found: []},
    '# 2026 年第四〇周周报': {found: []},
    '# 2026 年第〇七周周报': {found: []},
    '# 2026年十一月第一周周报': {found: []}
  },
  'a format that ends in free text': {
    '# 某刊（第 71 期）': {found: ['title-format'], configuration: magazine},
    '# 某刊（第 71 期）：': {found: ['title-format'], configuration: magazine},
    '# 某刊（第 71 期）：）': {found: ['title-format'], configuration: magazine},
    '# 某刊（第 71 期）：搬家': {found: [], configuration: magazine},
    '# 某刊(第 71 期):搬家': {
      found: ['title-format'],
      fix: '# 某刊（第 71 期）：搬家',
      configuration: magazine
    }
  },
  'several spaces': {
    '# 2022 年 7 月 第二周周报': {found: ['title-format'], fix: '# 2022年7月第二周周报'}
  }
}

describe.each(Object.entries(titles))('%s', (_, texts) => {
  test.each(Object.entries(texts))('%j', (text, outcome) =>
    checkOutcome(text, outcome, (title) => title + sections)
  )

  test('one finding says once what is wrong', async () => {
    const {findings} = await createLinter().lint(`# 2022 年 7 月 第二周周报${sections}`)
    expect(findings.map(({message}) => message)).toEqual([
      'Unexpected title (spaces), expected `2022年7月第二周周报`'
    ])
  })

  test.each([
    // The text says another week than the name of the file: one finding expects that of the file.
    ['# 2022 年 7 月 第二周周报', '2022-07-week5.md', ['title-path'], '# 2022年7月第五周周报'],
    ['# 2023年第40周周报', '2023-week41.md', ['title-path'], '# 2023 年第41周周报'],
    ['# 2023年第40周周报', '2023-week40.md', ['title-format'], '# 2023 年第40周周报'],
    // The level of a heading is another thing than its week.
    [
      '## 2023 年第40周周报',
      '2023-week41.md',
      ['title-format', 'title-path'],
      '# 2023 年第41周周报'
    ],
    ['#2023 年第40周周报', '2023-week41.md', ['title-format'], '# 2023 年第41周周报'],
    // The week of the file does not exist: nothing is suggested.
    ['# 2023年第40周周报', '2023-week60.md', ['title-path'], '# 2023年第40周周报']
  ])('%s in %s', async (title, path, found, suggested) => {
    const linter = createLinter()
    const {findings} = await linter.lint(title + sections, {path})
    expect(findings.map(({ruleId}) => ruleId)).toEqual(found)
    const fixed = await linter.fix(title + sections, {path, unsafe: true})
    expect(String(fixed)).toBe(suggested + sections)
  })
})

const report = (body: string) => `# 2026 年第1周周报\n\n${body}\n`

/** Whole reports, by kind. */
const reports: Record<string, Record<string, Outcome>> = {
  'a heading inside another section': {
    '## 生活\n\n还好\n\n## 技术\n\n还好\n\n### 小结\n\n还好': {
      found: ['section-name'],
      unsafe: '## 生活\n\n还好\n\n## 技术\n\n还好\n\n## 总结\n\n还好'
    },
    '## 生活\n\n还好\n\n## 技术\n\n还好\n\n**小结**\n\n还好\n\n### 其他\n\n还好': {
      found: ['section-name'],
      unsafe: '## 生活\n\n还好\n\n## 技术\n\n还好\n\n## 总结\n\n还好\n\n### 其他\n\n还好'
    },
    '## 生活\n\n还好\n\n## 技术\n\n还好\n\n### 总结\n\n还好': {
      found: ['section-name'],
      fix: '## 生活\n\n还好\n\n## 技术\n\n还好\n\n## 总结\n\n还好'
    },
    '## 生活\n\n还好\n\n## 技术\n\n还好\n\n## 小结\n\n还好': {
      found: ['section-name'],
      fix: '## 生活\n\n还好\n\n## 技术\n\n还好\n\n## 总结\n\n还好'
    }
  },
  'sections named in Markdown': {
    '## 技术\n\n还好': {
      found: ['required-sections'],
      unsafe: '## \\_\\_init\\_\\_\n\n## 技术\n\n还好',
      configuration: {sections: ['__init__', '技术'], rules: {'no-empty-section': 'off'}}
    },
    '## 技术\n\n好': {
      found: ['required-sections'],
      unsafe: '## \\*生活\\*\n\n## 技术\n\n好',
      configuration: {sections: ['*生活*', '技术'], rules: {'no-empty-section': 'off'}}
    },
    '## \\*生活\\*\n\n好\n\n## 技术\n\n好': {
      found: [],
      configuration: {sections: ['*生活*', '技术']}
    },
    '### \\[生活]\n\n好\n\n## 技术\n\n好': {
      found: ['section-name'],
      fix: '## \\[生活]\n\n好\n\n## 技术\n\n好',
      configuration: {sections: ['[生活]', '技术']}
    }
  }
}

describe.each(Object.entries(reports))('%s', (_, texts) => {
  test.each(Object.entries(texts))('%j', (text, outcome) => checkOutcome(text, outcome, report))
})

test('the message of an underlined heading shows its text', async () => {
  const {findings} = await createLinter().lint(
    report('## 生活\n\n好\n\n## 技术\n\n好\n\n简单总结\n----\n\n好')
  )
  expect(findings.map(({message}) => message)).toEqual([
    'Unexpected section name `简单总结`, expected `## 总结`'
  ])
})
