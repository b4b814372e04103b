import {VFile} from 'vfile'
import {linkKey} from '../report/links/address.ts'
import type {PlacedUse} from '../report/links/uses.ts'
import {Report} from '../report/report.ts'
import {findComplexity} from '../syntax/complexity.ts'
import {touches} from '../syntax/edit.ts'
import {parse} from '../syntax/processor.ts'
import {control} from './directives.ts'
import {messageSource} from './message.ts'
import type {Settings} from './settings.ts'

/** The rule that reports them. */
export const liveRule = 'live-links'

/** A use of a web address in a report. */
export type LiveUse = PlacedUse & {readonly line: number; readonly column: number}

/**
 * The web addresses of a report to check: on lines that count, and not disabled by a directive.
 *
 * @param content Markdown, without byte order mark.
 */
export function readLiveUses(content: string, settings: Settings): LiveUse[] {
  if (!/https?:|www\./i.test(content) || findComplexity(content)) return []
  const tree = parse(content)
  const report = new Report(content, tree, settings.shape)
  const ranges = settings.lineRanges?.(content)
  const file = new VFile({value: content})
  const uses = report.uses.flatMap((use) => {
    if (linkKey(use.href) === undefined) return []
    if (ranges && !touches(ranges, use.range, content.length)) return []
    const place = report.position(use.range)
    const message = file.message('', {place, ruleId: liveRule, source: messageSource})
    return [{message, use: {...use, line: place.start.line, column: place.start.column}}]
  })
  control(tree, file, settings)
  const left = new Set(file.messages)
  return uses.flatMap(({message, use}) => (left.has(message) ? [use] : []))
}
