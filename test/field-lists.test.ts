import {describe, expect, test} from 'vitest'
import {createLinter} from '../src/index.ts'
import {checkOutcome, inReport, type Outcome} from './support/outcome.ts'

const [before = '', after = ''] = inReport('|').split('|')

/** The body of a report. */
function bodyOf(text: unknown): string {
  const content = String(text)
  expect(content.startsWith(before) && content.endsWith(after), content).toBe(true)
  return content.slice(before.length, content.length - after.length)
}

const linter = createLinter()

/** Bodies that came from archives, by kind, with what each door makes of them. */
const kinds: Record<string, Record<string, Outcome>> = {
  'numbers go on behind what cuts a list': {
    '1. 甲\n  - [ ] 子\n2. 乙\n  - [ ] 子\n3. 丙': {
      found: ['list-nesting', 'list-nesting'],
      unsafe: '1. 甲\n    - [ ] 子\n2. 乙\n    - [ ] 子\n3. 丙'
    },
    '1. 甲\n\n- 子\n\n2. 乙\n\n- 子\n\n3. 丙': {
      found: ['numbered-list', 'list-nesting', 'numbered-list', 'list-nesting'],
      unsafe: '1. 甲\n\n    1. 子\n\n2. 乙\n\n    1. 子\n\n3. 丙'
    },
    '1. 甲\n\n![阳台上的猫](https://a.example/x.png)\n\n2. 乙\n\n![屋顶上的猫](https://a.example/y.png)\n\n3. 丙':
      {
        found: ['list-nesting', 'list-nesting'],
        unsafe:
          '1. 甲\n\n    ![阳台上的猫](https://a.example/x.png)\n\n2. 乙\n\n    ![屋顶上的猫](https://a.example/y.png)\n\n3. 丙'
      },
    '1. 甲\n\n---\n\n2. 乙\n3. 丙': {found: ['list-nesting']},
    '1. 甲\n2. 乙\n\n### 周末\n\n3. 丙\n4. 丁': {found: ['list-nesting']},
    '**1. 甲**\n\n文\n\n**2. 乙**\n\n1. 子\n2. 子': {found: []},
    '1. 甲\n\n| a   |\n| --- |\n\n2. 乙\n\n```sh\nmake\n```\n\n3. 丙': {
      found: ['list-nesting', 'list-nesting'],
      unsafe: '1. 甲\n\n    | a   |\n    | --- |\n\n2. 乙\n\n    ```sh\n    make\n    ```\n\n3. 丙'
    },
    '1. 甲\n2. 乙\n4. 丙\n\n图\n\n5. 丁\n6. 戊': {
      found: ['list-numbering', 'list-nesting'],
      fix: '1. 甲\n2. 乙\n3. 丙\n\n图\n\n5. 丁\n6. 戊',
      format: '1. 甲\n2. 乙\n3. 丙\n\n图\n\n5. 丁\n6. 戊',
      unsafe: '1. 甲\n\n2. 乙\n\n3. 丙\n\n    图\n\n4. 丁\n\n5. 戊'
    },
    '1. 甲\n2. 乙\n4. 丙\n4. 丁\n5. 戊': {
      found: ['list-numbering'],
      fix: '1. 甲\n2. 乙\n3. 丙\n4. 丁\n5. 戊',
      format: '1. 甲\n2. 乙\n3. 丙\n4. 丁\n5. 戊'
    },
    '1. 甲\n\n> 引文\n\n2. 乙': {
      found: ['list-nesting'],
      unsafe: '1. 甲\n\n    > 引文\n\n2. 乙'
    }
  },
  'lists that were apart stay apart': {
    '- 苹果\n- 梨\n\n1、先洗\n2、再切': {
      found: ['numbered-list', 'list-marker-space', 'list-marker-space'],
      fix: '- 苹果\n- 梨\n\n1. 先洗\n2. 再切'
    },
    '1. 甲\n2. 乙\n\n1.第一步\n2.第二步': {found: ['list-marker-space', 'list-marker-space']},
    '1. 甲\n2. 乙\n\n（1）丙\n（2）丁': {found: ['list-marker-space', 'list-marker-space']},
    '1. 甲\n2. 乙\n\n1) 丙\n2) 丁': {found: ['list-numbering']},
    '- 甲\n- 乙\n\n1. 丙\n2. 丁': {found: ['numbered-list']}
  },
  'a first number says something': {
    '42. 接雨水': {found: ['list-numbering'], unsafe: '1. 接雨水'},
    '42. 接雨水\n43. 两数之和': {
      found: ['list-numbering'],
      unsafe: '1. 接雨水\n2. 两数之和'
    },
    '- 1. 甲\n- 2. 乙': {
      found: ['numbered-list', 'list-numbering'],
      fix: '1. 1. 甲\n2. 2. 乙',
      unsafe: '1.\n    1. 甲\n2.\n    1. 乙',
      format: '-\n    1. 甲\n-\n    2. 乙'
    },
    '0. 甲\n1. 乙': {found: ['list-numbering'], unsafe: '1. 甲\n2. 乙'},
    '2023. 是很好的一年': {found: ['list-numbering']},
    '01. 甲\n02. 乙': {
      found: ['list-numbering'],
      fix: '1. 甲\n2. 乙',
      format: '1. 甲\n2. 乙'
    }
  },
  'indentation is evidence of a child': {
    '10. 甲\n\n   - 子\n\n11. 乙\n\n   正文': {
      found: ['list-numbering', 'list-nesting', 'list-nesting'],
      unsafe: '1. 甲\n\n    1. 子\n\n2. 乙\n\n    正文'
    },
    '1. a\n  1. b\n2. c': {
      found: ['list-nesting'],
      unsafe: '1. a\n    1. b\n2. c'
    },
    '1. a\n  1. b\n  2. c\n3. d': {
      found: ['list-nesting'],
      unsafe: '1. a\n    1. b\n    2. c\n2. d'
    },
    '1. 甲\n\n  2、乙': {found: ['list-marker-space'], fix: '1. 甲\n\n2. 乙'},
    '1. 一\n  - 甲\n2. 二': {
      found: ['list-nesting'],
      unsafe: '1. 一\n    1. 甲\n2. 二'
    },
    '1. 甲\n\n ![阳台上的猫](https://a.example/x.png)\n\n2. 乙': {
      found: ['list-nesting'],
      unsafe: '1. 甲\n\n    ![阳台上的猫](https://a.example/x.png)\n\n2. 乙'
    },
    '1. 甲\n\n  ```sh\n  make\n  ```\n\n2. 乙': {
      found: ['list-nesting'],
      unsafe: '1. 甲\n\n    ```sh\n    make\n    ```\n\n2. 乙'
    },
    '1. 甲\n 1. 子\n 2. 子\n2. 乙': {
      found: ['list-nesting'],
      unsafe: '1. 甲\n    1. 子\n    2. 子\n2. 乙'
    },
    ' 9. 甲\n10. 乙': {
      found: ['list-numbering'],
      format: '9. 甲\n10. 乙',
      unsafe: '1. 甲\n2. 乙'
    }
  },
  'children that are indented too far': {
    '1. 正文：\n        1. a\n        2. b\n        3. c': {
      found: ['list-nesting'],
      unsafe: '1. 正文：\n    1. a\n    2. b\n    3. c'
    },
    '1. 正文：\n        - a\n        - b': {
      found: ['list-nesting'],
      unsafe: '1. 正文：\n    1. a\n    2. b'
    },
    '1. 正文：\n    1. 子：\n            1. a\n            2. b': {
      found: ['list-nesting'],
      unsafe: '1. 正文：\n    1. 子：\n        1. a\n        2. b'
    },
    '1. 她说：“\n       1. 早睡\n       2. 早起”': {found: []},
    '> 1. 正文：\n>         1. a\n>         2. b\n> 2. 乙': {
      found: ['list-nesting'],
      unsafe: '> 1. 正文：\n>     1. a\n>     2. b\n> 2. 乙'
    },
    '1. 甲\n\n    > - 正文：\n    >       - a\n    >       - b': {
      found: ['list-nesting'],
      unsafe: '1. 甲\n\n    > - 正文：\n    >     - a\n    >     - b'
    }
  },
  'bullets between numbers that are not in order': {
    '1. 甲\n- 子\n- 子\n3. 乙': {found: ['numbered-list'], unsafe: '1. 甲\n2. 子\n3. 子\n4. 乙'},
    '1. 甲\n- 子\n2. 乙': {found: ['numbered-list'], unsafe: '1. 甲\n    1. 子\n2. 乙'},
    '- 甲\n1. 乙\n2. 丙': {found: ['numbered-list'], unsafe: '1. 甲\n2. 乙\n3. 丙'},
    '1. 甲\n- 乙\n3. 丙': {found: ['numbered-list'], fix: '1. 甲\n2. 乙\n3. 丙'},
    ' 1. 甲\n * 甲\n10. 甲\n* 甲\n1. 甲\n- 甲': {
      found: ['numbered-list'],
      unsafe: '1. 甲\n2. 甲\n3. 甲\n4. 甲\n5. 甲\n6. 甲',
      format: '1. 甲\n- 甲\n10. 甲\n- 甲\n1. 甲\n- 甲'
    },
    ' 1. 甲\n * 乙\n9. 丙': {
      found: ['numbered-list'],
      unsafe: '1. 甲\n2. 乙\n3. 丙',
      format: '1. 甲\n- 乙\n9. 丙'
    },
    ' 1. 甲\n - 乙\n 5. 丙\n * 丁': {
      found: ['numbered-list'],
      unsafe: '1. 甲\n2. 乙\n3. 丙\n4. 丁',
      format: '1. 甲\n- 乙\n5. 丙\n- 丁'
    },
    '1. 甲\n\n     1. 子\n     * 子\n    9. 子': {
      found: ['numbered-list'],
      unsafe: '1. 甲\n\n    1. 子\n    2. 子\n    3. 子',
      format: '1. 甲\n\n    1. 子\n    - 子\n    9. 子'
    }
  },
  'prose that begins with a number': {
    '1、[题](https://a.example/1)\n\n正文\n\n2、[题](https://a.example/2)\n\n正文\n\n3、[题](https://a.example/3)\n\n正文':
      {found: []},
    '1、[题](https://a.example/1)\n\n正文': {found: []},
    '（1）甲\n\n![阳台上的猫](https://a.example/x.png)\n\n（2）乙\n\n正文': {found: []},
    '1、甲\n2、乙': {
      found: ['list-marker-space', 'list-marker-space'],
      fix: '1. 甲\n2. 乙'
    },
    '1. 甲\n\n图\n\n2、乙': {
      found: ['list-marker-space'],
      fix: '1. 甲\n\n图\n\n2. 乙',
      unsafe: '1. 甲\n\n    图\n\n2. 乙'
    }
  },
  'lists in block quotes and footnotes are lists': {
    '> 1. 甲\n> 3. 乙\n>     1. 子': {
      found: ['list-numbering'],
      fix: '> 1. 甲\n> 2. 乙\n>     1. 子',
      format: '> 1. 甲\n> 2. 乙\n>     1. 子'
    },
    '> 1. 甲\n>   1. 子\n> 2. 乙': {
      found: ['list-nesting'],
      unsafe: '> 1. 甲\n>     1. 子\n> 2. 乙'
    },
    '> 1. 甲\n>\n>   子\n>\n> 2. 乙': {
      found: ['list-nesting'],
      unsafe: '> 1. 甲\n>\n>     子\n>\n> 2. 乙'
    },
    // Another author wrote it: the text between items, a part of a longer list, and bullets.
    '> 1. 甲\n>\n> 文\n>\n> 2. 乙': {found: []},
    '> 5. 甲\n> 6. 乙': {found: []},
    '> - 甲\n> - 乙': {found: []},
    '1. 甲\n    > 1. 子\n    > 3. 子\n2. 乙': {
      found: ['list-numbering'],
      fix: '1. 甲\n    > 1. 子\n    > 2. 子\n2. 乙',
      format: '1. 甲\n    > 1. 子\n    > 2. 子\n2. 乙'
    },
    '文[^1]\n\n[^1]: 见\n\n    - 甲\n    - 乙': {
      found: ['numbered-list'],
      fix: '文[^1]\n\n[^1]: 见\n\n    1. 甲\n    2. 乙'
    },
    '文[^1]\n\n[^1]: 见\n\n    1. 甲\n      - 子\n    2. 乙': {
      found: ['list-nesting'],
      unsafe: '文[^1]\n\n[^1]: 见\n\n    1. 甲\n        1. 子\n    2. 乙'
    }
  },
  'tasks that look like children are told of': {
    '- [ ] 甲\n - [x] 乙\n- 丙': {
      found: ['list-nesting'],
      unsafe: '- [ ] 甲\n    - [x] 乙\n- 丙'
    },
    '+    [ ] 甲\n + 乙\n   丙': {
      found: ['list-nesting'],
      unsafe: '- [ ] 甲\n    1. 乙\n       丙'
    },
    '> - [ ] 甲\n>  - [x] 乙\n> - 丙': {
      found: ['list-nesting'],
      unsafe: '> - [ ] 甲\n>     - [x] 乙\n> - 丙'
    },
    '- [ ] 甲\n- [x] 乙': {found: []}
  },
  'lists beside markers that are none wait for them': {
    '1. 做菜\n    2、番茄\n    3、鸡蛋': {found: []},
    '1. 做菜\n • 番茄\n • 鸡蛋\n2. 乙': {
      found: ['list-marker-space', 'list-marker-space'],
      unsafe: '1. 做菜\n    1. 番茄\n    2. 鸡蛋\n2. 乙'
    },
    '1. 做菜\n  2.番茄\n  3.鸡蛋\n4. 丁': {
      found: ['list-marker-space', 'list-marker-space'],
      fix: '1. 做菜\n2. 番茄\n3. 鸡蛋\n4. 丁'
    },
    '-跑步\n-做菜：\n  -番茄\n- 读书': {
      found: ['list-marker-space', 'list-marker-space', 'list-marker-space', 'numbered-list'],
      unsafe: '1. 跑步\n2. 做菜：\n    1. 番茄\n3. 读书'
    },
    '-跑步\n-做菜\n1. 读书': {
      found: ['list-marker-space', 'list-marker-space'],
      unsafe: '1. 跑步\n2. 做菜\n3. 读书'
    },
    '- 读书\n-跑步\n-做菜': {
      found: ['numbered-list', 'list-marker-space', 'list-marker-space'],
      unsafe: '1. 读书\n2. 跑步\n3. 做菜'
    },
    '• 甲\n• 乙\n- 丙': {
      found: ['list-marker-space', 'list-marker-space', 'numbered-list'],
      unsafe: '1. 甲\n2. 乙\n3. 丙'
    },
    '- 丙\n\n-甲\n-乙': {
      found: ['numbered-list', 'list-marker-space', 'list-marker-space'],
      unsafe: '1. 丙\n\n2. 甲\n\n3. 乙'
    },
    '1. 甲\n   -子\n   -子\n3. 乙': {
      found: ['list-marker-space', 'list-marker-space'],
      format: '1. 甲\n   -子\n   -子\n2. 乙',
      unsafe: '1. 甲\n    1. 子\n    2. 子\n2. 乙'
    }
  },
  'columns that show what is lost stay': {
    '1. 甲\n  1. 乙\n\n    ```sh\n    make\n    ```\n2. 丙': {
      found: ['list-nesting', 'list-nesting'],
      unsafe: '1. 甲\n\n    1. 乙\n\n        ```sh\n        make\n        ```\n2. 丙'
    },
    '10.  甲\n\n    x\n    y': {
      found: ['list-numbering', 'list-nesting'],
      unsafe: '1. 甲\n\n    x\n    y'
    },
    '   - 甲\n\n    x\n    y': {
      found: ['numbered-list', 'list-nesting'],
      fix: '   1. 甲\n\n    x\n    y',
      unsafe: '1. 甲\n\n    x\n    y'
    },
    '1. 前\n  1. a\n\n    b\n\n2. 后': {
      found: ['list-nesting', 'list-nesting'],
      unsafe: '1. 前\n\n    1. a\n\n        b\n\n2. 后'
    },
    '1. 前\n\n  1.\ta\n\n  \tb\n\n2. 后': {
      found: ['list-nesting', 'list-nesting'],
      unsafe: '1. 前\n\n    1. a\n\n        b\n\n2. 后'
    },
    '1. 前\n  1. a\n\n    | x | y |\n    |---|---|\n    | 1 | 2 |\n2. 后': {
      found: ['list-nesting', 'list-nesting'],
      unsafe:
        '1. 前\n\n    1. a\n\n        | x   | y   |\n        | --- | --- |\n        | 1   | 2   |\n2. 后'
    },
    '1. a\n\n  b\n2. c': {found: ['list-nesting'], unsafe: '1. a\n\n    b\n2. c'},
    '10. a\n\n   b\n11. c': {
      found: ['list-numbering', 'list-nesting'],
      unsafe: '1. a\n\n    b\n2. c'
    },
    '1. 甲\n  1. 乙\n\n    说明\n\n  2. 丙\n2. 丁': {
      found: ['list-nesting', 'list-nesting', 'list-nesting'],
      unsafe: '1. 甲\n\n    1. 乙\n\n        说明\n\n    2. 丙\n2. 丁'
    },
    '[^1]: - a\n   - b\n\n看[^1]': {
      found: ['numbered-list', 'list-nesting'],
      fix: '[^1]: 1. a\n   - b\n\n看[^1]',
      unsafe: '[^1]: 1. a\n    2. b\n\n看[^1]'
    },
    '脚[^1]\n\n[^1]: 脚注\n  - 甲': {
      found: ['list-nesting'],
      unsafe: '脚[^1]\n\n[^1]: 脚注\n\n    1. 甲'
    },
    '脚[^1]\n\n[^1]: 脚注\n\n  甲': {
      found: ['list-nesting'],
      unsafe: '脚[^1]\n\n[^1]: 脚注\n\n    甲'
    },
    '> 脚[^1]\n>\n> [^1]: 脚注\n>\n>   甲': {
      found: ['list-nesting'],
      unsafe: '> 脚[^1]\n>\n> [^1]: 脚注\n>\n>     甲'
    },
    '1. 前\n     1. a\n       1. b\n       2. c\n2. 后': {
      found: ['list-nesting'],
      unsafe: '1. 前\n    1. a\n        1. b\n        2. c\n2. 后'
    },
    '1. 前\n  1. a\n    1. b\n    2. c\n2. 后': {
      found: ['list-nesting', 'list-nesting'],
      unsafe: '1. 前\n    1. a\n        1. b\n        2. c\n2. 后'
    },
    '- 甲\n - 乙\n  - 丙\n   - 丁\n    - 戊': {
      found: ['numbered-list', 'list-nesting', 'list-nesting'],
      fix: '1. 甲\n 1. 乙\n  2. 丙\n   3. 丁\n    - 戊',
      unsafe: '1. 甲\n    1. 乙\n    2. 丙\n    3. 丁\n        1. 戊'
    },
    '1. 甲\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n2. 乙': {found: ['list-nesting']},
    '> 1. 甲\n>   | a | b |\n>   |---|---|\n>   | 1 | 2 |\n> 2. 乙': {found: ['list-nesting']},
    '看[^1]\n\n[^1]: 1. 甲\n      | a | b |\n      |---|---|': {found: ['list-nesting']},
    '1. 甲\n 标题\n ===\n2. 乙': {found: []},
    '1. 甲\n  1. 乙\n    1. 丙\n    2. 丁\n  2. 己\n2. 戊': {
      found: ['list-nesting', 'list-nesting'],
      unsafe: '1. 甲\n    1. 乙\n        1. 丙\n        2. 丁\n    2. 己\n2. 戊'
    },
    '1. 甲\n  1. 乙\n    1. 丙\n      1. 丁\n2. 戊': {
      found: ['list-nesting', 'list-nesting'],
      unsafe: '1. 甲\n    1. 乙\n        1. 丙\n            1. 丁\n2. 戊'
    },
    '1. 甲\n  > 引\n2. 乙': {found: ['list-nesting'], unsafe: '1. 甲\n    > 引\n2. 乙'},
    '1. 甲\n\n  > 引\n\n2. 乙': {found: ['list-nesting'], unsafe: '1. 甲\n\n    > 引\n\n2. 乙'},
    '1. 甲\n  > [!NOTE]\n  > 引\n2. 乙': {
      found: ['list-nesting'],
      unsafe: '1. 甲\n    > [!NOTE]\n    > 引\n2. 乙'
    },
    '1. 甲\n\n  [r]: https://a.example\n\n2. [丁][r]': {
      found: ['list-nesting'],
      format: '1. 甲\n\n[r]: https://a.example\n\n2. [丁][r]',
      unsafe: '1. 甲\n\n    [r]: https://a.example\n\n2. [丁][r]'
    },
    '1. 甲\n\n  [^a]: 注\n\n2. 丁[^a]': {
      found: ['list-nesting'],
      format: '1. 甲\n\n[^a]: 注\n\n2. 丁[^a]',
      unsafe: '1. 甲\n\n    [^a]: 注\n\n2. 丁[^a]'
    },
    '1. 甲\n    10. 乙\n       丙\n2. 丁': {
      found: ['list-marker-space'],
      unsafe: '1. 甲\n    1. 乙\n       丙\n2. 丁'
    },
    '8. 甲\n9. 乙\n10. 丙\n   1. 丁\n11. 戊': {
      found: ['list-nesting'],
      unsafe: '1. 甲\n2. 乙\n3. 丙\n    1. 丁\n4. 戊'
    },
    '1. 甲\n  ```\n  make\n  ```\n2. 乙': {
      found: ['list-nesting'],
      unsafe: '1. 甲\n    ```\n    make\n    ```\n2. 乙'
    },
    '1. 甲\n  $$\n  x\n  $$\n2. 乙': {found: []},
    '* 甲\n * 乙\n\n\n\n* 丙': {
      found: ['numbered-list', 'list-nesting'],
      fix: '1. 甲\n 1. 乙\n\n\n\n2. 丙',
      unsafe: '1. 甲\n    1. 乙\n\n2. 丙'
    },
    '1. 甲\n\n\n\n  续\n2. 乙': {found: ['list-nesting'], unsafe: '1. 甲\n\n    续\n2. 乙'},
    '   1. 甲\n\n    续\n   2. 乙': {found: ['list-nesting'], unsafe: '1. 甲\n\n    续\n2. 乙'},
    '1. 甲\n  续写\n2. 乙': {
      found: ['list-indent'],
      fix: '1. 甲\n   续写\n2. 乙',
      format: '1. 甲\n   续写\n2. 乙'
    },
    '1. 甲\n续写\n2. 乙': {
      found: ['list-indent'],
      fix: '1. 甲\n   续写\n2. 乙',
      format: '1. 甲\n   续写\n2. 乙'
    },
    '1. 甲\n    - 乙\n      - 丙\n        - 丁\n2. 戊': {
      found: ['numbered-list', 'numbered-list', 'numbered-list'],
      fix: '1. 甲\n    1. 乙\n        1. 丙\n            1. 丁\n2. 戊',
      format: '1. 甲\n    - 乙\n        - 丙\n            - 丁\n2. 戊'
    },
    '- 甲\n  1. 乙\n     - 丙\n   - 丁': {
      found: ['numbered-list', 'numbered-list', 'list-nesting'],
      fix: '- 甲\n  1. 乙\n     1. 丙\n   - 丁',
      unsafe: '1. 甲\n    1. 乙\n        1. 丙\n            1. 丁'
    }
  },
  'a list on the line of an item is no sibling of it': {
    '1. （1）a\n   （2）b': {
      found: ['list-marker-space', 'list-marker-space'],
      unsafe: '1.\n    1. a\n    2. b'
    },
    '1. 1、a\n   2、b\n2. c': {
      found: ['list-marker-space', 'list-marker-space'],
      unsafe: '1.\n    1. a\n    2. b\n2. c'
    },
    '1. １. 全角\n   ２. 角': {
      found: ['list-marker-space', 'list-marker-space'],
      unsafe: '1.\n    1. 全角\n    2. 角'
    },
    '- （1）a\n  （2）b': {
      found: ['numbered-list', 'list-marker-space', 'list-marker-space'],
      fix: '1. （1）a\n   （2）b',
      unsafe: '1.\n    1. a\n    2. b'
    },
    '1. 1.甲\n   2.乙\n   3.丙\n2. 丁': {
      found: ['list-marker-space', 'list-marker-space', 'list-marker-space'],
      unsafe: '1.\n    1. 甲\n    2. 乙\n    3. 丙\n2. 丁'
    },
    '1. 一\n    1. （1）甲\n       （2）乙\n2. 二': {
      found: ['list-marker-space', 'list-marker-space'],
      unsafe: '1. 一\n    1. 1. 甲\n       2. 乙\n2. 二'
    },
    '1. （2）甲\n   （3）乙': {found: []},
    '1. （1）甲\n   2、乙': {found: []},
    '1. （1）甲': {found: []},
    '1. 2、3 个月没写\n   3、四天': {found: []}
  },
  'a list on the line of a lost item is no sibling of it': {
    '1、（1）甲\n   （2）乙\n2、丙': {
      found: ['list-marker-space', 'list-marker-space'],
      fix: '1. （1）甲\n   （2）乙\n2. 丙',
      unsafe: '1.\n    1. 甲\n    2. 乙\n2. 丙'
    }
  },
  'an item that begins below its marker keeps its text': {
    '1. 前\n    > 1.\n    >    a\n2. 后': {found: []},
    '1. 前\n   > -\n   >   a': {found: []},
    '前\n> 2. 甲\n> 3. 乙': {found: []},
    '- 前\n    - 2. 甲\n- 后': {found: []},
    '> 前\n> - 1.\n>     a': {found: []},
    '> 1.\n>    a': {
      found: ['list-marker', 'list-indent'],
      fix: '> 1. a',
      format: '> 1. a'
    },
    '1.\n   a\n2. b': {
      found: ['list-marker', 'list-indent'],
      fix: '1. a\n2. b',
      format: '1. a\n2. b'
    },
    '-\n  a': {found: ['numbered-list'], fix: '1. a', format: '- a'},
    '1. 一\n    > 甲\n    >\n    > 1.\n    >    乙': {
      found: ['list-marker', 'list-indent'],
      fix: '1. 一\n    > 甲\n    >\n    > 1. 乙',
      format: '1. 一\n    > 甲\n    >\n    > 1. 乙'
    },
    '1. a\n2.\n\n   b': {found: ['list-nesting']},
    '1.\n\n   a': {found: ['list-nesting']},
    '> 1.\n>\n>    a': {found: ['list-nesting']},
    '1. 一\n\n   1.\n\n      二': {found: ['list-nesting']}
  },
  'lists in quotations are as loose as they were': {
    '> 1. 前\n>\n>   - a\n>   - b\n>\n> 2. 后': {
      found: ['list-nesting'],
      unsafe: '> 1. 前\n>\n>     - a\n>     - b\n>\n> 2. 后'
    },
    '> 1. 前\n>\n>   - [ ] a\n>   - [x] b\n>\n> 2. 后': {
      found: ['list-nesting'],
      unsafe: '> 1. 前\n>\n>     - [ ] a\n>     - [x] b\n>\n> 2. 后'
    },
    '> 1. 前\n>\n>    1) a\n>    2) b\n>\n> 2. 后': {
      found: ['list-numbering'],
      fix: '> 1. 前\n>\n>     1. a\n>     2. b\n>\n> 2. 后',
      format: '> 1. 前\n>\n>     1. a\n>     2. b\n>\n> 2. 后'
    },
    '> - - a\n>   - b\n>\n> - c': {
      found: ['list-marker'],
      fix: '> -\n>     - a\n>     - b\n>\n> - c',
      format: '> -\n>     - a\n>     - b\n>\n> - c'
    },
    '> - a\n>\n>\n> - b\n> - c': {
      found: ['blank-lines', 'blank-lines'],
      fix: '> - a\n>\n> - b\n>\n> - c',
      format: '> - a\n>\n> - b\n>\n> - c'
    },
    '> - a\n> - b\n>\n>\n> 后': {
      found: ['blank-lines'],
      fix: '> - a\n> - b\n>\n> 后',
      format: '> - a\n> - b\n>\n> 后'
    },
    '1. > a\n   >\n2. > b': {
      found: ['blank-lines'],
      fix: '1. > a\n2. > b',
      format: '1. > a\n2. > b'
    }
  },
  'what is in an item moves with its text': {
    '9. 甲\n10. 乙\n12. 丙\n    续\n\n    文': {
      found: ['list-numbering'],
      format: '9. 甲\n10. 乙\n11. 丙\n    续\n\n    文',
      unsafe: '1. 甲\n2. 乙\n3. 丙\n   续\n\n    文'
    },
    '1. 甲\n2. 乙\n3. 丙\n4. 丁\n5. 戊\n6. 己\n7. 庚\n8. 辛\n9. 壬\n9. 癸\n   续\n\n   文\n\n   ```\n     码\n   ```':
      {
        found: ['list-numbering'],
        fix: '1. 甲\n2. 乙\n3. 丙\n4. 丁\n5. 戊\n6. 己\n7. 庚\n8. 辛\n9. 壬\n10. 癸\n    续\n\n    文\n\n    ```\n      码\n    ```',
        format:
          '1. 甲\n2. 乙\n3. 丙\n4. 丁\n5. 戊\n6. 己\n7. 庚\n8. 辛\n9. 壬\n10. 癸\n    续\n\n    文\n\n    ```\n      码\n    ```'
      },
    // The child is a list between two others.
    '- 甲\n- 乙\n 2) 子\n- 丙': {
      found: ['numbered-list', 'list-nesting'],
      unsafe: '1. 甲\n2. 乙\n    1. 子\n3. 丙'
    },
    '-\t甲\n\t续\n-   乙\n    - 子': {
      found: ['numbered-list', 'numbered-list'],
      fix: '1. 甲\n   续\n2. 乙\n    1. 子',
      format: '- 甲\n  续\n- 乙\n    - 子'
    },
    '- 甲\n\n  > 引\n  > 文\n\n  <b>\n    乙\n  </b>': {
      found: ['numbered-list'],
      fix: '1. 甲\n\n    > 引\n    > 文\n\n   <b>\n     乙\n   </b>',
      format: '- 甲\n\n    > 引\n    > 文\n\n  <b>\n    乙\n  </b>'
    }
  }
}

