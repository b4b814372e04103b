import {spawn} from 'node:child_process'
import {once} from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import {afterAll, afterEach, beforeAll, describe, expect, test, vi} from 'vitest'
import {
  CodeActionResolveRequest,
  CompletionRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DocumentFormattingRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  ExitNotification,
  HoverRequest,
  LSPErrorCodes,
  type SymbolInformation,
  type TextEdit
} from 'vscode-languageserver-protocol/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {rules} from '../rules/index.ts'
import {fixText} from '../src/engine/fix.ts'
import {settle} from '../src/engine/settings.ts'
import {splitByteOrderMark} from '../src/syntax/byte-order-mark.ts'
import {bad, good, removeFolder, run, temporaryFolder} from './support/command.ts'
import {Editor, type EditorOptions, fromSources, uriOf} from './support/editor.ts'
import {filesOf, readSnippets} from './support/snippets.ts'

// Each server is a process, which takes its time to start where others do the same.
vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const editors: Editor[] = []
const folders: string[] = []

/** A folder that is a repository, so that nothing above it counts. */
function projectOf(files: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder({'.git/HEAD': '', ...files})
  folders.push(folder)
  return folder
}

async function start(options: EditorOptions): Promise<Editor> {
  const editor = await Editor.start(options)
  editors.push(editor)
  return editor
}

afterEach(async () => {
  await Promise.all(editors.splice(0).map((editor) => editor.end()))
})
afterAll(() => {
  for (const folder of folders) removeFolder(folder)
})

