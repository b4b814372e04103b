import {describe, expect, test} from 'vitest'
import {createLinter} from '../src/index.ts'
import {checkOutcome, inReport, type Outcome} from './support/outcome.ts'

const linter = createLinter()

/** Bodies whose columns show what belongs to what, by kind, with what each door makes of them. */
const kinds: Record<string, Record<string, Outcome>> = {
  'what is indented below a line like an item stays there': {
    '1、甲\n\n    - 子\n\n2、乙': {
      found: ['list-marker-space', 'list-marker-space'],
      fix: '1. 甲\n\n    1. 子\n\n2. 乙'
    },
    '1、甲\n\n  段\n\n2、乙': {
      found: ['list-marker-space', 'list-marker-space'],
      fix: '1. 甲\n\n    段\n\n2. 乙'
    },
    '1.甲\n\n   段\n\n2.乙': {
      found: ['list-marker-space', 'list-marker-space'],
      fix: '1. 甲\n\n    段\n\n2. 乙'
    },
    '1、甲\n\n  ```\n  x\n  ```\n\n2、乙': {
      found: ['list-marker-space', 'list-marker-space'],
      fix: '1. 甲\n\n    ```\n    x\n    ```\n\n2. 乙'
    },
    '1、甲\n\n  - 子\n\n2、乙': {
      found: ['list-marker-space', 'numbered-list', 'list-marker-space'],
      fix: '1. 甲\n\n    1. 子\n\n2. 乙'
    },
    '1、甲\n\n  ![[x]]\n\n2、乙': {
      found: ['list-marker-space', 'list-marker-space'],
      fix: '1. 甲\n\n    ![[x]]\n\n2. 乙'
    },
    '1、甲\n\n   > 引\n\n2、乙': {found: []},
    '● 甲\n  ○ 子': {found: ['list-marker-space']},
    '• 甲\n    子段\n• 乙': {found: ['list-marker-space', 'list-marker-space']},
    '1、甲\n    子段\n2、乙': {
      found: ['list-marker-space', 'list-marker-space'],
      fix: '1. 甲\n   子段\n2. 乙'
    },
    '> • 甲\n>   • 子': {found: []},
    '> -甲\n>   -子': {found: []},
    '> 1、甲\n>   -子\n> 2、乙': {found: []},
    '• 甲\n\n  段\n\n• 乙': {
      found: ['list-marker-space', 'list-marker-space'],
      unsafe: '1. 甲\n\n    段\n\n2. 乙'
    },
    '-甲\n\n  段\n\n-乙': {found: ['list-marker-space']},
    'a. 甲\n  b. 子\nc. 乙': {found: []},
    '→ 甲\n  → 子': {found: []}
  },
  'a line that begins like something else is not drawn into an item': {
    '> 1. 甲\n> 2、乙': {found: []},
    '1. 甲\n[[toc]]\n2. 乙': {found: []},
    '甲\n  [[toc]]\n乙': {found: []},
    '1. 甲\n==亮==\n2. 乙': {found: []}
  },
  'items of one list with several markers stay together': {
    '- 甲\n* 乙': {found: ['numbered-list'], fix: '1. 甲\n2. 乙'},
    '1、甲\n- 乙': {found: ['list-marker-space', 'numbered-list'], fix: '1. 甲\n2. 乙'},
    '1.甲\n- 乙': {found: ['list-marker-space', 'numbered-list'], fix: '1. 甲\n2. 乙'},
    '5. 甲\n- 乙\n6. 丙': {found: ['numbered-list'], unsafe: '1. 甲\n2. 乙\n3. 丙'},
    '1. 甲\n* 乙': {found: ['numbered-list'], fix: '1. 甲\n2. 乙', format: '1. 甲\n- 乙'}
  },
  'the lines of a container in an item move with what is in it': {
    '1. 甲\n\n   ::: tip\n   甲\n   :::\n2. 乙': {
      found: ['list-indent'],
      fix: '1. 甲\n\n    ::: tip\n    甲\n    :::\n2. 乙',
      format: '1. 甲\n\n    ::: tip\n    甲\n    :::\n2. 乙'
    },
    '- 甲\n\n  ::: tip\n  甲\n  :::\n- 乙': {
      found: ['numbered-list'],
      fix: '1. 甲\n\n    ::: tip\n    甲\n    :::\n2. 乙',
      format: '- 甲\n\n    ::: tip\n    甲\n    :::\n- 乙'
    },
    '1. 甲\n\n\t{{< x >}}\n\t乙\n\t{{< /x >}}\n2. 乙': {
      found: ['list-indent'],
      fix: '1. 甲\n\n    {{< x >}}\n    乙\n    {{< /x >}}\n2. 乙',
      format: '1. 甲\n\n    {{< x >}}\n    乙\n    {{< /x >}}\n2. 乙'
    },
    '* 甲\n\n  $$\n  a\n  $$\n\n  文': {
      found: ['numbered-list'],
      format: '- 甲\n\n  $$\n  a\n  $$\n\n    文'
    }
  },
  'numbers in other signs do not change those of a list behind them': {
    '① 甲\n② 乙\n\n7. 丙': {found: ['list-marker-space', 'list-marker-space']},
    '① 甲\n② 乙\n\n3. 丙': {
      found: ['list-marker-space', 'list-marker-space'],
      unsafe: '1. 甲\n\n2. 乙\n\n3. 丙'
    },
    '一、甲\n二、乙\n\n1. 丙': {found: ['list-marker-space', 'list-marker-space']}
  },
  'attributes below an item end no list': {
    '- 甲\n{: .x}\n- 乙': {found: ['numbered-list'], fix: '1. 甲\n{: .x}\n2. 乙'},
    '- 甲\n{#a}\n- 乙\n{#b}\n- 丙': {
      found: ['numbered-list'],
      fix: '1. 甲\n{#a}\n2. 乙\n{#b}\n3. 丙'
    },
    '1. 甲\n{: .x}\n4. 乙': {found: ['list-numbering'], unsafe: '1. 甲\n{: .x}\n2. 乙'},
    '1、甲\n{: .x}\n2、乙': {found: []}
  }
}

describe.each(Object.entries(kinds))('%s', (_, bodies) => {
  test.each(Object.entries(bodies))('%j', (body, outcome) => checkOutcome(body, outcome))

  test.each(Object.keys(bodies))('%j, whichever door comes first', async (body) => {
    const text = inReport(body)
    const [fixed, formatted] = [await linter.fix(text), await linter.format(text)]
    expect(String(await linter.fix(String(formatted)))).toBe(
      String(await linter.format(String(fixed)))
    )
  })
})
