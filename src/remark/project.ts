import {resolve} from 'node:path'
import type {ProjectReader} from './settings.ts'

interface Shared {
  readonly project: import('../project/project.ts').Project
  archives: Promise<import('../project/archive/archives.ts').Archives> | undefined
}

/** What the files of one run share, by their set and the folder that they are named from. */
const shared = new WeakMap<object, Map<string, Promise<Shared>>>()

/** Reads the project around a file as the command does. */
export const readProject: ProjectReader = async (
  {path, cwd},
  rules,
  isConfigured,
  fileSet = {}
) => {
  const known = shared.get(fileSet) ?? new Map<string, Promise<Shared>>()
  shared.set(fileSet, known)
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
      own.archives ??= project.readArchives([absolute])
      return project.contextOf(absolute, await own.archives)
    }
  }
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
