import type * as Sarif from 'sarif'
import type {Point} from 'unist'
import {VFileMessage} from 'vfile-message'
import {rules} from '../../rules/index.ts'
import {type Message, messageSource, ruleUrl, weightOf} from '../engine/message.ts'
import {pathLike} from '../engine/related.ts'
import type {AnyRule} from '../engine/rule.ts'
import type {Edit} from '../syntax/edit.ts'
import type {Language} from '../text/language.ts'
import {safeText} from '../text/safe-text.ts'
import {toData} from './data.ts'
import {publicEdits} from './edits.ts'
import {fixLabels} from './labels.ts'
import {messageIds, ruleIdOf} from './message-ids.ts'
import {homepage, type ReporterOptions, type Result} from './result.ts'
import {positionOf, readSource, type Source} from './source.ts'

/** SARIF 2.1.0, Errata 01. */
const schema =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/** Base of relative URIs: the root of the repository. */
const sourceRoot = '%SRCROOT%'

/** SARIF for code scanning, with descriptions of the rules that have findings. */
export function sarif(results: readonly Result[], options: ReporterOptions): string {
  const {language, version} = options
  const found = new Set(results.flatMap(({messages}) => messages.map(({ruleId}) => ruleId)))
  const described = (rules as readonly AnyRule[]).filter(({id}) => found.has(id))
  const log: Sarif.Log = {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: messageSource,
            version,
            semanticVersion: version,
            informationUri: homepage,
            language: language === 'zh' ? 'zh-CN' : 'en',
            rules: described.map((rule) => describe(rule, language))
          }
        },
        invocations: [{executionSuccessful: !results.some(({isTooComplex}) => isTooComplex)}],
        originalUriBaseIds: {
          [sourceRoot]: {description: {text: 'The root of the repository.'}}
        },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        results: results.flatMap((result) => toResults(result, described, options))
      }
    ]
  }
  return toData(log)
}

function describe(
  {id, severity, summary, why}: AnyRule,
  language: Language
): Sarif.ReportingDescriptor {
  const url = ruleUrl(id, language)
  const sentences = [summary, why].map((text) =>
    text[language].replace(/[.。]?$/, language === 'en' ? '.' : '。')
  )
  const [short = '', reason = ''] = sentences
  return {
    id,
    shortDescription: {text: short},
    fullDescription: {text: reason},
    help: {
      text: `${sentences.join('\n')}\n${url}`,
      markdown: `${sentences.join('\n\n')}\n\n[${id}](${url})`
    },
    helpUri: url,
    defaultConfiguration: {level: severity === 'error' ? 'error' : 'warning'}
  }
}

function toResults(
  {name, path, messages, text}: Result,
  described: readonly AnyRule[],
  {language, locate}: ReporterOptions
): Sarif.Result[] {
  const artifactLocation = addressOf(locate(path))
  const source = text === undefined ? undefined : readSource(text)
  const ids = messageIds(messages, source)
  return messages.map((message, index) => {
    const ruleIndex = described.findIndex(({id}) => id === message.ruleId)
    return {
      ruleId: ruleIdOf(message),
      ...(ruleIndex >= 0 && {ruleIndex}),
      level: weightOf(message),
      message: {text: literal(safeText(message.reason))},
      locations: [{physicalLocation: {artifactLocation, region: region(positionOf(message))}}],
      ...relatedOf(message, (file) =>
        file ? addressOf(pathLike(locate(path), name, file)) : artifactLocation
      ),
      partialFingerprints: {'weeklyLint/v1': ids[index] ?? ''},
      ...withFix(message, artifactLocation, source, language)
    }
  })
}

/** @param addressOf The address of a file, by its path beside the name of the report. */
function relatedOf(
  {cause}: Message,
  addressOf: (file: string | undefined) => Sarif.ArtifactLocation
): {relatedLocations?: Sarif.Location[]} {
  if (!(cause instanceof VFileMessage)) return {}
  const place = {artifactLocation: addressOf(cause.file), region: region(positionOf(cause))}
  return {
    relatedLocations: [
      {id: 0, physicalLocation: place, message: {text: literal(safeText(cause.reason))}}
    ]
  }
}

function withFix(
  message: Message,
  artifactLocation: Sarif.ArtifactLocation,
  source: Source | undefined,
  language: Language
): {fixes?: Sarif.Fix[]} {
  const {fix, suggestion} = publicEdits(message)
  const edit = fix ?? suggestion
  if (!edit || !source) return {}
  return {
    fixes: [
      {
        description: {text: fixLabels[fix ? 'fix' : 'suggestion'][language]},
        artifactChanges: [{artifactLocation, replacements: [replacement(edit, source)]}],
        properties: {isSafe: fix !== undefined}
      }
    ]
  }
}

function replacement({range, text}: Edit, source: Source): Sarif.Replacement {
  return {
    deletedRegion: region({start: source.pointAt(range[0]), end: source.pointAt(range[1])}),
    insertedContent: {text}
  }
}

function region({start, end}: {start: Point; end: Point}): Sarif.Region {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column
  }
}

/** A relative URI reference (RFC 3986), or a `file:` URI for an absolute path. */
function addressOf(path: string): Sarif.ArtifactLocation {
  const encoded = path.toWellFormed().split('/').map(encodeURIComponent).join('/')
  if (path.startsWith('/')) return {uri: `file://${encoded}`}
  return {uri: encoded, uriBaseId: sourceRoot}
}

/** Escapes placeholders (SARIF 3.11.5) and links (3.11.6). */
function literal(text: string): string {
  return text.replace(/[{}]/g, '$&$&').replaceAll('](', '\\](')
}
