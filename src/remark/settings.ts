import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import {checkedConfig} from '../config/check.ts'
import {type Layer, merge, partsFor, presetLayers, toOptions} from '../config/merge.ts'
import type {Config} from '../config/schema.ts'
import type {AnyRule} from '../engine/rule.ts'
import {type Settings, settle} from '../engine/settings.ts'
import type {ReportContext} from '../report/report.ts'
import type {Text} from '../text/language.ts'
import {Problem} from '../text/problem.ts'

/** What a project knows of one of its reports. */
export interface ProjectReading {
  /** Absolute path of the report. */
  readonly path: string
  readonly layers: readonly Layer[]
  /** @param settings The settings, which say whether the other reports are needed. */
  contextFor(settings: Settings): Promise<ReportContext>
}

/** The files of one run, as unified-engine hands them to plugins. */
export interface FileSet {
  valueOf(): readonly VFile[]
}

/**
 * Reads the project around a file.
 *
 * @param isConfigured Whether its configuration file counts.
 * @param fileSet The files of one run (unified-engine), which share what was read.
 */
export type ProjectReader = (
  file: {readonly path: string; readonly cwd: string},
  rules: readonly AnyRule[],
  isConfigured: boolean,
  fileSet: FileSet | undefined
) => Promise<ProjectReading>

/** What `settings.weeklyLint` of a `.remarkrc` may hold: the keys of a configuration, and one more. */
type RemarkSettings = Config & {
  /** Whether the configuration file of the project is read; `true` by default. */
  readonly configuration?: boolean
}

interface Start {
  readonly rules: readonly AnyRule[]
  /** Settings of rules by their plugins. */
  readonly requested: NonNullable<Config['rules']>
  readonly readProject: ProjectReader | undefined
  readonly fileSet: FileSet | undefined
}

/**
 * The settings for a file of a pipeline: the configuration of its project, `settings.weeklyLint` over
 * it, and what plugins are configured with over both.
 *
 * @throws Problem, or Problems, where one of these is wrong.
 */
export async function readSettings(
  processor: Processor,
  file: VFile,
  {rules, requested, readProject, fileSet}: Start
): Promise<Settings> {
  const data = processor.data('settings') as {weeklyLint?: unknown} | undefined
  const {configuration = true, ...set} = readOwn(data?.weeklyLint)
  const own = checkedConfig(set, rules, 'settings.weeklyLint')
  const plugins = checkedConfig({rules: requested}, rules, 'plugins')
  const project =
    file.path === undefined
      ? undefined
      : await readProject?.({path: file.path, cwd: file.cwd}, rules, configuration, fileSet)
  const path = file.path?.replaceAll('\\', '/')
  const layers: Layer[] = [
    ...(project?.layers ?? []),
    ...presetLayers(own, rules, 'settings.weeklyLint'),
    layerOf('settings.weeklyLint', own, () => path ?? ''),
    layerOf('plugins', plugins, () => path ?? '')
  ]
  const effective = merge(rules, partsFor(layers, project?.path ?? path ?? ''))
  const settings = settle(rules, {
    ...toOptions(effective),
    lang: effective.lang.value ?? 'en',
    ...(path !== undefined && {path})
  })
  const context = await project?.contextFor(settings)
  return {...settings, context: context ?? {path}}
}

const wrong: Text = {
  en: '{keys}: Unexpected value `{actual}`, expected {expected}',
  zh: '{keys}: 值 `{actual}` 有误，应为 {expected}'
}

/** Checks the type of `settings.weeklyLint`, and of the key that a configuration does not have. */
function readOwn(value: unknown = {}): RemarkSettings {
  const fail = (keys: string, actual: unknown, expected: Text) =>
    new Problem(wrong, {keys, actual: JSON.stringify(actual) ?? '', expected})
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const expected = {en: 'an object with keys', zh: '一个对象'}
    throw fail('settings.weeklyLint', value, expected)
  }
  const own: RemarkSettings = value
  if (!['boolean', 'undefined'].includes(typeof own.configuration)) {
    const expected = {en: '`true` or `false`', zh: '`true` 或 `false`'}
    throw fail('settings.weeklyLint.configuration', own.configuration, expected)
  }
  return own
}

function layerOf(id: string, config: Config, relative: (path: string) => string): Layer {
  return {id, config, relative, sourceOf: () => id}
}
