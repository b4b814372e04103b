import {formatPatch, OMIT_HEADERS, structuredPatch} from 'diff'

/** Quoted as in git: C-style. */
const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t'
}

/**
 * A patch for `git apply` and `patch -p1`.
 *
 * @param name Path relative to the current folder, with slashes.
 */
export function unifiedDiff(name: string, before: string, after: string): string {
  const patch = structuredPatch('', '', before, after, undefined, undefined, {context: 3})
  const header = `--- ${fileName(`a/${name}`)}\n+++ ${fileName(`b/${name}`)}\n`
  return header + formatPatch(patch, OMIT_HEADERS)
}

/** Quotes only what would break the line, so that Chinese names stay readable. */
function fileName(name: string): string {
  if (/[\p{Cc}"\\]/u.test(name)) {
    const quoted = name.replace(
      /[\p{Cc}"\\]/gu,
      (character) =>
        escapes[character] ??
        [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
    )
    return `"${quoted}"`
  }
  // A tab marks the end of a name with spaces.
  return name.includes(' ') ? `${name}\t` : name
}
