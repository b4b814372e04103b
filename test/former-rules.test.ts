import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import remarkParse from 'remark-parse'
import {type PluggableList, unified} from 'unified'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {formerIds, rulesNamed} from '../src/engine/former-rules.ts'
import {lint as lintText} from '../src/index.ts'
import {preset, toFormerPlugin, toPlugin} from '../src/remark/index.ts'
import {good, run} from './support/command.ts'
import {temporaryFolders} from './support/folders.ts'

/** Finds something of each rule that another was split into. */
const text = `[a](none.md)\n\n${good}\n[b](#none)，<http://192.168.1.5/>\n`
const untitled = good.replace(/^# .*\n\n/, '')

const name = '2023-week40.md'
const config = 'weekly-lint.config.json'
const note =
  'weekly-lint: Unexpected former rule id `local-links`, expected `local-files` and `local-anchors`; it still works for them\n'

const set = temporaryFolders()

/** Ids of the rules that something is found of, in the order of the report. */
async function found(
  report: string,
  {argv = [], configuration = {}}: {argv?: readonly string[]; configuration?: object} = {}
) {
  const cwd = set({[name]: report, [config]: JSON.stringify(configuration)})
  const {stdout, stderr} = await run(['--reporter', 'compact', '--no-cache', ...argv], {cwd})
  return {ids: stdout.match(/(?<=\[)[a-z-]+(?=\])/g) ?? [], stderr}
}

const all = ['local-files', 'title-position', 'local-anchors', 'link-address']

describe('an id that rules had before they were split', () => {
  test('stands for rules that there are, and is no id of one any more', () => {
    const ids: string[] = rules.map(({id}) => id)
    expect(formerIds).toEqual(['local-links'])
    for (const former of [...formerIds, 'title-format', 'live-links']) {
      expect(ids).toEqual(expect.arrayContaining([...rulesNamed(former)]))
      expect(ids.includes(former)).toBe(!formerIds.includes(former))
    }
  })

  test('is said once, with what it is called now', async () => {
    const off = {rules: {'local-links': 'off'}}
    const {ids, stderr} = await found(text, {
      configuration: off,
      argv: ['--rule', 'local-links: off']
    })
    expect(ids).toEqual(['title-position', 'link-address'])
    expect(stderr.split(note)).toHaveLength(2)
    expect((await found(text)).stderr).not.toContain('former')
    expect((await found(text, {configuration: off, argv: ['--quiet']})).stderr).toBe('')
    expect((await found(text, {configuration: off, argv: ['--lang', 'zh']})).stderr).toContain(
      'weekly-lint: 规则 `local-links` 已改名，现为 `local-files` 和 `local-anchors`；旧名仍然有效\n'
    )
  })

  test('configures them, but for those that are configured by their own ids', async () => {
    const configured = async (given: object) => (await found(text, {configuration: given})).ids
    expect(await configured({})).toEqual(all)
    expect(await configured({rules: {'local-files': 'error', 'local-links': 'off'}})).toEqual(
      all.filter((id) => id !== 'local-anchors')
    )
    const overrides = [{files: ['*.md'], rules: {'local-links': 'off'}}]
    expect(await configured({rules: {'local-files': 'error'}, overrides})).toEqual([
      'title-position',
      'link-address'
    ])
    expect(await configured({extends: 'strict', rules: {'live-links': 0}})).toEqual(
      all.slice(0, -1)
    )
    expect(await configured({rules: {'live-links': 'off', 'link-address': 'warn'}})).toEqual(all)
    const titles = {'title-format': 'off', 'title-position': 'error'}
    expect(await configured({rules: titles, extends: 'recommended'})).toEqual(all)
    expect(
      await configured({
        rules: {'title-position': 'off'},
        overrides: [{files: ['*.md'], rules: {'title-format': 'error'}}]
      })
    ).toEqual(all.filter((id) => id !== 'title-position'))
  })

  test('silences a missing title', async () => {
    expect((await found(untitled)).ids).toEqual(['title-required'])
    expect((await found(untitled, {configuration: {rules: {'title-format': 'off'}}})).ids).toEqual(
      []
    )
    expect((await found(untitled, {argv: ['--rule', 'title-format: off']})).ids).toEqual([])
    const rules = {'title-format': ['warn', {formats: ['第{week}周']}]}
    const cwd = set({[name]: untitled, [config]: JSON.stringify({rules})})
    const {code, stdout} = await run(['--reporter', 'compact'], {cwd})
    expect([code, stdout]).toEqual([0, expect.stringContaining('`第40周`')])
  })

  test('takes the options of all', async () => {
    const report = `${good}\n[a](/none.md)，[b](/${name}#none)\n`
    const setting = ['error', {root: '.'}]
    const expected = ['local-files', 'local-anchors']
    expect((await found(report, {configuration: {rules: {'local-links': setting}}})).ids).toEqual(
      expected
    )
    const argv = ['--rule', `local-links: ${JSON.stringify(setting)}`]
    expect((await found(report, {argv})).ids).toEqual(expected)
    const wrong = await found(report, {argv: ['--rule', 'local-links: ["error", {"rot": "."}]']})
    expect(wrong.stderr).toContain('Unexpected option `rot` of `local-links`, expected `root`')
    const misspelt = await found(report, {configuration: {rules: {'local-link': 'off'}}})
    expect(misspelt.stderr).toMatch(/Unexpected rule `local-link`, expected `(?!local-links`)/)
  })

  test('is one in comments', async () => {
    const commented = (id: string) => found(`<!-- weekly-lint disable ${id} -->\n\n${text}`)
    const {ids, stderr} = await commented('local-links')
    expect(ids).toEqual(['title-position', 'link-address'])
    expect(stderr.split(note)).toHaveLength(2)
    expect((await commented('live-links')).ids).toEqual(all.slice(0, -1))
    expect((await commented('title-format')).ids).toEqual(all.filter((id) => !/title/.test(id)))
  })

  test('is one to the library', async () => {
    const {messages} = await lintText(text, {rules: {'local-links': 'off', 'live-links': 'off'}})
    expect(messages.map(({ruleId}) => ruleId)).toEqual(['title-position'])
    // @ts-expect-error The types know all rules.
    await expect(lintText(text, {rules: {'local-link': 'off'}})).rejects.toThrow('local-link')
  })

  test('is one in baselines, which are written anew with what it is called now', async () => {
    const hash = (id: string, key: string, line: string) =>
      createHash('sha256')
        .update(JSON.stringify([id, key, line]))
        .digest('hex')
        .slice(0, 16)
    const last = '[b](#none)，<http://192.168.1.5/>'
    const known = {
      'local-links': {
        [hash('local-links', 'missing', '[a](none.md)')]: 1,
        [hash('local-links', 'anchor', last)]: 1,
        [hash('local-links', 'anchor', 'gone')]: 1
      },
      'live-links': {[hash('live-links', 'private', last)]: 1},
      'title-format': {[hash('title-format', 'late', '# 2023 年第40周周报')]: 1}
    }
    const baseline = 'baseline.json'
    const cwd = set({
      [name]: text,
      [baseline]: JSON.stringify({version: 1, files: {[name]: known}})
    })
    const argv = ['--baseline', baseline]
    const before = await run(argv, {cwd})
    expect(before).toMatchObject({code: 0, stdout: ''})
    expect(before.stderr).toContain('left out 4 findings')
    expect(before.stderr).toContain('Solved 1 finding')
    expect(before.stderr).toContain(note)
    const after = await run([...argv, '--write-baseline'], {cwd})
    expect(after.stderr).not.toContain('former')
    const {files} = JSON.parse(readFileSync(join(cwd, baseline), 'utf8'))
    expect(Object.keys(files[name])).toEqual([...all].sort())
    expect(await run([...argv, '--quiet'], {cwd})).toEqual({code: 0, stdout: '', stderr: ''})
  })

  test('is explained', async () => {
    const {code, stdout, stderr} = await run(['explain', 'local-links'])
    expect([code, stderr]).toEqual([0, note])
    expect(stdout).toMatch(/^local-files\b[\s\S]*^local-anchors\b/m)
    const own = await run(['explain', 'title-format'])
    expect(own.stderr).toBe('')
    expect(own.stdout).not.toMatch(/^title-required\b/m)
  })
})

