import type {Text} from '../text/language.ts'
import {Problem} from '../text/problem.ts'
import type {AnyRule} from './rule.ts'

const unexpected: Text = {
  en: 'Unexpected id `{id}` of an own rule, expected words in lower case with hyphens, unlike those of other rules',
  zh: '自定义规则的 id `{id}` 不可用，应为小写单词加连字符，且不与其他规则重名'
}

/**
 * Check the ids of own rules.
 *
 * @param own The rules to check.
 * @param all All rules, with these.
 * @throws Problem If an id is not lower-case words with hyphens, or is that of another rule.
 */
export function checkIds(own: readonly AnyRule[], all: readonly AnyRule[]): void {
  for (const {id} of own) {
    const isTaken = all.filter((rule) => rule.id === id).length > 1
    if (isTaken || !/^[a-z]+(?:-[a-z\d]+)*$/.test(id)) throw new Problem(unexpected, {id})
  }
}
