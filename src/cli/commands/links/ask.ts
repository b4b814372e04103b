import {openCache} from '../../../links/cache/open.ts'
import {configuredLinks, type LinkConfig} from '../../../links/configured.ts'
import {checkLinks} from '../../../links/index.ts'
import type {LinkCache} from '../../../links/parts.ts'
import {proxyOf} from '../../../links/proxy.ts'
import type {LinkUse} from '../../../report/links/address.ts'
import type {LiveLinks} from '../../../report/links/live.ts'
import type {Language, Text, Values} from '../../../text/language.ts'
import {translate} from '../../../text/problem.ts'
import {readVersion} from '../../../version.ts'
import type {LinkArguments} from '../../arguments/links.ts'
import {type ProcessContext, write} from '../../process-context.ts'
import {locateLinkCache} from './cache-location.ts'
import {ProgressLine} from './progress.ts'
import {isCI, isFromFork} from './trust.ts'

const messages = {
  ignoredKeys: {
    en: 'Not heeded in the configuration, since it may be a stranger’s: {keys} of `links`',
    zh: '配置可能来自陌生人，未采用 `links` 中的 {keys}'
  },
  secrets: {
    en: 'Unexpected event `pull_request_target`, expected `pull_request`: it shows the secrets of this repository to code and reports of strangers',
    zh: '不能用 `pull_request_target` 事件，应为 `pull_request`，前者会让陌生人的代码和周报接触到本仓库的密钥'
  },
  proxy: {
    en: 'Addresses are asked by the proxy of the environment: what is private there, weekly-lint cannot know',
    zh: '通过环境变量中的代理访问网址：weekly-lint 无法判断代理会访问到哪些内网地址'
  },
  noProxy: {
    en: 'The proxy of the environment is not used for reports that may be a stranger’s, expected `--proxy` if it is to be',
    zh: '周报可能来自陌生人，不使用环境变量中的代理；如需使用，请加上 `--proxy`'
  }
} satisfies Record<string, Text>

/** What is known after a run. */
export interface Answers {
  readonly live: LiveLinks
  /** Whether there was no network. */
  readonly isOffline: boolean
}

/**
 * Ask for addresses, each once, and show how far that is. What has to be known about how they were
 * asked is logged on stderr.
 *
 * @param config What the configuration says about links.
 */
export async function askLinks(
  uses: Iterable<LinkUse>,
  config: LinkConfig,
  args: LinkArguments,
  context: ProcessContext,
  language: Language
): Promise<Answers> {
  const {env, links: parts, signal, stderr} = context
  const {allowPrivate, suggestArchive} = args
  const note = (text: Text, values: Values = {}) =>
    write(stderr, `weekly-lint: ${translate(text, language, values)}\n`)
  const isUntrusted = args.untrusted || isFromFork(env)
  const flags = {
    allowPrivate,
    suggestArchive,
    strictTls: args.strictTls || args.strict,
    isUntrusted
  }
  const {settings, cache, ignoredKeys} = configuredLinks(config, flags)
  if (ignoredKeys.length > 0 && !args.quiet) {
    await note(messages.ignoredKeys, {keys: ignoredKeys.map((key) => `\`${key}\``).join(', ')})
  }
  if (env.GITHUB_EVENT_NAME === 'pull_request_target') await note(messages.secrets)
  const known = proxyOf(env)
  const proxy = isUntrusted && !args.proxy ? undefined : known
  if (known && !args.quiet) await note(proxy ? messages.proxy : messages.noProxy)
  const linkCache = await openLinkCache(args, cache, isUntrusted, context)
  const line =
    stderr.isTTY && !isCI(env) && !args.quiet ? new ProgressLine(stderr, language) : undefined
  try {
    const {verdicts, isOffline} = await checkLinks(uses, settings, {
      version: readVersion(),
      githubToken: env.GITHUB_TOKEN,
      proxy,
      ...(linkCache && {cache: linkCache}),
      ...(signal && {signal}),
      ...(line && {onProgress: (progress) => line.show(progress)}),
      ...parts
    })
    const mayRepair = !isUntrusted && !isCI(env)
    return {live: {verdicts, isStrict: args.strict, allowPrivate, mayRepair}, isOffline}
  } finally {
    line?.close()
  }
}

/** The cache of verdicts. A run for untrusted reports reads it, and writes nothing. */
async function openLinkCache(
  {allowPrivate, cache: isKept, cacheLocation}: LinkArguments,
  configured: string | undefined,
  isReadOnly: boolean,
  context: ProcessContext
): Promise<LinkCache | undefined> {
  const folder = locateLinkCache(cacheLocation, configured, context)
  if (!isKept || folder === undefined) return undefined
  return openCache(folder, {version: readVersion(), allowPrivate, isReadOnly, env: context.env})
}
