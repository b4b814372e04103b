import {expect, test} from 'vitest'
import {type AnyRule, createLinter, defineRule} from '../src/index.ts'

const rule = defineRule({
  id: 'no-rain',
  summary: {en: 'No rain', zh: '不下雨'},
  why: {en: 'It is wet', zh: '太湿'},
  severity: 'error',
  changes: 'nothing',
  options: {},
  messages: {rain: {en: 'Unexpected rain, remove it', zh: '不应有雨，请删除'}},
  examples: [],
  *check(report) {
    const at = report.text.indexOf('雨')
    if (at >= 0) yield {message: 'rain', range: [at, at + 1]}
  }
})

test('an own rule finds, and has no page in the reference of this package', async () => {
  const {findings} = await createLinter({}, {plugins: [rule]}).lint('# 雨\n')
  expect(findings.find(({ruleId}) => ruleId === 'no-rain')).toMatchObject({
    message: 'Unexpected rain, remove it',
    range: [2, 3],
    url: undefined
  })
})

test.each<[Record<string, unknown>, string]>([
  [{id: 'image-alt'}, 'Unexpected id `image-alt` of an own rule, expected words'],
  [{id: 'local-links'}, 'Unexpected id `local-links` of an own rule, expected words'],
  [{id: 'No Rain'}, 'Unexpected id `No Rain` of an own rule, expected words'],
  [{severity: 'eror'}, 'Unexpected `severity` of the own rule `no-rain`, expected one of `off`'],
  [{changes: 'all'}, 'Unexpected `changes` of the own rule `no-rain`, expected one of `nothing`'],
  [{check: undefined}, 'Unexpected `check` of the own rule `no-rain`, expected a generator'],
  [{options: undefined}, 'Unexpected `options` of the own rule `no-rain`, expected an object'],
  [
    {options: {most: {type: 'integer', default: 'x', description: {en: 'a', zh: '甲'}}}},
    'Unexpected `options.most.default` of the own rule `no-rain`, expected a whole number'
  ],
  [
    {messages: {rain: {en: 'Rain'}}},
    'Unexpected `messages.rain` of the own rule `no-rain`, expected a sentence in English and one'
  ]
])('a wrong rule is refused: %j', (fields, expected) => {
  const plugins = [{...rule, ...fields} as AnyRule]
  expect(() => createLinter({}, {plugins})).toThrow(expected)
})

test('wrong options of a linter are refused', () => {
  const create = (options: object) => () => createLinter({}, options)
  expect(create({plugin: [rule]})).toThrow('`plugin` of a linter, expected `plugins`')
  expect(create({plugins: rule})).toThrow('`plugins` of a linter, expected a list of rules')
  expect(create({plugins: [undefined]})).toThrow('Unexpected id `undefined` of an own rule')
})
