import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  type Command,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Registration,
  RegistrationRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type TextEdit
} from 'vscode-languageserver-protocol/node'
import {TextDocument} from 'vscode-languageserver-textdocument'

const root = path.join(import.meta.dirname, '../..')

/** The command line from its sources. */
export const fromSources = [
  '--import',
  'tsx',
  path.join(root, 'src/cli/index.ts'),
  'lsp',
  '--stdio'
]

/** What an editor of today says that it can do. */
export const capable: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: {dynamicRegistration: true},
    didChangeWatchedFiles: {dynamicRegistration: true},
    workspaceEdit: {documentChanges: true},
    workspaceFolders: true
  },
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: {codeActionKind: {valueSet: ['quickfix', 'source']}},
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: {properties: ['edit']}
    },
    documentSymbol: {hierarchicalDocumentSymbolSupport: true},
    hover: {contentFormat: ['markdown', 'plaintext']},
    publishDiagnostics: {codeDescriptionSupport: true, versionSupport: true}
  }
}

export interface EditorOptions {
  /** Paths of the folders that are open. */
  readonly folders?: readonly string[]
  readonly capabilities?: ClientCapabilities
  readonly initializationOptions?: unknown
  readonly locale?: string
  /** What the editor answers when it is asked for its settings. */
  readonly settings?: unknown
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Arguments of Node.js. */
  readonly argv?: readonly string[]
  readonly processId?: number | null
}

interface Published {
  readonly version?: number | undefined
  readonly diagnostics: Diagnostic[]
}

/** An editor, as far as a language server sees one: it talks to a process of its own. */
export class Editor {
  readonly process: ChildProcess
  readonly connection: ProtocolConnection
  readonly messages: string[] = []
  readonly registrations: Registration[] = []
  settings: unknown
  initialized!: InitializeResult
  #stderr = ''
  readonly #documents = new Map<string, TextDocument>()
  readonly #published = new Map<string, Published>()
  readonly #waiting = new Set<() => void>()
  /** Counted on when a document is opened again, so that no answer is taken for another. */
  #version = 0

