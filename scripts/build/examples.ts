import fs from 'node:fs/promises'
import path from 'node:path'
import type {Plugin} from 'rolldown'
import ts from 'typescript'

/** Query of an import that needs only the examples of a rule. */
const onlyExamples = '?examples'

/**
 * Examples of rules are a third of the command, and of no use to a lint: leave them out of the rules,
 * and make the module that hands them out (`src/explanation/examples.ts`) one that holds them.
 *
 * @param ids All rules there are.
 */
export function examplesApart(root: string, ids: readonly string[]): Plugin {
  const rules = path.join(root, 'rules')
  const pathOf = (id: string) => path.join(rules, `${id}.ts`)
  const ruleFiles = new Set(ids.map(pathOf))
  return {
    name: 'examples-apart',
    resolveId(id, importer) {
      if (id.endsWith(onlyExamples)) return id
      // What such a part imports, it imports as the rule does.
      if (!importer?.endsWith(onlyExamples)) return undefined
      return this.resolve(id, importer.slice(0, -onlyExamples.length))
    },
    async load(id) {
      if (id === path.join(root, 'src/explanation/examples.ts')) return handOut(ids, pathOf)
      if (!id.endsWith(onlyExamples)) return undefined
      const file = id.slice(0, -onlyExamples.length)
      return {code: examplesOf(file, await fs.readFile(file, 'utf8')), moduleType: 'ts'}
    },
    transform(code, id) {
      if (!ruleFiles.has(id)) return undefined
      const found = findExamples(parse(id, code))
      return found && {code: splice(code, found, '[]'), map: null}
    }
  }
}

/** A module with the examples of each rule by its id. */
function handOut(ids: readonly string[], pathOf: (id: string) => string): string {
  const imports = ids.map(
    (id, index) => `import rule${index} from ${JSON.stringify(pathOf(id) + onlyExamples)}`
  )
  const entries = ids.map((id, index) => `[${JSON.stringify(id)}, rule${index}]`)
  return `${imports.join('\n')}\nexport const examples = new Map([${entries.join(', ')}])\n`
}

/** A module that exports the examples of a rule; the rest of it is removed by tree shaking. */
function examplesOf(file: string, code: string): string {
  const source = parse(file, code)
  const examples = findExamples(source)
  const rule = source.statements.find(ts.isExportAssignment)
  if (!examples || !rule) throw new Error(`Missing examples in ${file}`)
  const text = code.slice(examples.getStart(), examples.getEnd())
  return splice(code, rule, `export default ${text}`)
}

function parse(file: string, code: string): ts.SourceFile {
  return ts.createSourceFile(file, code, ts.ScriptTarget.ES2023, true)
}

function splice(code: string, node: ts.Node, text: string): string {
  return code.slice(0, node.getStart()) + text + code.slice(node.getEnd())
}

/** The value of the property `examples`. */
function findExamples(node: ts.Node): ts.Node | undefined {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'examples') return node.initializer
  return ts.forEachChild(node, findExamples)
}
