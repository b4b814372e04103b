import type {Answers, Job, Report, Request, Response} from '../worker/protocol.ts'

/** A run that takes longer is stopped: a report of a hundred pages takes less. */
const timeLimit = 10_000

/** What became of a question: an answer, problems with the configuration, or a newer question. */
export type Outcome<J extends Job> =
  | {readonly answer: Answers[J]}
  | {readonly problems: readonly string[]}
  | 'too long'
  | 'superseded'

interface Waiting {
  readonly request: Request
  readonly resolve: (outcome: Outcome<Job>) => void
}

/**
 * Asks a worker, one question at a time. Of those that wait, only the newest of each job is asked; a
 * worker that does not answer in time is replaced.
 */
export class Client {
  #start: () => Worker
  #worker: Worker | undefined
  #waiting = new Map<Job, Waiting>()
  #running: Waiting | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #lastId = 0

  /** @param start Starts a worker. */
  constructor(start: () => Worker) {
    this.#start = start
  }

  ask<J extends Job>(job: J, report: Report): Promise<Outcome<J>> {
    return new Promise((resolve) => {
      this.#lastId += 1
      this.#waiting.get(job)?.resolve('superseded')
      this.#waiting.set(job, {
        request: {id: this.#lastId, job, report},
        resolve: resolve as (outcome: Outcome<Job>) => void
      })
      this.#next()
    })
  }

  #next(): void {
    if (this.#running) return
    const [first] = this.#waiting
    if (!first) return
    const [job, waiting] = first
    this.#waiting.delete(job)
    this.#running = waiting
    this.#worker ??= this.#listen(this.#start())
    this.#worker.postMessage(waiting.request)
    this.#timer = setTimeout(() => this.#restart(), timeLimit)
  }

  #listen(worker: Worker): Worker {
    worker.addEventListener('message', ({data}: MessageEvent<Response>) => {
      if (data.id !== this.#running?.request.id) return
      const {id: _, ...outcome} = data
      this.#end(outcome)
    })
    worker.addEventListener('error', () => this.#restart())
    return worker
  }

  #restart(): void {
    this.#worker?.terminate()
    this.#worker = undefined
    this.#end('too long')
  }

  #end(outcome: Outcome<Job>): void {
    clearTimeout(this.#timer)
    const running = this.#running
    this.#running = undefined
    running?.resolve(outcome)
    this.#next()
  }
}
