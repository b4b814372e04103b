import {parser as defaultParser} from '../syntax/processor.ts'
import type {Parsed} from './prove/slices.ts'
import type {Settings} from './settings.ts'

/** What decides how a document is read. */
export type Reading = Pick<Settings, 'parser' | 'readTree'>

/** Reads a document for the rules: with the faster reader where that knows all of it. */
export function readDocument(text: string, {parser = defaultParser, readTree}: Reading): Parsed {
  return {text, tree: readTree?.(text) ?? parser.parse(text)}
}

/**
 * The document that edits are proven on. It comes from the parser that reads the edited text too, not
 * from the faster reader: nothing is written that only the latter has seen.
 */
export function documentToProve(
  document: Parsed,
  {parser = defaultParser, readTree}: Reading
): Parsed {
  return readTree ? {text: document.text, tree: parser.parse(document.text)} : document
}
