import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {temporaryFolder} from './command.ts'
import {TestRepository} from './repository.ts'

/** A repository on a server, with a pull request to it. */
export interface PullRequest {
  /** What the event of it says. */
  readonly payload: object
  /** The working copy that `actions/checkout` makes of its merge. */
  checkOut(depth: number): string
}

/**
 * Open a pull request.
 *
 * @param server With `main` checked out and committed.
 * @param files What the pull request writes.
 * @param owner Whose repository it comes from.
 */
export function openPullRequest(
  server: TestRepository,
  files: Readonly<Record<string, string>>,
  owner = 'us'
): PullRequest {
  const base = server.git('rev-parse', 'HEAD').trim()
  server.git('checkout', '--quiet', '-b', 'change')
  server.put(files).commit()
  const head = server.git('rev-parse', 'HEAD').trim()
  server.git('checkout', '--quiet', '--detach', 'main')
  server.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'change')
  server.git('update-ref', 'refs/pull/7/merge', 'HEAD')
  server.git('checkout', '--quiet', 'main')
  return {
    payload: {
      pull_request: {
        number: 7,
        base: {sha: base, ref: 'main', repo: {full_name: 'us/reports', fork: false}},
        head: {
          sha: head,
          ref: 'change',
          repo: {full_name: `${owner}/reports`, fork: owner !== 'us'}
        }
      }
    },
    checkOut: (depth) => checkOut(server, 'refs/pull/7/merge', depth)
  }
}

/** A clone of one commit and some before it, as `actions/checkout` makes it. */
export function checkOut(server: TestRepository, ref: string, depth: number): string {
  const clone = new TestRepository()
  const url = pathToFileURL(server.folder).href
  const argv = depth > 0 ? ['--depth', String(depth)] : []
  clone.git('fetch', '--quiet', ...argv, url, ref)
  clone.git('checkout', '--quiet', '--detach', 'FETCH_HEAD')
  return clone.folder
}

/** A folder for the files of a runner, with that of the event. */
export function runnerFolder(payload: object): {temp: string; event: string} {
  const temp = temporaryFolder()
  const event = join(temp, 'event.json')
  writeFileSync(event, JSON.stringify(payload))
  return {temp, event}
}
