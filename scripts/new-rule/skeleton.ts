/** Why an id is not valid for a new rule; undefined if it is valid. */
export function problemOf(id: string, known: readonly string[]): string | undefined {
  if (!/^[a-z]+(?:-[a-z\d]+)*$/.test(id)) {
    return `Unexpected id \`${id}\`, expected lower-case words with hyphens, such as \`image-alt\``
  }
  if (id === 'index') return 'Unexpected id `index`, expected another: that file is the registry'
  if (known.includes(id)) return `Unexpected id \`${id}\`, expected one that no rule has yet`
  return undefined
}

/** The name of a rule in code. */
export function identifier(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** The file of a new rule. Its example expects a finding that the rule does not make yet. */
export function skeleton(id: string): string {
  return `import {defineRule} from '../src/engine/rule.ts'

export default defineRule({
  id: '${id}',
  summary: {en: 'What is right, in one line', zh: '一句话说明正确的写法'},
  why: {en: 'Why that matters to readers of a report', zh: '为什么这对读者重要'},
  severity: 'warn',
  changes: 'nothing',
  options: {},
  messages: {
    wrong: {
      en: 'Unexpected \`{actual}\`, expected \`{expected}\`',
      zh: '\`{actual}\` 有误，应为 \`{expected}\`'
    }
  },
  examples: [
    {
      title: {
        en: 'Write the shortest report that is wrong, and what is found in it',
        zh: '写出最短的反例，以及其中的问题'
      },
      before: 'A report that ${id} finds something in\\n',
      findings: [
        {
          at: '1:1-1:2',
          en: 'Unexpected \`what is there\`, expected \`what is right\`',
          zh: '\`what is there\` 有误，应为 \`what is right\`'
        }
      ]
    },
    {
      title: {en: 'Write the same as it is right', zh: '写出对应的正例'},
      before: 'A report that ${id} is content with\\n'
    }
  ],

  *check(report) {
    for (const node of report.nodes('paragraph')) {
      const range = report.range(node)
      const actual = report.slice(range)
      const expected = actual
      if (actual === expected) continue
      const edit = {range, text: expected}
      yield {message: 'wrong', values: {actual, expected}, range, edit}
    }
  }
})
`
}

/**
 * The registry with a rule more: imported in the order of names, and listed last.
 *
 * @param registry Text of \`rules/index.ts\`.
 */
export function register(registry: string, id: string): string {
  const name = identifier(id)
  const line = `import ${name} from './${id}.ts'`
  const imports = [...registry.matchAll(/^import .*$/gm)].map(([found]) => found)
  const sorted = [...imports, line].sort((a, b) => (file(a) < file(b) ? -1 : 1))
  const last = /(\n {2}\w+)(\n\] as const)/
  if (imports.length === 0 || !last.test(registry)) {
    throw new Error('Unexpected form of rules/index.ts, expected imports and one list')
  }
  return registry
    .replace(/^import .*$(?:\nimport .*$)*/m, sorted.join('\n'))
    .replace(last, `$1,\n  ${name}$2`)
}

function file(line: string): string {
  return /'(.*)\.ts'/.exec(line)?.[1] ?? ''
}
