import {lstatSync, realpathSync} from 'node:fs'
import {join, resolve} from 'node:path'
import type {Settings} from '../engine/settings.ts'
import {splitByteOrderMark} from '../syntax/byte-order-mark.ts'
import type {Text} from '../text/language.ts'
import {Problem} from '../text/problem.ts'
import {readBeginning} from './files/looks-like-report.ts'
import {displayName} from './files/paths.ts'
import {decode, mostBytes, readSource, tooLarge} from './files/read.ts'
import {SearchScope} from './files/scope.ts'
import {replaceReport} from './files/write.ts'
import {changedLines} from './git/changed-lines.ts'
import type {Change} from './git/parse.ts'
import {Repository} from './git/repository.ts'
import {type Input, type Listing, type ListOptions, type Opened, openSource} from './listing.ts'

const messages = {
  conflict: {
    en: 'Unexpected merge conflict in `{file}`, expected it resolved and staged',
    zh: '`{file}` 有合并冲突，请先解决并暂存'
  },
  partly: {
    en: '`{file}` has changes that are not staged, so nothing was repaired: stage or stash them first',
    zh: '`{file}` 还有未暂存的改动，未修复：请先暂存（git add）或收起（git stash）这些改动'
  },
  passing: {
    en: '`{file}` was not repaired, since `git commit <paths>` would lose that: stage it, then commit without paths',
    zh: '`{file}` 未修复，因为 `git commit <路径>` 会丢掉修复：请先暂存，再不带路径提交'
  },
  unstaged: {
    en: 'Repaired `{file}`, but not what is staged of it ({error}): run `git add` for it',
    zh: '已修复 `{file}`，但暂存的内容未更新（{error}）：请对它运行 `git add`'
  }
} satisfies Record<string, Text>

interface ChangedContext {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  isReport(path: string, read: () => Promise<string>): Promise<boolean>
}

/**
 * Reports that are staged, or that changed since a commit.
 *
 * @param options With `since`, a commit to compare with; without it, what is staged.
 * @throws Problem If git fails.
 */
export async function listChanged(
  {since, paths, changedLines: onChangedLines, onlyReports}: ListOptions,
  {cwd, env, isReport}: ChangedContext
): Promise<Listing> {
  const repository = await Repository.open(cwd, env)
  const changes = since === undefined ? await repository.staged() : await repository.since(since)
  const kind = since === undefined ? new Staged(repository, cwd) : new Working(cwd)
  const here = realpathSync(cwd)
  const scope = new SearchScope(paths, here, onlyReports)
  const all = new Set(changes.map(({path}) => join(repository.root, path)))
  const problems = scope.missing(all)
  const inputs: Input[] = []
  let markdown = 0
  for (const change of changes) {
    const real = join(repository.root, change.path)
    const match = scope.match(real)
    if (!match || !(change.isFile || change.status === 'U')) continue
    const name = displayName(real, here)
    const path = resolve(cwd, name)
    const report = {change, real, name}
    markdown++
    if (match !== 'named' && !(await isReport(path, () => kind.beginning(report)))) continue
    if (since === undefined && change.status === 'U') {
      problems.push(new Problem(messages.conflict, {file: name}))
      continue
    }
    const open = async () => ({
      ...(await kind.open(report)),
      lineRanges: onChangedLines ? await linesSince(repository, change) : undefined
    })
    inputs.push({path, name, open})
  }
  return {inputs, markdown, problems}
}

interface ChangedReport {
  readonly change: Change
  /** Absolute path without links. */
  readonly real: string
  readonly name: string
}

/** Reports as they are staged. */
class Staged {
  readonly #repository: Repository
  readonly #cwd: string
  #unstaged: Promise<ReadonlySet<string>> | undefined

  constructor(repository: Repository, cwd: string) {
    this.#repository = repository
    this.#cwd = cwd
  }

  async beginning({change}: ChangedReport): Promise<string> {
    if (change.status === 'U') return ''
    return new TextDecoder().decode(await this.#repository.read(change.id, mostBytes))
  }

  async open(report: ChangedReport): Promise<Opened> {
    const bytes = await this.#repository.read(report.change.id, mostBytes)
    if (!bytes) throw tooLarge(report.name)
    return {bytes, save: (output, fix) => this.#save(report, bytes, output, fix)}
  }

  /**
   * Fix the working copy, then what is staged: only if both are the same text, so that nothing is
   * staged but what was staged, fixed.
   */
  async #save(
    {change, real, name}: ChangedReport,
    bytes: Uint8Array,
    output: string,
    fix: (text: string) => string
  ): Promise<Problem | undefined> {
    if (this.#repository.isPassing) return new Problem(messages.passing, {file: name})
    this.#unstaged ??= this.#repository.unstaged()
    const isPartly = (await this.#unstaged).has(change.path)
    if (isPartly || !lstatSync(real, {throwIfNoEntry: false})?.isFile()) {
      return new Problem(messages.partly, {file: name})
    }
    const source = readSource(real, name)
    const text = decode(source.bytes, name)
    // A checkout may have changed the line ends, and nothing else.
    if (withLineFeeds(text) !== withLineFeeds(decode(bytes, name))) {
      return new Problem(messages.partly, {file: name})
    }
    replaceReport(source, fix(text), this.#cwd)
    try {
      await this.#repository.stage(change, Buffer.from(output))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      throw new Problem(messages.unstaged, {file: name, error: error.message})
    }
    return undefined
  }
}

/** Reports as they are in the working copy. */
class Working {
  readonly #cwd: string

  constructor(cwd: string) {
    this.#cwd = cwd
  }

  async beginning({real}: ChangedReport): Promise<string> {
    return readBeginning(real)
  }

  async open({real, name}: ChangedReport): Promise<Opened> {
    return openSource(readSource(real, name), this.#cwd)
  }
}

/** Finds the lines that changed; `undefined` for a new file, of which every line counts. */
async function linesSince(
  repository: Repository,
  {before}: Change
): Promise<Settings['lineRanges'] | undefined> {
  const bytes = before === undefined ? undefined : await repository.read(before, mostBytes)
  if (!bytes) return undefined
  const {content} = splitByteOrderMark(new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes))
  return (text) => changedLines(content, text)
}

function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n')
}
