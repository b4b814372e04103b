import {execFile} from 'node:child_process'
import type {Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import {isFolder} from '../files/paths.ts'

const messages = {
  missing: {
    en: 'Missing program `git`, which tells what changed; install it, or name the reports instead',
    zh: '找不到程序 `git`，无法得知哪些文件有变化；请安装 git，或直接写出周报的文件名'
  },
  folder: {
    en: 'Missing current folder, expected one that exists',
    zh: '当前文件夹已不存在，请换到存在的文件夹'
  },
  failed: {
    en: 'Unexpected failure of `git {command}`: {error}',
    zh: '`git {command}` 失败：{error}'
  },
  tooMuch: {
    en: 'Unexpected amount of output of `git {command}`, expected less than {most} MiB',
    zh: '`git {command}` 的输出太多，超过了 {most} MiB'
  }
} satisfies Record<string, Text>

/** More than any list of files needs. */
const mostOutput = 64 * 1_048_576

/**
 * Whatever is configured, git prints what we can read, and starts no program for that. A repository
 * that lies in the files of another one is not trusted.
 */
const settings = [
  '--no-pager',
  ...['core.fsmonitor=false', 'diff.relative=false', 'safe.bareRepository=explicit'].flatMap(
    (setting) => ['-c', setting]
  )
]

type Environment = Readonly<Record<string, string | undefined>>

/** What git answered. */
export interface Answer {
  /** 0 if it is content. */
  readonly code: number
  readonly stdout: Uint8Array
  readonly stderr: string
  /** Whether there was more than may be. */
  readonly isCut: boolean
}

export interface RunOptions {
  readonly cwd: string
  readonly env: Environment
  readonly input?: Uint8Array
  /** Most bytes to take. */
  readonly most?: number
}

/**
 * Run git, without a shell. What hooks set (`GIT_DIR`, `GIT_INDEX_FILE`) is passed on.
 *
 * @throws Problem If it cannot be started.
 */
export function runGit(argv: readonly string[], options: RunOptions): Promise<Answer> {
  const {cwd, env, input, most = mostOutput} = options
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      [...settings, ...argv],
      {cwd, env: readable(env), encoding: 'buffer', maxBuffer: most, windowsHide: true},
      (error, stdout, stderr) => {
        const isCut = error?.code === ('ERR_CHILD_PROCESS_STDIO_MAXBUFFER' as unknown)
        if (error && !isCut && typeof error.code !== 'number') {
          const isMissing = error.code === 'ENOENT'
          const values = {command: argv[0] ?? '', error: error.code ?? error.signal ?? ''}
          reject(
            isMissing
              ? new Problem(isFolder(cwd) ? messages.missing : messages.folder)
              : new Problem(messages.failed, values)
          )
          return
        }
        const code = typeof error?.code === 'number' ? error.code : 0
        resolve({code, stdout, stderr: stderr.toString(), isCut})
      }
    )
    // It may have ended before it read everything; its exit code tells.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

/**
 * The answer of git, where it has to be content.
 *
 * @throws Problem If it is not, with what it says.
 */
export async function askGit(argv: readonly string[], options: RunOptions): Promise<Uint8Array> {
  const answer = await runGit(argv, options)
  const command = argv[0] ?? ''
  if (answer.isCut) {
    throw new Problem(messages.tooMuch, {command, most: mostOutput / 1_048_576})
  }
  if (answer.code !== 0) throw failed(command, answer)
  return answer.stdout
}

/** The problem of git having failed, in its own words. */
export function failed(command: string, {code, stderr}: Answer): Problem {
  const [line] = stderr.split('\n')
  return new Problem(messages.failed, {
    command,
    error: line?.replace(/^(?:fatal|error): /, '') || String(code)
  })
}

/** Messages in English, no questions, no lock that another git would wait for. */
function readable(env: Environment): NodeJS.ProcessEnv {
  const {GIT_DIFF_OPTS: _, GIT_EXTERNAL_DIFF: __, ...rest} = env
  return {
    ...rest,
    LC_ALL: 'C',
    GIT_LITERAL_PATHSPECS: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0'
  }
}
