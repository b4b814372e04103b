import type {Plugin} from 'rolldown'
import ts from 'typescript'

/** Leave out the examples of rules: they are for tests and docs, and a third of the command. */
export function withoutExamples(): Plugin {
  return {
    name: 'without-examples',
    transform(code, id) {
      if (!/\/rules\/(?!index)[^/]+\.ts$/.test(id) || id.includes('node_modules')) return undefined
      const range = findExamples(ts.createSourceFile(id, code, ts.ScriptTarget.ES2023, true))
      if (!range) return undefined
      return {code: `${code.slice(0, range[0])}[]${code.slice(range[1])}`, map: null}
    }
  }
}

/** Where the value of the property `examples` stands. */
function findExamples(node: ts.Node): readonly [start: number, end: number] | undefined {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'examples') {
    return [node.initializer.getStart(), node.initializer.getEnd()]
  }
  return ts.forEachChild(node, findExamples)
}
