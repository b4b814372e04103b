import {fixText} from '../../../engine/fix.ts'
import {isTooComplex, lintText} from '../../../engine/lint.ts'
import {type LiveUse, liveRule, readLiveUses} from '../../../engine/live-uses.ts'
import type {Message} from '../../../engine/message.ts'
import type {Settings} from '../../../engine/settings.ts'
import type {BaselineFile} from '../../../project/baseline/file.ts'
import {type LiveLinks, nothingAsked} from '../../../report/links/live.ts'
import type {Result} from '../../../reporters/result.ts'
import {splitByteOrderMark} from '../../../syntax/byte-order-mark.ts'
import type {LintArguments} from '../../arguments/lint.ts'
import type {ProcessContext} from '../../process-context.ts'
import {fastReaderFor} from '../fast-reader.ts'
import {needsText, showsEdits} from '../reporter-run.ts'
import type {SourceText} from '../run-files.ts'

/** What was found in a text. */
export interface Outcome {
  readonly messages: readonly Message[]
  /** Former ids of rules in its comments. */
  readonly formerIds: readonly string[]
  /** The text, fixed if that was asked for; with its byte order mark. */
  readonly after: string
  readonly isTooComplex: boolean
}

/** Lints texts as the arguments say. */
export class Check {
  /** Ids of the rules that were on for any text. */
  readonly active = new Set<string>()
  /** Former ids of rules in the comments of any text. */
  readonly formerIds = new Set<string>()
  readonly #args: LintArguments
  readonly #readTree: Settings['readTree']
  #baseline: BaselineFile | undefined

  constructor(args: LintArguments, env: ProcessContext['env']) {
    this.#args = args
    this.#readTree = fastReaderFor(args.usesReference || args.linkCheck.untrusted, env)
  }

  /** Leave out the findings of a baseline. */
  leaveOut(baseline: BaselineFile): void {
    this.#baseline = baseline
  }

  /** Lint a text, and fix it first if `fix` is set. */
  lint({text}: SourceText, settings: Settings, fix: boolean, live?: LiveLinks): Outcome {
    const {file, after} = this.#run(text, settings, fix, live)
    return {
      messages: file.messages as Message[],
      formerIds: (file.data.formerIds ?? []) as string[],
      after,
      isTooComplex: isTooComplex(file)
    }
  }

  /** What is told of a text. */
  resultOf(
    {path, name}: Pick<SourceText, 'path' | 'name'>,
    {rules}: Settings,
    {messages, formerIds, after, isTooComplex}: Outcome,
    before: string
  ): Result {
    for (const {rule} of rules) this.active.add(rule.id)
    for (const id of formerIds) this.formerIds.add(id)
    const {content} = splitByteOrderMark(after)
    return {
      path,
      name,
      messages: this.#withoutKnown(path, content, messages),
      text: needsText(this.#args) && messages.length > 0 ? after : undefined,
      output: after === before ? undefined : after,
      isTooComplex
    }
  }

  /** Let the baseline know of a report that another shard tells of. */
  passOver({text, path}: SourceText, settings: Settings, fix: boolean): void {
    const {file} = this.#run(text, settings, fix)
    this.#baseline?.passOver(path, String(file), file.messages as Message[])
  }

  /** The fixed text. */
  fix(text: string, settings: Settings, live?: LiveLinks): string {
    return this.#run(text, settings, true, live).after
  }

  /** The addresses in a text that the rule about them looks at. */
  liveUses(text: string, settings: Settings): LiveUse[] {
    if (!settings.rules.some(({rule}) => rule.id === liveRule)) return []
    return readLiveUses(splitByteOrderMark(text).content, settings)
  }

  /** What the arguments say of which findings and edits a lint yields. */
  scope(fix: boolean) {
    const {linkCheck, debug, maxWarnings, quiet, writeBaseline} = this.#args
    return {
      allowPrivate: linkCheck.allowPrivate,
      edits: fix || debug || showsEdits(this.#args),
      // Nobody hears of warnings, and nobody counts them.
      errorsOnly: quiet && !fix && !writeBaseline && maxWarnings === undefined
    }
  }

  #run(text: string, configured: Settings, fix: boolean, live?: LiveLinks) {
    const {allowPrivate, edits, errorsOnly} = this.scope(fix)
    const known = live ?? {...nothingAsked, allowPrivate}
    const context = {path: configured.path, ...configured.context, live: known}
    const unsafe = this.#args.unsafeFixes
    const readTree = this.#readTree
    const settings = {...configured, context, unsafe, edits, errorsOnly, readTree}
    const {mark, content} = splitByteOrderMark(text)
    const file = fix ? fixText(content, settings) : lintText(content, settings)
    return {file, after: mark + String(file)}
  }

  #withoutKnown(path: string, text: string, found: readonly Message[]): readonly Message[] {
    const left = this.#baseline?.withoutKnown(path, text, found) ?? found
    // What goes to the baseline now is known, except for what is no rule’s finding.
    return this.#args.writeBaseline ? found.filter(({ruleId}) => !ruleId) : left
  }
}
