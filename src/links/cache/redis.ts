import type {Verdict} from '../../report/links/verdict.ts'
import type {LinkCache} from '../parts.ts'
import type {FileCacheOptions} from './file.ts'
import {hashOf, judgeName, lifetimeOf, readRecord, writeRecord} from './record.ts'

/** Milliseconds that a server may cost, once. */
const patience = 300

/** A store of Keyv, as far as it is used. */
interface Store {
  getMany(keys: string[]): Promise<unknown[]>
  set(key: string, value: string, lifetime: number): Promise<unknown>
  close(): void
}

/**
 * Verdicts in a Redis that machines share. The first time that it fails or is slow, it is let go for
 * the rest of the run.
 */
export class RedisCache implements LinkCache {
  readonly #options: FileCacheOptions
  readonly #open: () => Promise<Store>
  readonly #writing = new Set<Promise<unknown>>()
  #store: Store | undefined
  #isLost = false

  /** @param address `redis://…` or `rediss://…`; what is wrong with it is as if nobody were there. */
  constructor(address: string, options: FileCacheOptions) {
    this.#options = options
    this.#open = () => connect(address, judgeName(options), () => this.#lose())
  }

  async recall(keys: readonly string[]): Promise<Map<string, Verdict>> {
    const known = new Map<string, Verdict>()
    if (this.#isLost || keys.length === 0) return known
    try {
      // Loading the client is no fault of the server.
      this.#store ??= await this.#open()
      const found = await this.#inTime(this.#store.getMany(keys.map(hashOf)))
      const now = this.#options.now()
      for (const [index, key] of keys.entries()) {
        const text = found[index]
        const record = typeof text === 'string' ? readRecord(text, now) : undefined
        if (record) known.set(key, record.verdict)
      }
    } catch {
      this.#lose()
    }
    return known
  }

  learn(key: string, verdict: Verdict): void {
    const {random, isReadOnly} = this.#options
    const lifetime = lifetimeOf(verdict, random())
    if (isReadOnly || this.#isLost || !this.#store || lifetime === 0) return
    const text = writeRecord({until: verdict.checkedAt + lifetime, verdict})
    const writing: Promise<unknown> = this.#store
      .set(hashOf(key), text, lifetime)
      .catch(() => this.#lose())
      .finally(() => this.#writing.delete(writing))
    this.#writing.add(writing)
  }

  async close(): Promise<void> {
    try {
      if (!this.#isLost && this.#writing.size > 0) await this.#inTime(Promise.all(this.#writing))
    } catch {
      // It has been asked for long enough.
    }
    this.#lose()
  }

  #lose(): void {
    this.#isLost = true
    this.#store?.close()
    this.#store = undefined
  }

  async #inTime<Value>(promise: Promise<Value>): Promise<Value> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(reject, patience, new Error('Too slow'))
    })
    try {
      return await Promise.race([promise, late])
    } finally {
      clearTimeout(timer)
    }
  }
}

async function connect(address: string, namespace: string, onError: () => void): Promise<Store> {
  const [{Keyv}, {default: KeyvRedis}] = await Promise.all([import('keyv'), import('@keyv/redis')])
  const redis = new KeyvRedis(
    {url: address, socket: {connectTimeout: patience, reconnectStrategy: false}},
    {throwOnErrors: true, throwOnConnectError: true}
  )
  const keyv = new Keyv(redis, {namespace, useKeyPrefix: false, throwOnErrors: true})
  redis.namespace = namespace
  keyv.on('error', onError)
  return {
    getMany: (keys) => keyv.getMany(keys),
    set: (key, value, lifetime) => keyv.set(key, value, lifetime),
    close() {
      if (redis.client.isOpen) redis.client.destroy()
    }
  }
}
