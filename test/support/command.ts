import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {Readable, Writable} from 'node:stream'
import {main} from '../../src/cli/main.ts'
import type {Output} from '../../src/cli/process-context.ts'
import type {LinkParts} from '../../src/links/parts.ts'

/** A report with nothing to complain about. */
export const good = `# 2023 年第40周周报

写在前面。

## 生活

1. 去公园散步

## 技术

1. 读了一章书

## 总结

不错的一周。
`

/** The same with one mistake that can be repaired safely. */
export const bad = good.replace('1. 读了一章书', '- 读了一章书')

/** The same with a mistake that nothing repairs, and a warning. */
export const worse = good.replace('第40周', '第53周').replace('1. 去公园散步\n\n', '')

/** A folder of its own for each test, with files by name. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'weekly-lint-test-')))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** Remove a folder made by `temporaryFolder`. */
export function removeFolder(folder: string): void {
  rmSync(folder, {recursive: true, force: true})
}

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string | Uint8Array | readonly Uint8Array[]
  readonly isTTY?: boolean
  readonly signal?: AbortSignal
  readonly now?: () => Date
  readonly links?: LinkParts
  /** Hears of all that is printed, as it comes. */
  onPrint?(text: string): void
}

/** Run the command line inside this process. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const stdout = new Collecting(options.isTTY, options.onPrint)
  const stderr = new Collecting(options.isTTY, options.onPrint)
  const {stdin = '', signal, now, links} = options
  const code = await main({
    argv,
    cwd: options.cwd ?? process.cwd(),
    env: options.env ?? {},
    stdin: Readable.from(Array.isArray(stdin) ? stdin : [Buffer.from(stdin as string)]),
    stdout: stdout as Output,
    stderr: stderr as Output,
    ...(signal && {signal}),
    ...(now && {now}),
    ...(links && {links})
  })
  return {code, stdout: stdout.text, stderr: stderr.text}
}

class Collecting extends Writable {
  readonly isTTY: boolean
  readonly #chunks: Buffer[] = []

  readonly #onPrint: ((text: string) => void) | undefined

  constructor(isTTY = false, onPrint?: (text: string) => void) {
    super()
    this.isTTY = isTTY
    this.#onPrint = onPrint
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString()
  }

  override _write(chunk: Buffer, _encoding: string, callback: () => void): void {
    this.#chunks.push(chunk)
    this.#onPrint?.(chunk.toString())
    callback()
  }
}
