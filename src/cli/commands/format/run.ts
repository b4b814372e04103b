import {fixText} from '../../../engine/fix.ts'
import {isTooComplex} from '../../../engine/lint.ts'
import type {Message} from '../../../engine/message.ts'
import {onlyLayout, type Settings} from '../../../engine/settings.ts'
import type {Project} from '../../../project/project.ts'
import {type Result, reportsText} from '../../../reporters/result.ts'
import {splitByteOrderMark} from '../../../syntax/byte-order-mark.ts'
import type {Language, Text} from '../../../text/language.ts'
import {Problem} from '../../../text/problem.ts'
import {type ProcessContext, takesColor, write} from '../../process-context.ts'
import {fastReaderFor} from '../fast-reader.ts'
import {noteFormerIds} from '../former-ids.ts'
import {Log} from '../log.ts'
import {messages as common, markdownText, readText} from '../messages.ts'
import {type ReadReport, runOverFiles, runOverStdin, type Seen} from '../run-files.ts'
import type {FormatArguments} from './arguments.ts'

const messages = {
  formatted: {
    en: 'Read {reports} of {markdown}, laid out {amount}',
    zh: '共 {markdown}，检查了 {reports}，统一了 {amount} 份的排版'
  },
  wouldFormat: {
    en: 'Read {reports} of {markdown}, {amount} would be laid out anew',
    zh: '共 {markdown}，检查了 {reports}，其中 {amount} 份需要统一排版'
  },
  harmlessPatch: {
    en: 'Changed the patch to be harmless in a log; for one that git applies, run this outside of a CI job',
    zh: '为使日志安全，输出的补丁有改动；要供 git 使用，请在 CI 之外运行'
  },
  noReport: {
    en: 'Missing report: none of {markdown} in {paths} is one; name a file to lay it out anyway, or add `--allow-empty`',
    zh: '没有周报：{paths} 中的 {markdown} 都不是周报；可以直接写出文件名来处理它，或加上 `--allow-empty`'
  }
} satisfies Record<string, Text>

/** One run over some reports. */
export class FormatRun {
  readonly #args: FormatArguments
  readonly #context: ProcessContext
  readonly #project: Project
  readonly #language: Language
  readonly #log: Log
  readonly #readTree: Settings['readTree']
  /** What could not be laid out. */
  readonly #left: Result[] = []
  #changed = 0
  /** Whether a file has findings because of which it is not formatted. */
  #isBlocked = false
  /** Whether a patch was changed to be harmless. */
  #isPatchChanged = false
  #reports = 0
  #seen: Seen = {markdown: 1, reports: 1}

  constructor(
    args: FormatArguments,
    context: ProcessContext,
    project: Project,
    language: Language
  ) {
    this.#args = args
    this.#context = context
    this.#project = project
    this.#language = language
    this.#log = new Log(context.stderr, language)
    this.#readTree = fastReaderFor(args.usesReference, context.env)
  }

  /** Every report that the paths lead to. */
  async files(): Promise<void> {
    this.#seen = await runOverFiles(this.#fileRun, this.#args, {
      noReport: () => messages.noReport,
      process: async (report) => {
        const {name, save, text} = report
        const {settings, output} = await this.#format(report)
        if (output === text) return
        if (this.#writes) {
          const note = await save(output, (other) => layOut(other, settings).output)
          if (note) throw note
        }
        await this.#printChange(name, text, output)
      }
    })
  }

  /** One report from standard input. */
  async stdin(): Promise<void> {
    const {stdinFilename} = this.#args
    let output: string | undefined
    await runOverStdin(
      this.#fileRun,
      {stdinFilename, isFilter: this.#writes},
      async (report) => {
        output = (await this.#format(report)).output
        if (output !== report.text) await this.#printChange(report.name, report.text, output)
      },
      () => output
    )
  }

  get #fileRun() {
    return {project: this.#project, context: this.#context, log: this.#log}
  }

  get #writes(): boolean {
    return !this.#args.check && !this.#args.diff
  }

  async #format({name, path, text, settings: configured}: ReadReport) {
    this.#reports++
    const settings = {...onlyLayout(configured), path: name, readTree: this.#readTree}
    const {file, output} = layOut(text, settings)
    const left = file.messages as Message[]
    if (left.length > 0) this.#left.push({path, name, messages: left})
    const blocking = new Set(
      settings.rules.flatMap(({rule}) => (rule.blocksOthers ? [rule.id] : []))
    )
    this.#isBlocked ||= left.some(({ruleId}) => blocking.has(ruleId ?? ''))
    if (isTooComplex(file)) {
      const line = left.find(({fatal}) => fatal)?.line ?? 1
      await this.#log.fail(new Problem(common.tooComplex, {file: name, line}))
    }
    return {settings, output}
  }

  async #printChange(name: string, before: string, after: string): Promise<void> {
    const {check, diff, quiet, stdin} = this.#args
    this.#changed++
    if (diff) {
      const {unifiedDiff} = await import('../../../text/unified-diff.ts')
      const {printedPatch} = await import('../../show-patch.ts')
      const {stdout, env} = this.#context
      const patch = printedPatch(unifiedDiff(name, before, after), stdout, env)
      this.#isPatchChanged ||= patch.isChanged
      await write(stdout, patch.text)
    } else if (check || (!quiet && !stdin)) {
      const {safeText} = await import('../../../text/safe-text.ts')
      await write(this.#context.stdout, `${safeText(name)}\n`)
    }
  }

  /** Print what is left, and the summary. */
  async finish(): Promise<0 | 1 | 2> {
    const {debug, failOnChange, quiet, shard, stdin} = this.#args
    const {env, stderr} = this.#context
    const {text} = await import('../../../reporters/text.ts')
    const options = {language: this.#language, color: takesColor(stderr, env)}
    await write(stderr, await text(this.#left, options))
    if (debug) await this.#log.withheld(this.#left)
    if (this.#isPatchChanged) await this.#log.note(messages.harmlessPatch)
    const writes = this.#writes
    const hasSeen = this.#reports > 0 || (shard !== undefined && this.#seen.reports > 0)
    if (!quiet && !stdin && hasSeen) {
      await this.#log.note(writes ? messages.formatted : messages.wouldFormat, {
        reports: readText(this.#reports, this.#seen.reports, shard),
        markdown: markdownText(this.#seen.markdown),
        amount: String(this.#changed)
      })
    }
    if (!quiet) await noteFormerIds(this.#log, await this.#project.configurations.ruleIds())
    const stops = this.#changed > 0 && (!writes || failOnChange)
    if (stops && writes) {
      await this.#log.note(common.lookAgain, {reports: reportsText(this.#changed)})
    }
    if (this.#log.hasFailed) return 2
    return stops || this.#isBlocked ? 1 : 0
  }
}

/** Lay a text out, with or without byte order mark. */
function layOut(text: string, settings: Settings) {
  const {mark, content} = splitByteOrderMark(text)
  const file = fixText(content, settings)
  return {file, output: mark + String(file)}
}
