import {resolve} from 'node:path'
import {rules} from '../../rules/index.ts'
import {Configurations} from '../config/configurations.ts'
import {merge, partsFor, toConfig} from '../config/merge.ts'
import type {AnyRule} from '../engine/rule.ts'
import type {Configuration} from './configuration.ts'

/** What `readConfiguration` takes beside a path. */
export interface ReadConfigurationOptions {
  /** The current folder; that of the process by default. */
  readonly cwd?: string
  /** Own rules that the configuration sets. */
  readonly plugins?: readonly AnyRule[]
}

/**
 * Read the configuration that the command would use for a report: the nearest file above it, with all
 * that it extends and with the overrides that match.
 *
 * @param path Path of the report, relative to the current folder; it need not exist.
 * @returns A configuration for `createLinter`; empty where no file is found.
 * @throws Problem, or Problems, where a configuration file is wrong.
 */
export async function readConfiguration(
  path: string,
  {cwd = process.cwd(), plugins = []}: ReadConfigurationOptions = {}
): Promise<Configuration<AnyRule>> {
  const all = [...rules, ...plugins]
  const configurations = new Configurations({
    cwd,
    home: process.env.HOME ?? process.env.USERPROFILE,
    rules: all,
    commandLine: {rules: {}},
    language: 'en',
    reportUnused: false
  })
  const absolute = resolve(cwd, path)
  const parts = partsFor(await configurations.layersFor(absolute), absolute)
  return toConfig(merge(all, parts)) as Configuration<AnyRule>
}
