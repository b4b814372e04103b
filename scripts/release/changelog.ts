/** What stands above the changes that are in no version yet. */
const unreleased = '## Unreleased'

/** The heading of a version, with the date of its release where that is known. */
const heading = (version: string) =>
  new RegExp(`^## ${version.replaceAll('.', '\\.')}(?: \\(\\d{4}-\\d\\d-\\d\\d\\))?$`, 'm')

/**
 * The newest version that a changelog tells of; undefined if it tells of none.
 *
 * @param text In Markdown, a level-2 heading a version, the newest first.
 */
export function newestVersion(text: string): string | undefined {
  return /^## (\d+\.\d+\.\d+)/m.exec(text)?.[1]
}

/**
 * What a changelog says of a version.
 *
 * @throws RangeError If it says nothing of it.
 */
export function notesOf(text: string, version: string): string {
  const [, rest] = text.split(heading(version))
  const notes = rest?.split(/^## /m)[0]?.trim()
  if (!notes) throw new RangeError(`Missing notes on ${version} in CHANGELOG.md`)
  return `${notes}\n`
}

/**
 * Make what is unreleased a version.
 *
 * @param date ISO 8601.
 * @throws RangeError If there is nothing to release, or the version is there already.
 */
export function release(text: string, version: string, date: string): string {
  if (heading(version).test(text)) throw new RangeError(`${version} is in CHANGELOG.md already`)
  const [before, after = ''] = text.split(`${unreleased}\n`)
  if (!after.split(/^## /m)[0]?.trim())
    throw new RangeError('Nothing is unreleased in CHANGELOG.md')
  return `${before}${unreleased}\n\n## ${version} (${date})\n${after}`
}
