import {cacheFolder} from '../../project/archive/cache-folder.ts'
import type {Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import {readVersion} from '../../version.ts'
import {choice, messages} from '../arguments/options.ts'
import {lspOptions} from '../arguments/tables.ts'
import type {Command} from './command.ts'

const missing: Text = {
  en: 'Missing `--stdio`, expected `weekly-lint lsp --stdio`, which an editor starts and talks to',
  zh: '缺少 `--stdio`，应为 `weekly-lint lsp --stdio`，由编辑器启动并与之通信'
}

/** The language server; it ends with the editor. */
export const lsp: Command = {
  options: lspOptions,
  help: async () => (await import('../help/lsp.ts')).help,
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
      lang: choice(given, 'lang', lspOptions.lang),
      language
    })
  }
}
