import type {Text} from '../text/language.ts'

/** What `weekly-lint lint --help` prints. */
export const help: Text = {
  en: `weekly-lint [options] [paths...]   lint weekly reports and repair what is safe

Without paths, every report below the current folder: each Markdown file whose
name (2023-week40.md) or title (# 2023 年第40周周报) says a week.

  --fix                    repair what is safe [*], report what is left
  --unsafe-fixes           with --fix or --diff: apply suggestions [?] too
  --fail-on-change         with --fix: fail where something was repaired
  --diff                   print what --fix would change, write nothing
  --rule '<id>: <severity>'  off, warn or error; or '<id>: ["error", {options}]'
  --config <file>, --no-config   configuration for all files, or none
  --print-config <file>    show what is configured for a file, and where
  --staged                 lint what is staged, not the working copy; --fix
                           repairs both, where the whole file is staged
  --since <ref>            lint what changed since a branch or a commit
  --changed-lines          with these: only findings on changed lines
  --only-reports           leave out named files that are no reports: for hooks
  --baseline <file>        leave out old findings, noted by --write-baseline
  --watch                  lint again what changes, until Ctrl-C
  --quiet                  show errors only
  --max-warnings <n>       fail if there are more warnings
  --report-unused-disable-directives   find comments that switch off nothing
  --stdin                  read a report from standard input; --fix prints it
  --stdin-filename <file>  name of that report
  --links, --no-links      ask whether addresses on the web are alive, or do not;
                           by default, on a terminal and in CI they are asked
  --offline                the same as --no-links, and says how many there are
  --strict-links           fail where an address is not known to be alive, too
  --strict-tls             take an address with a wrong certificate for dead
  --allow-private          ask addresses of private networks, at any port
  --untrusted              trust neither reports nor configuration: by itself for
                           pull requests from forks; --proxy uses one even so
  --suggest-archive        look for copies of dead pages at web.archive.org
  --reporter <name>[:<file>]   text, pretty, compact, github, json, sarif,
                           rdjson, junit, gitlab or html; again for another file
  --output-file <file>     write findings to a file
  --allow-empty            do not fail if there is no report
  --no-cache, --cache-location <folder>   where to remember titles, if at all
  --lang <zh|en>           language of messages
  --color, --no-color      colours or none, whatever the terminal says
  -h, --help; -v, --version   show this, or the version

Exit codes: 0 all is well, 1 findings, 2 misuse or a file that failed.
`,
  zh: `weekly-lint [选项] [路径...]   检查周报，并修复可以安全修复的问题

不写路径时，检查当前文件夹下的所有周报：文件名（2023-week40.md）或标题
（# 2023 年第40周周报）里有周次的 Markdown 文件。

  --fix                    安全地修复 [*]，报告剩下的问题
  --unsafe-fixes           与 --fix 或 --diff 同用：也采用建议 [?]
  --fail-on-change         与 --fix 同用：修复了内容也算失败
  --diff                   只显示 --fix 会做的改动，不写文件
  --rule '<规则>: <级别>'    off、warn 或 error；或 '<规则>: ["error", {选项}]'
  --config <文件>、--no-config   所有文件都用这个配置，或不用配置
  --print-config <文件>    显示一个文件的配置，以及每一项的出处
  --staged                 检查已暂存的内容，而不是工作区；与 --fix 同用时，
                           只修复完整暂存的文件，并更新暂存的内容
  --since <ref>            检查某个分支或提交以来有变化的周报，包括新文件
  --changed-lines          与上两项同用：只报告有变化的行
  --only-reports           略过写出文件名但不是周报的文件：用于 Git 钩子
  --baseline <文件>        略去 --write-baseline 记下的旧问题
  --watch                  有变化时再次检查，按 Ctrl-C 结束
  --quiet                  只显示错误
  --max-warnings <n>       警告多于 n 个时失败
  --report-unused-disable-directives   找出没有关闭任何规则的注释
  --stdin                  从标准输入读取周报；加 --fix 则输出修复后的文本
  --stdin-filename <文件>  该周报的文件名
  --links、--no-links      检查或不检查网址能否打开；默认在终端和 CI 中检查
  --offline                与 --no-links 相同，并说明有多少链接没有检查
  --strict-links           不能确认有效的网址也算失败
  --strict-tls             证书有误的网址视为失效
  --allow-private          允许访问内网地址和任何端口
  --untrusted              不信任周报和配置：来自复刻的合并请求会自动加上；
                           --proxy 表示仍使用代理
  --suggest-archive        在 web.archive.org 查找失效网页的存档
  --reporter <名称>[:<文件>]   text、pretty、compact、github、json、
                           sarif、rdjson、junit、gitlab 或 html；可多次使用
  --output-file <文件>     把结果写入文件
  --allow-empty            没有周报时不算失败
  --no-cache, --cache-location <文件夹>   不记住标题，或记在哪里
  --lang <zh|en>           提示的语言
  --color, --no-color      强制使用或不用颜色
  -h, --help；-v, --version   显示本帮助，或版本

退出码：0 没有问题，1 发现问题，2 用法有误或有文件处理失败。
`
}
