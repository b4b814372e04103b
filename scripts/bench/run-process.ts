import {spawn} from 'node:child_process'
import fs from 'node:fs/promises'
import path from 'node:path'
import {stripVTControlCharacters} from 'node:util'
import {Failure, type Measurement} from './measure.ts'

const probe = path.join(import.meta.dirname, 'usage.cjs')

/** How and where a program runs. */
export interface Surroundings {
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** A folder for what is noted of a run. */
  readonly notes: string
}

/** A command of Node.js in these surroundings, with the file in which it notes what it used. */
export function probed(args: readonly string[], {env, notes}: Surroundings) {
  const file = path.join(notes, 'usage.json')
  return {
    argv: ['--require', probe, ...args],
    env: {...env, WEEKLY_LINT_BENCH_USAGE: file},
    /** What it used, once it ended; not known where native code ended it, as in autocorrect. */
    async usage(): Promise<Omit<Measurement, 'wall'>> {
      const text = await fs.readFile(file, 'utf8').catch(() => '')
      await fs.rm(file, {force: true})
      return text === '' ? {cpu: Number.NaN, memory: Number.NaN} : JSON.parse(text)
    }
  }
}

/** After so many milliseconds, a program is ended. */
const timeout = 15 * 60_000

/**
 * Measure a whole process: the time from its start to its end by the clock, and what it used of
 * CPU and memory, which it notes itself when it ends.
 *
 * @param args Arguments of Node.js.
 * @throws Failure If it ended otherwise than with or without findings.
 */
export async function runProcess(
  args: readonly string[],
  surroundings: Surroundings
): Promise<Measurement> {
  const {argv, env, usage} = probed(args, surroundings)
  const log = path.join(surroundings.notes, 'stderr.txt')
  // What is told goes to a file, so that nobody has to read while the clock runs.
  const stderr = await fs.open(log, 'w')
  const start = process.hrtime.bigint()
  const child = spawn(process.execPath, argv, {
    cwd: surroundings.cwd,
    env,
    stdio: ['ignore', 'ignore', stderr.fd],
    timeout
  })
  const ended = await new Promise<{code: number | null; error?: Error}>((resolve) => {
    child.on('error', (error) => resolve({code: null, error}))
    child.on('exit', (code) => resolve({code}))
  })
  const wall = Number(process.hrtime.bigint() - start) / 1e6
  await stderr.close()
  const failure = ended.error?.message ?? failureOf(ended.code, await fs.readFile(log, 'utf8'))
  if (failure !== undefined) throw new Failure(failure)
  return {wall, ...(await usage())}
}

/** What is told where there is no exit code of its own: by Node.js, remark-cli and autocorrect. */
const breakdown = /^Node\.js v\d|\bCannot process file\b|\bNo such file\b/m

/**
 * Why a program failed, by its exit code and what it told. All of them end with 0 or 1 with or
 * without findings, and some of them, too, where they could not read a file or a plugin.
 *
 * @param code null if it was ended from outside.
 * @returns undefined if it did its work.
 */
export function failureOf(code: number | null, stderr: string): string | undefined {
  if (code === null) return 'was ended from outside, or by the limit of time'
  if ((code === 0 || code === 1) && !breakdown.test(stderr)) return undefined
  const reason = /^.*\b(?:error|panicked|cannot|failed)\b.*$/im.exec(stderr)?.[0]
  const told = reason && `: ${stripVTControlCharacters(reason).trim().slice(0, 120)}`
  return `ended with ${code}${told ?? ''}`
}
