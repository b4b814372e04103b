import {fixText} from '../../../engine/fix.ts'
import {isTooComplex, lintText} from '../../../engine/lint.ts'
import {type LiveUse, liveRule, readLiveUses} from '../../../engine/live-uses.ts'
import type {Message} from '../../../engine/message.ts'
import type {Settings} from '../../../engine/settings.ts'
import type {Archives} from '../../../project/archive/archives.ts'
import type {BaselineFile} from '../../../project/baseline/file.ts'
import {NeighbourFiles} from '../../../project/files/neighbour-files.ts'
import {type LiveLinks, nothingAsked} from '../../../report/links/live.ts'
import type {ReportContext} from '../../../report/report.ts'
import type {Result} from '../../../reporters/result.ts'
import {splitByteOrderMark} from '../../../syntax/byte-order-mark.ts'
import type {LintArguments} from '../../arguments/lint.ts'
import {needsText} from '../reporter-run.ts'

/** A text that came from somewhere. */
export interface SourceText {
  readonly text: string
  /** Absolute path. */
  readonly path: string
  /** Path as a person knows it. */
  readonly name: string
}

/** Texts to results, by the arguments and by what stands around them. */
export class Check {
  /** Rules that were on for any text. */
  readonly active = new Set<string>()
  readonly #args: LintArguments
  readonly #neighbours: NeighbourFiles
  #archives: Archives | undefined
  #baseline: BaselineFile | undefined

  constructor(args: LintArguments, cwd: string) {
    this.#args = args
    this.#neighbours = new NeighbourFiles(cwd)
  }

  /** The reports that others are compared with. */
  lookAround(archives: Archives): void {
    this.#archives = archives
  }

  /** Findings that are to be left out. */
  leaveOut(baseline: BaselineFile): void {
    this.#baseline = baseline
  }

  /** A text was written: what is known about its file is no longer so. */
  forget(): void {
    this.#neighbours.forget()
  }

  /** Where a report stands, and among what. */
  contextOf(path: string, name: string): ReportContext {
    return {path: name, ...this.#archives?.contextOf(path), neighbours: this.#neighbours.of(path)}
  }

  /** Lint a text, and repair it first where that is asked for. */
  check(
    {text, path, name}: SourceText,
    settings: Settings,
    repair: boolean,
    live?: LiveLinks
  ): Result {
    const {file, after} = this.#run(text, name, settings, repair, live)
    for (const {rule} of settings.rules) this.active.add(rule.id)
    return {
      path,
      name,
      messages: this.#withoutKnown(path, String(file), file.messages as Message[]),
      text: needsText(this.#args) && file.messages.length > 0 ? after : undefined,
      output: after === text ? undefined : after,
      isTooComplex: isTooComplex(file)
    }
  }

  /** The repaired text. */
  repair(text: string, name: string, settings: Settings, live?: LiveLinks): string {
    return this.#run(text, name, settings, true, live).after
  }

  /** The addresses in a text that the rule about them looks at. */
  liveUses(text: string, settings: Settings): LiveUse[] {
    if (!settings.rules.some(({rule}) => rule.id === liveRule)) return []
    return readLiveUses(splitByteOrderMark(text).content, settings)
  }

  #run(text: string, name: string, configured: Settings, repair: boolean, live?: LiveLinks) {
    const {asking, unsafeFixes} = this.#args
    const known = live ?? {...nothingAsked, allowPrivate: asking.allowPrivate}
    const context = {path: name, ...configured.context, live: known}
    const settings = {...configured, path: name, context, unsafe: unsafeFixes}
    const {mark, content} = splitByteOrderMark(text)
    const file = repair ? fixText(content, settings) : lintText(content, settings)
    return {file, after: mark + String(file)}
  }

  #withoutKnown(path: string, text: string, found: Message[]): Message[] {
    const left = this.#baseline?.withoutKnown(path, text, found) ?? found
    // What is about to be remembered is known, but for what is no rule’s finding.
    return this.#args.writeBaseline ? found.filter(({ruleId}) => !ruleId) : left
  }
}
