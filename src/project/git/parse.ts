/** A file that differs, as `git diff --raw -z` prints it. */
export interface Change {
  /** `A` added, `M` modified, `R` renamed, `T` another kind of file, `U` in conflict, … */
  readonly status: string
  /** Path below the root of the working copy, with slashes. */
  readonly path: string
  /** Whether it is a file now: no link, no submodule. */
  readonly isFile: boolean
  /** Its mode, as git writes it. */
  readonly mode: string
  /** Name of its content; zeros where that is only in the working copy. */
  readonly id: string
  /** Name of the content before, also under another path; `undefined` for a new file. */
  readonly before: string | undefined
}

/**
 * Read what `git diff --raw -z` prints: names come whole, whatever is in them.
 *
 * @param output What git printed.
 */
export function parseRaw(output: Uint8Array): Change[] {
  const fields = splitAtNull(output)
  const changes: Change[] = []
  let at = 0
  while (at < fields.length) {
    const head =
      /^:(?<from>\d+) (?<mode>\d+) (?<old>[\da-f]+) (?<id>[\da-f]+) (?<status>[A-Z])/.exec(
        fields[at++] ?? ''
      )
    if (!head?.groups) continue
    const {from = '', mode = '', old = '', id = '', status = ''} = head.groups
    // The name before comes first.
    if (status === 'R' || status === 'C') at++
    const path = fields[at++]
    if (path === undefined) continue
    changes.push({
      status,
      path,
      isFile: isFileMode(mode),
      mode,
      id,
      before: isFileMode(from) ? old : undefined
    })
  }
  return changes
}

/** Read names that git prints with `-z`. */
export function splitAtNull(output: Uint8Array): string[] {
  const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(output)
  return text === '' ? [] : text.replace(/\0$/, '').split('\0')
}

function isFileMode(mode: string): boolean {
  return mode.startsWith('100')
}
