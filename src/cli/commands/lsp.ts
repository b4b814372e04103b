import {cacheFolder} from '../../project/archive/cache-folder.ts'
import type {Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import {readVersion} from '../../version.ts'
import {choice, commonOptions, messages, type OptionTable} from '../arguments/options.ts'
import type {Command} from './command.ts'

const options = {
  ...commonOptions,
  // Some clients add it; `initialize` says the same to all.
  clientProcessId: {type: 'string', value: {en: 'a number', zh: '一个数字'}},
  stdio: {type: 'boolean'}
} as const satisfies OptionTable

const help: Text = {
  en: `weekly-lint lsp --stdio   language server, started by an editor

Findings while you type, quick fixes, repair on save, layout, the why of a rule
where the mouse points, names of sections and rules, an shape. The editor
talks to it through standard input and output; docs/editors.md says how to set
up VS Code, Neovim, Zed and Helix.

  --stdio                  talk through standard input and output
  --lang <zh|en>           language of messages
  -h, --help               show this

Settings of the editor: \`lang\`, in its section \`weekly-lint\` or among the
initialization options. Everything else is in the configuration of the project.
`,
  zh: `weekly-lint lsp --stdio   语言服务器，由编辑器启动

边写边检查，快速修复，保存时修复，统一排版，悬停显示规则的理由，补全章节名和
规则名，显示大纲。编辑器通过标准输入输出与它通信；VS Code、Neovim、Zed 和
Helix 的设置见 docs/editors.md。

  --stdio                  通过标准输入输出通信
  --lang <zh|en>           提示的语言
  -h, --help               显示本帮助

编辑器的设置：\`weekly-lint\` 一节或初始化选项中的 \`lang\`。其余都在项目的配置里。
`
}

const missing: Text = {
  en: 'Missing `--stdio`, expected `weekly-lint lsp --stdio`, which an editor starts and talks to',
  zh: '缺少 `--stdio`，应为 `weekly-lint lsp --stdio`，由编辑器启动并与之通信'
}

/** The language server; it ends with the editor. */
export const lsp: Command = {
  options,
  help,
  async run(given, context, language) {
    const [surplus] = given.positionals
    if (surplus !== undefined) {
      throw new Problem(messages.surplus, {actual: surplus, help: 'weekly-lint lsp --help'})
    }
    if (!given.flags.has('stdio')) throw new Problem(missing)
    const {cwd, env} = context
    const {serve} = await import('../../lsp/serve.ts')
    return serve(context, {
      cwd,
      home: env.HOME ?? env.USERPROFILE,
      cache: cacheFolder(env),
      version: readVersion(),
      lang: choice(given, 'lang', options.lang),
      language
    })
  }
}