describe('a plugin by an id of before', () => {
  const anchors = '# 2023 年第40周周报\n\n[b](#none)，<http://192.168.1.5/>\n'
  const ruleIds = async (...plugins: PluggableList) => {
    const processor = unified().use(remarkParse).use(plugins)
    const file = new VFile(anchors)
    await processor.run(processor.parse(file), file)
    return file.messages.map(({fatal, ruleId}) => `${ruleId} ${fatal}`)
  }
  const localLinks = toFormerPlugin('local-links')
  const liveLinks = toPlugin(rules.find(({id}) => id === 'live-links') ?? rules[0])
  const localAnchors = toPlugin(rules.find(({id}) => id === 'local-anchors') ?? rules[0])

  test('runs the rules of today', async () => {
    expect(await ruleIds(localLinks)).toEqual(['local-anchors true'])
    expect(await ruleIds([localLinks, ['warn', {root: '.'}]])).toEqual(['local-anchors false'])
    expect(await ruleIds([localLinks, 'off'])).toEqual([])
    expect(await ruleIds([localLinks, 'off'], [localAnchors, 'warn'])).toEqual([
      'local-anchors false'
    ])
  })

  test('configures those of the preset', async () => {
    const address = ['link-address true']
    const links = async (...plugins: PluggableList) =>
      (await ruleIds(preset, ...plugins)).filter((id) => /^(?:link-address|local-)/.test(id))
    expect(await links()).toEqual(['local-anchors true', ...address])
    for (const off of [false, 'off', ['off']]) {
      expect(await links([localLinks, off])).toEqual(address)
      expect(await links([liveLinks, off])).toEqual(['local-anchors true'])
    }
    expect(await links([localLinks, 'warn'])).toEqual(['local-anchors false', ...address])
    expect(await links([localLinks, 'off'], [localAnchors, ['error']])).toEqual([
      'local-anchors true',
      ...address
    ])
  })
})
