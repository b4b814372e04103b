import type {Language, Text} from '../../../text/language.ts'
import {type ConfigChoice, configOf, configOptions, refusePaths} from '../../arguments/files.ts'
import {type LinkArguments, linkArgumentsOf, linkOptions} from '../../arguments/links.ts'
import {
  choice,
  commonOptions,
  either,
  type Given,
  type OptionTable,
  refuseTogether
} from '../../arguments/options.ts'

const formats = ['table', 'json'] as const

/** The options of `weekly-lint links`. */
export const options = {
  ...commonOptions,
  ...configOptions,
  ...linkOptions,
  'allow-empty': {type: 'boolean'},
  color: {type: 'boolean'},
  'no-color': {type: 'boolean'},
  reporter: {
    type: 'string',
    value: {en: '`table` or `json`', zh: '`table` 或 `json`'},
    choices: formats
  }
} as const satisfies OptionTable

/** What `weekly-lint links --help` prints. */
export const help: Text = {
  en: `weekly-lint links [options] [paths...]   every address, and whether it is alive

Asks each address of the reports once, and lists it with its verdict, the last
status, the redirects, the age of the verdict, and the places that name it.
Verdicts are remembered for up to three days; what is dead is asked again.

  --reporter <table|json>  for people, or for programs
  --offline                ask nobody, list the addresses alone
  --strict-links           fail where an address is not known to be alive, too
  --strict-tls             take an address with a wrong certificate for dead
  --allow-private          ask addresses of private networks, at any port
  --untrusted              trust neither reports nor configuration: by itself for
                           pull requests from forks; --proxy uses one even so
  --suggest-archive        look for copies of dead pages at web.archive.org
  --config <file>, --no-config   configuration for all files, or none
  --no-cache, --cache-location <folder>   where to remember verdicts, if at all
  --allow-empty            do not fail if there is no report
  --quiet                  no progress, and no line that adds up
  --color, --no-color      colours or none, whatever the terminal says
  --lang <zh|en>           language of messages
  -h, --help               show this

Exit codes: 0 all are alive or may be, 1 some are dead or invalid, 2 misuse or a
file that failed.
`,
  zh: `weekly-lint links [选项] [路径...]   列出所有网址，以及它们是否有效

周报中的每个网址只访问一次，列出结论、最后的状态码、重定向次数、结论的时间，
以及提到它的位置。结论最多记住三天；失效的网址每次都会重新检查。

  --reporter <table|json>  供人阅读的表格，或供程序读取的 JSON
  --offline                不访问网络，只列出网址
  --strict-links           不能确认有效的网址也算失败
  --strict-tls             证书有误的网址视为失效
  --allow-private          允许访问内网地址和任何端口
  --untrusted              不信任周报和配置：来自复刻的合并请求会自动加上；
                           --proxy 表示仍使用代理
  --suggest-archive        在 web.archive.org 查找失效网页的存档
  --config <文件>、--no-config   所有文件都用这个配置，或不用配置
  --no-cache、--cache-location <文件夹>   不记住结论，或记在哪里
  --allow-empty            没有周报时不算失败
  --quiet                  不显示进度和汇总
  --color、--no-color      强制使用或不用颜色
  --lang <zh|en>           信息的语言
  -h、--help               显示这份说明

退出码：0 都有效或可能有效，1 有失效或无效的网址，2 用法错误或文件处理失败。
`
}

/** Arguments of `weekly-lint links`. */
export interface ListArguments {
  readonly paths: readonly string[]
  readonly format: (typeof formats)[number]
  readonly offline: boolean
  readonly allowEmpty: boolean
  readonly color: boolean | undefined
  readonly links: LinkArguments
  readonly config: ConfigChoice
  readonly lang: Language | undefined
}

/**
 * Read the arguments of `weekly-lint links`.
 *
 * @throws Problem Where they make no sense.
 */
export function readArguments(given: Given): ListArguments {
  const {flags, positionals: paths} = given
  refusePaths(paths, false)
  refuseTogether(given, [
    ['no-cache', ['cache-location']],
    ['offline', ['strict-links', 'suggest-archive']]
  ])
  return {
    paths,
    format: choice(given, 'reporter', options.reporter) ?? 'table',
    offline: flags.has('offline'),
    allowEmpty: flags.has('allow-empty'),
    color: either(given, 'color', 'no-color'),
    links: linkArgumentsOf(given),
    config: configOf(given),
    lang: choice(given, 'lang', options.lang)
  }
}
