import {expect} from 'vitest'
import {type Configuration, createLinter} from '../../src/index.ts'

/** What each door makes of a text. */
export interface Outcome {
  /** Rules of the findings. */
  readonly found: readonly string[]
  /** What differs from what was written, by door. */
  readonly fix?: string
  readonly unsafe?: string
  readonly format?: string
  readonly configuration?: Configuration
}

/** A report around a body. */
export const inReport = (body: string) =>
  `# 2026 年第1周周报\n\n## 生活\n\n${body}\n\n## 技术\n\n还好\n\n## 总结\n\n还好\n`

/**
 * Holds the doors to what they are to make of a text.
 *
 * @param wrap Puts a report around the text.
 */
export async function checkOutcome(
  text: string,
  outcome: Outcome,
  wrap: (text: string) => string = inReport
): Promise<void> {
  const {found, fix = text, unsafe = fix, format = text, configuration} = outcome
  const linter = createLinter(configuration)
  const {findings} = await linter.lint(wrap(text))
  expect(findings.map(({ruleId}) => ruleId)).toEqual(found)
  const fixed = await linter.fix(wrap(text))
  expect(String(fixed)).toBe(wrap(fix))
  expect(fixed.findings.length).toBeLessThanOrEqual(findings.length)
  expect(String(await linter.format(wrap(text)))).toBe(wrap(format))
  expect(String(await linter.fix(wrap(text), {unsafe: true}))).toBe(wrap(unsafe))
}
