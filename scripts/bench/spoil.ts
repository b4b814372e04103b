/** What authors do to a report, each of which `--fix` or `format` repairs. */
const slips: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/^# (\d+) 年第(\d+)周周报$/m, '# $1年第 $2 周周报'],
  [/^(\d)\. /m, '$1.'],
  [/^## 技术$/m, '## 技术：'],
  [/\]\(https/, '] (https'],
  [/\*\*意外地好喝\*\*，准备/, '**意外地好喝。**准备'],
  [/^( {4})(\d+\. )/gm, '   $2'],
  [/^$/gm, '\n'],
  [/。$/gm, '。 '],
  [/^- \[/gm, '* ['],
  [/^(.+)\n$/, '$1']
]

/**
 * A report with slips in it: which ones follows from its place in the archive.
 *
 * @param index Which report of the archive it is.
 */
export function spoil(report: string, index: number): string {
  return slips
    .filter((_, slip) => (index + slip) % 3 === 0)
    .reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), report)
}
