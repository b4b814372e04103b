import fs from 'node:fs'
import {isBuiltin} from 'node:module'
import path from 'node:path'
import ts from 'typescript'

/** One floor of the house: which files it holds, and which other floors they may import. */
export interface Layer {
  readonly name: string
  /** Paths from the root of the project; a file belongs to the first layer that it fits. */
  readonly files: RegExp
  readonly uses: readonly string[]
  /** Built-in modules that it may import though it stays inside: they do nothing but calculate. */
  readonly calculates?: readonly string[]
  /** Whether it may reach for files, network, process, terminal and clock. */
  readonly outside?: boolean
}

/** What one file reaches for. */
export interface Module {
  /** Paths of files of ours, and names of packages. */
  readonly imports: readonly string[]
  /** Globals that lead outside. */
  readonly globals: readonly string[]
}

export type Modules = ReadonlyMap<string, Module>

const outsideGlobals = new Set(
  'process console fetch WebSocket performance setTimeout setInterval navigator'.split(' ')
)

/** Read the imports of all TypeScript files in some folders of the project. */
export function readModules(root: string, folders: readonly string[]): Map<string, Module> {
  const files = folders.flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), {recursive: true, encoding: 'utf8'})
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
  )
  return new Map(
    files
      .sort()
      .map((file) => [file, readModule(file, fs.readFileSync(path.join(root, file), 'utf8'))])
  )
}

/** Read the imports of one file, types and lazy ones among them. */
export function readModule(file: string, text: string): Module {
  const imports = ts
    .preProcessFile(text)
    .importedFiles.map(({fileName}) =>
      fileName.startsWith('.') ? path.posix.join(path.posix.dirname(file), fileName) : fileName
    )
  const globals = new Set<string>()
  const visit = (node: ts.Node) => {
    const name = outsideName(node)
    if (name) globals.add(name)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
  return {imports: [...new Set(imports)], globals: [...globals]}
}

/** The global that a node reaches outside with. */
function outsideName(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node) && outsideGlobals.has(node.text)) {
    const {parent} = node
    const isMember =
      (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
      (ts.isPropertyAssignment(parent) && parent.name === node) ||
      ts.isPropertySignature(parent)
    return isMember ? undefined : node.text
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
    return 'new Date()'
  }
  return ts.isPropertyAccessExpression(node) && node.getText() === 'Date.now'
    ? 'Date.now'
    : undefined
}

/** What is imported against the direction, each with its file. */
export function violations(modules: Modules, layers: readonly Layer[]): string[] {
  const layerOf = (file: string) => layers.find(({files}) => files.test(file))
  return [...modules].flatMap(([file, {imports, globals}]) => {
    const layer = layerOf(file)
    if (!layer) return [`${file} belongs to no layer`]
    const wrong = imports.flatMap((imported) => {
      if (isBuiltin(imported)) {
        const isAllowed = layer.outside || layer.calculates?.includes(imported)
        return isAllowed ? [] : [`imports ${imported}`]
      }
      if (!imported.includes('.ts')) return []
      const other = layerOf(imported)
      const isAllowed = other && (other === layer || layer.uses.includes(other.name))
      return isAllowed ? [] : [`imports ${imported} (${other?.name ?? 'no layer'})`]
    })
    const reached = layer.outside ? [] : globals.map((name) => `uses ${name}`)
    return [...wrong, ...reached].map((what) => `${file} (${layer.name}) ${what}`)
  })
}

/** Files that import each other in a circle, each circle once. */
export function circles(modules: Modules): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]) => {
    const start = trail.indexOf(file)
    if (start >= 0) found.push([...trail.slice(start), file].join(' → '))
    if (start >= 0 || done.has(file)) return
    for (const imported of modules.get(file)?.imports ?? []) visit(imported, [...trail, file])
    done.add(file)
  }
  for (const file of modules.keys()) visit(file, [])
  return found
}
