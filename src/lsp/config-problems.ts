import {pathToFileURL} from 'node:url'
import {
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  MessageType,
  ShowMessageNotification
} from 'vscode-languageserver'
import {messageSource} from '../engine/message.ts'
import type {Language} from '../text/language.ts'
import {type Problem, translate} from '../text/problem.ts'

/** Shows what is wrong with configurations: once in a message, and as diagnostics. */
export class ConfigProblems {
  readonly #connection: Connection
  readonly #reported = new Set<string>()
  /** By path. */
  readonly #shown = new Map<string, Diagnostic[]>()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Show some problems; those that are shown already stay as they are. */
  report(problems: readonly Problem[], language: Language): void {
    for (const {text, values, place} of problems) {
      const sentence = translate(text, language, values)
      if (place)
        this.#show(place.path, toDiagnostic(place, translate(place.text, language, values)))
      if (this.#reported.has(sentence)) continue
      this.#reported.add(sentence)
      // Without waiting for a click, as `window.showErrorMessage` does.
      this.#connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Error,
        message: `weekly-lint: ${sentence}`
      })
    }
  }

  /** What is shown of a file. */
  at(path: string | undefined): Diagnostic[] {
    return (path !== undefined && this.#shown.get(path)) || []
  }

  /**
   * Remove all diagnostics, since everything is checked again.
   *
   * @param hasChanged Whether a configuration has changed, so that a message is worth another look.
   */
  forget(hasChanged: boolean): void {
    for (const path of this.#shown.keys()) this.#publish(path, [])
    this.#shown.clear()
    if (hasChanged) this.#reported.clear()
  }

  #show(path: string, diagnostic: Diagnostic): void {
    const shown = this.at(path)
    if (shown.some((other) => JSON.stringify(other) === JSON.stringify(diagnostic))) return
    const diagnostics = [...shown, diagnostic]
    this.#shown.set(path, diagnostics)
    this.#publish(path, diagnostics)
  }

  #publish(path: string, diagnostics: Diagnostic[]): void {
    this.#connection.sendDiagnostics({uri: pathToFileURL(path).href, diagnostics})
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
