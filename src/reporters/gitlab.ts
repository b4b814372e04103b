import {createHash} from 'node:crypto'
import {type Weight, weightOf} from '../engine/message.ts'
import {safeText} from '../text/safe-text.ts'
import {toData} from './data.ts'
import {messageIds, ruleIdOf} from './message-ids.ts'
import type {ReporterOptions, Result} from './result.ts'
import {positionOf, readSource} from './source.ts'

const severities: Record<Weight, string> = {error: 'major', warning: 'minor', note: 'info'}

/**
 * A Code Quality report of GitLab, in the format of Code Climate
 * (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).
 */
export function gitlab(results: readonly Result[], {locate}: ReporterOptions): string {
  return toData(
    results.flatMap(({path, messages, text}) => {
      const ids = messageIds(messages, text === undefined ? undefined : readSource(text))
      return messages.map((message, index) => {
        const {start, end} = positionOf(message)
        const check = ruleIdOf(message)
        return {
          type: 'issue',
          categories: ['Style'],
          check_name: check,
          description: safeText(message.reason),
          ...(message.url && {content: {body: `[${check}](${message.url})`}}),
          severity: severities[weightOf(message)],
          // Has to be unique in the whole project.
          fingerprint: createHash('sha256')
            .update(JSON.stringify([locate(path), ids[index]]))
            .digest('hex'),
          location: {path: locate(path), positions: {begin: pointOf(start), end: pointOf(end)}}
        }
      })
    })
  )
}

function pointOf({line, column}: {line: number; column: number}) {
  return {line, column}
}