  private constructor(process: ChildProcess, settings: unknown) {
    const {stdin, stdout, stderr} = process
    if (!stdin || !stdout || !stderr) throw new Error('Missing streams')
    this.process = process
    this.settings = settings
    stderr.on('data', (data) => {
      this.#stderr += data
    })
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin)
    )
    process.on('exit', () => this.#tell())
    // A server that is killed leaves writes without an end.
    this.connection.onError(() => {})
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({uri, ...published}) => {
      this.#published.set(uri, published)
      this.#tell()
    })
    this.connection.onNotification(ShowMessageNotification.type, ({message}) => {
      this.messages.push(message)
      this.#tell()
    })
    this.connection.onRequest(RegistrationRequest.type, ({registrations}) => {
      this.registrations.push(...registrations)
      this.#tell()
    })
    this.connection.onRequest(ConfigurationRequest.type, ({items}) =>
      items.map(() => this.settings)
    )
    this.connection.listen()
  }

  /** Start a server, and shake hands. */
  static async start(options: EditorOptions = {}): Promise<Editor> {
    const {argv = fromSources, capabilities = capable, cwd = root, folders = [], locale} = options
    const {env = {}, initializationOptions, processId = process.pid, settings = null} = options
    const child = spawn(process.execPath, argv, {cwd, env: {PATH: process.env.PATH, ...env}})
    const editor = new Editor(child, settings)
    editor.initialized = await editor.connection.sendRequest(InitializeRequest.type, {
      processId,
      rootUri: null,
      capabilities,
      initializationOptions,
      ...(locale !== undefined && {locale}),
      workspaceFolders: folders.map((folder) => ({uri: uriOf(folder), name: path.basename(folder)}))
    })
    await editor.connection.sendNotification(InitializedNotification.type, {})
    return editor
  }

  /** Text of a document, as the editor has it. */
  text(uri: string): string {
    return this.#document(uri).getText()
  }

  /** Open a document, and wait for its findings. */
  async open(uri: string, text: string, languageId = 'markdown'): Promise<Diagnostic[]> {
    const version = ++this.#version
    this.#documents.set(uri, TextDocument.create(uri, languageId, version, text))
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: {uri, languageId, version, text}
    })
    return this.diagnostics(uri)
  }

  /** Change parts of a document, one after the other. */
  async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const document = this.#document(uri)
    const version = ++this.#version
    this.#documents.set(uri, TextDocument.update(document, contentChanges, version))
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: {uri, version},
      contentChanges
    })
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri)
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: {uri}
    })
  }

  /** The findings on the version that is open. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const {version} = this.#document(uri)
    await this.until(() => this.#published.get(uri)?.version === version)
    return this.shown(uri)
  }

  /** What is shown of a file right now. */
  shown(uri: string): Diagnostic[] {
    return this.#published.get(uri)?.diagnostics ?? []
  }

  /** Names of the rules that are shown for a file. */
  codes(uri: string): unknown[] {
    return this.shown(uri).map(({code}) => code)
  }

  /** Wait until something holds; what never does ends the test. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      if (this.process.exitCode !== null) throw new Error(`The server ended: ${this.#stderr}`)
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve)
      })
    }
  }

  /** What the server offers at a place, as the editor shows it. */
  async actions(uri: string, at: Place, only?: string[]): Promise<CodeAction[]> {
    const range = this.range(uri, at)
    const diagnostics = this.shown(uri).filter(({range: {start, end}}) => {
      return !isBefore(end, range.start) && !isBefore(range.end, start)
    })
    const found = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: {uri},
      range,
      context: {diagnostics, ...(only && {only})}
    })
    return (found ?? []).filter((action): action is CodeAction => !isCommand(action))
  }

  /** The text after an action, without putting it in the document. */
  async apply(action: CodeAction): Promise<string> {
    const {edit} = action.edit
      ? action
      : await this.connection.sendRequest(CodeActionResolveRequest.type, action)
    const [change] = edit?.documentChanges ?? []
    if (change && 'textDocument' in change) {
      const document = this.#document(change.textDocument.uri)
      if (change.textDocument.version !== document.version) throw new Error('Stale edit')
      return TextDocument.applyEdits(document, change.edits as TextEdit[])
    }
    const [[uri, edits] = ['', []]] = Object.entries(edit?.changes ?? {})
    return TextDocument.applyEdits(this.#document(uri), edits)
  }

  /** Where something stands in a document. */
  range(uri: string, at: Place) {
    const document = this.#document(uri)
    const [text, length] = typeof at === 'string' ? [at, at.length] : [at.before, 0]
    const start = document.getText().indexOf(text)
    if (start < 0) throw new Error(`Missing ${text}`)
    return {start: document.positionAt(start), end: document.positionAt(start + length)}
  }

  /** Write messages as they are, all at once: data, or texts that may be anything. */
  write(...messages: readonly unknown[]): void {
    const bodies = messages.map((message) =>
      typeof message === 'string' ? message : JSON.stringify(message)
    )
    const frames = bodies.map((body) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    this.process.stdin?.write(frames.join(''))
  }

  /** End it as the protocol has it, with its exit code. */
  async end(): Promise<number | null> {
    if (this.process.exitCode !== null) return this.process.exitCode
    const ended = once(this.process, 'exit')
    await this.connection.sendRequest(ShutdownRequest.type)
    await this.connection.sendNotification(ExitNotification.type)
    const [code] = await ended
    this.connection.dispose()
    return code
  }

  get stderr(): string {
    return this.#stderr
  }

  #document(uri: string): TextDocument {
    const document = this.#documents.get(uri)
    if (!document) throw new Error(`Missing document ${uri}`)
    return document
  }

  #tell(): void {
    for (const resolve of this.#waiting) resolve()
    this.#waiting.clear()
  }
}

/** A text in a document, or the point before one. */
export type Place = string | {readonly before: string}

export function uriOf(file: string): string {
  return pathToFileURL(file).href
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character)
}

function isCommand(action: CodeAction | Command): action is Command {
  return typeof action.command === 'string'
}
