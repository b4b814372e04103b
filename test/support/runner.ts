/** A command as the runner of GitHub Actions understands it. */
export interface RunnerCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/** What the runner obeys (`ActionCommandManager` of actions/runner). */
const registered = new Set(
  `add-mask add-matcher add-path debug echo endgroup error group internal-set-repo-path notice
  remove-matcher save-state set-env set-output stop-commands warning`.split(/\s+/)
)

/** What compares as nothing where strings are compared by a culture, as the runner does. */
const ignorable = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?![\t\n\v\f\r ])\p{Cc}/gu

/**
 * The commands in a log, each line taken as it is and with all that compares as nothing left out.
 * This does what `ActionCommand.TryParseV2` and then `ActionCommand.TryParse` do.
 */
export function runnerCommands(log: string): RunnerCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const found = parse(line) ?? parse(line.replace(ignorable, ''))
    return found ? [found] : []
  })
}

function parse(line: string): RunnerCommand | undefined {
  const now = /^\s*::(.*?)::(.*)$/su.exec(line)
  const command = now && read(now[1] ?? '', ',', now[2] ?? '')
  if (command) return command
  const before = /##\[([^\]]*)\](.*)$/su.exec(line)
  return before ? read(before[1] ?? '', ';', before[2] ?? '') : undefined
}

function read(info: string, separator: string, data: string): RunnerCommand | undefined {
  const [name = ''] = info.split(' ', 1)
  if (!registered.has(name.toLowerCase())) return undefined
  const pairs = info
    .slice(name.length)
    .trim()
    .split(separator)
    .map((pair) => /^([^=]*)=(.+)$/s.exec(pair))
    .flatMap((pair) => (pair ? [[pair[1] ?? '', decode(pair[2] ?? '')]] : []))
  return {name, properties: Object.fromEntries(pairs), data: decode(data)}
}

function decode(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')
}
