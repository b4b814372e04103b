import {toXml} from 'xast-util-to-xml'
import {x} from 'xastscript'
import {type Message, weightOf} from '../engine/message.ts'
import {safeText} from '../text/safe-text.ts'
import {weightLabels} from './labels.ts'
import {ruleIdOf} from './message-ids.ts'
import {longestPath, type ReporterOptions, type Result, repairMark} from './result.ts'
import {positionOf} from './source.ts'

/**
 * JUnit XML: one suite per report, one test per finding. Errors are failures; warnings and notes
 * are skipped tests with a message. A report without findings is one passed test.
 */
export function junit(results: readonly Result[], options: ReporterOptions): string {
  const suites = results.map((result) => suite(result, options))
  // The schema of Jenkins knows no `skipped` here.
  const {skipped: _, ...all} = total(results)
  const tree = x('testsuites', {name: 'weekly-lint', ...all}, suites)
  // `]]>` is not allowed in text (XML 1.0, section 2.4).
  const xml = toXml(tree, {closeEmptyElements: true}).replaceAll(']]>', ']]&gt;')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`
}

function suite(result: Result, options: ReporterOptions) {
  const name = safeText(options.locate(result.path), longestPath)
  const tests =
    result.messages.length > 0
      ? result.messages.map((message) => testCase(name, message, options))
      : [x('testcase', {classname: name, name: 'weekly-lint', time: '0'})]
  return x('testsuite', {name, ...total([result])}, tests)
}

function testCase(file: string, message: Message, {language}: ReporterOptions) {
  const {line, column} = positionOf(message).start
  const weight = weightOf(message)
  const reason = safeText(message.reason) + repairMark(message)
  const rule = ruleIdOf(message)
  const details = [`${file}:${line}:${column}: ${reason}`, message.url ?? ''].join('\n').trimEnd()
  const outcome =
    weight === 'error'
      ? x('failure', {type: weight, message: reason}, details)
      : x('skipped', {message: `${weightLabels[weight][language]}: ${reason}`})
  const attributes = {classname: file, name: `${rule} ${line}:${column}`, time: '0'}
  return x('testcase', attributes, outcome)
}

/** Number of tests by outcome, as attributes; durations are not measured. */
function total(results: readonly Result[]) {
  const weights = results.flatMap(({messages}) => messages.map(weightOf))
  const failures = weights.filter((weight) => weight === 'error').length
  const passed = results.filter(({messages}) => messages.length === 0).length
  return {
    tests: String(weights.length + passed),
    failures: String(failures),
    errors: '0',
    skipped: String(weights.length - failures),
    time: '0'
  }
}
