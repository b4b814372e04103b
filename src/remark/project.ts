import {resolve} from 'node:path'
import type {Archives} from '../project/archive/archives.ts'
import type {Project} from '../project/project.ts'
import type {FileSet, ProjectReader} from './settings.ts'

interface Shared {
  readonly project: Project
  archives: Promise<Archives> | undefined
}

/** What the files of one run share, by their set and the folder that they are named from. */
const shared = new WeakMap<object, Map<string, Promise<Shared>>>()

/** Reads the project around a file as the command does. */
export const readProject: ProjectReader = async ({path, cwd}, rules, isConfigured, fileSet) => {
  // A file of no set shares with no other.
  const run = fileSet ?? {}
  const known = shared.get(run) ?? new Map<string, Promise<Shared>>()
  shared.set(run, known)
  const key = `${isConfigured} ${cwd}`
  const opened = known.get(key) ?? open(cwd, rules, isConfigured)
  known.set(key, opened)
  const own = await opened
  const {project} = own
  const absolute = resolve(cwd, path)
  return {
    path: absolute,
    layers: await project.configurations.layersFor(absolute),
    async contextFor({rules}) {
      if (!rules.some(({rule}) => rule.needsArchive)) return project.contextOf(absolute)
      own.archives ??= readArchives(project, [absolute, ...pathsOf(cwd, fileSet)])
      return project.contextOf(absolute, await own.archives)
    }
  }
}

/** Absolute paths of the files of a run. */
function pathsOf(cwd: string, fileSet: FileSet | undefined): string[] {
  const files = fileSet?.valueOf() ?? []
  return files.flatMap(({path}) => (path === undefined ? [] : resolve(cwd, path)))
}

/** The archives of those of some files that are reports. */
async function readArchives(project: Project, paths: readonly string[]): Promise<Archives> {
  const [first, ...others] = new Set(paths)
  const areReports = await Promise.all(others.map((path) => project.isReport(path)))
  return project.readArchives([first!, ...others.filter((_, index) => areReports[index])])
}

async function open(cwd: string, rules: Parameters<ProjectReader>[1], isConfigured: boolean) {
  const [{Configurations}, {Project}] = await Promise.all([
    import('../config/configurations.ts'),
    import('../project/project.ts')
  ])
  const configurations = new Configurations({
    cwd,
    home: process.env.HOME ?? process.env.USERPROFILE,
    rules,
    commandLine: {rules: {}},
    language: 'en',
    reportUnused: false,
    ...(!isConfigured && {config: 'none'})
  })
  return {project: new Project(cwd, configurations), archives: undefined}
}
