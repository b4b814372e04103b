import {join, resolve} from 'node:path'
import type {Configurations} from '../../../config/configurations.ts'
import {fixText} from '../../../engine/fix.ts'
import {isTooComplex} from '../../../engine/lint.ts'
import type {Message} from '../../../engine/message.ts'
import type {Settings} from '../../../engine/settings.ts'
import {displayName} from '../../../project/files/project.ts'
import {decode, mostBytes, tooLarge} from '../../../project/files/read.ts'
import {type Result, reportsText} from '../../../reporters/result.ts'
import {splitByteOrderMark} from '../../../syntax/byte-order-mark.ts'
import type {Language, Text} from '../../../text/language.ts'
import {Problem} from '../../../text/problem.ts'
import {
  type ProcessContext,
  passOn,
  readBeginning,
  takesColor,
  write
} from '../../process-context.ts'
import type {Input, Listing} from '../inputs.ts'
import {Log} from '../log.ts'
import {messages as common, markdownText} from '../messages.ts'
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
  noReport: {
    en: 'Missing report: none of {markdown} in {paths} is one; name a file to lay it out anyway, or add `--allow-empty`',
    zh: '缺少周报：{paths} 中的 {markdown} 都不是周报；可以直接写出文件名来处理它，或加上 `--allow-empty`'
  }
} satisfies Record<string, Text>

/** Name of a text that comes without one. */
const stdinName = '<stdin>'

/** One run over some reports. What is wrong with one does not stop the others. */
export class FormatRun {
  readonly #args: FormatArguments
  readonly #context: ProcessContext
  readonly #configurations: Configurations
  readonly #language: Language
  readonly #log: Log
  /** What could not be laid out. */
  readonly #left: Result[] = []
  #changed = 0
  #reports = 0
  #markdown = 1

  constructor(
    args: FormatArguments,
    context: ProcessContext,
    configurations: Configurations,
    language: Language
  ) {
    this.#args = args
    this.#context = context
    this.#configurations = configurations
    this.#language = language
    this.#log = new Log(context.stderr, language)
  }

  /** Every report that the paths lead to. */
  async files(): Promise<void> {
    const {inputs, markdown, problems} = await this.#list()
    this.#markdown = markdown
    for (const problem of problems) await this.#log.fail(problem)
    if (inputs.length === 0 && problems.length === 0) await this.#tellNone()
    // Before anything is written, since a configuration that makes no sense ends all.
    const settings: Settings[] = []
    for (const {path} of inputs) settings.push(await this.#settingsFor(path))
    for (const [index, input] of inputs.entries()) {
      const own = settings[index]
      if (own) await this.#log.guard(input.name, () => this.#file(input, own))
      // A moment to hear an interruption.
      await new Promise(setImmediate)
    }
  }

  async #list(): Promise<Listing> {
    const {cwd, env} = this.#context
    const {onlyReports, paths, staged} = this.#args
    const takes = (path: string) => this.#configurations.takes(path)
    if (staged) {
      const {listChanged} = await import('../changed.ts')
      const changed = {since: undefined, onChangedLines: false}
      return listChanged({paths, cwd, takes, onlyReports, ...changed}, env)
    }
    const {listReports} = await import('../inputs.ts')
    return listReports({paths, cwd, takes, onlyReports})
  }

  async #tellNone(): Promise<void> {
    const {allowEmpty, onlyReports, paths, quiet, staged} = this.#args
    if (onlyReports) return
    const searched = (paths.length > 0 ? paths : ['.']).map((path) => `\`${path}\``).join(', ')
    const values = {paths: searched, markdown: markdownText(this.#markdown)}
    if (staged) {
      if (!quiet) await this.#log.note(common.nothingStaged, values)
    } else if (!allowEmpty) {
      await this.#log.fail(new Problem(messages.noReport, values))
    }
  }

  async #settingsFor(path: string): Promise<Settings> {
    const settings = await this.#configurations.settingsFor(path)
    return {...settings, rules: settings.rules.filter(({rule}) => rule.layout)}
  }

