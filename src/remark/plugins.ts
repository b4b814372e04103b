import type {Root} from 'mdast'
import type {Plugin, Preset} from 'unified'
import type {AnyRule} from '../engine/rule.ts'

/** A plugin that takes a severity, options, or both. */
export type RulePlugin = Plugin<[config?: unknown], Root>

/** The doors for remark. */
export interface RemarkPlugins {
  readonly preset: Preset
  /**
   * A rule as a unified plugin, for `.remarkrc`, programs and editors. It takes `['error', {…}]` as
   * the rules of remark-lint do, also a severity or options alone.
   *
   * @returns The same plugin each time: unified configures a plugin of the preset anew only where it
   *   is given that very function.
   */
  toPlugin(rule: AnyRule): RulePlugin
  /** The rules that a former id stands for, as one plugin. */
  toFormerPlugin(id: string): RulePlugin
}
