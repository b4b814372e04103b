import {readdirSync, realpathSync, statSync} from 'node:fs'
import {basename, dirname, resolve} from 'node:path'
import type {AnyRule} from '../engine/rule.ts'
import {displayName, isInside} from '../project/files/paths.ts'
import {closest} from '../text/closest.ts'
import type {Text} from '../text/language.ts'
import {projectOf} from './find.ts'
import type {Layer} from './merge.ts'
import {type PresetName, presetNames, presetRules} from './presets.ts'
import {type ConfigFile, readConfigFile} from './read.ts'

const messages = {
  missing: {
    en: 'Missing file `{actual}`, expected one that exists',
    zh: '缺少文件 `{actual}`，应为存在的文件'
  },
  misspelt: {
    en: 'Missing file `{actual}`, expected `{expected}`',
    zh: '缺少文件 `{actual}`，应为 `{expected}`'
  },
  outside: {
    en: 'Unexpected file `{actual}`, expected one inside the project',
    zh: '多余的文件 `{actual}`，应为项目内的文件'
  },
  cycle: {
    en: 'Unexpected circle of files that build on each other ({files}), expected none',
    zh: '多余的循环引用（{files}），应为没有循环'
  },
  most: {
    en: 'Unexpected number of files to build on, expected at most {most}',
    zh: '引用的文件太多，应为最多 {most} 个'
  }
} satisfies Record<string, Text>

/** Files that build on files multiply; nobody needs so many. */
const mostLayers = 50

/**
 * Read a configuration file with all that it builds on.
 *
 * @param path Absolute path.
 * @param isNamed Whether a person named it, so that it may be anywhere.
 * @returns The layers, the strongest last.
 * @throws Problem Where one of them is missing, wrong or in a circle.
 */
export async function readLayers(
  path: string,
  rules: readonly AnyRule[],
  cwd: string,
  isNamed: boolean
): Promise<readonly Layer[]> {
  const name = displayName(path, cwd)
  const file = await readConfigFile(path, name, rules, isNamed ? undefined : cwd)
  const project = projectOf(path, cwd)
  const layers: Layer[] = []
  await extend(file, [realpathSync(path)])
  return layers

  async function extend(file: ConfigFile, chain: readonly string[]): Promise<void> {
    const {extends: named = []} = file.config
    for (const [index, base] of [named].flat().entries()) {
      const at = typeof named === 'string' ? ['extends'] : ['extends', index]
      const preset = presetNames.find((name) => name === base)
      if (layers.length >= mostLayers) throw file.problem(at, messages.most, {most: mostLayers})
      if (preset) layers.push(presetLayer(preset, rules))
      else await extendFile(file, at, base, chain)
    }
    layers.push(fileLayer(file))
  }

  async function extendFile(
    file: ConfigFile,
    at: readonly (string | number)[],
    base: string,
    chain: readonly string[]
  ): Promise<void> {
    const path = resolve(dirname(file.path), base)
    const values = {actual: base}
    // Outside, nothing is asked of the file system: not even whether there is such a file.
    if (!isInside(project, path)) throw file.problem(at, messages.outside, values)
    if (!statSync(path, {throwIfNoEntry: false})) {
      const near = closest(basename(path), namesIn(dirname(path)))
      const expected = near && base.slice(0, base.length - basename(path).length) + near
      throw expected
        ? file.problem(at, messages.misspelt, {...values, expected})
        : file.problem(at, messages.missing, values)
    }
    const real = realpathSync(path)
    if (!isInside(realpathSync(project), real)) throw file.problem(at, messages.outside, values)
    if (chain.includes(real)) {
      const names = [...chain.slice(chain.indexOf(real)), real].map((path) => basename(path))
      throw file.problem(at, messages.cycle, {files: names.join(' → ')})
    }
    const other = await readConfigFile(path, displayName(path, cwd), rules)
    await extend(other, [...chain, real])
  }
}

function presetLayer(name: PresetName, rules: readonly AnyRule[]): Layer {
  return {id: name, config: {rules: presetRules(name, rules)}, from: () => name}
}

function fileLayer(file: ConfigFile): Layer {
  return {
    id: file.path,
    folder: dirname(file.path),
    config: file.config,
    from: (path) => `${file.name}:${file.lineOf(path)}`
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