  async #file({path, name, open}: Input, settings: Settings): Promise<void> {
    const {check, diff} = this.#args
    const {bytes, save} = await open()
    const text = decode(bytes, name)
    const output = await this.#format(text, path, name, settings)
    if (output === text) return
    if (!check && !diff) {
      const note = await save(output, (other) => layOut(other, settings).output)
      if (note) throw note
    }
    await this.#tellChange(name, text, output)
  }

  /** One report from standard input; whatever happens, a text comes out. */
  async stdin(): Promise<void> {
    const {cwd, stdin, stdout} = this.#context
    const {check, diff, stdinFilename} = this.#args
    const path = resolve(cwd, stdinFilename ?? stdinName)
    const name = stdinFilename === undefined ? stdinName : displayName(path, cwd)
    const chunks = stdin[Symbol.asyncIterator]()
    const bytes = await readBeginning(chunks, mostBytes)
    let output: string | Uint8Array = bytes
    await this.#log.guard(name, async () => {
      if (bytes.length > mostBytes) throw tooLarge(name)
      const text = decode(bytes, name)
      const settings = await this.#settingsFor(
        stdinFilename === undefined ? join(cwd, stdinName) : path
      )
      output = await this.#format(text, path, name, settings)
      if (output !== text) await this.#tellChange(name, text, output)
    })
    if (!check && !diff) {
      await write(stdout, output)
      await passOn(chunks, stdout)
    }
    await chunks.return?.()
  }

  async #format(text: string, path: string, name: string, settings: Settings): Promise<string> {
    this.#reports++
    const {file, output} = layOut(text, {...settings, path: name})
    const left = file.messages as Message[]
    if (left.length > 0) this.#left.push({path, name, messages: left})
    if (isTooComplex(file)) {
      const line = left.find(({fatal}) => fatal)?.line ?? 1
      await this.#log.fail(new Problem(common.tooComplex, {file: name, line}))
    }
    return output
  }

  async #tellChange(name: string, before: string, after: string): Promise<void> {
    const {check, diff, quiet, stdin} = this.#args
    this.#changed++
    if (diff) {
      const {unifiedDiff} = await import('../../../text/unified-diff.ts')
      const {printedPatch} = await import('../../show-patch.ts')
      const {stdout, env} = this.#context
      await write(stdout, printedPatch(unifiedDiff(name, before, after), stdout, env))
    } else if (check || (!quiet && !stdin)) {
      const {safeText} = await import('../../../text/safe-text.ts')
      await write(this.#context.stdout, `${safeText(name)}\n`)
    }
  }

  /** Tell what is left, and say how it ended. */
  async finish(): Promise<0 | 1 | 2> {
    const {check, diff, failOnChange, quiet, stdin} = this.#args
    const {env, stderr} = this.#context
    const {text} = await import('../../../reporters/text.ts')
    const options = {language: this.#language, color: takesColor(stderr, env)}
    await write(stderr, await text(this.#left, options))
    const writes = !check && !diff
    if (!quiet && !stdin && this.#reports > 0) {
      await this.#log.note(writes ? messages.formatted : messages.wouldFormat, {
        reports: reportsText(this.#reports),
        markdown: markdownText(this.#markdown),
        amount: String(this.#changed)
      })
    }
    const stops = this.#changed > 0 && (!writes || failOnChange)
    if (stops && writes) {
      await this.#log.note(common.lookAgain, {reports: reportsText(this.#changed)})
    }
    if (this.#log.hasFailed) return 2
    return stops ? 1 : 0
  }
}

/** Lay a text out, with or without byte order mark. */
function layOut(text: string, settings: Settings) {
  const {mark, content} = splitByteOrderMark(text)
  const file = fixText(content, settings)
  return {file, output: mark + String(file)}
}
