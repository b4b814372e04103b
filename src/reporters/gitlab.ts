import {createHash} from 'node:crypto'
import {type Weight, weightOf} from '../engine/message.ts'
import {safeText} from '../text/safe-text.ts'
import {toData} from './data.ts'
import {identities, ruleOf} from './identity.ts'
import type {ReporterOptions, Result} from './result.ts'
import {rangeOf, readSource} from './source.ts'

const severities: Record<Weight, string> = {error: 'major', warning: 'minor', note: 'info'}

/**
 * A Code Quality report of GitLab, in the format of Code Climate
 * (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).
 */
export function gitlab(results: readonly Result[], {locate}: ReporterOptions): string {
  return toData(
    results.flatMap(({path, messages, text}) => {
      const known = identities(messages, text === undefined ? undefined : readSource(text))
      return messages.map((message, index) => {
        const {start, end} = rangeOf(message)
        const check = ruleOf(message)
        return {
          type: 'issue',
          categories: ['Style'],
          check_name: check,
          description: safeText(message.reason),
          ...(message.url && {content: {body: `[${check}](${message.url})`}}),
          severity: severities[weightOf(message)],
          // Has to be its own in all of the project.
          fingerprint: createHash('sha256')
            .update(JSON.stringify([locate(path), known[index]]))
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
