import assert from 'node:assert/strict'
import {describe, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {type Configuration, fix, lint} from '../src/index.ts'
import {checkPass} from './support/check-pass.ts'
import {hunt, huntTimeout} from './support/fuzz.ts'
import {checkPromises} from './support/promises.ts'
import {typographyReports} from './support/typography.ts'

/** The rules of Chinese typography, which change text only. */
const own = rules.filter(({changes, id}) => changes === 'text' || id === 'paired-marks')

const onlyTypography: Configuration = {
  rules: Object.fromEntries(
    rules.map((rule) => [rule.id, own.some(({id}) => id === rule.id) ? 'warn' : 'off'])
  )
}

describe('typography', {timeout: huntTimeout}, () => {
  test('keeps the promises beside all other rules', () =>
    hunt(typographyReports, 150, async (text) => {
      const {passes} = await checkPromises(text)
      for (const pass of passes) checkPass(pass)
    }))

  test('alone: all is fixed that is told, and no rule has more to tell', () =>
    hunt(typographyReports, 400, async (text) => {
      const before = (await lint(text, onlyTypography)).messages
      const fixed = await fix(text, onlyTypography)
      const left = fixed.messages.filter(({ruleId}) => ruleId !== 'paired-marks')
      assert.deepEqual(left.map(String), [], String(fixed))
      const lone = before.filter(({ruleId}) => ruleId === 'paired-marks')
      assert.ok(fixed.messages.length <= lone.length, `${fixed.messages}\n${fixed}`)
    }))
})
