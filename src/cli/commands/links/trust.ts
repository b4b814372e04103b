import {peek} from '../../../project/files/read.ts'
import type {ProcessContext} from '../../process-context.ts'

type Environment = ProcessContext['env']

/** Longest event that is read, in bytes; those of GitHub have some ten thousand. */
const longestEvent = 4 * 1_048_576

/** Whether a CI service runs us; Azure Pipelines and TeamCity do not set `CI`. */
export function isCI({CI, TF_BUILD, TEAMCITY_VERSION}: Environment): boolean {
  if (TF_BUILD || TEAMCITY_VERSION) return true
  return CI !== undefined && !['', '0', 'false'].includes(CI)
}

/** Whether a hook of git or of pre-commit runs us: they answer at once, and offline. */
export function isHook({GIT_INDEX_FILE, PRE_COMMIT}: Environment): boolean {
  return GIT_INDEX_FILE !== undefined || PRE_COMMIT !== undefined
}

/**
 * Whether what is checked out comes from another repository than the one that the CI service works
 * for: a pull request on GitHub, or a merge request on GitLab, from a fork.
 */
export function isFromFork(env: Environment): boolean {
  const {CI_MERGE_REQUEST_SOURCE_PROJECT_ID: source, CI_MERGE_REQUEST_PROJECT_ID: own} = env
  if (source !== undefined && source !== own) return true
  const {GITHUB_EVENT_PATH: path} = env
  if (path === undefined) return false
  const pull = member(readEvent(path), 'pull_request')
  if (pull === undefined || pull === null) return false
  // The repository of a fork that was deleted is `null`.
  const head = member(member(member(pull, 'head'), 'repo'), 'full_name')
  return head !== member(member(member(pull, 'base'), 'repo'), 'full_name')
}

function readEvent(path: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(peek(path, longestEvent)))
  } catch {
    return undefined
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
}
