/** What a glob may be; braces and brackets are refused, so that they never silently match nothing. */
export const globPattern = '^!?(?!(?:.*/)?\\.\\.(?:/|$))[^!{}\\[\\]\\\\][^{}\\[\\]\\\\]*$'

/**
 * Whether globs take a path: `*` and `?` inside a name, `**` for any folders, a name without a slash
 * in any folder, `!` for exceptions. The last one that speaks of the path counts.
 *
 * Not by regular expressions: a hostile pattern of many stars would keep these busy for hours.
 *
 * @param path Relative to the folder of the configuration, with slashes.
 */
export function takes(globs: readonly string[], path: string): boolean {
  if (path.startsWith('../')) return false
  const names = normal(path).split('/')
  const last = globs.findLast((glob) => matches(normal(glob.replace(/^!/, '')), names))
  return last !== undefined && !last.startsWith('!')
}

/** Names are the same in both Unicode forms: one system writes `é` as one character, another as two. */
function normal(text: string): string {
  return text.normalize('NFC')
}

function matches(glob: string, names: readonly string[]): boolean {
  const isAnchored = /\/./.test(glob)
  const parts = glob.replace(/^(?:\.?\/)+/, '').split('/')
  if (parts.at(-1) === '') parts[parts.length - 1] = '**'
  if (!isAnchored) parts.unshift('**')
  return fits(parts, names, '**', (part, name) =>
    fits([...part], [...name], '*', (sign, character) => sign === '?' || sign === character)
  )
}

/**
 * Whether a sequence fits a pattern in which `star` stands for any number of parts. It is enough to
 * go back to the last star, so that the time is that of comparing each with each.
 */
function fits(
  pattern: readonly string[],
  parts: readonly string[],
  star: string,
  isSame: (wanted: string, part: string) => boolean
): boolean {
  let at = 0
  let index = 0
  let lastStar = -1
  let resume = 0
  while (index < parts.length) {
    const wanted = pattern[at]
    if (wanted === star) {
      lastStar = at++
      resume = index
    } else if (wanted !== undefined && isSame(wanted, parts[index] ?? '')) {
      at++
      index++
    } else if (lastStar >= 0) {
      at = lastStar + 1
      index = ++resume
    } else {
      return false
    }
  }
  return pattern.slice(at).every((wanted) => wanted === star)
}