describe('an editor of today', () => {
  let folder: string
  let editor: Editor
  let uri: string
  beforeAll(async () => {
    folder = projectOf({
      '.gitignore': 'drafts/\n',
      'README.md': '# 读我\n\n- 目录\n'
    })
    editor = await Editor.start({folders: [folder]})
    uri = uriOf(path.join(folder, '2023-week40.md'))
  })
  afterAll(async () => {
    expect(await editor.end()).toBe(0)
    expect(editor.stderr).toBe('')
  })

  const at = (line: number, character: number) => ({
    textDocument: {uri},
    position: {line, character}
  })

  test('is told what the server can do', () => {
    expect(editor.initialized).toMatchObject({
      serverInfo: {name: 'weekly-lint'},
      capabilities: {
        textDocumentSync: {openClose: true, change: 2},
        codeActionProvider: {codeActionKinds: ['quickfix', 'source.fixAll.weekly-lint']},
        workspace: {workspaceFolders: {supported: true}}
      }
    })
  })

  test('gets findings while somebody types', async () => {
    expect(await editor.open(uri, good.replaceAll('\n', '\r\n'))).toEqual([])
    await editor.change(
      uri,
      {range: editor.range(uri, {before: '读了'}), text: '👍'},
      {range: editor.range(uri, {before: '去公园'}), text: '看云。\r\n2. '}
    )
    await editor.change(uri, {range: editor.range(uri, '1. 👍'), text: '- 👍'})
    expect(await editor.diagnostics(uri)).toMatchObject([
      {code: 'numbered-list', range: {start: {line: 11, character: 0}}}
    ])
    await editor.change(uri, {text: good})
    expect(await editor.diagnostics(uri)).toEqual([])
    await editor.close(uri)
    await editor.until(() => editor.shown(uri).length === 0)
  })

  test('and the server have the same text, whatever is typed', async () => {
    await editor.open(uri, '')
    const piece = fc.constantFrom(
      '- 看',
      '\r\n',
      '\n',
      '👍',
      '## 技术',
      '# 2023年40周',
      '\r',
      '*',
      ' '
    )
    const change = fc.record({from: fc.nat(60), length: fc.nat(6), pieces: fc.array(piece)})
    await fc.assert(
      fc.asyncProperty(fc.array(change, {minLength: 1, maxLength: 4}), async (changes) => {
        for (const {from, length, pieces} of changes) {
          const document = TextDocument.create(uri, 'markdown', 0, editor.text(uri))
          const range = {start: document.positionAt(from), end: document.positionAt(from + length)}
          await editor.change(uri, {range, text: pieces.join('')})
        }
        const [action] = await editor.actions(uri, {before: ''}, ['source.fixAll'])
        const {content} = splitByteOrderMark(editor.text(uri))
        const expected = String(fixText(content, settle(rules, {path: '2023-week40.md'})))
        expect(!action || action.edit).toBeTruthy()
        expect(action ? await editor.apply(action) : editor.text(uri)).toBe(expected)
      }),
      {numRuns: 15}
    )
    await editor.close(uri)
  })

  test('is offered repairs, the safe ones preferred', async () => {
    const text = bad.replace('1. 去公园散步', '- 去公园散步').replace('## 总结\n\n', '')
    await editor.open(uri, text)
    const actions = await editor.actions(uri, '- 读')
    expect(actions.map(({title, kind, isPreferred}) => [title, kind, isPreferred])).toEqual([
      ['Change to `1.` (numbered-list)', 'quickfix', true],
      ['Repair all of `numbered-list`', 'quickfix', undefined],
      ['Repair all that is safe to repair', 'source.fixAll.weekly-lint', undefined],
      ['Ignore `numbered-list` in this block', 'quickfix', undefined],
      ['Ignore `numbered-list` on this line', 'quickfix', undefined]
    ])
    const [one, rule, all, comment] = actions
    if (!one || !rule || !all || !comment) throw new Error('Missing action')
    expect(one.diagnostics).toMatchObject([{code: 'numbered-list'}])
    expect(await editor.apply(one)).toBe(text.replace('- 读', '1. 读'))
    expect(rule.edit).toBeUndefined()
    expect(await editor.apply(rule)).toBe(text.replaceAll('- ', '1. '))
    expect(await editor.apply(all)).toBe(text.replaceAll('- ', '1. '))
    const silent = await editor.apply(comment)
    expect(silent).toBe(text.replace('- 读', '<!-- weekly-lint ignore numbered-list -->\n- 读'))
    await editor.change(uri, {text: silent})
    await editor.diagnostics(uri)
    expect(editor.codes(uri)).toEqual(['numbered-list', 'required-sections'])

    const suggested = await editor.actions(uri, {before: '不错的'}, ['quickfix'])
    expect(suggested.every(({isPreferred}) => !isPreferred)).toBe(true)
    await editor.close(uri)
  })

  test('is offered nothing for a text that has changed since', async () => {
    await editor.open(uri, bad)
    const actions = await editor.actions(uri, '- 读')
    const action = actions.find(({kind}) => kind === 'source.fixAll.weekly-lint')
    if (!action) throw new Error('Missing action')
    expect(action.edit).toBeUndefined()
    await editor.change(uri, {text: `${bad}\n`})
    await expect(
      editor.connection.sendRequest(CodeActionResolveRequest.type, action)
    ).rejects.toMatchObject({code: LSPErrorCodes.ContentModified})
    await editor.close(uri)
  })

  test('lays a report out', async () => {
    const text = good.replace('## 技术', '技术\n----').replaceAll('\n', '\r\n')
    const other = uriOf(path.join(folder, 'laid-out/2023-week40.md'))
    fs.mkdirSync(path.join(folder, 'laid-out'))
    fs.writeFileSync(
      path.join(folder, 'laid-out/weekly-lint.config.json'),
      '{"rules": {"heading-style": "warn"}}'
    )
    await editor.open(other, text)
    const edits = await editor.connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument: {uri: other},
      options: {tabSize: 8, insertSpaces: false}
    })
    const document = TextDocument.create(other, 'markdown', 1, text)
    expect(TextDocument.applyEdits(document, edits as TextEdit[])).toBe(
      good.replaceAll('\n', '\r\n')
    )
    await editor.close(other)
  })

  test('shows why, what may come next, and an shape', async () => {
    await editor.open(uri, bad)
    const why = await editor.connection.sendRequest(HoverRequest.type, at(10, 0))
    expect(why?.contents).toMatchObject({kind: 'markdown'})
    expect(JSON.stringify(why?.contents)).toContain('**numbered-list** · ')

    const symbols = await editor.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: {uri}
    })
    const [title] = symbols as DocumentSymbol[]
    expect(title?.name).toBe('2023 年第40周周报')
    expect(title?.children?.map(({name}) => name)).toEqual(['生活', '技术', '总结'])

    await editor.change(uri, {range: editor.range(uri, '## 总结'), text: '## '})
    const items = await editor.connection.sendRequest(CompletionRequest.type, at(12, 3))
    expect(items).toMatchObject([{label: '总结', textEdit: {newText: '总结'}}])
    await editor.change(uri, {text: '# 2023 年第40周周报\n\n<!-- weekly-lint disable im -->\n'})
    const words = await editor.connection.sendRequest(CompletionRequest.type, at(2, 27))
    expect(words).toHaveLength(rules.length)
    await editor.close(uri)
  })

  test('is left alone with what is no report', async () => {
    const readme = uriOf(path.join(folder, 'README.md'))
    const draft = uriOf(path.join(folder, 'drafts/2023-week1.md'))
    const hidden = uriOf(path.join(folder, '.github/2023-week1.md'))
    for (const other of [readme, draft, hidden, 'git:/2023-week1.md', 'untitled:1']) {
      expect(
        await editor.open(
          other,
          bad.replace(/^#.*/, other === readme ? '# 读我' : '$&'),
          other.startsWith('untitled') ? 'plaintext' : 'markdown'
        ),
        other
      ).toEqual([])
      const textDocument = {uri: other}
      const options = {tabSize: 2, insertSpaces: true}
      const {connection} = editor
      expect(
        await connection.sendRequest(DocumentFormattingRequest.type, {textDocument, options})
      ).toBeNull()
      expect(await connection.sendRequest(DocumentSymbolRequest.type, {textDocument})).toBeNull()
      expect(await editor.actions(other, '- 读')).toEqual([])
      await editor.close(other)
    }
    const unknown = {textDocument: {uri: 'file:///nowhere.md'}, position: {line: 9, character: 9}}
    expect(await editor.connection.sendRequest(HoverRequest.type, unknown)).toBeNull()
  })

  test('gets findings on a report that has no file yet, and on one outside of its folders', async () => {
    expect(await editor.open('untitled:Untitled-1', bad)).toMatchObject([{code: 'numbered-list'}])
    await editor.change('untitled:Untitled-1', {text: '# 随想\n\n- 一\n'})
    expect(await editor.diagnostics('untitled:Untitled-1')).toEqual([])
    const outside = uriOf(path.join(projectOf(), '2023-week40.md'))
    expect(await editor.open(outside, bad)).toMatchObject([{code: 'numbered-list'}])
    await editor.close(outside)
  })

  test('is told of a report that is too complex', async () => {
    const text = `${good}\n${'> '.repeat(40)}x\n`
    expect(await editor.open(uri, text)).toMatchObject([{severity: 1, source: 'weekly-lint'}])
    expect(await editor.actions(uri, {before: '> '})).toEqual([])
    await editor.close(uri)
  })

  test('may change its mind', async () => {
    await editor.open(uri, bad)
    let answer = ''
    const hear = (data: Buffer) => {
      answer += data
    }
    editor.process.stdout?.on('data', hear)
    const context = {diagnostics: []}
    const params = {textDocument: {uri}, range: editor.range(uri, '- 读'), context}
    // At once, so that there is no time for an answer.
    editor.write(
      {jsonrpc: '2.0', id: 'asked', method: 'textDocument/codeAction', params},
      {jsonrpc: '2.0', method: '$/cancelRequest', params: {id: 'asked'}}
    )
    await editor.actions(uri, '- 读')
    editor.process.stdout?.off('data', hear)
    expect(answer).toMatch(/"id":"asked","error":\{"code":-32800,/)
    await editor.close(uri)
  })

  test('can have a byte order mark in its text', async () => {
    await editor.open(uri, `\uFEFF${bad.replace('2023 年', '2023年')}`)
    expect(editor.shown(uri)[0]?.range.start).toEqual({line: 0, character: 7})
    const [action] = await editor.actions(uri, '# 2023年', ['source.fixAll'])
    expect(action && (await editor.apply(action))).toBe(`\uFEFF${bad.replace('- 读', '1. 读')}`)
    await editor.close(uri)
  })
})

