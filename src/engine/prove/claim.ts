import type {Edit} from '../../syntax/edit.ts'
import type {Text} from '../../text/language.ts'
import type {Change} from '../rule.ts'

/** Alternative edits for one finding, the best first, and what they may change. */
export interface Claim {
  readonly edits: readonly Edit[]
  readonly changes: Change
}

/** Why no edit is offered. */
export const reasons = {
  meaning: {
    en: 'the report would say something else after it',
    zh: '否则周报的意思会改变'
  },
  foreign: {
    en: 'it would change text in another syntax, such as a formula or a template tag',
    zh: '否则公式、模板标签等其他语法的内容会改变'
  },
  /** The next pass offers it. */
  overlap: {
    en: 'it overlaps one that is applied first',
    zh: '与另一处先应用的修改重叠'
  },
  worse: {
    en: 'it would leave more findings than there are',
    zh: '否则问题会比现在更多'
  },
  budget: {
    en: 'it would take too long to prove that the report says the same after it',
    zh: '验证修改不改变原意所需的计算量过大'
  }
} satisfies Record<string, Text>

/** Why no edit is offered. */
export type Reason = keyof typeof reasons

/** The result for a claim. */
export interface Outcome {
  /** Index of the proven edit; undefined if there is none. */
  readonly rank?: number
  /** The edit to offer; also undefined if the proven one changes nothing. */
  readonly edit?: Edit
  readonly reason?: Reason
}
