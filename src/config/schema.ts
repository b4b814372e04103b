import * as v from 'valibot'
import {formerIds, rulesNamed} from '../engine/former-rules.ts'
import type {Option, Options} from '../engine/option.ts'
import type {AnyRule} from '../engine/rule.ts'
import {defaultShape, numeralStyles} from '../report/shape.ts'
import {templatePattern} from '../report/title/title-template.ts'
import {languages} from '../text/language.ts'
import {presetNames} from './presets.ts'
import {
  choice,
  describe,
  globs,
  integer,
  line,
  list,
  milliseconds,
  object,
  record,
  withDefault
} from './schema-types.ts'

/**
 * The schema of a configuration. `schema.json` is generated from it and `check.ts` validates with
 * it; the messages are keys of `expectations`.
 *
 * @param rules All rules.
 */
export function configSchema(rules: readonly AnyRule[]) {
  const ruleSettings = describe(rulesObject(rules), 'Severities and options of rules')
  const override = object({
    files: describe(globs(), 'Reports that this is for, relative to this file'),
    title: v.optional(title),
    sections: v.optional(sections),
    rules: v.optional(ruleSettings)
  })
  return object({
    $schema: v.optional(describe(v.string('text'), 'Where the schema of this file is')),
    extends: v.optional(
      describe(
        v.union([base, list(base)], 'bases'),
        'What this builds on: `recommended`, `strict`, `typography`, or a file relative to this one'
      )
    ),
    files: v.optional(
      describe(
        globs(),
        'Which Markdown files are reports, relative to this file; without it, those with a week in their name or title'
      )
    ),
    lang: v.optional(describe(choice(languages), 'Language of the messages')),
    title: v.optional(title),
    sections: v.optional(sections),
    rules: v.optional(ruleSettings),
    links: v.optional(links),
    overrides: v.optional(
      describe(list(override, 100), 'Other settings for some of the reports; the last one counts')
    )
  })
}

/** A valid configuration file. */
export type Config = v.InferInput<ReturnType<typeof configSchema>>
export type RuleEntry = v.InferInput<ReturnType<typeof ruleSetting>>

/** Severities, also by number as in ESLint. */
const severity = choice(['off', 'warn', 'error', 0, 1, 2])

/** System calls refuse NUL. */
const noNul = '^(?![\\s\\S]*\\u0000)'

const name = line('^\\S(?:.*\\S)?$', 'name')

const title = describe(
  object({
    formats: v.optional(
      v.pipe(
        list(line(templatePattern, 'template')),
        v.minLength(1, 'some'),
        v.metadata({
          description:
            'Accepted titles, the preferred one first: words with `{year}`, `{month}`, `{week}`, `{issue}`, `{date}` and `{text}`',
          default: defaultShape.titles
        })
      )
    ),
    numerals: v.optional(
      v.pipe(
        choice(numeralStyles),
        v.metadata({
          description: 'How the week is written; `any` keeps what the author wrote',
          default: defaultShape.numerals
        })
      )
    ),
    frontMatter: v.optional(
      describe(
        line('^[^\\s:#]+$', 'name'),
        'Key of the front matter that holds the title, where that is no heading'
      )
    )
  }),
  'How titles look'
)

const sections = v.pipe(
  list(
    v.union(
      [
        name,
        object({
          name: describe(name, 'Its heading; `*` for headings that are free'),
          aliases: v.optional(
            describe(list(name), 'Other names that authors give to it, which are repaired')
          ),
          optional: v.optional(
            v.pipe(
              v.boolean('boolean'),
              v.metadata({description: 'Whether a report may go without it', default: false})
            )
          )
        })
      ],
      'section'
    ),
    200
  ),
  v.minLength(1, 'some'),
  v.metadata({
    description:
      'The level-2 headings of a report in their order; `"*"` for headings that are free',
    default: defaultShape.sections
  })
)

/** Contains nothing that weakens security: no private networks, no proxies, no tokens. */
const links = describe(
  object({
    cache: v.optional(
      describe(
        line(`${noNul}[\\s\\S]*\\S`, 'path'),
        'Where answers are remembered: a folder, or `redis://…` to share them between machines'
      )
    ),
    timeout: v.optional(withDefault(milliseconds(1), 'Milliseconds to wait for an answer', 15_000)),
    retries: v.optional(
      withDefault(integer(0, 100), 'How often to ask again, later in the run', 2)
    ),
    concurrency: v.optional(withDefault(integer(1, 1000), 'How many addresses to ask at once', 32)),
    hostConcurrency: v.optional(
      withDefault(integer(1, 1000), 'How many addresses of one host to ask at once', 4)
    ),
    gap: v.optional(
      withDefault(milliseconds(0), 'Milliseconds from one request to a host to the next', 100)
    ),
    budget: v.optional(
      withDefault(
        milliseconds(1),
        'Milliseconds for a whole run; what is left then is uncertain',
        600_000
      )
    ),
    fragments: v.optional(
      withDefault(v.boolean('boolean'), 'Whether to look for `#…` in the pages', true)
    ),
    ignore: v.optional(
      describe(list(line('\\S', 'text'), 1000), 'Addresses that are not asked, with `*` and `**`')
    ),
    hosts: v.optional(
      describe(
        record(
          object({
            concurrency: v.optional(
              describe(integer(1, 1000), 'How many of its addresses to ask at once')
            ),
            gap: v.optional(
              describe(milliseconds(0), 'Milliseconds from one request to it to the next')
            ),
            timeout: v.optional(describe(milliseconds(1), 'Milliseconds to wait for its answer')),
            retries: v.optional(describe(integer(0, 100), 'How often to ask it again'))
          })
        ),
        'Settings for one host and those below it, such as `example.com`'
      )
    )
  }),
  'How live links are checked'
)

const base = line(`${noNul}(?:(?:${presetNames.join('|')})$|.*[./])`, 'base')

function rulesObject(rules: readonly AnyRule[]) {
  const entries = rules.map((rule) => {
    const text = `${rule.summary.en}. ${rule.why.en}.`
    const metadata = {description: text, default: rule.severity}
    const entry = v.pipe(ruleSetting(rule.options), v.metadata(metadata))
    return [rule.id, v.optional(entry)] as const
  })
  const former = formerIds.map((id) => {
    const named = rules.filter((rule) => rulesNamed(id).includes(rule.id))
    const setting = ruleSetting(Object.assign({}, ...named.map(({options}) => options)))
    const names = named.map((rule) => `\`${rule.id}\``).join(' and ')
    return [id, v.optional(describe(setting, `Former id of ${names}`))] as const
  })
  return object(Object.fromEntries([...entries, ...former]))
}

function ruleSetting(declared: Options) {
  const options = object(
    Object.fromEntries(
      Object.entries<Option>(declared).map(([name, option]) => [
        name,
        v.optional(
          v.pipe(
            optionSchema(option),
            v.metadata({description: option.description.en, default: option.default})
          )
        )
      ])
    )
  )
  return v.union([severity, v.strictTuple([severity, v.optional(options)], 'setting')], 'setting')
}

function optionSchema(option: Option) {
  switch (option.type) {
    case 'boolean':
      return v.boolean('boolean')
    case 'integer':
      return integer(option.minimum ?? Number.MIN_SAFE_INTEGER)
    case 'string':
      return option.enum ? choice(option.enum) : v.string('text')
    case 'array':
      return list(
        option.items.format === 'title' ? line(templatePattern, 'template') : v.string('text')
      )
  }
}