describe('configurations', () => {
  const numbered = (severity: string) => JSON.stringify({rules: {'numbered-list': severity}})
  const changed = (editor: Editor, file: string, type: 1 | 2 | 3 = 2) =>
    editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{uri: uriOf(file), type}]
    })

  test('are read again when the editor tells that they have changed', async () => {
    const folder = projectOf({'weekly-lint.config.json': numbered('warn')})
    const file = path.join(folder, 'weekly-lint.config.json')
    const uri = uriOf(path.join(folder, '2023-week40.md'))
    const editor = await start({folders: [folder]})
    expect(await editor.open(uri, bad)).toMatchObject([{severity: 2}])
    await editor.until(() => editor.registrations.length === 2)
    expect(JSON.stringify(editor.registrations)).toContain('"**/weekly-lint.config.json"')

    fs.writeFileSync(file, numbered('error'))
    await changed(editor, file)
    await editor.until(() => editor.shown(uri)[0]?.severity === 1)
    fs.rmSync(file)
    fs.writeFileSync(path.join(folder, '.weeklylintrc'), 'rules: {numbered-list: off}\n')
    await changed(editor, file, 3)
    await editor.until(() => editor.shown(uri).length === 0)
  })

  test('are read again where the editor watches nothing, and where another file is built on', async () => {
    const folder = projectOf({
      'weekly-lint.config.json': '{"extends": "./rules/base.json"}',
      'rules/base.json': numbered('warn')
    })
    const uri = uriOf(path.join(folder, 'weekly/2023-week40.md'))
    fs.mkdirSync(path.join(folder, 'weekly'))
    const editor = await start({folders: [folder], capabilities: {}})
    expect(await editor.open(uri, bad)).toMatchObject([{severity: 2}])
    fs.writeFileSync(path.join(folder, 'rules/base.json'), numbered('error'))
    await editor.until(() => editor.shown(uri)[0]?.severity === 1)
    fs.writeFileSync(path.join(folder, 'weekly-lint.config.json'), numbered('off'))
    await editor.until(() => editor.shown(uri).length === 0)
  })

  test('that make no sense are told of once, and shown at the place', async () => {
    const folder = projectOf({'weekly-lint.config.json': '{\n  "lnag": "zh"\n}\n'})
    const file = path.join(folder, 'weekly-lint.config.json')
    const [uri, other] = ['2023-week40.md', '2023-week41.md'].map((name) =>
      uriOf(path.join(folder, name))
    ) as [string, string]
    const editor = await start({folders: [folder]})
    expect(await editor.open(uri, bad)).toEqual([])
    expect(await editor.open(other, bad)).toEqual([])
    await editor.change(uri, {text: good})
    await editor.diagnostics(uri)
    expect(editor.messages).toEqual([
      'weekly-lint: weekly-lint.config.json:2:3: lnag: Unexpected key `lnag`, expected `lang`'
    ])
    expect(editor.shown(uriOf(file))).toEqual([
      {
        range: {start: {line: 1, character: 2}, end: {line: 1, character: 3}},
        severity: 1,
        source: 'weekly-lint',
        message: 'lnag: Unexpected key `lnag`, expected `lang`'
      }
    ])

    // Also where the file itself is open.
    const text = fs.readFileSync(file, 'utf8')
    expect(await editor.open(uriOf(file), text, 'json')).toHaveLength(1)
    await editor.close(uriOf(file))

    fs.writeFileSync(file, '{"lang": "zh"}')
    await editor.change(uri, {text: bad})
    await changed(editor, file)
    await editor.until(() => editor.shown(uri)[0]?.message === '列表应编号，`-` 应为 `1.`')
    expect(editor.shown(uriOf(file))).toEqual([])

    fs.writeFileSync(path.join(folder, '.weeklylintrc'), '{}')
    await changed(editor, path.join(folder, '.weeklylintrc'), 1)
    await editor.until(() => editor.messages.length === 2)
    expect(editor.messages[1]).toContain('weekly-lint.config.json')
  })

  test('count in their own folder, also when folders come and go', async () => {
    const [first, second] = [
      projectOf({'weekly-lint.config.json': numbered('warn')}),
      projectOf({'weekly-lint.config.json': '{"files": ["reports/**"]}'})
    ]
    const editor = await start({folders: [first, second]})
    const one = uriOf(path.join(first, '2023-week40.md'))
    expect(await editor.open(one, bad)).toMatchObject([{severity: 2}])
    const taken = uriOf(path.join(second, 'reports/notes.md'))
    expect(await editor.open(taken, bad)).toMatchObject([{severity: 1}])
    const left = uriOf(path.join(second, '2023-week40.md'))
    expect(await editor.open(left, bad)).toEqual([])

    fs.rmSync(path.join(second, 'weekly-lint.config.json'))
    const added = [{uri: uriOf(path.join(second, 'reports')), name: 'reports'}]
    const removed = [{uri: uriOf(second), name: 'second'}]
    await editor.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: {added, removed}
    })
    await editor.until(() => editor.shown(left).length === 1)
  })
})

