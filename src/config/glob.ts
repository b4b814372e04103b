/** Rejects braces and brackets, which are not supported and would match nothing. */
export const globPattern = '^!?(?!(?:.*/)?\\.\\.(?:/|$))[^!{}\\[\\]\\\\][^{}\\[\\]\\\\]*$'

/**
 * Whether globs match a path: `*` and `?` within a name, `**` for any folders, a name without slash
 * in any folder, `!` for exceptions; the last match counts. Not translated to regular expressions,
 * which need exponential time for hostile patterns.
 *
 * @param path Relative to the folder of the configuration, with slashes.
 */
export function matchesGlobs(globs: readonly string[], path: string): boolean {
  if (path.startsWith('../')) return false
  const names = normalize(path).split('/')
  const last = globs.findLast((glob) => matches(normalize(glob.replace(/^!/, '')), names))
  return last !== undefined && !last.startsWith('!')
}

/** macOS may decompose `é`, other systems do not. */
function normalize(text: string): string {
  return text.normalize('NFC')
}

function matches(glob: string, names: readonly string[]): boolean {
  const isAnchored = /\/./.test(glob)
  const parts = glob.replace(/^(?:\.?\/)+/, '').split('/')
  if (parts.at(-1) === '') parts[parts.length - 1] = '**'
  if (!isAnchored) parts.unshift('**')
  return matchesParts(parts, names, '**', (part, name) =>
    matchesParts([...part], [...name], '*', (sign, character) => sign === '?' || sign === character)
  )
}

/**
 * Whether parts match a pattern in which `star` matches any number of parts. Backtracks to the last
 * star only, so the time is quadratic.
 */
function matchesParts(
  pattern: readonly string[],
  parts: readonly string[],
  star: string,
  matchesPart: (wanted: string, part: string) => boolean
): boolean {
  let patternIndex = 0
  let partIndex = 0
  let lastStar = -1
  let resume = 0
  while (partIndex < parts.length) {
    const wanted = pattern[patternIndex]
    if (wanted === star) {
      lastStar = patternIndex++
      resume = partIndex
    } else if (wanted !== undefined && matchesPart(wanted, parts[partIndex] ?? '')) {
      patternIndex++
      partIndex++
    } else if (lastStar >= 0) {
      patternIndex = lastStar + 1
      partIndex = ++resume
    } else {
      return false
    }
  }
  return pattern.slice(patternIndex).every((wanted) => wanted === star)
}
