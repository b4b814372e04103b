import {placeholders} from '../report/title/title-template.ts'
import {closest} from '../text/closest.ts'
import type {Text, Values} from '../text/language.ts'

const messages = {
  unknown: {
    en: 'Unexpected placeholder `{actual}`, expected {expected}',
    zh: '占位符 `{actual}` 不存在，应为 {expected}'
  },
  twice: {
    en: 'Unexpected second `{actual}`, expected each placeholder once',
    zh: '`{actual}` 出现了两次，每个占位符只能用一次'
  },
  space: {
    en: 'Unexpected title template `{actual}`, expected a line of text without spaces around it',
    zh: '标题模板 `{actual}` 有误，应为一行文字，前后没有空格'
  }
} satisfies Record<string, Text>

/** Explains why a template does not match the pattern. */
export function templateProblem(template: string): {text: Text; values: Values} {
  const found: readonly string[] = template.match(/\{[^{}]*\}/g) ?? []
  const known = placeholders.map((name) => `{${name}}`)
  const unknown = found.find((name) => !known.some((one) => one === name))
  if (unknown !== undefined) {
    const near = closest(unknown, known)
    const expected = (near ? [near] : known).map((name) => `\`${name}\``)
    return {
      text: messages.unknown,
      values: {actual: unknown, expected: {en: expected.join(', '), zh: expected.join('、')}}
    }
  }
  const twice = found.find((name, index) => found.indexOf(name) < index)
  return twice === undefined
    ? {text: messages.space, values: {actual: template}}
    : {text: messages.twice, values: {actual: twice}}
}
