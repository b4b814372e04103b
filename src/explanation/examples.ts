import {rules} from '../../rules/index.ts'
import type {Example} from '../engine/rule.ts'

/**
 * Examples by rule id. The build removes them from the rules and replaces this module by one that
 * contains nothing else (`scripts/build/examples.ts`), since linting does not need them.
 */
export const examples: ReadonlyMap<string, readonly Example[]> = new Map(
  rules.map(({id, examples}) => [id, examples as readonly Example[]])
)
