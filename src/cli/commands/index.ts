import type {Command} from './command.ts'

/** Commands by name; each is loaded only where it is called. Without a name, reports are linted. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  completion: async () => {
    const {completionOf} = await import('./completion/index.ts')
    return completionOf({names: commandNames, load: loadCommand})
  },
  explain: async () => (await import('./explain.ts')).explain,
  format: async () => (await import('./format/index.ts')).format,
  index: async () => (await import('./index-readme/index.ts')).indexReadme,
  init: async () => (await import('./init/index.ts')).init,
  links: async () => (await import('./links/index.ts')).links,
  lsp: async () => (await import('./lsp.ts')).lsp,
  merge: async () => (await import('./merge/index.ts')).merge,
  new: async () => (await import('./new/index.ts')).newReport,
  stats: async () => (await import('./stats/index.ts')).stats
}

export const commandNames: readonly string[] = Object.keys(commands)

/** The command of a name, if there is one. */
export async function loadCommand(name: string | undefined): Promise<Command | undefined> {
  return name !== undefined && Object.hasOwn(commands, name) ? commands[name]?.() : undefined
}
