import type {Root} from 'mdast'
import {VFile} from 'vfile'
import {Report} from '../report/report.ts'
import {findComplexity} from '../syntax/complexity.ts'
import {type Range, splice, touches, withoutOverlap} from '../syntax/edit.ts'
import {parse} from '../syntax/processor.ts'
import {say} from '../text/language.ts'
import {control} from './directives.ts'
import {addMessage, type Message, messageSource} from './message.ts'
import {verify} from './prove/verify.ts'
import type {Change} from './rule.ts'
import type {Settings} from './settings.ts'
import {withoutSuperseded} from './supersede.ts'

export {splitByteOrderMark} from '../syntax/byte-order-mark.ts'

/**
 * Look for what is wrong in one report.
 *
 * @param content Markdown, without byte order mark.
 * @returns The file with its messages in the order of their places. A message has an edit (`fix`)
 *   only where that is verified to keep what the report says.
 */
export function lintText(content: string, settings: Settings): VFile {
  const file = new VFile({value: content, ...(settings.path && {path: settings.path})})
  const complexity = findComplexity(content)
  if (complexity) {
    const {line, text, values} = complexity
    const message = file.message(say(text, settings.language, values), {
      place: {line, column: 1},
      source: messageSource
    })
    message.fatal = true
    return file
  }
  const tree = parse(content)
  check(content, tree, file, settings)
  const elsewhere = new Set(
    settings.lineRanges && standElsewhere(file, settings.lineRanges(content))
  )
  // What could be repaired elsewhere is left as it is, so that nothing weighs it up.
  file.messages = file.messages.filter(
    (message) => !(elsewhere.has(message as Message) && (message as Message).fix)
  )
  withdrawUnsound(content, tree, file, settings)
  file.messages = file.messages.filter((message) => !elsewhere.has(message as Message))
  file.data.elsewhere = [...elsewhere]
  return file
}

/** Messages on lines that do not count. */
function standElsewhere(file: VFile, ranges: readonly Range[]): Message[] {
  return (file.messages as Message[]).filter(({place}) => {
    const [start, end] = place && 'start' in place ? [place.start, place.end] : [place, place]
    const range = [start?.offset ?? 0, end?.offset ?? 0] as const
    return !touches(ranges, range, file.value.length)
  })
}

/** Whether a file could not be looked at, because parsing it would take too long. */
export function isTooComplex(file: VFile): boolean {
  return file.messages.some((message) => message.fatal && !message.ruleId)
}

/** Run the rules, and drop what comments switch off. */
function check(content: string, tree: Root, file: VFile, settings: Settings): void {
  const {context = {path: settings.path}} = settings
  const report = new Report(content, tree, settings.shape, context)
  const found = settings.rules.flatMap(({rule, severity, options}) =>
    [...rule.check(report, options)].map((finding) => ({rule, severity, finding}))
  )
  for (const {rule, severity, finding} of withoutSuperseded(found)) {
    addMessage(file, report, rule, finding, severity, settings.language)
  }
  const undecided = settings.rules.flatMap(({rule}) => (rule.needsNetwork ? [rule.id] : []))
  control(tree, file, {...settings, undecided})
  file.messages.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
}

/** Take back the edits that would change more than they may, or leave the report worse. */
function withdrawUnsound(content: string, tree: Root, file: VFile, settings: Settings): void {
  const changes = new Map(settings.rules.map(({rule}) => [rule.id, rule.changes]))
  const claims = (file.messages as Message[]).flatMap((message) => {
    const change = changes.get(message.ruleId ?? '')
    return message.fix && change ? [{edit: message.fix, changes: change, message}] : []
  })
  if (claims.length === 0) return
  const sound = new Set(
    withoutWorse(content, file, verify(content, tree, claims), settings).map(({message}) => message)
  )
  for (const {message} of claims) {
    if (sound.has(message)) continue
    message.fix = undefined
    message.expected = undefined
  }
}

interface MessageClaim {
  readonly edit: NonNullable<Message['fix']>
  readonly changes: Change
  readonly message: Message
}

/**
 * Edits must not leave more to complain about than there was. What shows up after an edit and can
 * be repaired in turn does not count.
 */
function withoutWorse(
  content: string,
  file: VFile,
  claims: MessageClaim[],
  settings: Settings
): MessageClaim[] {
  const isWorse = (tried: readonly MessageClaim[]) => {
    const after = splice(content, withoutOverlap(tried.map(({edit}) => edit)))
    const next = new VFile({value: after})
    check(after, parse(after), next, settings)
    const left = (next.messages as Message[]).filter(({fix}) => !fix)
    return left.length > file.messages.length
  }
  if (!isWorse(claims)) return claims
  const kept: MessageClaim[] = []
  for (const claim of claims) {
    if (!isWorse([...kept, claim])) kept.push(claim)
  }
  return kept
}
