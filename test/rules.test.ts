import {describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {fixText} from '../src/engine/fix.ts'
import {lintText} from '../src/engine/lint.ts'
import type {Message} from '../src/engine/message.ts'
import {reasons} from '../src/engine/prove/claim.ts'
import type {AnyRule, Example} from '../src/engine/rule.ts'
import {type Settings, settle} from '../src/engine/settings.ts'
import {Archive} from '../src/report/archive/archive.ts'
import type {ReportContext} from '../src/report/report.ts'
import {defaultShape} from '../src/report/shape.ts'
import {loadFrontMatter} from '../src/report/title/front-matter.ts'
import {readTitle} from '../src/report/title/title.ts'
import {splice, withoutOverlap} from '../src/syntax/edit.ts'
import {type Language, languages} from '../src/text/language.ts'
import {neighboursOf} from './support/neighbours.ts'
import {liveLinks} from './support/verdicts.ts'

await loadFrontMatter()

/** Where the report of an example stands, and among what. */
function contextOf({path = '', archive, files, shape, verdicts}: Example): ReportContext {
  const neighbours = files && neighboursOf(path, files)
  const live = verdicts && liveLinks(verdicts)
  if (!archive) return {path, neighbours, live}
  const reports = archive.map(({path, title}) => {
    const {week} = readTitle(title, {...defaultShape, ...shape}) ?? {}
    return {path, title, week, line: 1, column: 3}
  })
  return {path, archive: new Archive(reports)}
}

/** The edits that were withheld on the way to the fixed text, each with its reason. */
function withheldIn(text: string, settings: Settings): string {
  const passes = [text]
  const lines: string[] = []
  for (const pass of passes) {
    const messages = lintText(pass, settings).messages as Message[]
    for (const message of messages) {
      if (message.withheld) lines.push(`${message}: withheld, ${reasons[message.withheld].en}`)
    }
    const after = splice(pass, withoutOverlap(messages.flatMap(({fix}) => fix ?? [])))
    if (!passes.includes(after)) passes.push(after)
  }
  return lines.join('\n')
}

/** Each example of each rule, with that rule alone. */
describe.each(rules as readonly AnyRule[])('$id', (rule) => {
  const settings = (example: Example, lang: Language) => {
    const settled = settle([rule], {
      lang,
      rules: {[rule.id]: ['error', example.options ?? {}]},
      ...(example.shape && {shape: example.shape})
    })
    return {...settled, context: contextOf(example)}
  }

  describe.each(rule.examples)('$title.en', (example) => {
    test.each(languages)('findings in %s', (lang) => {
      const file = lintText(example.before, settings(example, lang))
      expect(file.messages.map(String)).toEqual(
        (example.findings ?? []).map((finding) => `${finding.at}: ${finding[lang]}`)
      )
    })

    test('repair', () => {
      const {before, after = before, suggested = after} = example
      const fixed = fixText(before, settings(example, 'en'))
      expect(String(fixed), withheldIn(before, settings(example, 'en'))).toBe(after)
      expect((fixed.messages as Message[]).filter((message) => message.fix)).toEqual([])
      const unsafe = fixText(before, {...settings(example, 'en'), unsafe: true})
      expect(String(unsafe)).toBe(suggested)
    })
  })

  test('has an example of each message', () => {
    const shown = (rule.examples as Example[]).flatMap((example) => example.findings ?? [])
    for (const [id, text] of Object.entries(rule.messages as Record<string, {en: string}>)) {
      const pattern = new RegExp(
        `^${text.en.replace(/[.*+?^$()[\]\\|]/g, '\\$&').replace(/\{\w+\}/g, '.*')}$`
      )
      expect(
        shown.some(({en}) => pattern.test(en)),
        id
      ).toBe(true)
    }
  })
})
