import {configNames, packageKey} from '../../../config/find.ts'
import {matchesGlobs} from '../../../config/glob.ts'
import {readPath} from '../../../report/title/path-week.ts'
import type {Text} from '../../../text/language.ts'
import {type Advice, type ArchiveFacts, hint, type ProjectFacts, propose} from './facts.ts'
import {hasKey} from './json.ts'
import {chooseNumberedLists} from './lists.ts'
import {chooseSections} from './sections.ts'
import {chooseTitle} from './titles.ts'
import {chooseTypography} from './typography.ts'

/** Where the configuration goes. */
export const configFile = 'weekly-lint.config.json'

/** So many exceptions still say something; more are a list of files. */
const mostExceptions = 5

const messages = {
  exists: {
    en: '`{file}` configures weekly-lint already; it is left as it is',
    zh: '`{file}` 中已有 weekly-lint 的配置，保持不变'
  }
} satisfies Record<string, Text>

/** Propose a configuration that fits an archive. */
export function proposeConfiguration(archive: ArchiveFacts, {files}: ProjectFacts): Advice {
  const own = configNames.find((name) => files.has(name))
  const inPackage = own ?? (hasKey(files.get('package.json'), packageKey) && 'package.json')
  if (inPackage) return hint(messages.exists, {file: inPackage})
  const globs = chooseFiles(archive)
  const title = chooseTitle(archive.reports)
  const sections = chooseSections(archive.reports)
  const lists = chooseNumberedLists(archive.reports)
  const typography = chooseTypography(archive.reports)
  const rules = {...(lists && {'numbered-list': lists.setting}), ...typography?.rules}
  const config = {
    ...(files.has('package.json') && {$schema: './node_modules/weekly-lint/schema.json'}),
    extends: ['recommended', ...(typography ? ['typography'] : [])],
    ...(globs && {files: globs}),
    ...(Object.keys(title).length > 0 && {title}),
    ...(sections && {
      sections: sections.map((section) =>
        Object.keys(section).length === 1 ? section.name : section
      )
    }),
    ...(Object.keys(rules).length > 0 && {rules})
  }
  const proposal = {
    path: configFile,
    text: `${inLine(JSON.stringify(config, null, 2))}\n`,
    why: {
      en: 'what reports look like, as most of them do',
      zh: '标题、章节等与多数周报一致'
    }
  }
  return propose(
    proposal,
    ...(lists ? [{text: lists.why}] : []),
    ...(typography ? [typography.why] : [])
  )
}

/**
 * Patterns that take the reports and nothing else.
 *
 * @returns `undefined` if names and titles show what is a report, and no folder holds them all.
 */
export function chooseFiles({
  reports,
  others,
  isPlain
}: ArchiveFacts): readonly string[] | undefined {
  const paths = reports.map(({path}) => path)
  const folders = new Set(paths.map((path) => readPath(path).folder))
  const [folder = ''] = folders
  if (folders.size !== 1 || (folder === '' && isPlain)) return undefined
  // A glob knows no braces and brackets; names may have any.
  const below = folder === '' ? '' : `${folder}/`
  const name = nameGlob(paths)
  const globs = [
    ...(folder === '' ? [] : [`${below}**/*.md`, `${below}*/*.md`, `${below}*.md`]),
    ...(name === undefined ? [] : [`${below}**/${name}`])
  ].filter((glob) => !/[{}[\]\\]/.test(glob))
  const fits = (glob: readonly string[]) =>
    paths.every((path) => matchesGlobs(glob, path)) &&
    !others.some((path) => matchesGlobs(glob, path))
  const whole = globs.find((glob) => fits([glob]))
  if (whole !== undefined) return [whole]
  const [first] = globs
  if (first === undefined) return undefined
  const exceptions = others.filter((path) => matchesGlobs([first], path)).map((path) => `!${path}`)
  const excepted = [first, ...exceptions]
  return exceptions.length <= mostExceptions && fits(excepted) ? excepted : undefined
}

/** What the names of all reports begin with: `issue-*.md`. */
function nameGlob(paths: readonly string[]): string | undefined {
  const names = paths.map((path) => path.slice(path.lastIndexOf('/') + 1))
  const [first = ''] = names
  let length = first.search(/\d|$/)
  while (!names.every((name) => name.startsWith(first.slice(0, length)))) length--
  return length > 1 ? `${first.slice(0, length)}*.md` : undefined
}

/** Short lists in one line, as people write them. */
function inLine(json: string): string {
  return json.replace(/\[\n\s+([^[\]{}]{1,60})\n\s+\]/g, (_, items: string) => {
    return `[${items.replace(/\n\s+/g, ' ')}]`
  })
}