describe('languages', () => {
  const sentence = {en: 'Unexpected bullet `-`, expected `1.`', zh: '列表应编号，`-` 应为 `1.`'}
  const told = async (options: EditorOptions, config = '{}') => {
    const folder = projectOf({'weekly-lint.config.json': config})
    const editor = await start({folders: [folder], ...options})
    const uri = uriOf(path.join(folder, '2023-week40.md'))
    const [found] = await editor.open(uri, bad)
    return {editor, uri, message: found?.message}
  }

  test('are those of the editor, the configuration or a person', async () => {
    const env = {LANG: 'zh_CN.UTF-8'}
    expect((await told({env})).message).toBe(sentence.zh)
    expect((await told({env, locale: 'en-US'})).message).toBe(sentence.en)
    expect((await told({env, locale: 'fr'})).message).toBe(sentence.zh)
    expect((await told({locale: 'zh-hans'})).message).toBe(sentence.zh)
    expect((await told({locale: 'zh-cn'}, '{"lang": "en"}')).message).toBe(sentence.en)
    const initializationOptions = {lang: 'zh'}
    expect((await told({initializationOptions}, '{"lang": "en"}')).message).toBe(sentence.zh)
    expect((await told({argv: [...fromSources, '--lang', 'zh']}, '{"lang": "en"}')).message).toBe(
      sentence.zh
    )
  })

  test('change with the settings, asked for or sent', async () => {
    const asked = await told({settings: {lang: 'klingon'}})
    expect(asked.message).toBe(sentence.en)
    asked.editor.settings = {lang: 'zh'}
    const {type} = DidChangeConfigurationNotification
    await asked.editor.connection.sendNotification(type, {settings: null})
    await asked.editor.until(() => asked.editor.shown(asked.uri)[0]?.message === sentence.zh)

    const sent = await told({capabilities: {}, initializationOptions: {lang: 'zh'}})
    expect(sent.message).toBe(sentence.zh)
    const settings = {'weekly-lint': {lang: 'en'}}
    await sent.editor.connection.sendNotification(type, {settings})
    await sent.editor.until(() => sent.editor.shown(sent.uri)[0]?.message === sentence.en)
  })
})

