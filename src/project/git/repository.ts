import {realpathSync} from 'node:fs'
import {basename, resolve} from 'node:path'
import {closest} from '../../text/closest.ts'
import type {Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import {repositoryRoot} from '../files/paths.ts'
import {type Change, parseRaw, splitAtNull} from './parse.ts'
import {askGit, failed, type RunOptions, runGit} from './run.ts'

const messages = {
  none: {
    en: 'Missing git repository around the current folder, without which nothing tells what changed',
    zh: '当前文件夹不在 git 仓库中，无法得知哪些文件有变化'
  },
  bare: {
    en: 'Unexpected repository without working copy, expected a clone or a worktree with files',
    zh: '这个仓库没有工作区，请在有文件的克隆或 worktree 中运行'
  },
  distrusted: {
    en: 'Unexpected owner of the repository, which git does not trust; run `git config --global --add safe.directory {folder}` if you do',
    zh: '仓库的所有者不是你，git 不信任它；如果你信任，请运行 `git config --global --add safe.directory {folder}`'
  },
  ref: {
    en: 'Missing commit `{actual}`, expected a branch, a tag or a commit of this repository',
    zh: '没有提交 `{actual}`，应为本仓库的分支、标签或提交'
  },
  nearRef: {
    en: 'Missing commit `{actual}`, expected `{expected}`',
    zh: '没有提交 `{actual}`，应为 `{expected}`'
  },
  shallowRef: {
    en: 'Missing commit `{actual}` in this shallow clone; fetch it with `git fetch --unshallow`, or in CI with `fetch-depth: 0`',
    zh: '这个浅克隆中没有提交 `{actual}`；请运行 `git fetch --unshallow`，在 CI 中请设置 `fetch-depth: 0`'
  },
  shallow: {
    en: 'Missing merge base of `{actual}` and `HEAD` in this shallow clone; deepen it with `git fetch --unshallow`, or in CI with `fetch-depth: 0`',
    zh: '这个浅克隆中没有 `{actual}` 与 `HEAD` 的共同祖先；请运行 `git fetch --unshallow`，在 CI 中请设置 `fetch-depth: 0`'
  },
  unrelated: {
    en: 'Missing merge base of `{actual}` and `HEAD`, whose histories have nothing in common; choose another commit',
    zh: '`{actual}` 与 `HEAD` 的历史没有共同祖先，请换一个提交'
  },
  noCommit: {
    en: 'Missing commit in this repository, without which `--since` has nothing to compare with; try `--staged`',
    zh: '这个仓库还没有提交，`--since` 没有可以比较的对象；可以试试 `--staged`'
  }
} satisfies Record<string, Text>

/** What differs, and only as we read it. */
const diff = ['diff', '--raw', '-z', '--no-abbrev', '--no-color', '--no-ext-diff', '--find-renames']

/** A git repository with a working copy. */
export class Repository {
  /** Root of the working copy, without links. */
  readonly root: string
  readonly #options: RunOptions

  private constructor(root: string, options: RunOptions) {
    this.root = root
    this.#options = options
  }

  /**
   * The repository around a folder, or the one that a hook names.
   *
   * @throws Problem If there is none, or git does not work on it.
   */
  static async open(cwd: string, env: RunOptions['env']): Promise<Repository> {
    // To git, the current folder is the root where a hook sets the one without the other.
    const isHook = env.GIT_DIR && !env.GIT_WORK_TREE
    const options = {cwd: (isHook && repositoryRoot(cwd)) || cwd, env}
    const answer = await runGit(['rev-parse', '--show-toplevel'], options)
    const {code, stderr} = answer
    if (code !== 0) {
      if (/not a git repository/i.test(stderr)) throw new Problem(messages.none)
      if (/work tree|bare repository/.test(stderr)) throw new Problem(messages.bare)
      const folder = /safe\.directory (.*)/.exec(stderr)?.[1]
      if (folder) throw new Problem(messages.distrusted, {folder})
      throw failed('rev-parse', answer)
    }
    return new Repository(realpathSync(resolve(line(answer.stdout))), options)
  }

  /** What is staged for the next commit: also before the first one. Deleted files are left out. */
  async staged(): Promise<Change[]> {
    return this.#diff('--cached', '--diff-filter=d')
  }

  /** Paths of files whose working copy is not what is staged. */
  async unstaged(): Promise<ReadonlySet<string>> {
    return new Set((await this.#diff()).map(({path}) => path))
  }

  /**
   * What the working copy has changed since the merge base of a commit and `HEAD`: committed or
   * not, and new files that are not ignored.
   *
   * @param ref A branch, a tag or a commit, as a person named it.
   * @throws Problem If there is no such commit, or no merge base.
   */
  async since(ref: string): Promise<Change[]> {
    const commit = await this.#commit(ref)
    const answer = await runGit(['merge-base', commit, 'HEAD'], this.#options)
    if (answer.code > 1) {
      throw (await this.#verify('HEAD'))
        ? failed('merge-base', answer)
        : new Problem(messages.noCommit)
    }
    if (answer.code === 1) {
      const text = (await this.#isShallow()) ? messages.shallow : messages.unrelated
      throw new Problem(text, {actual: ref})
    }
    const changes = await this.#diff('--diff-filter=d', line(answer.stdout))
    // A file in conflict is listed twice.
    const byPath = new Map(changes.map((change) => [change.path, change]))
    for (const path of await this.#untracked()) {
      const isKnown = byPath.has(path)
      const change = {status: 'A', path, isFile: true, mode: '', id: '', before: undefined}
      if (!isKnown) byPath.set(path, change)
    }
    return [...byPath.values()]
  }

  /** The content that a name stands for; `undefined` if it is larger than `most` bytes. */
  async read(id: string, most: number): Promise<Uint8Array | undefined> {
    const answer = await runGit(['cat-file', 'blob', id], {...this.#options, most})
    if (answer.isCut) return undefined
    if (answer.code !== 0) throw failed('cat-file', answer)
    return answer.stdout
  }

  /** Stage a content for a file, whatever its working copy is: that is not looked at. */
  async stage({path, mode}: Change, bytes: Uint8Array): Promise<void> {
    const options = {...this.#options, input: bytes}
    const id = line(await askGit(['hash-object', '-w', '--stdin', '--no-filters'], options))
    const entry = Buffer.from(`${mode} ${id}\t${path}\0`)
    await askGit(['update-index', '-z', '--index-info'], {...this.#options, input: entry})
  }

  /**
   * Whether what is staged now is lost to the next commit or comes back after it: for
   * `git commit <paths>`, git makes an index that it throws away.
   */
  get isPassing(): boolean {
    return basename(this.#options.env.GIT_INDEX_FILE ?? '').startsWith('next-index-')
  }

  async #diff(...argv: readonly string[]): Promise<Change[]> {
    return parseRaw(await askGit([...diff, ...argv, '--'], this.#options))
  }

  async #untracked(): Promise<string[]> {
    const argv = ['ls-files', '-z', '--others', '--exclude-standard', '--full-name', '--', ':/']
    return splitAtNull(await askGit(argv, this.#options))
  }

  async #commit(ref: string): Promise<string> {
    const commit = await this.#verify(ref)
    if (commit !== undefined) return commit
    const names = splitLines(await askGit(['for-each-ref', '--format=%(refname)'], this.#options))
    const known = names.flatMap(
      (name) => /^refs\/(?:heads|tags|remotes)\/(.*)$/.exec(name)?.[1] ?? []
    )
    const expected = known.find((name) => name.endsWith(`/${ref}`)) ?? closest(ref, known)
    if (expected) throw new Problem(messages.nearRef, {actual: ref, expected})
    const isEmpty = known.length === 0 && !(await this.#verify('HEAD'))
    if (ref === 'HEAD' || isEmpty) throw new Problem(messages.noCommit)
    const text = (await this.#isShallow()) ? messages.shallowRef : messages.ref
    throw new Problem(text, {actual: ref})
  }

  /** The commit that a name stands for; what begins like an option is no name to git either. */
  async #verify(ref: string): Promise<string | undefined> {
    if (ref.startsWith('-')) return undefined
    const argv = ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]
    const {code, stdout} = await runGit(argv, this.#options)
    return code === 0 ? line(stdout) : undefined
  }

  async #isShallow(): Promise<boolean> {
    const argv = ['rev-parse', '--is-shallow-repository']
    const {stdout} = await runGit(argv, this.#options)
    return line(stdout) === 'true'
  }
}

/** One line of output; a folder’s name may hold a line end itself. */
function line(output: Uint8Array): string {
  return new TextDecoder().decode(output).replace(/\r?\n$/, '')
}

function splitLines(output: Uint8Array): string[] {
  return line(output).split('\n')
}
