import fs from 'node:fs/promises'
import path from 'node:path'
import {type OutputChunk, type Plugin, rolldown} from 'rolldown'
import {formerIds} from '../../src/engine/former-rules.ts'
import {ruleIds} from '../rule-ids.ts'
import {examplesApart} from './examples.ts'

/**
 * Bundle what is run: the command by itself, since it is to start fast, with the step of the GitHub
 * Action beside it, and the library with each rule as a plugin of its own, also for browsers.
 *
 * @param root Folder of the project.
 * @param folder Where to write to.
 * @returns Paths of all modules that are part of it.
 */
export async function buildCode(root: string, folder: string): Promise<string[]> {
  const ids = await ruleIds(root)
  const command = await buildCommand(root, folder)
  const library = await bundle(
    root,
    folder,
    {
      index: 'src/index.ts',
      ...Object.fromEntries([...ids, ...formerIds].map((id) => [`rules/${id}`, `rule:${id}`]))
    },
    [],
    [ruleEntries(root)],
    {external: shared}
  )
  const browser = await bundle(root, folder, {browser: 'src/browser.ts'}, [], [], {
    external: shared,
    platform: 'browser'
  })
  return [...command, ...[...library, ...browser].flatMap((chunk) => chunk.moduleIds)]
}

/**
 * Bundle the command as CommonJS, of which V8 can cache the compiled code, and the small ES module
 * that starts it.
 *
 * @returns Paths of all modules that are part of it.
 */
export async function buildCommand(root: string, folder: string): Promise<string[]> {
  const start = await bundle(root, folder, {cli: 'src/start/cli.ts'}, [], [])
  const command = await bundle(
    root,
    path.join(folder, 'command'),
    {cli: 'src/cli/index.ts', action: 'src/action/index.ts'},
    commandGroups,
    [examplesApart(root, await ruleIds(root))],
    {format: 'cjs'}
  )
  await fs.chmod(path.join(folder, 'cli.js'), 0o755)
  return [...start, ...command].flatMap((chunk) => chunk.moduleIds)
}

/**
 * Plugins that a pipeline of a user may use too: unified takes two for one only where they are the
 * same function.
 */
const shared = ['remark-frontmatter', 'remark-gfm', 'remark-lint']

/**
 * Modules that are put into one file, with all that they import; the first group that takes a
 * module has it.
 */
interface Group {
  readonly name: string
  readonly test: RegExp
}

/**
 * Files cost more than what is in them: each takes a millisecond to be found, opened and linked. So
 * what the command line itself needs is one file, and what nearly every run needs another.
 */
const commandGroups: readonly Group[] = [
  {name: 'start', test: /\/src\/(?:cli\/main|text\/display-width|version)\.ts$/},
  {
    name: 'lint',
    test: /\/src\/(?:cli\/commands\/lint|project\/archive\/archives|reporters\/text)\.ts$/
  },
  // What the action shares with the command would be in its entry, which runs as soon as it is loaded.
  {name: 'action', test: /\/src\/action\/run\.ts$/}
]

interface BundleOptions {
  readonly external?: string[]
  readonly platform?: 'browser'
  readonly format?: 'cjs' | 'esm'
}

async function bundle(
  root: string,
  folder: string,
  input: Record<string, string>,
  groups: readonly Group[],
  plugins: readonly Plugin[],
  {format = 'esm', ...options}: BundleOptions = {}
): Promise<OutputChunk[]> {
  const build = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    ...options,
    transform: {target: 'node20.19'},
    // Only some modules are lazy; for the others, the bundler warns as if that were a mistake.
    checks: {ineffectiveDynamicImport: false},
    resolve: {
      // Packages that know workers need no `document` there; browsers take that as well.
      ...(options.platform === 'browser' && {conditionNames: ['worker', 'browser', 'import']}),
      alias: {
        // Its main file loads the others in a way that cannot be bundled.
        'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
        'string-width': path.join(root, 'scripts/build/string-width.ts')
      }
    },
    plugins: [...plugins]
  })
  const isCommonJs = format === 'cjs'
  const {output} = await build.write({
    dir: folder,
    format,
    entryFileNames: isCommonJs ? '[name].cjs' : '[name].js',
    chunkFileNames: isCommonJs ? '[name]-[hash].cjs' : 'chunks/[name]-[hash].js',
    // What is shorter starts sooner: a run spends a good part of its time reading itself.
    minify: true,
    ...(groups.length > 0 && {codeSplitting: {groups: [...groups]}})
  })
  await build.close()
  return output.filter((part) => part.type === 'chunk')
}

/** One entry point per rule, generated because they differ only in the id. */
function ruleEntries(root: string): Plugin {
  const prefix = '\0rule:'
  return {
    name: 'rule-entries',
    resolveId: (id) => (id.startsWith('rule:') ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(prefix)) return undefined
      const name = id.slice(prefix.length)
      const preset = JSON.stringify(path.join(root, 'src/remark/index.ts'))
      if (formerIds.includes(name)) {
        return `import {toFormerPlugin} from ${preset}\nexport default toFormerPlugin('${name}')`
      }
      const rule = path.join(root, 'rules', `${name}.ts`)
      return [
        `import {toPlugin} from ${preset}`,
        `import rule from ${JSON.stringify(rule)}`,
        'export default toPlugin(rule)'
      ].join('\n')
    }
  }
}
