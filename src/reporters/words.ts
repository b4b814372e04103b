import type {Weight} from '../engine/message.ts'
import type {Text} from '../text/language.ts'

/** What findings of each weight are called. */
export const weightWords: Readonly<Record<Weight, Text>> = {
  error: {en: 'error', zh: '错误'},
  warning: {en: 'warning', zh: '警告'},
  note: {en: 'note', zh: '提示'}
}

/** How a repair is made. */
export const repairWords = {
  fix: {en: 'Repaired by `--fix`', zh: '可用 `--fix` 修复'},
  suggestion: {
    en: 'Suggested, applied by `--fix --unsafe-fixes`',
    zh: '修复建议，可用 `--fix --unsafe-fixes` 采用'
  }
} satisfies Record<string, Text>
