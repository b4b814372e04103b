import {pathToFileURL} from 'node:url'
import {
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  MessageType,
  ShowMessageNotification
} from 'vscode-languageserver'
import type {Language} from '../language.ts'
import {messageSource} from '../message.ts'
import {type Problem, tell} from '../problem.ts'

/** Tells of what is wrong with configurations: once in a message, and at the place itself. */
export class ConfigProblems {
  readonly #connection: Connection
  readonly #told = new Set<string>()
  readonly #shown = new Map<string, Diagnostic[]>()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Tell of some problems; those that were told already stay as they are. */
  tell(problems: readonly Problem[], language: Language): void {
    for (const {text, values, place} of problems) {
      const sentence = tell(text, language, values)
      if (place) this.#show(place.path, toDiagnostic(place, tell(place.text, language, values)))
      if (this.#told.has(sentence)) continue
      this.#told.add(sentence)
      // Without waiting for a click, as `window.showErrorMessage` does.
      this.#connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Error,
        message: `weekly-lint: ${sentence}`
      })
    }
  }

  /**
   * Take back what is shown at places, as all is looked at again.
   *
   * @param hasChanged Whether a configuration has changed, so that a message is worth another look.
   */
  forget(hasChanged: boolean): void {
    for (const uri of this.#shown.keys()) {
      this.#connection.sendDiagnostics({uri, diagnostics: []})
    }
    this.#shown.clear()
    if (hasChanged) this.#told.clear()
  }

  #show(path: string, diagnostic: Diagnostic): void {
    const uri = pathToFileURL(path).href
    const shown = this.#shown.get(uri) ?? []
    if (shown.some((other) => JSON.stringify(other) === JSON.stringify(diagnostic))) return
    const diagnostics = [...shown, diagnostic]
    this.#shown.set(uri, diagnostics)
    this.#connection.sendDiagnostics({uri, diagnostics})
  }
}

function toDiagnostic(
  {line, column}: {readonly line: number; readonly column: number},
  message: string
): Diagnostic {
  const start = {line: line - 1, character: column - 1}
  // How far the wrong word goes is not known; editors show one character at least.
  const end = {...start, character: column}
  return {range: {start, end}, severity: DiagnosticSeverity.Error, message, source: messageSource}
}
