import {rules} from '../../rules/index.ts'
import type {Example} from '../engine/rule.ts'

/**
 * The examples of each rule, by its id. The lint does without them: in the package, they are left
 * out of the rules, and this file becomes one that holds nothing else (`scripts/build/examples.ts`).
 */
export const examples: ReadonlyMap<string, readonly Example[]> = new Map(
  rules.map(({id, examples}) => [id, examples as readonly Example[]])
)
