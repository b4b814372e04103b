import {rules} from '../../rules/index.ts'
import {lintText} from '../../src/engine/lint.ts'
import type {Message} from '../../src/engine/message.ts'
import {type Options, settle} from '../../src/engine/settings.ts'
import {type ReporterName, reporterKinds} from '../../src/reporters/index.ts'
import type {Result} from '../../src/reporters/result.ts'
import {splitByteOrderMark} from '../../src/syntax/byte-order-mark.ts'
import type {Language} from '../../src/text/language.ts'

/** Where the reports of tests stand. */
const root = '/home/me/'

/** What is found in a report, with every rule that needs nothing beside it. */
export function resultOf(name: string, text: string, options: Options = {}): Result {
  const {content} = splitByteOrderMark(text)
  const messages = lintText(content, settle(rules, options)).messages as Message[]
  return {path: root + name, name, messages, text}
}

/** What a reporter says about results. */
export async function print(
  name: ReporterName,
  results: readonly Result[],
  language: Language = 'en',
  color = false
): Promise<string> {
  const reporter = await reporterKinds[name].load()
  const locate = (path: string) => path.replace(root, '')
  return reporter(results, {language, color, version: '1.2.3', locate})
}