test('an editor that can do little gets what it can take', async () => {
  const folder = projectOf()
  const uri = uriOf(path.join(folder, '2023-week40.md'))
  const editor = await start({folders: [folder], capabilities: {}, locale: 'zh'})
  await editor.open(uri, bad)
  const textDocument = {uri}
  const {connection} = editor
  const symbols = await connection.sendRequest(DocumentSymbolRequest.type, {textDocument})
  expect((symbols as SymbolInformation[])[1]).toMatchObject({
    name: '生活',
    location: {uri},
    containerName: '2023 年第40周周报'
  })
  const position = {line: 10, character: 0}
  const why = await connection.sendRequest(HoverRequest.type, {textDocument, position})
  expect(why?.contents).toMatchObject({kind: 'plaintext'})
  const [one, all] = await editor.actions(uri, '- 读')
  expect(Object.keys(one?.edit?.changes ?? {})).toEqual([uri])
  expect(all?.edit).toBeDefined()
  expect(all && (await editor.apply(all))).toBe(bad.replace('- 读', '1. 读'))
})

describe('the other reports', () => {
  test('count, as they are on the disk or in the editor', async () => {
    const folder = projectOf({'2023-week39.md': good.replace('第40周', '第39周')})
    const [uri, other] = ['2023-week40.md', '2023-week39.md'].map((name) =>
      uriOf(path.join(folder, name))
    ) as [string, string]
    const editor = await start({folders: [folder], env: {XDG_CACHE_HOME: projectOf()}})
    const rule = 'unique-week'
    expect(await editor.open(uri, good.replace('第40周', '第39周'))).not.toEqual([])
    await editor.change(uri, {text: good})
    expect(await editor.diagnostics(uri)).toEqual([])

    // Another is written on the disk, then changed in the editor, then closed without being saved.
    const third = path.join(folder, 'notes.md')
    fs.writeFileSync(third, good)
    // Not for each key; when the editor tells of it.
    await editor.change(uri, {range: editor.range(uri, {before: '不错'}), text: '很'})
    expect(await editor.diagnostics(uri)).toEqual([])
    await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{uri: uriOf(third), type: 1}]
    })
    await editor.until(() => editor.codes(uri).includes(rule))
    await editor.open(uriOf(third), good.replace('第40周', '第38周'))
    await editor.until(() => editor.shown(uri).length === 0)
    await editor.close(uriOf(third))
    await editor.until(() => editor.codes(uri).includes(rule))
    expect(await editor.open(other, good.replace('第40周', '第39周'))).toEqual([])
  })
})

