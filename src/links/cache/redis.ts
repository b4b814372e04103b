import type {Verdict} from '../../report/links/verdict.ts'
import type {LinkCache} from '../parts.ts'
import type {FileCacheOptions} from './file.ts'
import {cacheNamespace, hashKey, readRecord, ttlOf, writeRecord} from './record.ts'

/** Timeout of the server, in milliseconds. */
const timeout = 300

/** The part of Keyv that is used. */
interface Store {
  getMany(keys: string[]): Promise<unknown[]>
  set(key: string, value: string, ttl: number): Promise<unknown>
  close(): void
}

/** A cache in a shared Redis. The first error or timeout disables it for the rest of the run. */
export class RedisCache implements LinkCache {
  readonly #options: FileCacheOptions
  readonly #open: () => Promise<Store>
  readonly #writing = new Set<Promise<unknown>>()
  #store: Store | undefined
  #isClosed = false

  /**
   * @param address `redis://…` or `rediss://…`; an invalid one behaves like an unreachable server.
   */
  constructor(address: string, options: FileCacheOptions) {
    this.#options = options
    this.#open = () => connect(address, cacheNamespace(options), () => this.#disconnect())
  }

  async getMany(keys: readonly string[]): Promise<Map<string, Verdict>> {
    const known = new Map<string, Verdict>()
    if (this.#isClosed || keys.length === 0) return known
    try {
      // Loading the client does not count against the timeout.
      this.#store ??= await this.#open()
      const found = await this.#inTime(this.#store.getMany(keys.map(hashKey)))
      const now = this.#options.now()
      for (const [index, key] of keys.entries()) {
        const text = found[index]
        const record = typeof text === 'string' ? readRecord(text, now) : undefined
        if (record) known.set(key, record.verdict)
      }
    } catch {
      this.#disconnect()
    }
    return known
  }

  set(key: string, verdict: Verdict): void {
    const {random, isReadOnly} = this.#options
    const ttl = ttlOf(verdict, random())
    if (isReadOnly || this.#isClosed || !this.#store || ttl === 0) return
    const text = writeRecord({expiresAt: verdict.checkedAt + ttl, verdict})
    const writing: Promise<unknown> = this.#store
      .set(hashKey(key), text, ttl)
      .catch(() => this.#disconnect())
      .finally(() => this.#writing.delete(writing))
    this.#writing.add(writing)
  }

  async close(): Promise<void> {
    try {
      if (!this.#isClosed && this.#writing.size > 0) await this.#inTime(Promise.all(this.#writing))
    } catch {
      // The timeout has passed.
    }
    this.#disconnect()
  }

  #disconnect(): void {
    this.#isClosed = true
    this.#store?.close()
    this.#store = undefined
  }

  async #inTime<Value>(promise: Promise<Value>): Promise<Value> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(reject, timeout, new Error('Too slow'))
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
    {url: address, socket: {connectTimeout: timeout, reconnectStrategy: false}},
    {throwOnErrors: true, throwOnConnectError: true}
  )
  const keyv = new Keyv(redis, {namespace, useKeyPrefix: false, throwOnErrors: true})
  redis.namespace = namespace
  keyv.on('error', onError)
  return {
    getMany: (keys) => keyv.getMany(keys),
    set: (key, value, ttl) => keyv.set(key, value, ttl),
    close() {
      if (redis.client.isOpen) redis.client.destroy()
    }
  }
}
