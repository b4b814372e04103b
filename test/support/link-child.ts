import {readFileSync} from 'node:fs'
import {openCache} from '../../src/links/cache/open.ts'
import {checkLinks} from '../../src/links/index.ts'
import {hasty, testParts} from './link-server.ts'

/** What a test asks a process of its own to check. */
export interface ChildTask {
  readonly uses: readonly {readonly href: string; readonly isImage: boolean}[]
  /** Checked before, so that what is loaded and set up once is not counted as growth. */
  readonly warmUp?: ChildTask['uses']
  readonly memory?: string
  readonly gap?: number
}

/** What it prints when it is done. */
export interface ChildResult {
  /** Kind, reason, and code of each, in the order of the uses. */
  readonly verdicts: readonly string[]
  /** By how much the memory of the process grew, in bytes. */
  readonly growth: number
}

/** Check addresses in this process, as standard input says. */
const task: ChildTask = JSON.parse(readFileSync(0, 'utf8'))
const memory =
  task.memory === undefined
    ? undefined
    : await openCache(task.memory, {
        version: '1.2.3',
        allowPrivate: true,
        isReadOnly: false,
        env: process.env
      })
const settings = {...hasty, host: {...hasty.host, gap: task.gap ?? 0}}
await checkLinks(task.warmUp ?? [], settings, testParts)
const before = process.memoryUsage.rss()
let highest = before
const watch = setInterval(() => {
  highest = Math.max(highest, process.memoryUsage.rss())
}, 2)
const {verdicts} = await checkLinks(task.uses, settings, {
  ...testParts,
  ...(memory && {cache: memory})
})
clearInterval(watch)
const result: ChildResult = {
  verdicts: [...verdicts.values()].map(({kind, reason, code = ''}) =>
    `${kind} ${reason} ${code}`.trim()
  ),
  growth: Math.max(highest, process.memoryUsage.rss()) - before
}
process.stdout.write(`${JSON.stringify(result)}\n`)
