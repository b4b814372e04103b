import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {defaultShape} from '../src/report/shape.ts'
import {readNumeral, writeChineseNumeral} from '../src/report/title/numeral.ts'
import {isAccepted, readsAsTitle, readTitle} from '../src/report/title/title.ts'
import {weeksInMonth, weeksInYear} from '../src/report/title/week.ts'

describe('weeks', () => {
  test('years of 53 weeks', () => {
    const years = Array.from({length: 51}, (_, index) => 2000 + index)
    const long = [2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048]
    expect(years.filter((year) => weeksInYear(year) === 53)).toEqual(long)
  })

  test('a year has as many weeks as its 28 December says (ISO 8601)', () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 9999}), (year) => {
        const date = new Date(0)
        date.setUTCFullYear(year, 11, 28)
        const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * 86_400_000)
        const newYear = new Date(0).setUTCFullYear(year, 0, 1)
        const week = Math.floor((thursday.getTime() - newYear) / 86_400_000 / 7) + 1
        expect(weeksInYear(year)).toBe(week)
      })
    )
  })

  test('weeks of a month, from Monday', () => {
    // 28 days from a Monday on; 31 days from a Sunday on; the seeds’ month.
    expect([weeksInMonth(2021, 2), weeksInMonth(2023, 10), weeksInMonth(2022, 7)]).toEqual([
      4, 6, 5
    ])
  })
})

describe('numerals', () => {
  test('written and read again', () => {
    for (let value = 1; value < 100; value++) {
      expect(readNumeral(writeChineseNumeral(value))).toBe(value)
    }
  })

  test.each([
    ['十', 10],
    ['四十', 40],
    ['五十三', 53],
    ['廿一', 21],
    ['卅', 30],
    ['两', 2],
    ['卌七', 47],
    ['一百', 100],
    ['二百零三', 203],
    ['百', undefined],
    ['一百百', undefined],
    ['四〇', 40],
    ['二〇二三', 2023],
    ['４０', 40],
    ['十十', undefined],
    ['', undefined]
  ])('%s', (text, value) => expect(readNumeral(text)).toBe(value))
})

describe('titles', () => {
  const good = [
    '2023 年第40周周报',
    '2023 年第四十周周报',
    '2022年7月第五周周报',
    '2022年7月第5周周报'
  ]

  test.each(good)('%s is accepted', (title) => expect(isAccepted(title, defaultShape)).toBe(true))

  test.each([
    ['2023年第40周周报', '2023 年第40周周报'],
    ['2023 年第 40 周周报', '2023 年第40周周报'],
    ['2023 年第40周报', '2023 年第40周周报'],
    ['2023 年第40周', '2023 年第40周周报'],
    ['2023年第40周 周报告', '2023 年第40周周报'],
    ['2023 年40周周报', '2023 年第40周周报'],
    ['2023 第40周周报', '2023 年第40周周报'],
    ['2023 年底40周周报', '2023 年第40周周报'],
    ['2023 念第40周周报', '2023 年第40周周报'],
    ['2023 年第40粥周报', '2023 年第40周周报'],
    ['2023 年第40周周抱', '2023 年第40周周报'],
    ['２０２３　年第４０周周报', '2023 年第40周周报'],
    ['二〇二三年第四十周简报', '2023 年第四十周周报'],
    ['2023-W40', '2023 年第40周周报'],
    ['我的 2023 年第40周周报', '2023 年第40周周报'],
    ['周报：2023 年第40周', '2023 年第40周周报'],
    ['2022 年 7 月第 5 周周记', '2022年7月第5周周报'],
    ['2022-07-week5', '2022年7月第5周周报']
  ])('%s means %s', (title, expected) => {
    const reading = readTitle(title, defaultShape)
    expect(isAccepted(title, defaultShape)).toBe(false)
    expect(reading?.certain).toBe(true)
    expect(reading?.expected).toBe(expected)
  })

  test.each([
    '2023 年第40周周报：国庆特辑',
    '2023 年第40周周报 🎉',
    '2023 年第40期周报',
    '2023 年第40周月报',
    '23年第40周周报',
    '2023 年第40周周末'
  ])('%s is not certain', (title) => expect(readTitle(title, defaultShape)?.certain).toBe(false))

  test.each(['2022年7月5日周报', '2023年10月周报', '第40周周报', '周报', '2023', '', 'v2023.40'])(
    '%s is not read',
    (title) => expect(readTitle(title, defaultShape)).toBeUndefined()
  )

  test('files are known by their titles', () => {
    for (const title of [...good, '第40周周报', 'Week 47, 2026'])
      expect(readsAsTitle(title)).toBe(true)
    for (const title of ['周报', '关于本站', '2023 年年终总结', 'Weekly', 'README']) {
      expect(readsAsTitle(title)).toBe(false)
    }
  })

  describe('other forms', () => {
    const shape = {
      ...defaultShape,
      titles: ['Week {week}, {year}', '爱好者周刊（第 {issue} 期）：{text}']
    }

    test.each([
      ['Week 47,2026', 'Week 47, 2026'],
      ['爱好者周刊(第300期):小 标题', '爱好者周刊（第 300 期）：小 标题']
    ])('%s means %s', (title, expected) => {
      expect(isAccepted(title, shape)).toBe(false)
      expect(isAccepted(expected, shape)).toBe(true)
      expect(readTitle(title, shape)).toMatchObject({expected, certain: true})
    })

    test('the week is read by the form', () => {
      expect(readTitle('Week 47, 2026', shape)?.week).toEqual({year: 2026, week: 47})
      expect(readTitle('爱好者周刊（第 300 期）：标题', shape)?.week).toBeUndefined()
    })
  })

  test('no title makes the reader fail', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (title) => {
        readTitle(title, defaultShape)
        readsAsTitle(title)
      })
    )
  })
})
