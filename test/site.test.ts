import {deflateRawSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import schema from '../schema.json' with {type: 'json'}
import {proposalsAt, type Schema} from '../site/app/configuration/complete.ts'
import {readForm, setPresets, setSeverity} from '../site/app/configuration/edit.ts'
import {rowsOf} from '../site/app/repair.ts'
import {decodeShared, encodeShared} from '../site/app/share.ts'
import {tokensOf} from '../site/pages/tokens.ts'
import {answer, problemsOf} from '../site/worker/answer.ts'
import {attacks} from './support/hostile.ts'

describe('an address', () => {
  const shared = {text: '# 2023 年第40周周报\n', configuration: '{"lang": "zh"}', path: 'a.md'}
  const pack = (json: string) => `1.${deflateRawSync(json).toString('base64url')}`

  test('carries a report there and back', async () => {
    expect(await decodeShared(`#${await encodeShared(shared)}`)).toEqual(shared)
    for (const attack of attacks.filter((text) => text.isWellFormed())) {
      const hostile = {text: attack, configuration: attack, path: attack}
      expect(await decodeShared((await encodeShared(hostile)) ?? '')).toEqual(hostile)
    }
  })

  test('of another program can be read, and so can this one by it', async () => {
    expect(await decodeShared(pack('["甲","",""]'))).toEqual({
      text: '甲',
      configuration: '',
      path: ''
    })
  })

  test('that would be too long is not made', async () => {
    const random = Array.from({length: 40_000}, (_, at) =>
      ((at * 2_654_435_761) >>> 7).toString(36)
    )
    expect(await encodeShared({...shared, text: random.join('')})).toBeUndefined()
    expect(await encodeShared({...shared, text: 'a'.repeat(2_000_000)})).toBeUndefined()
  })

  test.each([
    ['nothing', ''],
    ['a version of the future', `2.${pack('["","",""]').slice(2)}`],
    ['other letters', '1.<script>'],
    ['bytes that are not deflated', '1.AAAA'],
    ['half of it', pack('["甲乙丙丁","",""]').slice(0, 12)],
    ['no JSON', pack('[')],
    ['an object', pack('{"__proto__": 1, "length": 3}')],
    ['numbers', pack('[1, 2, 3]')],
    ['too much', pack('["","","",""]')],
    ['a bomb', pack(`["${'a'.repeat(20_000_000)}","",""]`)],
    [
      'bytes that are no UTF-8',
      `1.${deflateRawSync(Buffer.of(34, 255, 34)).toString('base64url')}`
    ],
    ['an address that is too long', pack('["","",""]') + 'A'.repeat(40_000)]
  ])('with %s is nothing', async (_, fragment) => {
    expect(await decodeShared(fragment)).toBeUndefined()
  })
})

describe('a repair', () => {
  const told = (text: string, range: [number, number], inserted: string) => {
    const {rows, more} = rowsOf(text, {range, text: inserted})
    const signs = {removed: '-', added: '+', same: ' '}
    return [
      ...rows.map(
        ({kind, before, changed, after}) => `${signs[kind]}${before}[${changed}]${after}`
      ),
      ...(more > 0 ? [`${more} more`] : [])
    ]
  }

  test('of one line shows what differs in it', () => {
    expect(told('一\n# 2026年\n三', [8, 8], ' ')).toEqual(['-# 2026[]年', '+# 2026[ ]年'])
    expect(told('甲。', [0, 1], '乙')).toEqual(['-[甲]。', '+[乙]。'])
  })

  test('of several lines shows them before and after', () => {
    expect(told('- 甲\n- 乙\n', [0, 7], '1. 甲\n2. 乙')).toEqual([
      '-- 甲[]',
      '-- 乙[]',
      '+1. 甲[]',
      '+2. 乙[]'
    ])
    expect(told('甲', [1, 1], '\n')).toEqual([' 甲[]', '+[]'])
  })

  test('of very many lines is told in part', () => {
    expect(told('', [0, 0], '甲\n'.repeat(50)).at(-1)).toMatch(/^\d+ more$/)
  })
})

describe('the configuration', () => {
  /** Proposals at `|`, and what the first one makes of the text. */
  const propose = (marked: string) => {
    const offset = marked.indexOf('|')
    const text = marked.replace('|', '')
    const {from, to, list} = proposalsAt(text, offset, schema as unknown as Schema)
    const apply = (label: string) => {
      const insert = list.find((it) => it.label === label)?.insert
      return insert === undefined ? undefined : text.slice(0, from) + insert + text.slice(to)
    }
    return {labels: list.map(({label}) => label), list, apply}
  }

  test('completes keys, but for those that are there', () => {
    const {labels, apply, list} = propose('{"lang": "zh", |}')
    expect(labels).toContain('sections')
    expect(labels).not.toContain('lang')
    expect(apply('rules')).toBe('{"lang": "zh", "rules": {}}')
    expect(list.find(({label}) => label === 'title')?.description).toBe('How titles look')
    expect(propose('{"ru|"}').apply('rules')).toBe('{"rules": {}}')
    expect(propose('{"|": {}}').apply('rules')).toBe('{"rules": {}}')
  })

  test('completes rules, their severities and their options', () => {
    expect(propose('{"rules": {"|"}}').apply('image-alt')).toBe('{"rules": {"image-alt": "error"}}')
    expect(propose('{"rules": {"image-alt": |}}').labels).toEqual(
      expect.arrayContaining(['off', 'warn', 'error'])
    )
    expect(propose('{"rules": {"numbered-list": ["error", {|}]}}').labels).toEqual(['maxDepth'])
    expect(propose('{"sections": [{"name": "甲", |}]}').labels).toEqual(['aliases', 'optional'])
    expect(propose('{"extends": ["|"]}').apply('strict')).toBe('{"extends": ["strict"]}')
    expect(propose('{"nothing": {|}}').labels).toEqual([])
  })

  test('is changed by the form, with its comments and options kept', () => {
    const text = '{\n  // ours\n  "rules": {"numbered-list": ["warn", {"maxDepth": 2}]}\n}\n'
    expect(setSeverity(text, 'numbered-list', 'off')).toBe(text.replace('warn', 'off'))
    expect(JSON.parse(setSeverity('', 'image-alt', 'off'))).toEqual({rules: {'image-alt': 'off'}})
    expect(JSON.parse(setSeverity('[1]', 'image-alt', 'off'))).toEqual({
      rules: {'image-alt': 'off'}
    })
    const off = setSeverity(text, 'image-alt', 'off')
    expect(off).toContain('// ours')
    expect(setSeverity(off, 'image-alt', undefined)).not.toContain('image-alt')
    expect(setSeverity(text, 'numbered-list', undefined)).not.toContain('maxDepth')
    expect(JSON.parse(setPresets('', ['strict']))).toEqual({extends: ['strict']})
    expect(JSON.parse(setPresets('{"extends": "strict"}', []))).toEqual({})
  })

  test('is read by the form as far as it can show it', () => {
    const form = readForm('{"extends": "strict", "rules": {"a": 2, "b": ["off", {}], "c": {}}}')
    expect(form.presets).toEqual(['strict'])
    expect([...form.severities].slice(0, 2)).toEqual([
      ['a', 'error'],
      ['b', 'off']
    ])
    for (const text of ['', '{', '[]', 'null', '{"rules": []}']) {
      expect(readForm(text)).toEqual({presets: [], severities: new Map()})
    }
  })
})

describe('the worker', () => {
  const report = {
    text: '# 2023年第40周周报\n',
    path: '',
    configuration: '',
    language: 'zh'
  } as const
  const problems = async (configuration: string, language: 'en' | 'zh' = 'zh') =>
    answer('lint', {...report, configuration, language}).then(
      () => [],
      (error: unknown) => problemsOf(error, language)
    )

  test('speaks the language of the page, whatever the configuration says', async () => {
    const findings = await answer('lint', {...report, configuration: '// ours\n{"lang": "en",}'})
    expect(findings[0]?.message).toMatch(/^标题/)
  })

  test('says what is wrong about a configuration', async () => {
    expect(await problems('{"lang": \n"zh"')).toEqual(['第 2 行：JSON 有误（CloseBraceExpected）'])
    expect(await problems('{"rules": {"imge-alt": "off"}}')).toEqual([
      expect.stringContaining('image-alt')
    ])
    expect(await problems('[]', 'en')).toHaveLength(1)
    expect(await problems('{"extends": "../x.json"}', 'en')).toHaveLength(1)
  })
})

test('search finds Chinese by pairs, and words with hyphens by their parts', () => {
  expect(tokensOf('图片说明，image-alt')).toEqual([
    '图片',
    '片说',
    '说明',
    'image-alt',
    'image',
    'alt'
  ])
  expect(tokensOf('用Vite构建')).toEqual(['用', 'vite', '构建'])
  expect(tokensOf('<b>… — -')).toEqual(['b'])
})
