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
