import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkLint from 'remark-lint'
import type {PluggableList, Preset, Processor, TransformCallback} from 'unified'
import {lintRule} from 'unified-lint-rule'
import type {VFile} from 'vfile'
import {rules} from '../../rules/index.ts'
import {formerIds} from '../engine/former-rules.ts'
import {lintTree, refuseComplex} from '../engine/lint.ts'
import {messageSource, ruleUrl} from '../engine/message.ts'
import {checkOwnRules} from '../engine/own-rules.ts'
import type {AnyRule} from '../engine/rule.ts'
import {loadFrontMatter} from '../report/title/front-matter.ts'
import {splitByteOrderMark} from '../syntax/byte-order-mark.ts'
import {Parser} from '../syntax/processor.ts'
import {hasSameTree} from '../syntax/same-tree.ts'
import {Problem, Problems, translate} from '../text/problem.ts'
import type {RemarkPlugins, RulePlugin} from './plugins.ts'
import {presetMark, type Requests, requestsFor, toRules} from './requests.ts'
import {type FileSet, type ProjectReader, readSettings} from './settings.ts'
import {stringifySettings} from './stringify.ts'

/**
 * Parse GFM and YAML front matter. A plugin in a preset would be configured anew by the preset; one that
 * is used without parameters leaves the options of the user alone.
 */
function remarkSyntax(this: Processor) {
  this.use(remarkGfm).use(remarkFrontmatter)
}

/**
 * Make the plugins for remark. Each rule has a plugin, made with unified-lint-rule, which only asks for
 * the rule; one plugin behind them all runs the engine, so that rules supersede each other, edits are
 * proven and comments count as in the command.
 *
 * @param readProject Reads the configuration and what is around a report; without it, neither counts.
 */
export function createRemark(readProject?: ProjectReader): RemarkPlugins {
  const plugins = new Map<AnyRule | string, RulePlugin>()

  function pluginFor(id: string, rule?: AnyRule): RulePlugin {
    const key = rule ?? id
    const known = plugins.get(key)
    if (known) return known
    const meta = {origin: `${messageSource}:${id}`, url: ruleUrl(id, 'en')}
    const lint = lintRule<Root, unknown>(meta, (_, file, config) => {
      requestsFor(file).set(id, {rule, config})
    })
    function plugin(this: Processor, config?: unknown, fileSet?: FileSet) {
      // Comes after all rules, and once: unified keeps one of each plugin.
      this.use(closingPlugin, fileSet)
      return lint.call(this, ['warn', config] as never) as never
    }
    plugins.set(key, plugin as RulePlugin)
    return plugin as RulePlugin
  }

  const toPlugin = (rule: AnyRule) => pluginFor(rule.id, rule)

  function closingPlugin(this: Processor, fileSet?: FileSet) {
    /** Reads what the rules need, and returns what adds the messages. */
    const prepare = async (tree: Root, file: VFile): Promise<() => void> => {
      const requests = requestsFor(file)
      const {content} = splitByteOrderMark(String(file))
      const parser = new Parser((text) => this.parse(text) as Root)
      const all = withOwnRules(requests)
      const settings = await readSettings(this, file, {
        rules: all,
        requested: toRules(requests, all),
        readProject,
        fileSet
      })
      if (settings.shape.titleKey !== undefined) await loadFrontMatter()
      return () => {
        if (refuseComplex(file, content, settings.language)) return
        const canProve = hasSameTree(parser.read(content), tree)
        // A generated tree: nothing in it has a place in the text.
        if (!canProve && !tree.children.some(({position}) => position)) return
        lintTree(
          file,
          {text: content, tree: canProve ? parser.parse(content) : tree},
          {...settings, parser, canProve, own: new Set(all.filter((rule) => !isBuiltIn(rule)))}
        )
      }
    }
    // A callback, and no promise, so that messages and the end are one turn: unified-engine 11 takes a
    // file with an error for one that has ended, and then never ends a file whose promise settles later.
    return (tree: Root, file: VFile, next: TransformCallback<Root>) => {
      const end = (lint: () => void) => {
        try {
          lint()
        } catch (error) {
          if (!(error instanceof Problem || error instanceof Problems)) return next(error as Error)
          addProblems(file, error)
        }
        return next()
      }
      prepare(tree, file).then(end, (error) => {
        end(() => {
          throw error
        })
      })
    }
  }

  const list: PluggableList = [
    remarkLint,
    remarkSyntax,
    ...rules.map((rule) => [toPlugin(rule), presetMark] as [RulePlugin, string]),
    ...formerIds.map((id) => [pluginFor(id), presetMark] as [RulePlugin, string])
  ]
  return {
    preset: {settings: stringifySettings as NonNullable<Preset['settings']>, plugins: list},
    toPlugin,
    toFormerPlugin: (id) => pluginFor(id)
  }
}

/** Add what is wrong with a configuration as errors. */
function addProblems(file: VFile, error: Problem | Problems): void {
  for (const {text, values} of error instanceof Problems ? error.list : [error]) {
    const message = file.message(translate(text, 'en', values), {source: messageSource})
    message.fatal = true
  }
}

/**
 * The rules of this package, and those of others that a pipeline asks for.
 *
 * @throws Problem If the id of one of those is wrong.
 */
function withOwnRules(requests: Requests): AnyRule[] {
  const asked = [...requests.values()].flatMap(({rule}) => rule ?? [])
  const own = asked.filter((rule) => !isBuiltIn(rule))
  const all: AnyRule[] = [...rules, ...own]
  checkOwnRules(own, all)
  return all
}

function isBuiltIn(rule: AnyRule): boolean {
  return (rules as readonly AnyRule[]).includes(rule)
}
