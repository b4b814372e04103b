import type {Dispatcher} from 'undici'
import {BodyDecoder, type BodyReader} from './body.ts'
import {type FailureCode, LinkFailure} from './failure.ts'

/** One request and the limits of its answer; times in milliseconds. */
export interface Request {
  readonly url: URL
  readonly method: 'GET' | 'HEAD'
  readonly headers: Readonly<Record<string, string>>
  /** Until the request is on its way. */
  readonly connect: number
  /** From then until there are headers. */
  readonly timeout: number
  /** From then until the body is read, where it is. */
  readonly body: number
  /** For all of it. */
  readonly total: number
  /** Of the body. */
  readonly bytes: number
  readonly signal: AbortSignal
  /** Who reads the body of this answer, if anybody. */
  read?(answer: Answer): BodyReader | undefined
}

export interface Answer {
  readonly status: number
  /** By lower-case name, the first of several; each byte as one character. */
  readonly headers: ReadonlyMap<string, string>
}

/** Whether all of the body went to its reader. */
export interface ReadAnswer extends Answer {
  readonly isWhole: boolean
}

/**
 * A body that nobody reads is let go by up to here, so that its connection can be used again; what is
 * longer is cut off.
 */
const discard = {bytes: 64 * 1024, time: 300}

/**
 * Ask once, without following redirects.
 *
 * @throws LinkFailure Where a limit is met.
 * @throws Error With a `code`, of the system or of undici, where there is no answer.
 */
export function exchange(dispatcher: Dispatcher, request: Request): Promise<ReadAnswer> {
  return new Promise((resolve, reject) => {
    new Exchange(request, resolve, reject).start(dispatcher)
  })
}

class Exchange implements Dispatcher.DispatchHandler {
  readonly #request: Request
  readonly #resolve: (answer: ReadAnswer) => void
  readonly #reject: (error: unknown) => void
  #controller: Dispatcher.DispatchController | undefined
  #answer: Answer | undefined
  #body: BodyDecoder | undefined
  #phase: NodeJS.Timeout | undefined
  #total: NodeJS.Timeout | undefined
  #isSettled = false

  constructor(
    request: Request,
    resolve: (answer: ReadAnswer) => void,
    reject: (error: unknown) => void
  ) {
    this.#request = request
    this.#resolve = resolve
    this.#reject = reject
  }

  start(dispatcher: Dispatcher): void {
    const {url, method, headers, signal, connect, total} = this.#request
    if (signal.aborted) {
      this.#fail(signal.reason)
      return
    }
    signal.addEventListener('abort', this.#onAbort, {once: true})
    this.#total = setTimeout(() => this.#timeOut('ADDRESS_TIMEOUT'), total)
    this.#wait(connect, 'CONNECT_TIMEOUT')
    const path = `${url.pathname}${url.search}`
    try {
      // Without `reset: false`, each HEAD would close its connection.
      dispatcher.dispatch({origin: url.origin, path, method, headers, reset: false}, this)
    } catch (error) {
      this.#fail(error)
    }
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#isSettled) this.#hangUp()
    else this.#wait(this.#request.timeout, 'HEADERS_TIMEOUT')
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>
  ): void {
    // Something said in advance; the answer is still to come.
    if (status < 200 || this.#isSettled) return
    const answer = {status, headers: firstOfEach(headers)}
    this.#answer = answer
    const reader = this.#request.method === 'GET' ? this.#request.read?.(answer) : undefined
    this.#wait(reader ? this.#request.body : discard.time, 'BODY_TIMEOUT')
    this.#body = new BodyDecoder(
      reader ? (answer.headers.get('content-encoding') ?? '') : '',
      reader ?? {write: () => true},
      reader ? this.#request.bytes : discard.bytes,
      () => this.#succeed()
    )
    if (this.#isSettled) this.#hangUp(controller)
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    if (this.#isSettled || !this.#body) return
    if (!this.#body.write(chunk, () => controller.resume())) controller.pause()
  }

  onResponseEnd(): void {
    this.#body?.end()
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    // An answer is an answer, however its body ends.
    if (this.#answer) this.#succeed()
    else this.#fail(error)
  }

  readonly #onAbort = () => {
    this.#fail(this.#request.signal.reason)
    this.#hangUp()
  }

  #wait(milliseconds: number, code: FailureCode): void {
    clearTimeout(this.#phase)
    this.#phase = setTimeout(() => this.#timeOut(code), milliseconds)
  }

  #timeOut(code: FailureCode): void {
    if (this.#answer) this.#succeed()
    else this.#fail(new LinkFailure(code))
    this.#hangUp()
  }

  #succeed(): void {
    if (!this.#answer || !this.#settle()) return
    const isWhole = this.#body?.isWhole === true
    this.#resolve({...this.#answer, isWhole})
    this.#body?.stop()
    if (!isWhole) this.#hangUp()
  }

  #fail(error: unknown): void {
    if (this.#settle()) this.#reject(error)
  }

  #settle(): boolean {
    if (this.#isSettled) return false
    this.#isSettled = true
    clearTimeout(this.#phase)
    clearTimeout(this.#total)
    this.#request.signal.removeEventListener('abort', this.#onAbort)
    return true
  }

  #hangUp(controller = this.#controller): void {
    if (controller && !controller.aborted) controller.abort(new LinkFailure('UNKNOWN'))
  }
}

function firstOfEach(
  headers: Readonly<Record<string, string | string[] | undefined>>
): Map<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string][] => {
    const first = Array.isArray(value) ? value[0] : value
    return first === undefined ? [] : [[name.toLowerCase(), first]]
  })
  return new Map(entries)
}
