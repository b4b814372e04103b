import {Readable} from 'node:stream'
import {setImmediate} from 'node:timers/promises'
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
  type TextEdit,
  type WorkspaceEdit
} from 'vscode-languageserver/node.js'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {type Client, readClient} from './client.ts'
import {fixAllKind, offer} from './features/actions.ts'
import {complete, triggers} from './features/completion.ts'
import {hover} from './features/hover.ts'
import type {Page} from './features/page.ts'
import {layOut, repair} from './features/repair.ts'
import {flatten, listSymbols} from './features/symbols.ts'
import {Session, type Start} from './session.ts'
import {pathOf} from './uri.ts'
import {register} from './watching.ts'

/** Streams that an editor talks through. */
export interface Streams {
  readonly stdin: AsyncIterable<unknown>
  readonly stdout: NodeJS.WritableStream
}

/** What an action knows that waits for its edits. */
interface Waiting {
  readonly uri: string
  readonly version: number
  readonly rule?: string
}

/**
 * Serve an editor until it says `exit`, its input ends, or its process is gone; each of them ends the
 * process, with 0 after `shutdown` and 1 otherwise, as the protocol has it.
 */
export function serve({stdin, stdout}: Streams, start: Start): Promise<never> {
  const connection = createConnection(Readable.from(stdin, {objectMode: false}), stdout)
  const documents = new TextDocuments(TextDocument)
  let session: Session | undefined
  let client: Client | undefined

  /** Answer about a report, if it is one, and if the request was not cancelled. */
  async function answer<Answer>(
    uri: string,
    token: CancellationToken,
    work: (page: Page, client: Client) => Answer
  ): Promise<Answer | null> {
    // Yields to the event loop, so that a cancellation is handled.
    await setImmediate()
    const page = await session?.page(uri)
    if (token.isCancellationRequested) {
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled')
    }
    return page && client ? work(page, client) : null
  }

  /** Do what the editor may refuse; nothing ends for that. */
  function attempt(work: () => Promise<void> | undefined): void {
    work()?.catch((error: unknown) => connection.console.error(String(error)))
  }

  connection.onInitialize((params) => {
    client = readClient(params)
    session = new Session(connection, client, documents, start)
    return {
      capabilities: capabilitiesFor(client),
      serverInfo: {name: 'weekly-lint', version: start.version}
    }
  })
  connection.onInitialized(() => {
    if (!client || !session) return
    if (client.hasFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({added, removed}) => {
        const uris = (folders: typeof added) => folders.map(({uri}) => uri)
        session?.changeFolders(uris(added), uris(removed))
      })
    }
    const known = client
    attempt(() => register(connection, known))
    if (client.hasConfiguration) attempt(() => session?.changeSettings(undefined))
  })
  connection.onShutdown(() => session?.dispose())

  // Also where one is opened.
  documents.onDidChangeContent(({document}) => session?.change(document.uri))
  documents.onDidClose(({document}) => session?.close(document.uri))
  connection.onDidChangeConfiguration(({settings}) =>
    attempt(() => session?.changeSettings(settings))
  )
  connection.onNotification(DidChangeWatchedFilesNotification.type, ({changes}) => {
    for (const {uri} of changes) {
      const path = pathOf(uri)
      if (path !== undefined) session?.changeFile(path)
    }
  })

  connection.onCodeAction(({textDocument: {uri}, range, context}, token) =>
    answer(uri, token, (page, client) => {
      const place = [page.offset(range.start), page.offset(range.end)] as const
      return offer(page, {range: place, only: context.only}).map(({action, edits, rule}) => {
        if (edits !== 'later') return {...action, edit: editOf(page, edits, client)}
        // An editor that asks for this kind alone is about to apply it; not all resolve it then.
        if (!client.resolvesEdits || (context.only && action.kind === fixAllKind)) {
          return {...action, edit: editOf(page, repair(page, rule), client)}
        }
        const data: Waiting = {uri, version: page.version, ...(rule && {rule})}
        return {...action, data}
      })
    })
  )
  connection.onCodeActionResolve(async (action, token): Promise<CodeAction> => {
    const {data} = action
    if (!isWaiting(data)) return action
    const edit = await answer(data.uri, token, (page, client) =>
      page.version === data.version ? editOf(page, repair(page, data.rule), client) : undefined
    )
    if (!edit) throw new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed')
    return {...action, edit}
  })
  connection.onDocumentFormatting(({textDocument}, token) =>
    answer(textDocument.uri, token, layOut)
  )
  connection.onHover(({textDocument, position}, token) =>
    answer(textDocument.uri, token, (page, {showsMarkdown}) => {
      const kind = showsMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText
      return hover(page, position, kind) ?? null
    })
  )
  connection.onCompletion(({textDocument, position}, token) =>
    answer(textDocument.uri, token, (page) => complete(page, position))
  )
  connection.onDocumentSymbol(({textDocument: {uri}}, token) =>
    answer(uri, token, (page, {nestsSymbols}) => {
      const symbols = listSymbols(page)
      return nestsSymbols ? symbols : flatten(uri, symbols)
    })
  )

  documents.listen(connection)
  connection.listen()
  return new Promise(() => {})
}

function capabilitiesFor({hasFolders, resolvesEdits}: Client): ServerCapabilities {
  return {
    textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental},
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, fixAllKind],
      resolveProvider: resolvesEdits
    },
    completionProvider: {triggerCharacters: [...triggers]},
    documentFormattingProvider: true,
    documentSymbolProvider: true,
    hoverProvider: true,
    ...(hasFolders && {
      workspace: {workspaceFolders: {supported: true, changeNotifications: true}}
    })
  }
}

function editOf({uri, version}: Page, edits: TextEdit[], client: Client): WorkspaceEdit {
  return client.hasVersionedEdits
    ? {documentChanges: [{textDocument: {uri, version}, edits}]}
    : {changes: {[uri]: edits}}
}

function isWaiting(data: unknown): data is Waiting {
  return typeof data === 'object' && data !== null && 'uri' in data && 'version' in data
}
