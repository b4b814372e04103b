import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {rules} from '../../rules/index.ts'
import {fixText} from '../engine/fix.ts'
import {lintText} from '../engine/lint.ts'
import {checkOwnRules} from '../engine/own-rules.ts'
import type {AnyRule} from '../engine/rule.ts'
import {onlyLayout, type Settings} from '../engine/settings.ts'
import {loadFrontMatter} from '../report/title/front-matter.ts'
import {splitByteOrderMark} from '../syntax/byte-order-mark.ts'
import {Parser} from '../syntax/processor.ts'
import type {Language, Text} from '../text/language.ts'
import {nearest} from '../text/nearest.ts'
import {Problem} from '../text/problem.ts'
import {type Configuration, configure} from './configuration.ts'
import {type LintedFile, withFindings} from './finding.ts'

/** What a linter has beside its configuration. */
export interface LinterOptions<Own extends AnyRule = never> {
  /** Own rules, made with `defineRule`; `rules` of the configuration sets them by their ids. */
  readonly plugins?: readonly Own[]
  /** A unified processor that parses to mdast, in place of remark with GFM and front matter. */
  readonly processor?: {parse(text: string): unknown}
  /** Language of the messages where the configuration names none; English by default. */
  readonly language?: Language
  /** Whether a comment that switches off nothing is a finding. */
  readonly reportUnusedDisableDirectives?: boolean
}

/** What is known of one text. */
export interface FileOptions {
  /** Path of the report, with slashes, relative to the root of its project. */
  readonly path?: string
}

/** How to fix. */
export interface FixOptions extends FileOptions {
  /** Whether to apply suggestions too, which may change what the report says. */
  readonly unsafe?: boolean
}

/** Lints, fixes and formats reports by one configuration. */
export interface Linter {
  /** Look for what is wrong in one report. */
  lint(text: string, options?: FileOptions): Promise<LintedFile>
  /** Apply what is safe; the value of the file is the fixed text, its findings are what is left. */
  fix(text: string, options?: FixOptions): Promise<LintedFile>
  /** Apply the layout rules alone. */
  format(text: string, options?: FileOptions): Promise<LintedFile>
}

const keys: readonly (keyof LinterOptions)[] = [
  'plugins',
  'processor',
  'language',
  'reportUnusedDisableDirectives'
]

const messages = {
  key: {
    en: 'Unexpected option `{key}` of a linter, expected `{expected}`',
    zh: 'createLinter 的选项 `{key}` 有误，应为 `{expected}`'
  },
  plugins: {
    en: 'Unexpected `plugins` of a linter, expected a list of rules',
    zh: 'createLinter 的 `plugins` 有误，应为规则列表'
  }
} satisfies Record<string, Text>

/**
 * Make a linter.
 *
 * @param configuration What a configuration file holds, checked as that is.
 * @throws Problems Where the configuration is wrong: everything that is, each by its path of keys.
 * @throws Problem Where an option or an own rule is wrong.
 */
export function createLinter<const Own extends AnyRule = never>(
  configuration: Configuration<NoInfer<Own>> = {},
  options: LinterOptions<Own> = {}
): Linter {
  const {
    plugins = [],
    processor,
    language = 'en',
    reportUnusedDisableDirectives = false,
    ...unknown
  } = options
  const [key] = Object.keys(unknown)
  if (key !== undefined) throw new Problem(messages.key, {key, expected: nearest(key, keys)})
  if (!Array.isArray(plugins)) throw new Problem(messages.plugins)
  const own = new Set<AnyRule>(plugins)
  const all = [...rules, ...plugins]
  checkOwnRules(plugins, all)
  const settingsFor = configure(configuration as Configuration<AnyRule>, {
    rules: all,
    language,
    reportUnused: reportUnusedDisableDirectives
  })
  const parser = processor && new Parser((text) => processor.parse(text) as Root)
  const run = async (
    text: string,
    path: string | undefined,
    work: (content: string, settings: Settings) => VFile
  ) => {
    const {mark, content} = splitByteOrderMark(text)
    const settings = settingsFor(path)
    if (settings.shape.titleKey !== undefined) await loadFrontMatter()
    const file = work(content, {...settings, parser, own})
    file.value = mark + String(file)
    return withFindings(file)
  }
  return {
    lint: async (text, {path} = {}) => run(text, path, lintText),
    fix: async (text, {path, unsafe = false} = {}) =>
      run(text, path, (content, settings) => fixText(content, {...settings, unsafe})),
    format: async (text, {path} = {}) =>
      run(text, path, (content, settings) => fixText(content, onlyLayout(settings)))
  }
}
