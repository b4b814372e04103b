import fs from 'node:fs/promises'
import path from 'node:path'

/** As much of a CPU profile of V8 as is used here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: {
      readonly functionName: string
      readonly url: string
      readonly lineNumber: number
      readonly columnNumber: number
    }
  }[]
  /** Node that was on top, by sample. */
  readonly samples: readonly number[]
  /** Microseconds from the sample before, by sample. */
  readonly timeDeltas: readonly number[]
}

/** Time that was spent in a function itself, not in what it calls. */
export interface SelfTime {
  readonly name: string
  readonly milliseconds: number
}

/** Self times of all functions of profiles, the longest first. */
export function selfTimes(profiles: readonly CpuProfile[]): SelfTime[] {
  const times = new Map<string, number>()
  for (const {nodes, samples, timeDeltas} of profiles) {
    const names = new Map(nodes.map(({id, callFrame}) => [id, nameOf(callFrame)]))
    for (const [index, id] of samples.entries()) {
      const name = names.get(id) ?? '?'
      times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0) / 1000)
    }
  }
  return [...times]
    .map(([name, milliseconds]) => ({name, milliseconds}))
    .toSorted((a, b) => b.milliseconds - a.milliseconds)
}

function nameOf({
  functionName,
  url,
  lineNumber,
  columnNumber
}: CpuProfile['nodes'][number]['callFrame']) {
  const name = functionName || '(anonymous)'
  // V8 counts from 0, people and editors from 1. Lines of a bundle are long.
  return url ? `${name} ${path.basename(url)}:${lineNumber + 1}:${columnNumber + 1}` : name
}

/** The 30 functions with the longest self time, with their share of all. */
export function profileTable(times: readonly SelfTime[]): string {
  const all = times.reduce((sum, {milliseconds}) => sum + milliseconds, 0)
  return times
    .slice(0, 30)
    .map(({name, milliseconds}) => {
      const share = ((100 * milliseconds) / all).toFixed(1)
      return `${milliseconds.toFixed(0).padStart(7)} ms ${share.padStart(5)} %  ${name}`
    })
    .join('\n')
}

/** Profiles of all threads that were written to a folder. */
export async function readProfiles(folder: string): Promise<CpuProfile[]> {
  const names = (await fs.readdir(folder)).filter((name) => name.endsWith('.cpuprofile'))
  return Promise.all(
    names.map(async (name) => JSON.parse(await fs.readFile(path.join(folder, name), 'utf8')))
  )
}
