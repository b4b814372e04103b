import type {LinkParts} from '../links/parts.ts'
import type {Text} from '../text/language.ts'
import {codeOf, Problem} from '../text/problem.ts'

/** What we write to; a test passes streams of its own. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean
  /** Of a line, on a terminal. */
  readonly columns?: number
}

/** What a process has, and a test brings along. */
export interface ProcessContext {
  /** What stands behind the name of the program. */
  readonly argv: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Touched only where it is read: a process opens it then. */
  readonly stdin: AsyncIterable<unknown>
  readonly stdout: Output
  readonly stderr: Output
  /** The clock; that of the process, unless a test sets another. */
  readonly now?: () => Date
  /** What the checker of links is given from outside; the system’s own, unless a test sets others. */
  readonly links?: LinkParts
  /** Ends what would go on for ever; a process is ended by its own signals. */
  readonly signal?: AbortSignal
}

const messages = {
  output: {
    en: 'Unwritable output ({code}), check where it leads to',
    zh: '无法写入输出（{code}），请检查输出目标'
  }
} satisfies Record<string, Text>

/**
 * Write and wait. A reader that has seen enough (`| head`) is no problem: the rest goes nowhere.
 *
 * @throws Problem If the other end fails otherwise, such as a full disk.
 */
export function write(stream: Output, data: string | Uint8Array): Promise<void> {
  if (data.length === 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    stream.write(data, (error) => {
      const code = codeOf(error)
      if (!error || code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') resolve()
      else reject(new Problem(messages.output, {code: code ?? error.message}))
    })
  })
}

/** The beginning of a stream, with at least one byte more than `most` where there is more. */
export async function readBeginning(
  chunks: AsyncIterator<unknown>,
  most: number
): Promise<Uint8Array> {
  const read: Uint8Array[] = []
  let size = 0
  while (size <= most) {
    const {done, value} = await chunks.next()
    if (done) break
    const bytes = typeof value === 'string' ? Buffer.from(value) : (value as Uint8Array)
    read.push(bytes)
    size += bytes.length
  }
  return Buffer.concat(read)
}

/** What is left of a stream, from one to the other. */
export async function passOn(chunks: AsyncIterator<unknown>, stream: Output): Promise<void> {
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    await write(stream, next.value as string | Uint8Array)
  }
}

/** Colours where a person looks on, unless the environment says otherwise. */
export function takesColor(stream: Output, env: ProcessContext['env']): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR)
  return stream.isTTY === true && env.TERM !== 'dumb'
}