describe.each(Object.entries(kinds))('%s', (_, bodies) => {
  test.each(Object.entries(bodies))('%j', (body, outcome) => checkOutcome(body, outcome))
})

describe.each([
  'numbers go on behind what cuts a list',
  'lists that were apart stay apart',
  'indentation is evidence of a child',
  'children that are indented too far',
  'columns that show what is lost stay',
  'a list on the line of an item is no sibling of it',
  'an item that begins below its marker keeps its text',
  'lists in quotations are as loose as they were'
])('%s, whichever door comes first', (kind) => {
  test.each(Object.keys(kinds[kind]!))('%j', async (body) => {
    const text = inReport(body)
    const fix = async (text: string) => String(await linter.fix(text))
    const format = async (text: string) => String(await linter.format(text))
    const [fixed, formatted] = [await fix(text), await format(text)]
    expect(await fix(formatted)).toBe(await format(fixed))
    expect(await format(await fix(formatted))).toBe(await fix(formatted))
  })
})

describe('list-nesting and list-indent agree', () => {
  const narrow = createLinter({rules: {'list-indent': ['warn', {indent: 2}]}})
  test.each([
    ['1. 甲\n  1. 子\n2. 乙', '1. 甲\n   1. 子\n2. 乙'],
    ['- 甲\n - 子\n- 乙', '1. 甲\n   1. 子\n2. 乙'],
    ['1. 甲\n\n 文\n\n2. 乙', '1. 甲\n\n   文\n\n2. 乙'],
    ['1. 甲\n\n文\n\n2. 乙', '1. 甲\n\n   文\n\n2. 乙'],
    ['10. 甲\n  - 子\n11. 乙', undefined],
    ['1.甲\n\n  1. 子\n\n2.乙', '1. 甲\n\n   1. 子\n\n2. 乙'],
    ['- 正文：\n      1. a\n      2. b', '1. 正文：\n   1. a\n   2. b']
  ])('%j', async (body, expected) => {
    const fixed = await narrow.fix(inReport(body), {unsafe: true})
    if (expected !== undefined) expect(bodyOf(fixed)).toBe(expected)
    expect(fixed.findings).toEqual([])
    expect(String(await narrow.format(String(fixed)))).toBe(String(fixed))
  })
})

test('a finding in a block quote begins behind its marker', async () => {
  const {findings} = await linter.lint(inReport('> 1. 甲\n>   1. 子\n>\n>  文\n>\n> 2. 乙'))
  expect(findings.map(({line, column, endColumn}) => [line, column, endColumn])).toEqual([
    [6, 3, 5],
    [8, 3, 4]
  ])
})