describe('the end', () => {
  test('comes with `exit`: 0 after `shutdown`, 1 without', async () => {
    const editor = await start({})
    const ended = once(editor.process, 'exit')
    await editor.connection.sendNotification(ExitNotification.type)
    expect(await ended).toEqual([1, null])
    expect(await (await start({})).end()).toBe(0)
  })

  test('comes when the input ends', async () => {
    const editor = await start({})
    const ended = once(editor.process, 'exit')
    editor.process.stdin?.end()
    expect(await ended).toEqual([1, null])
  })

  test('comes when the editor is gone', async () => {
    const parent = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
    const editor = await start({processId: parent.pid ?? 0})
    const ended = once(editor.process, 'exit')
    parent.kill('SIGKILL')
    expect(await ended).toEqual([1, null])
  })

  test('does not come for what makes no sense', async () => {
    const folder = projectOf()
    const editor = await start({folders: [folder]})
    const textDocument = null
    editor.write(
      '{"jsonrpc": "2.0", "id": 1,',
      [],
      {jsonrpc: '2.0', method: 'no/such/notification', params: 1},
      {jsonrpc: '2.0', method: 'textDocument/didOpen', params: {}},
      {jsonrpc: '2.0', method: 'textDocument/didChange', params: {textDocument}},
      {jsonrpc: '2.0', method: 'workspace/didChangeWatchedFiles', params: {changes: [{uri: '%'}]}}
    )
    editor.process.stdin?.write('Content-Type: text/plain\r\n\r\n')
    await expect(editor.connection.sendRequest('no/such/request')).rejects.toThrow()
    const odd = {textDocument: 3}
    expect(await editor.connection.sendRequest('textDocument/hover', odd)).toBeNull()
    const uri = uriOf(path.join(folder, '2023-week40.md'))
    expect(await editor.open(uri, bad)).toMatchObject([{code: 'numbered-list'}])
    const nul = uriOf(path.join(folder, 'a\0b/2023-week40.md'))
    await editor.open(nul, bad)
    expect(editor.messages).toEqual([])
    const far = {textDocument: {uri}, position: {line: 1e9, character: 1e9}}
    expect(await editor.connection.sendRequest(HoverRequest.type, far)).toBeNull()
  })
})

test('what the documents say to put in an editor starts it, and names what it knows', async () => {
  const snippets = readSnippets('docs/editors.md')
  const vscode = JSON.parse(filesOf(snippets, 'VS Code')['settings.json'] ?? '')
  const zed = filesOf(snippets, 'Zed')
  const settings = JSON.parse(zed['settings.json'] ?? '')
  const wordsOf = (text = '') => [...text.matchAll(/["']([^"']*)["']/g)].map(([, word]) => word)
  const lua = filesOf(snippets, 'Neovim')['init.lua'] ?? ''
  const toml = filesOf(snippets, 'Helix')['languages.toml'] ?? ''
  const commands = [
    [vscode['glspc.server.command'], ...vscode['glspc.server.commandArguments']],
    wordsOf(/cmd = \{.*\}/.exec(lua)?.[0]),
    wordsOf(/command = .*\nargs = .*/.exec(toml)?.[0]),
    ['weekly-lint', ...wordsOf(/args: .*/.exec(zed['src/lib.rs'] ?? '')?.[0])]
  ]
  for (const command of commands) expect(command).toEqual(['weekly-lint', 'lsp', '--stdio'])

  const initializationOptions = settings.lsp['weekly-lint'].initialization_options
  expect(initializationOptions).toEqual({lang: 'zh'})
  const [{code_action: kind}] = settings.languages.Markdown.formatter
  expect(Object.keys(vscode['[markdown]']['editor.codeActionsOnSave'])).toEqual([kind])
  const editor = await start({})
  const {codeActionProvider} = editor.initialized.capabilities
  expect(codeActionProvider).toMatchObject({codeActionKinds: expect.arrayContaining([kind])})
})

test('without `--stdio` it says what is missing', async () => {
  expect(await run(['lsp'])).toMatchObject({code: 2, stdout: ''})
  expect((await run(['lsp', '--lang', 'zh'])).stderr).toBe(
    'weekly-lint: 缺少 `--stdio`，应为 `weekly-lint lsp --stdio`，由编辑器启动并与之通信\n'
  )
  expect((await run(['lsp', '--stdio', 'x'])).stderr).toContain(
    '`x`, expected one that `weekly-lint lsp'
  )
  expect((await run(['lsp', '--help'])).stdout).toMatch(/^weekly-lint lsp --stdio/)
})
