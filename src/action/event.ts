import {readFileSync} from 'node:fs'
import type {ProcessContext} from '../cli/process-context.ts'

/** Why a job runs. */
export interface Event {
  /** `push`, `pull_request`, `schedule`; `undefined` outside of GitHub. */
  readonly name: string
  readonly pull?: PullRequest
}

/** A pull request, as far as it concerns us. */
export interface PullRequest {
  readonly number: number
  /** The commit that it was opened on. */
  readonly base: string
  /** The last of its commits. */
  readonly head: string
}

/**
 * The event that the runner describes in a file
 * (https://docs.github.com/webhooks/webhook-events-and-payloads#pull_request).
 */
export function readEvent(env: ProcessContext['env']): Event {
  const name = env.GITHUB_EVENT_NAME ?? ''
  const {pull_request: pull} = readPayload(env.GITHUB_EVENT_PATH)
  const number = pull?.number
  const base = pull?.base?.sha
  const head = pull?.head?.sha
  if (!Number.isSafeInteger(number) || !isHash(base) || !isHash(head)) return {name}
  return {name, pull: {number: number as number, base, head}}
}

interface Payload {
  readonly pull_request?: {
    readonly number?: unknown
    readonly base?: {readonly sha?: unknown}
    readonly head?: {readonly sha?: unknown}
  }
}

function readPayload(file: string | undefined): Payload {
  if (!file) return {}
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as Payload | null) ?? {}
  } catch {
    // What the event is about is a help, not a need.
    return {}
  }
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^(?:[\da-f]{40}|[\da-f]{64})$/.test(value)
}
