import type {Weight} from '../engine/message.ts'
import type {Text} from '../text/language.ts'

export const weightLabels: Readonly<Record<Weight, Text>> = {
  error: {en: 'error', zh: '错误'},
  warning: {en: 'warning', zh: '警告'},
  note: {en: 'note', zh: '提示'}
}

/** How an edit is applied. */
export const fixLabels = {
  fix: {en: 'Repaired by `--fix`', zh: '可用 `--fix` 修复'},
  suggestion: {
    en: 'Suggested, applied by `--fix --unsafe-fixes`',
    zh: '修复建议，可用 `--fix --unsafe-fixes` 采用'
  }
} satisfies Record<string, Text>
