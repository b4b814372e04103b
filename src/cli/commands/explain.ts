import {rules as tuple} from '../../../rules/index.ts'
import {rulesNamed} from '../../engine/former-rules.ts'
import {ruleUrl} from '../../engine/message.ts'
import type {AnyRule} from '../../engine/rule.ts'
import {closest} from '../../text/closest.ts'
import type {Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import {either} from '../arguments/options.ts'
import {explainOptions} from '../arguments/tables.ts'
import {takesColor, write} from '../process-context.ts'
import type {Command} from './command.ts'
import {noteFormerIds} from './former-ids.ts'
import {Log} from './log.ts'

const messages = {
  unknown: {
    en: 'Unexpected rule `{actual}`, expected one that `weekly-lint explain` lists',
    zh: '没有规则 `{actual}`，可用的规则见 `weekly-lint explain`'
  },
  misspelt: {
    en: 'Unexpected rule `{actual}`, expected `{expected}`',
    zh: '没有规则 `{actual}`，应为 `{expected}`'
  },
  several: {
    en: 'Unexpected second rule `{actual}`, expected one at a time',
    zh: '一次只能说明一条规则，请去掉 `{actual}`'
  }
} satisfies Record<string, Text>

/** Columns of a line if the number is not known. */
const defaultWidth = 80

/** Shorter lines would hold no sentence. */
const leastWidth = 30

/** The command that explains rules. */
export const explain: Command = {
  options: explainOptions,
  positionals: 'rule',
  help: async () => (await import('../help/explain.ts')).help,
  async run(given, {env, stderr, stdout}, language) {
    const [id, second] = given.positionals
    if (second !== undefined) throw new Problem(messages.several, {actual: second})
    const asked = id === undefined ? [] : find(id)
    const {examples} = await import('../../explanation/examples.ts')
    const withExamples = (rule: AnyRule): AnyRule => ({
      ...rule,
      examples: examples.get(rule.id) ?? []
    })
    if (id === undefined) {
      const {listRules} = await import('../../explanation/list-rules.ts')
      await write(stdout, listRules(tuple.map(withExamples), language))
      return 0
    }
    const {explainRule} = await import('../../explanation/explain-rule.ts')
    const {toTerminal} = await import('../../explanation/terminal.ts')
    const blocks = asked.flatMap((rule) => [
      ...explainRule(withExamples(rule), language),
      {type: 'paragraph', text: ruleUrl(rule.id, language)} as const
    ])
    const color = either(given, 'color', 'no-color') ?? takesColor(stdout, env)
    const width = Math.max(leastWidth, stdout.columns || defaultWidth)
    await write(stdout, toTerminal(blocks, {width, color}))
    await noteFormerIds(new Log(stderr, language), [id])
    return 0
  }
}

/** The rule of an id, or those that a former id stands for. */
function find(id: string): AnyRule[] {
  const rules: readonly AnyRule[] = tuple
  const own = rules.filter((rule) => rule.id === id)
  const found = own.length > 0 ? own : rules.filter((rule) => rulesNamed(id).includes(rule.id))
  if (found.length > 0) return found
  const expected = closest(
    id,
    rules.map(({id}) => id)
  )
  throw expected
    ? new Problem(messages.misspelt, {actual: id, expected})
    : new Problem(messages.unknown, {actual: id})
}
