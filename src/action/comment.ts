import type {ProcessContext} from '../cli/process-context.ts'
import type {Text} from '../text/language.ts'
import {Problem} from '../text/problem.ts'

const messages = {
  token: {
    en: 'Missing token, without which there is no comment; the summary of the job has it all',
    zh: '缺少令牌，无法发表评论；完整结果见任务摘要'
  },
  forbidden: {
    en: 'Missing permission to comment ({status}), expected `pull-requests: write`; pull requests from forks never have it. The summary of the job has it all',
    zh: '没有评论的权限（{status}），需要 `pull-requests: write`，来自 fork 的合并请求没有这个权限；完整结果见任务摘要'
  },
  failed: {
    en: 'Unexpected failure of the comment ({error}); the summary of the job has it all',
    zh: '无法发表评论（{error}）；完整结果见任务摘要'
  }
} satisfies Record<string, Text>

/** What our comment begins with, to be found again. */
const mark = '<!-- weekly-lint -->'

/** Who comments with the token of a job. */
const author = 'github-actions[bot]'

/** The longest comment that GitHub takes, in characters. */
const longest = 65_536

/** How long to wait for an answer, in milliseconds. */
const patience = 20_000

interface Comment {
  readonly id: number
  readonly body?: string
  readonly user?: {readonly login?: string} | null
}

/**
 * Say in a pull request what was found: in the comment of an earlier run, if there is one. Nothing
 * is said where there never was anything to say.
 *
 * @param summary In Markdown; its first paragraphs where it is longer than a comment may be.
 * @throws Problem If that does not work.
 */
export async function comment(
  pull: number,
  summary: string,
  env: ProcessContext['env']
): Promise<void> {
  const {GITHUB_API_URL: api, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token} = env
  if (!token || !api || !repository) throw new Problem(messages.token)
  const ask = asker(token)
  const comments = `${api}/repos/${repository}/issues`
  const known = await findOwn(`${comments}/${pull}/comments`, ask)
  if (!known && !summary.includes('<table>')) return
  const whole = `${mark}\n${summary}`
  const body = whole.length <= longest ? whole : whole.replace(/\n<table>[\s\S]*/, '')
  if (known) await ask(`${comments}/comments/${known.id}`, 'PATCH', {body})
  else await ask(`${comments}/${pull}/comments`, 'POST', {body})
}

type Ask = (url: string, method?: string, content?: object) => Promise<unknown>

function asker(token: string): Ask {
  return async (url, method = 'GET', content) => {
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'user-agent': 'weekly-lint',
        'x-github-api-version': '2022-11-28'
      },
      // The token is for this server, and for no other.
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      ...(content && {body: JSON.stringify(content)})
    }).catch((error: Error) => {
      throw new Problem(messages.failed, {error: error.message})
    })
    const {ok, status} = response
    if (ok) return response.json()
    throw [401, 403, 404].includes(status)
      ? new Problem(messages.forbidden, {status})
      : new Problem(messages.failed, {error: String(status)})
  }
}

/** Our own comment: somebody else may begin one in the same way. */
async function findOwn(url: string, ask: Ask): Promise<Comment | undefined> {
  const perPage = 100
  for (let page = 1; ; page++) {
    const comments = (await ask(`${url}?per_page=${perPage}&page=${page}`)) as readonly Comment[]
    const own = comments.find(
      ({body, user}) => user?.login === author && body?.startsWith(mark) === true
    )
    if (own || comments.length < perPage) return own
  }
}
