import type {Dispatcher} from 'undici'
import {BodyDecoder, type BodyReader} from './body.ts'
import {type FailureCode, LinkFailure} from './failure.ts'

/** One HTTP request and its limits; times in milliseconds. */
export interface Request {
  readonly url: URL
  readonly method: 'GET' | 'HEAD'
  readonly headers: Readonly<Record<string, string>>
  /** Until the request is sent. */
  readonly connect: number
  /** From then until the response headers. */
  readonly timeout: number
  /** From then until the end of the body, if it is read. */
  readonly body: number
  /** For the whole exchange. */
  readonly total: number
  /** Maximum size of the body in bytes. */
  readonly bytes: number
  readonly signal: AbortSignal
  /** Returns a reader for the body, or undefined to discard it. */
  read?(response: ResponseHead): BodyReader | undefined
}

export interface ResponseHead {
  readonly status: number
  /** Lower-case names; the first value of each, one character per byte (latin1). */
  readonly headers: ReadonlyMap<string, string>
}

/** Whether the body was read to its end. */
export interface ExchangeResult extends ResponseHead {
  readonly isWhole: boolean
}

/**
 * An unread body is drained up to these limits (bytes, milliseconds), so that the connection can be
 * reused; a longer one is aborted.
 */
const discard = {bytes: 64 * 1024, time: 300}

/**
 * Sends one request without following redirects.
 *
 * @throws LinkFailure If a limit is exceeded.
 * @throws Error With the `code` of the system or of undici, if there is no response.
 */
export function exchange(dispatcher: Dispatcher, request: Request): Promise<ExchangeResult> {
  return new Promise((resolve, reject) => {
    new Exchange(request, resolve, reject).start(dispatcher)
  })
}

class Exchange implements Dispatcher.DispatchHandler {
  readonly #request: Request
  readonly #resolve: (response: ExchangeResult) => void
  readonly #reject: (error: unknown) => void
  #controller: Dispatcher.DispatchController | undefined
  #response: ResponseHead | undefined
  #body: BodyDecoder | undefined
  #phaseTimer: NodeJS.Timeout | undefined
  #totalTimer: NodeJS.Timeout | undefined
  #isSettled = false

  constructor(
    request: Request,
    resolve: (response: ExchangeResult) => void,
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
    this.#totalTimer = setTimeout(() => this.#timeOut('ADDRESS_TIMEOUT'), total)
    this.#startPhase(connect, 'CONNECT_TIMEOUT')
    const path = `${url.pathname}${url.search}`
    try {
      // With undici's default, every HEAD closes its connection.
      dispatcher.dispatch({origin: url.origin, path, method, headers, reset: false}, this)
    } catch (error) {
      this.#fail(error)
    }
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#isSettled) this.#abort()
    else this.#startPhase(this.#request.timeout, 'HEADERS_TIMEOUT')
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>
  ): void {
    // 1xx is informational; the final response follows.
    if (status < 200 || this.#isSettled) return
    const response = {status, headers: firstValues(headers)}
    this.#response = response
    const reader = this.#request.method === 'GET' ? this.#request.read?.(response) : undefined
    this.#startPhase(reader ? this.#request.body : discard.time, 'BODY_TIMEOUT')
    this.#body = new BodyDecoder(
      reader ? (response.headers.get('content-encoding') ?? '') : '',
      reader ?? {write: () => true},
      reader ? this.#request.bytes : discard.bytes,
      () => this.#succeed()
    )
    if (this.#isSettled) this.#abort(controller)
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    if (this.#isSettled || !this.#body) return
    if (!this.#body.write(chunk, () => controller.resume())) controller.pause()
  }

  onResponseEnd(): void {
    this.#body?.end()
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    // Status and headers are enough, even if the body fails.
    if (this.#response) this.#succeed()
    else this.#fail(error)
  }

  readonly #onAbort = () => {
    this.#fail(this.#request.signal.reason)
    this.#abort()
  }

  #startPhase(milliseconds: number, code: FailureCode): void {
    clearTimeout(this.#phaseTimer)
    this.#phaseTimer = setTimeout(() => this.#timeOut(code), milliseconds)
  }

  #timeOut(code: FailureCode): void {
    if (this.#response) this.#succeed()
    else this.#fail(new LinkFailure(code))
    this.#abort()
  }

  #succeed(): void {
    if (!this.#response || !this.#settle()) return
    const isWhole = this.#body?.isWhole === true
    this.#resolve({...this.#response, isWhole})
    this.#body?.stop()
    if (!isWhole) this.#abort()
  }

  #fail(error: unknown): void {
    if (this.#settle()) this.#reject(error)
  }

  #settle(): boolean {
    if (this.#isSettled) return false
    this.#isSettled = true
    clearTimeout(this.#phaseTimer)
    clearTimeout(this.#totalTimer)
    this.#request.signal.removeEventListener('abort', this.#onAbort)
    return true
  }

  #abort(controller = this.#controller): void {
    if (controller && !controller.aborted) controller.abort(new LinkFailure('UNKNOWN'))
  }
}

function firstValues(
  headers: Readonly<Record<string, string | string[] | undefined>>
): Map<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string][] => {
    const first = Array.isArray(value) ? value[0] : value
    return first === undefined ? [] : [[name.toLowerCase(), first]]
  })
  return new Map(entries)
}
