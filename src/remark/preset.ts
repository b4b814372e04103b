import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import type {Plugin, Preset, Processor} from 'unified'
import {lintRule} from 'unified-lint-rule'
import type {VFile} from 'vfile'
import {rules} from '../../rules/index.ts'
import {control} from '../engine/directives.ts'
import {idBeforeSplit, rulesNamed} from '../engine/former-rules.ts'
import {addMessage, messageSource, ruleUrl} from '../engine/message.ts'
import {checkOptions, defaults} from '../engine/option.ts'
import type {AnyRule, Severity} from '../engine/rule.ts'
import {Report} from '../report/report.ts'
import {type Language, languages, say, type Text} from '../text/language.ts'

const wrongOption: Text = {
  en: 'Unexpected `{name}` for {rule}, expected {expected}',
  zh: '{rule} 多余的 `{name}`，应为 {expected}'
}

/** One report a tree, shared by the rules that look at it. */
const reports = new WeakMap<Root, Report>()

const plugins = new WeakMap<AnyRule, RulePlugin>()

const formerPlugins = new Map<string, RulePlugin>()

type RulePlugin = Plugin<[unknown?], Root>

/**
 * A rule as an ordinary unified plugin, for remark-cli, `.remarkrc` and editors. It takes
 * `['error', {…}]` or the like, as the rules of remark-lint do, also a severity or options alone.
 *
 * @returns The same plugin each time: unified configures a plugin of the preset anew only where it
 *   is given that very function.
 */
export function toPlugin(rule: AnyRule): RulePlugin {
  const plugin = plugins.get(rule) ?? createPlugin(rule)
  plugins.set(rule, plugin)
  return plugin
}

/** The rules that an id stood for before they were split, as one plugin that configures them all. */
export function toFormerPlugin(id: string): RulePlugin {
  const plugin: RulePlugin =
    formerPlugins.get(id) ??
    function (this: Processor) {
      for (const rule of rules) if (rulesNamed(id).includes(rule.id)) this.use(toPlugin(rule))
    }
  formerPlugins.set(id, plugin)
  return plugin
}

/**
 * What is configured by the id that a rule had before it was split: a severity, with options where
 * that id is no rule's any more. Looked up in the list of plugins, since one that is switched off
 * with `false` is never called, and cannot leave a word.
 */
function formerConfig({attachers}: Processor, {id, severity}: AnyRule): unknown {
  const former = idBeforeSplit(id)
  const own = rules.find((rule) => rule.id === former)
  const plugin: unknown = own ? plugins.get(own) : formerPlugins.get(former)
  const config = attachers.find((attacher) => attacher[0] === plugin)?.[1]
  if (config === undefined || config === true) return []
  if (config === false) return 'off'
  const pair = withSeverity(config, severity)
  return own ? pair.slice(0, 1) : pair
}

function createPlugin(rule: AnyRule): RulePlugin {
  return function (this: Processor, config: unknown = formerConfig(this, rule)) {
    // Comes after all rules, and once: unified keeps one of each plugin.
    this.use(controlPlugin)
    const language = languageOf(this)
    const meta = {origin: `${messageSource}:${rule.id}`, url: ruleUrl(rule.id, language)}
    const plugin = lintRule<Root, object>(meta, (tree, file, options) => {
      const [problem] = checkOptions(rule.options, options ?? {})
      if (problem) {
        const {name, expected} = problem
        file.fail(say(wrongOption, language, {name: name || 'options', rule: rule.id, expected}))
      }
      for (const finding of rule.check(reportOf(tree, file), {
        ...defaults(rule.options),
        ...options
      })) {
        addMessage(file, reportOf(tree, file), rule, finding, 'warn', language)
      }
    })
    return plugin.call(this, withSeverity(config, rule.severity) as never) as never
  }
}

/** A severity alone, options alone, or both, as the pair that `unified-lint-rule` knows. */
function withSeverity(config: unknown, fallback: Severity): unknown[] {
  if (typeof config === 'string') return [config]
  if (!Array.isArray(config)) return [fallback, config]
  return config.length > 0 ? config : [fallback]
}

/** Comments that switch rules off, for messages of our rules. */
function controlPlugin(this: Processor) {
  const known = rules.map((rule) => rule.id)
  const language = languageOf(this)
  return (tree: Root, file: VFile) => control(tree, file, {known, language})
}

/** All rules with their default severities, and the syntax that they need. */
export const preset: Preset = {
  plugins: [
    remarkGfm,
    [remarkFrontmatter, ['yaml']],
    ...rules.map((rule) => toPlugin(rule))
  ] as NonNullable<Preset['plugins']>
}

/** The language of messages: `settings: {weeklyLint: {lang: 'zh'}}` in `.remarkrc`, or English. */
function languageOf(processor: Processor): Language {
  const settings = processor.data('settings') as {weeklyLint?: {lang?: unknown}} | undefined
  return languages.find((language) => language === settings?.weeklyLint?.lang) ?? 'en'
}

function reportOf(tree: Root, file: VFile): Report {
  let report = reports.get(tree)
  if (!report) {
    const text = String(file).replace(/^\uFEFF/, '')
    report = new Report(text, tree, undefined, {path: file.path?.replaceAll('\\', '/')})
    reports.set(tree, report)
  }
  return report
}
