import type {VFile} from 'vfile'
import {type Edit, splice, withoutOverlap} from '../syntax/edit.ts'
import {takeByHalves} from '../syntax/halve.ts'
import {readHtmlElements} from '../syntax/html-elements.ts'
import {parser} from '../syntax/processor.ts'
import {type Elsewhere, lintText} from './lint.ts'
import type {Message} from './message.ts'
import {Budget} from './prove/budget.ts'
import {hasSameForeign} from './prove/foreign.ts'
import type {Settings} from './settings.ts'

/** Maximum number of passes. Nested lists take one per level; real reports need far fewer. */
const mostPasses = 100

/** Maximum number of steps without fewer findings; lists are rarely nested deeper. */
const mostSteps = 5

export interface FixSettings extends Settings {
  /** Whether to apply suggestions too. */
  readonly unsafe?: boolean
}

/**
 * Fixes a report until no edit is left.
 *
 * @param content Markdown, without byte order mark.
 * @returns The file with the fixed text as its value, and the messages on what is left.
 * @throws Error If rules undo each other, which is a bug; it names them.
 */
export function fixText(content: string, settings: FixSettings): VFile {
  let file = fixSafely(content, settings)
  const budget = new Budget(content.length)
  while (settings.unsafe) {
    const next = applySuggestions(file, settings, budget) ?? lookAhead(file, settings, budget)
    if (!next) break
    file = next
  }
  return file
}

/**
 * Applies the suggestions that reduce the findings: all, or by halves if that fails.
 *
 * @param budget A trial costs the length of the text.
 * @returns undefined if no suggestion reduces the findings.
 */
function applySuggestions(file: VFile, settings: Settings, budget: Budget): VFile | undefined {
  const text = String(file)
  let best: VFile | undefined
  takeByHalves(withoutOverlap(editsOf(file, 'suggestion')), (tried, taken) => {
    if (!budget.spend('own', text.length)) return false
    const next = fixSafely(splice(text, [...taken, ...tried]), edited(settings))
    const isBetter = weight(next) < weight(best ?? file) && tearsNothing(text, next, settings)
    if (isBetter) best = next
    return isBetter
  })
  return best
}

/**
 * Applies all suggestions several times, since a first step may reveal as many findings as it settles:
 * children are nested level by level.
 *
 * @returns undefined if the findings are not fewer in the end.
 */
function lookAhead(file: VFile, settings: Settings, budget: Budget): VFile | undefined {
  let last = file
  for (let step = 0; step < mostSteps; step++) {
    const text = String(last)
    const edits = withoutOverlap(editsOf(last, 'suggestion'))
    if (edits.length === 0 || !budget.spend('own', text.length)) return undefined
    const next = fixSafely(splice(text, edits), edited(settings))
    if (weight(next) > weight(file) || !tearsNothing(text, next, settings)) return undefined
    if (weight(next) < weight(file)) return next
    last = next
  }
  return undefined
}

/** Whether foreign syntax is as it was, and no more tags of HTML belong to no other. */
function tearsNothing(text: string, file: VFile, settings: Settings): boolean {
  const {parse} = settings.parser ?? parser
  const next = String(file)
  return (
    hasSameForeign(text, next, true) &&
    readHtmlElements(parse(next)).unpaired <= readHtmlElements(parse(text)).unpaired
  )
}

/**
 * How much there is to complain about, on lines that count and on others; no number of warnings
 * outweighs an error.
 */
function weight(file: VFile): number {
  const elsewhere = file.data.elsewhere as Elsewhere | undefined
  const errors = file.messages.filter(({fatal}) => fatal).length + (elsewhere?.errors ?? 0)
  return errors * 1_000_000 + file.messages.length + (elsewhere?.findings ?? 0)
}

/** Settings for a text that was edited: it is read by the parser that proved the edits. */
function edited(settings: Settings): Settings {
  return {...settings, readTree: undefined}
}

function fixSafely(content: string, settings: Settings): VFile {
  const seen = new Set<string>()
  let text = content
  for (let pass = 0; ; pass++) {
    const file = lintText(text, pass === 0 ? settings : edited(settings))
    const edits = withoutOverlap(editsOf(file, 'fix'))
    if (edits.length === 0) return file
    seen.add(text)
    text = splice(text, edits)
    if (seen.has(text) || pass > mostPasses) {
      const ids = new Set(edits.map(({ruleId}) => ruleId))
      throw new Error(`Rules undo each other: ${[...ids].join(', ')}`)
    }
  }
}

function editsOf(file: VFile, kind: 'fix' | 'suggestion'): (Edit & {ruleId: string})[] {
  return (file.messages as Message[]).flatMap((message) => {
    const edit = message[kind]
    return edit ? [{...edit, ruleId: message.ruleId ?? ''}] : []
  })
}
