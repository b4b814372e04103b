import {toXml} from 'xast-util-to-xml'
import {x} from 'xastscript'
import {type Message, weightOf} from '../engine/message.ts'
import {safeText} from '../text/safe-text.ts'
import {ruleOf} from './identity.ts'
import {longestPath, type ReporterOptions, type Result, repairMark} from './result.ts'
import {rangeOf} from './source.ts'
import {weightWords} from './words.ts'

/**
 * XML as JUnit writes it: a suite for each report, a test for each finding. What fails a run fails
 * its test; warnings and notes are tests that were skipped, with a message. A report without
 * findings is one test that passed.
 */
export function junit(results: readonly Result[], options: ReporterOptions): string {
  const suites = results.map((result) => suite(result, options))
  const tree = x('testsuites', {name: 'weekly-lint', ...total(results)}, suites)
  // In text, that may stand at the end of CDATA alone (XML 1.0, section 2.4).
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
  const {line, column} = rangeOf(message).start
  const weight = weightOf(message)
  const reason = safeText(message.reason) + repairMark(message)
  const rule = ruleOf(message)
  const details = [`${file}:${line}:${column}: ${reason}`, message.url ?? ''].join('\n').trimEnd()
  const outcome =
    weight === 'error'
      ? x('failure', {type: weight, message: reason}, details)
      : x('skipped', {message: `${weightWords[weight][language]}: ${reason}`})
  const attributes = {classname: file, name: `${rule} ${line}:${column}`, time: '0'}
  return x('testcase', attributes, outcome)
}

/** Numbers of tests, by how they ended; nothing takes time that anybody would want to know. */
function total(results: readonly Result[]): Record<string, string> {
  const weights = results.flatMap(({messages}) => messages.map(weightOf))
  const failures = weights.filter((weight) => weight === 'error').length
  const passed = results.filter(({messages}) => messages.length === 0).length
  const counts = {
    tests: weights.length + passed,
    failures,
    errors: 0,
    skipped: weights.length - failures,
    time: 0
  }
  return Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, String(value)]))
}
