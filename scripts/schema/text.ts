import {toJsonSchema} from '@valibot/to-json-schema'
import {rules} from '../../rules/index.ts'
import {configSchema} from '../../src/config/schema.ts'

/** The JSON Schema of a configuration: what editors complete and check by. */
export function schemaText(): string {
  const config = configSchema(rules)
  const {title, sections, rules: settings} = config.entries
  const {$schema, ...schema} = toJsonSchema(config, {
    target: 'draft-07',
    typeMode: 'input',
    // Written once, though overrides have them too.
    definitions: {
      title: title.wrapped,
      sections: sections.wrapped,
      rules: settings.wrapped
    },
    // The last entry of a rule’s setting, its options, may be left out.
    overrideSchema: ({valibotSchema, jsonSchema}) =>
      valibotSchema.type === 'strict_tuple' ? {...jsonSchema, minItems: 1} : undefined
  })
  const named = {
    $schema: $schema ?? 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of weekly-lint',
    ...schema
  }
  return `${JSON.stringify(named, null, 2)}\n`
}
