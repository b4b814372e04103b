import {lstatSync, readFileSync, realpathSync} from 'node:fs'
import {basename, join, relative, sep} from 'node:path'
import {toString as toText} from 'mdast-util-to-string'
import {configNames} from '../../../config/find.ts'
import {findReports} from '../../../project/files/find.ts'
import {beginsAsReport, namesWeek, readBeginning} from '../../../project/files/looks-like-report.ts'
import {repositoryRoot} from '../../../project/files/paths.ts'
import {decode, mostBytes, readSource} from '../../../project/files/read.ts'
import {runGit} from '../../../project/git/run.ts'
import {Report} from '../../../report/report.ts'
import {defaultShape} from '../../../report/shape.ts'
import {
  frontMatterOf,
  loadFrontMatter,
  readFrontMatterKey
} from '../../../report/title/front-matter.ts'
import {countTypography} from '../../../report/typography/survey.ts'
import {splitByteOrderMark} from '../../../syntax/byte-order-mark.ts'
import {parse} from '../../../syntax/processor.ts'
import {packageFile, readVersion} from '../../../version.ts'
import type {ArchiveFacts, ProjectFacts, ReportFacts} from './facts.ts'
import {hookFiles} from './hooks.ts'
import {countLists} from './lists.ts'
import {templateOf} from './titles.ts'
import {githubFile, gitlabFile} from './workflow.ts'

/** The last so many reports show how reports look; reading all of a large archive takes long. */
const shown = 400

/** Keys of the front matter that titles may stand in. */
const titleKeys = ['title', '标题']

type Environment = Readonly<Record<string, string | undefined>>

/** Absolute path of the project that a folder is in, without links. */
export function rootOf(cwd: string): string {
  return realpathSync(repositoryRoot(cwd) ?? cwd)
}

/** Look at the reports of a project, as they show without a configuration. */
export async function surveyArchive(root: string): Promise<ArchiveFacts> {
  await loadFrontMatter()
  const files: string[] = []
  const plain: string[] = []
  const all = await findReports({paths: [], cwd: root, isReport: async () => true})
  for (const {path, name} of all.reports) {
    files.push(name)
    if (namesWeek(basename(path)) || beginsAsReport(readBeginning(path))) plain.push(name)
  }
  const shows = (path: string) => templateOf(survey(root, path).title ?? '')
  const last = plain.slice(-shown)
  const fitting = last.filter((path) => shows(path) !== undefined)
  // Issues of a newsletter are numbered, and some titles stand in the front matter: what shows as a
  // report may be a few strays beside them.
  const titled =
    plain.length > 0 && fitting.length * 2 >= last.length
      ? []
      : files.filter((path) => /\{(?:issue|week)\}/.test(shows(path) ?? ''))
  const isPlain = plain.length > 0 && titled.length <= plain.length
  const chosen = isPlain ? plain : titled
  const isReport = new Set(chosen)
  return {
    reports: chosen.map((path, index) =>
      index < chosen.length - shown ? {path, title: undefined, headings: []} : survey(root, path)
    ),
    others: files.filter((path) => !isReport.has(path)),
    isPlain
  }
}

/** What cannot be read shows nothing. */
function survey(root: string, path: string): ReportFacts {
  try {
    return surveyText(path, decode(readSource(join(root, path), path).bytes, path))
  } catch {
    return {path, title: undefined, headings: []}
  }
}

/** What a report shows of how reports look. */
export function surveyText(path: string, text: string): ReportFacts {
  const {content} = splitByteOrderMark(text)
  const tree = parse(content)
  const {children} = tree
  const headings = children.filter((node) => node.type === 'heading')
  const [title] = headings.filter(({depth}) => depth === 1).map((node) => toText(node))
  const matter = frontMatterOf(content)
  const textAt = (key: string) =>
    matter === '' ? undefined : readFrontMatterKey(matter, key)?.text
  const key = titleKeys.find((key) => textAt(key) !== undefined)
  return {
    path,
    ...(title === undefined && key !== undefined
      ? {key, title: textAt(key)}
      : {title: title?.trim()}),
    headings: headings.filter(({depth}) => depth === 2).map((node) => toText(node)),
    lists: countLists(children),
    typography: countTypography(new Report(content, tree).readerTexts, defaultShape)
  }
}

/** Look at what a project uses. */
export async function surveyProject(root: string, env: Environment): Promise<ProjectFacts> {
  const git = async (...argv: string[]) => {
    const answer = await runGit(argv, {cwd: root, env}).catch(() => undefined)
    return answer?.code === 0 ? new TextDecoder().decode(answer.stdout).trim() : undefined
  }
  const isRepository = repositoryRoot(root) !== undefined
  const folder = isRepository ? await git('rev-parse', '--git-path', 'hooks') : undefined
  const hooks = folder && relative(root, join(root, folder)).split(sep).join('/')
  const isWithin = hooks && hooks === folder && !hooks.startsWith('../')
  const names = [...configNames, ...hookFiles, githubFile, gitlabFile]
  const looked = isWithin ? [...names, `${hooks}/pre-commit`] : names
  const texts = looked.flatMap((name) => {
    const text = readText(join(root, name))
    return text === undefined ? [] : [[name, text] as const]
  })
  return {
    files: new Map(texts),
    hooks: isWithin ? hooks : undefined,
    isRepository,
    remote: isRepository ? await git('remote', 'get-url', 'origin') : undefined,
    version: readVersion(),
    workflows: {
      github: exampleOf('github-workflow.yml'),
      gitlab: exampleOf('gitlab-ci.yml')
    }
  }
}

/** An example of ours, without the line that says where to copy it. */
function exampleOf(name: string): string {
  return packageFile(`examples/${name}`).replace(/^# Copy .*\n/, '')
}

/** A file that is no plain text is there all the same. */
function readText(path: string): string | undefined {
  const stats = lstatSync(path, {throwIfNoEntry: false})
  if (!stats) return undefined
  try {
    return stats.size > mostBytes ? '' : readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
