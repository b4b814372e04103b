import {VFileMessage} from 'vfile-message'
import type {Report} from '../report/report.ts'
import {type Language, say} from '../text/language.ts'
import type {Related} from './rule.ts'

/**
 * A related location as the `cause` of a message: vfile has no other field for it.
 *
 * @param path Path of the report, as in its messages.
 * @returns A message whose `file` is the path of the other file, relative to what `path` is relative
 *   to; empty if the location is in the report itself.
 */
export function causeOf(
  report: Report,
  path: string,
  {text, place}: Related,
  language: Language
): VFileMessage {
  const reason = say(text, language)
  if (!('path' in place)) return new VFileMessage(reason, report.position(place))
  const {line, column} = place
  const cause = new VFileMessage(reason, {line, column})
  cause.file = pathLike(path, report.path ?? path, place.path)
  return cause
}

/**
 * Writes the path of another file in the form of one that is known in both forms.
 *
 * @param known A path of a file, relative to anything or absolute.
 * @param own The path of the same file from the root of the project.
 * @param other The path of the other file from that root.
 */
export function pathLike(known: string, own: string, other: string): string {
  const [start, below, rest] = [known.split('/'), own.split('/'), other.split('/')]
  while (start.length > 0 && below.length > 0 && start.at(-1) === below.at(-1)) {
    start.pop()
    below.pop()
  }
  while (below.length > 0 && below[0] === rest[0]) {
    below.shift()
    rest.shift()
  }
  return [...start, ...below.map(() => '..'), ...rest].join('/')
}
