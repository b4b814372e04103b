import {readdirSync, realpathSync, statSync} from 'node:fs'
import {basename, dirname, relative, resolve, sep} from 'node:path'
import type {AnyRule} from '../engine/rule.ts'
import {displayName, isInside} from '../project/files/paths.ts'
import {closest} from '../text/closest.ts'
import type {Text} from '../text/language.ts'
import {projectRoot} from './find.ts'
import {type Layer, presetLayer} from './merge.ts'
import {presetNames} from './presets.ts'
import {type ConfigFile, readConfigFile} from './read.ts'

const messages = {
  missing: {
    en: 'Missing file `{actual}`, expected one that exists',
    zh: '没有文件 `{actual}`，请检查路径'
  },
  misspelt: {
    en: 'Missing file `{actual}`, expected `{expected}`',
    zh: '没有文件 `{actual}`，应为 `{expected}`'
  },
  outside: {
    en: 'Unexpected file `{actual}`, expected one inside the project',
    zh: '文件 `{actual}` 在项目之外，应为项目内的文件'
  },
  cycle: {
    en: 'Unexpected circle of files that build on each other ({files}), expected none',
    zh: '配置文件循环引用（{files}），请去掉其中一处引用'
  },
  most: {
    en: 'Unexpected number of files to build on, expected at most {most}',
    zh: '引用的配置文件太多，最多 {most} 个'
  }
} satisfies Record<string, Text>

/** Maximum number of layers: files that extend several others multiply. */
const maxLayers = 50

/**
 * Reads a configuration file and all that it extends.
 *
 * @param path Absolute path.
 * @param isNamed Whether the user named the file, so that it may be outside of the project.
 * @returns The layers, in ascending priority.
 * @throws Problem If a file is missing, invalid or part of a cycle.
 */
export async function readLayers(
  path: string,
  rules: readonly AnyRule[],
  cwd: string,
  isNamed: boolean
): Promise<readonly Layer[]> {
  const name = displayName(path, cwd)
  const file = await readConfigFile(path, name, rules, isNamed ? undefined : cwd)
  const project = projectRoot(path, cwd)
  const layers: Layer[] = []
  await extend(file, [realpathSync(path)])
  return layers

  async function extend(file: ConfigFile, chain: readonly string[]): Promise<void> {
    const {extends: named = []} = file.config
    for (const [index, base] of [named].flat().entries()) {
      const keyPath = typeof named === 'string' ? ['extends'] : ['extends', index]
      const preset = presetNames.find((name) => name === base)
      if (layers.length >= maxLayers) throw file.problem(keyPath, messages.most, {most: maxLayers})
      if (preset) layers.push(presetLayer(preset, rules))
      else await extendFile(file, keyPath, base, chain)
    }
    layers.push(fileLayer(file))
  }

  async function extendFile(
    file: ConfigFile,
    keyPath: readonly (string | number)[],
    base: string,
    chain: readonly string[]
  ): Promise<void> {
    const path = resolve(dirname(file.path), base)
    const values = {actual: base}
    // Checked first: reveal nothing about files outside of the project, not even whether they
    // exist.
    if (!isInside(project, path)) throw file.problem(keyPath, messages.outside, values)
    if (!statSync(path, {throwIfNoEntry: false})) {
      const near = closest(basename(path), entriesIn(dirname(path)))
      const expected = near && base.slice(0, base.length - basename(path).length) + near
      throw expected
        ? file.problem(keyPath, messages.misspelt, {...values, expected})
        : file.problem(keyPath, messages.missing, values)
    }
    const real = realpathSync(path)
    if (!isInside(realpathSync(project), real))
      throw file.problem(keyPath, messages.outside, values)
    if (chain.includes(real)) {
      const names = [...chain.slice(chain.indexOf(real)), real].map((path) => basename(path))
      throw file.problem(keyPath, messages.cycle, {files: names.join(' → ')})
    }
    const other = await readConfigFile(path, displayName(path, cwd), rules)
    await extend(other, [...chain, real])
  }
}

function fileLayer(file: ConfigFile): Layer {
  return {
    id: file.path,
    relative: (path) => relative(dirname(file.path), path).split(sep).join('/'),
    config: file.config,
    sourceOf: (path) => `${file.name}:${file.lineOf(path)}`
  }
}

function entriesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
