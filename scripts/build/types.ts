import fs from 'node:fs/promises'
import path from 'node:path'
import ts from 'typescript'
import {formerIds, rulesNamed} from '../../src/engine/former-rules.ts'
import {ruleIds} from '../rule-ids.ts'

/** What the entry of one rule exports. */
const pluginTypes = `import type {Root} from 'mdast'
import type {Plugin} from 'unified'
/** The rule as a plugin: \`[severity, options]\`, or a severity, configures it. */
declare const plugin: Plugin<[config?: unknown], Root>
export default plugin
`

/** What the entry of a former id exports. */
function formerPluginTypes(id: string): string {
  const note = `\n/** @deprecated Now the rules ${rulesNamed(id).join(' and ')}. */`
  return pluginTypes.replace(/\n\/\*\*.*\*\//, note)
}

/**
 * Write the types of the library, and of each rule as a plugin.
 *
 * @param root Folder of the project.
 * @param folder Where to write to.
 * @throws Error If the library does not type-check.
 */
export async function buildTypes(root: string, folder: string): Promise<void> {
  const types = path.join(folder, 'types')
  const emitted = emit(root, types)
  const files = new Map(
    ['index', 'browser'].flatMap((name) => [
      ...reachable(emitted, path.join(types, `src/${name}.d.ts`))
    ])
  )
  for (const id of await ruleIds(root)) {
    files.set(path.join(folder, 'rules', `${id}.d.ts`), pluginTypes)
  }
  for (const id of formerIds) {
    files.set(path.join(folder, 'rules', `${id}.d.ts`), formerPluginTypes(id))
  }
  for (const [file, text] of files) {
    await fs.mkdir(path.dirname(file), {recursive: true})
    await fs.writeFile(file, text)
  }
}

/** Declarations by path, with the specifiers that users of other settings can resolve too. */
function emit(root: string, folder: string): Map<string, string> {
  const {options} = ts.getParsedCommandLineOfConfigFile(
    path.join(root, 'tsconfig.json'),
    {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: root,
      outDir: folder
    },
    {...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => fail([problem])}
  ) ?? {options: {}}
  const program = ts.createProgram(
    ['src/index.ts', 'src/browser.ts'].map((file) => path.join(root, file)),
    options
  )
  const files = new Map<string, string>()
  const {diagnostics} = program.emit(undefined, (file, text) => {
    files.set(path.normalize(file), text.replace(specifier, '$1.js$2'))
  })
  fail([...ts.getPreEmitDiagnostics(program), ...diagnostics])
  return files
}

/** A relative import of a `.ts` file, as TypeScript prints it. */
const specifier = /((?:from |import\(|import )["']\.{1,2}\/[^"']+)\.ts(["'])/g

function fail(problems: readonly ts.Diagnostic[]): void {
  if (problems.length === 0) return
  const host = {
    getCanonicalFileName: (name: string) => name,
    getCurrentDirectory: () => process.cwd(),
    getNewLine: () => '\n'
  }
  throw new Error(ts.formatDiagnostics(problems, host))
}

/** The declarations that an entry leads to; the rest is of no use to anyone. */
function reachable(files: ReadonlyMap<string, string>, entry: string): Map<string, string> {
  const found = new Map<string, string>()
  const visit = (file: string) => {
    const text = files.get(file)
    if (text === undefined || found.has(file)) return
    found.set(file, text)
    for (const [, relative = ''] of text.matchAll(/["'](\.{1,2}\/[^"']+)\.js["']/g)) {
      visit(path.join(path.dirname(file), `${relative}.d.ts`))
    }
  }
  visit(entry)
  return found
}
