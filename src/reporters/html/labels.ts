import type {Text} from '../../text/language.ts'

export const labels = {
  title: {en: 'Weekly reports: findings', zh: '周报检查结果'},
  read: {en: '{reports} read, {found}', zh: '共检查 {reports}，{found}'},
  nothing: {en: 'nothing to complain about', zh: '没有发现问题'},
  search: {en: 'Search text, file or rule', zh: '搜索文字、文件或规则'},
  weights: {en: 'Weight', zh: '级别'},
  repairable: {en: 'repairable', zh: '可修复'},
  allRules: {en: 'All rules', zh: '全部规则'},
  groups: {en: 'Group', zh: '分组'},
  byFile: {en: 'by file', zh: '按文件'},
  byRule: {en: 'by rule', zh: '按规则'},
  none: {en: 'No finding fits the filters', zh: '没有符合筛选条件的问题'},
  made: {en: 'Made by weekly-lint {version}', zh: '由 weekly-lint {version} 生成'}
} satisfies Record<string, Text>
