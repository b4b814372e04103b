import type {InitializeParams} from 'vscode-languageserver'
import {type Language, languages} from '../text/language.ts'
import {localeLanguage} from '../text/locale.ts'

/** Name of our part of an editor’s settings. */
export const section = 'weekly-lint'

/** What an editor can do, and what it said when it began. */
export interface Client {
  readonly folders: readonly string[]
  readonly settings: ClientSettings
  /** What its menus are in. */
  readonly language: Language | undefined
  /** Whether it answers `workspace/configuration`. */
  readonly hasConfiguration: boolean
  /** Whether it lets us register for what is sent when the configuration changes. */
  readonly registersConfiguration: boolean
  /** Whether it watches files for us. */
  readonly watchesFiles: boolean
  readonly hasFolders: boolean
  readonly hasVersionedEdits: boolean
  /** Whether an action may go without its edit until it is chosen. */
  readonly resolvesEdits: boolean
  readonly showsMarkdown: boolean
  readonly showsRelated: boolean
  readonly nestsSymbols: boolean
}

/** What a person can set in an editor. */
export interface ClientSettings {
  readonly lang?: Language
}

/** Read what an editor says of itself. */
export function readClient(params: InitializeParams): Client {
  const {capabilities, initializationOptions, locale, rootUri, workspaceFolders} = params
  const {textDocument, workspace} = capabilities
  const properties = textDocument?.codeAction?.resolveSupport?.properties ?? []
  const root = rootUri ? [rootUri] : []
  return {
    folders: workspaceFolders?.map(({uri}) => uri) ?? root,
    settings: readSettings(initializationOptions),
    language: locale === undefined ? undefined : localeLanguage(locale),
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    hasFolders: workspace?.workspaceFolders === true,
    hasVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    resolvesEdits: properties.includes('edit') && textDocument?.codeAction?.dataSupport === true,
    showsMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    showsRelated: textDocument?.publishDiagnostics?.relatedInformation === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true
  }
}

/** Settings of an editor, with or without the name of their part; what is wrong is passed over. */
export function readSettings(value: unknown): ClientSettings {
  const own = isRecord(value) && isRecord(value[section]) ? value[section] : value
  const lang = isRecord(own) ? languages.find((language) => language === own.lang) : undefined
  return lang ? {lang} : {}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
