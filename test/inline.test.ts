import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import cjkEmphasis from '../rules/cjk-emphasis.ts'
import imageAlt from '../rules/image-alt.ts'
import linkSyntax from '../rules/link-syntax.ts'
import linkText from '../rules/link-text.ts'
import noBareUrl from '../rules/no-bare-url.ts'
import {fixText} from '../src/engine/fix.ts'
import {lintText} from '../src/engine/lint.ts'
import type {Message} from '../src/engine/message.ts'
import type {AnyRule} from '../src/engine/rule.ts'
import {settle} from '../src/engine/settings.ts'
import {Report} from '../src/report/report.ts'
import {parse} from '../src/syntax/processor.ts'
import {mask} from '../src/syntax/prose.ts'
import {factor} from './support/fuzz.ts'

const rules: readonly AnyRule[] = [imageAlt, linkSyntax, linkText, noBareUrl, cjkEmphasis]
/** Options under which a rule looks at all that it can. */
const strict = {'no-bare-url': ['warn', {strict: true}]} as const
const settings = (...rules: readonly AnyRule[]) =>
  settle(rules, {lang: 'en', ...(rules.includes(noBareUrl) && {rules: strict})})
const fix = (rule: AnyRule, text: string) => String(fixText(text, settings(rule)))
const suggest = (rule: AnyRule, text: string) =>
  String(fixText(text, {...settings(rule), unsafe: true}))
const messages = (rule: AnyRule, text: string) =>
  lintText(text, settings(rule)).messages.map(String)

describe('prose', () => {
  const prose = (text: string) => new Report(text, parse(text)).prose.map(({text}) => text)

  test.each([
    ['a `b` c', [`a ${mask.repeat(3)} c`]],
    ['[a](b) c', [`${mask.repeat(6)} c`, 'a']],
    ['a \\* b', [`a ${mask.repeat(2)} b`]],
    ['a <https://b.c>', [`a ${mask.repeat(13)}`]],
    ['a https://b.c/d\\_e', ['a https://b.c/d\\_e']],
    ['> a\n> b', ['a\n  b']],
    ['a  \nb', [`a${mask.repeat(2)}\nb`]],
    ['<a href="b">c</a>d', [`${mask.repeat(17)}d`]],
    ['|a|b|\n|-|-|', [' a', ' b ']]
  ])('%j', (text, expected) => {
    expect(prose(text)).toEqual(expected)
  })
})

describe('link-syntax', () => {
  const link = '[文](https://a.b/c)'
  test.each([
    ['[文] (https://a.b/c)', link],
    ['[文]\t(https://a.b/c)', link],
    ['[文]（https://a.b/c）', link],
    ['[文]（https://a.b/c)', link],
    ['[文](https://a.b/c）', link],
    ['[文] （https://a.b/c）', link],
    ['【文】(https://a.b/c)', link],
    ['【文】（https://a.b/c）', link],
    ['[文】(https://a.b/c)', link],
    ['【文](https://a.b/c)', link],
    ['(文)[https://a.b/c]', link],
    ['（文）[https://a.b/c]', link],
    ['[文][https://a.b/c]', link],
    ['[文](https://a.b/c', link],
    ['[文](https://a.b/c。', `${link}。`],
    ['[文](https://a.b/c 下文', `${link} 下文`],
    ['（见[文](https://a.b/c，下文）', `（见${link}，下文）`],
    ['[文](https://a.b/c [文](https://a.b/c)', `${link} ${link}`],
    ['**[文](https://a.b/c**', `**${link}**`],
    ['[[文](https://a.b/c]', `[${link}]`],
    ['[文](http://a/b c)', '[文](<http://a/b c>)'],
    ['![文] (./a.png)', '![文](./a.png)'],
    ['![文]（截图.png）', '![文](截图.png)'],
    ['![](./a b.png)', '![](<./a b.png>)'],
    ['[文](./a b.md)', '[文](<./a b.md>)'],
    ['[文] (mailto:me@a.b)', '[文](mailto:me@a.b)'],
    ['[文]（#技术）', '[文](#技术)'],
    ['[`npm` **好**] (https://a.b/c)', '[`npm` **好**](https://a.b/c)'],
    ['[[RFC] 文] (https://a.b/c)', '[[RFC] 文](https://a.b/c)'],
    ['[文]（https://a.b/c_(d)）', '[文](https://a.b/c_(d))'],
    ['[文](https://a.b/c "题"）', '[文](https://a.b/c "题")'],
    ['[文] (https://a.b/c)，[文]（https://a.b/c）', `${link}，${link}`],
    ['|a|\n|-|\n|[文] (https://a.b/c)|', `|a|\n|-|\n|${link}|`]
  ])('repairs %j', (before, after) => {
    expect(messages(linkSyntax, before)).not.toEqual([])
    expect(fix(linkSyntax, before)).toBe(after)
  })

  test('asks where the end of an address is a guess', () => {
    expect(fix(linkSyntax, '[文](https://a.b/c的文章')).toBe('[文](https://a.b/c的文章')
    expect(suggest(linkSyntax, '[文](https://a.b/c的文章')).toBe(`${link}的文章`)
  })

  test.each([
    '[ ] (https://a.b)',
    '[x] (https://a.b)',
    '- [ ] （https://a.b）',
    '[^1]（https://a.b）\n\n[^1]: 注',
    '[^1] (https://a.b)',
    '[文] (https://a.b)\n\n[文]: ./c.md',
    '\\[文] (https://a.b)',
    '[文\\] (https://a.b)',
    '`[文] (https://a.b)`',
    '    [文] (https://a.b)',
    '<!-- [文] (https://a.b) -->',
    '[文](https://a.b)',
    '[文](<https://a.b/c d>)',
    '[文](https://a.b/c "题 目")',
    '[1] (见下文)',
    '[1] (https://a.b)',
    '[崩溃] (#12)',
    '[开始] (/停止)',
    'list[index] (https://a.b)',
    'f(x)[1]，f(x)[https://a.b]',
    '【公告】（下周放假）',
    '【公告】 (https://a.b)',
    '（见下文）[1]',
    '[文]（见 https://a.b）',
    '[Node] (Node.js)',
    '[文]\n(https://a.b)',
    '[文]，（https://a.b）'
  ])('says nothing on %j', (text) => {
    expect(messages(linkSyntax, text)).toEqual([])
  })

  test('an address in a broken link is no bare address', () => {
    const text = '[文] (https://a.b/c)，[文](https://a.b/c'
    expect(messages(noBareUrl, text)).toEqual([])
  })
})

describe('no-bare-url', () => {
  test.each([
    ['https://a.b，https://c.d。', '<https://a.b>，<https://c.d>。'],
    ['（https://a.b）', '（<https://a.b>）'],
    ['(https://a.b)后', '(<https://a.b>)后'],
    ['(见 https://a.b/c_(d))', '(见 <https://a.b/c_(d)>)'],
    ['https://a.b/c?', '<https://a.b/c>?'],
    ['https://a.b/c?d=1&amp;', '<https://a.b/c?d=1>&amp;'],
    ['https://a.b/%E5%91%A8', '<https://a.b/%E5%91%A8>'],
    ['https://a.b/周报。', '<https://a.b/周报>。'],
    ['https://a.b/三体_(小说)', '<https://a.b/三体_(小说)>'],
    ['“https://a.b”', '“<https://a.b>”'],
    ['"https://a.b"的', '"<https://a.b>"的'],
    ["https://a.b's", "<https://a.b>'s"],
    ['*https://a.b*', '*<https://a.b>*'],
    ['**https://a.b**', '**<https://a.b>**'],
    ['~~https://a.b~~', '~~<https://a.b>~~'],
    ['# https://a.b', '# <https://a.b>'],
    ['1. https://a.b', '1. <https://a.b>'],
    ['> 见\n> https://a.b', '> 见\n> <https://a.b>'],
    ['|a|\n|-|\n|https://a.b |', '|a|\n|-|\n|<https://a.b> |'],
    ['[https://a.b]', '[<https://a.b>]'],
    ['见https://a.b……', '见<https://a.b>……'],
    ['https://a.b[文](c)', '<https://a.b>[文](c)'],
    ['HTTPS://A.B', '<HTTPS://A.B>'],
    ['http://localhost:80/', '<http://localhost:80/>'],
    ['www.a.b/c_d；', '[www.a.b/c_d](http://www.a.b/c_d)；']
  ])('repairs %j', (before, after) => {
    expect(fix(noBareUrl, before)).toBe(after)
  })

  test.each([
    ['https://a.b/c的文章', '<https://a.b/c>的文章'],
    ['https://a.b的', '<https://a.b>的'],
    ['https://a.b/c_(d)的', '<https://a.b/c_(d)>的'],
    ['https://a.b(见下文)', '<https://a.b>(见下文)'],
    ['https://a.b🎉', '<https://a.b>🎉']
  ])('asks about %j', (before, after) => {
    expect(fix(noBareUrl, before)).toBe(before)
    expect(suggest(noBareUrl, before)).toBe(after)
  })

  test.each(['www.a.b[文]**www.a.b', '<https://a.b 文>', 'www.a.b/*c*'])(
    'does not try to repair %j',
    (text) => {
      expect(messages(noBareUrl, text)).toHaveLength(1)
      expect(suggest(noBareUrl, text)).toBe(text)
    }
  )

  test.each([
    '<https://a.b>',
    '[文](https://a.b)',
    '[https://a.b](https://a.b)',
    '![文](https://a.b)',
    '[文]: https://a.b',
    '---\nurl: https://a.b\n---',
    '`https://a.b`',
    '```\nhttps://a.b\n```',
    '<img src="https://a.b">',
    '<a href="https://a.b">https://a.b</a>',
    '<code>https://a.b</code>',
    'me@a.b，mailto:me@a.b',
    'https://，http://。',
    'xhttps://a.b',
    'xwww.a.b',
    'ftp://a.b'
  ])('says nothing on %j', (text) => {
    expect(messages(noBareUrl, text)).toEqual([])
  })
})

describe('link-text', () => {
  test.each(['[ ](a)', '[👉 这里](a)', '[点击**这里**](a)', '[HERE!](a)', '[“点此”](a)'])(
    'complains about %j',
    (text) => {
      expect(messages(linkText, text)).toHaveLength(1)
    }
  )

  test.each(['[这里的山](a)', '[![猫](b)](a)', '[![](b)](a)', '<https://a.b>', 'https://a.b'])(
    'says nothing on %j',
    (text) => {
      expect(messages(linkText, text)).toEqual([])
    }
  )
})

describe('cjk-emphasis', () => {
  test.each([
    ['**甲。**乙', '**甲**。乙'],
    ['**甲：**', '**甲：**'],
    ['**甲:**乙', '**甲**:乙'],
    ['**甲？！**乙', '**甲**？！乙'],
    ['**甲……**乙', '**甲**……乙'],
    ['*甲。*乙', '*甲*。乙'],
    ['***甲。***乙', '***甲***。乙'],
    ['~~甲。~~乙', '~~甲~~。乙'],
    ['是**“甲”**的', '是“**甲**”的'],
    ['是**“甲”。**的', '是“**甲**”。的'],
    ['**《甲》**的', '《**甲**》的'],
    ['是**（甲）**的', '是（**甲**）的'],
    ['是**"甲"**的', '是"**甲**"的'],
    ['是**——甲**', '是——**甲**'],
    ['**（一）甲。**乙', '**（一）甲**。乙'],
    ['__甲。__乙', '__甲__。乙'],
    ['乙__甲__乙', '乙**甲**乙'],
    ['乙__甲。__乙', '乙**甲**。乙'],
    ['_甲_乙', '*甲*乙'],
    ['**甲。**乙**丙。**丁', '**甲**。乙**丙**。丁'],
    ['**甲**乙**丙。**丁', '**甲**乙**丙**。丁'],
    ['**甲*乙*丙。**丁', '**甲*乙*丙**。丁'],
    ['**甲\n乙。**丙', '**甲\n乙**。丙'],
    ['> 甲\n> **乙。**丙', '> 甲\n> **乙**。丙'],
    ['|a|\n|-|\n|**甲。**乙|', '|a|\n|-|\n|**甲**。乙|'],
    ['# **甲。**乙', '# **甲**。乙'],
    ['[**甲。**乙](a)', '[**甲**。乙](a)'],
    ['12*25，**甲。**乙', '12*25，**甲**。乙'],
    ['见 https://a.b/_c_d，**甲。**乙', '见 https://a.b/_c_d，**甲**。乙']
  ])('repairs %j', (before, after) => {
    expect(fix(cjkEmphasis, before)).toBe(after)
  })

  test.each([
    ['**甲（乙）**丙', '**甲（乙）** 丙'],
    ['甲**`a`**乙', '甲 **`a`** 乙'],
    ['**[甲](a)**乙', '**[甲](a)** 乙'],
    ['**50%**的', '**50%** 的'],
    ['**甲“乙。”**丙', '**甲“乙。”** 丙']
  ])('asks about %j', (before, after) => {
    expect(fix(cjkEmphasis, before)).toBe(before)
    expect(suggest(cjkEmphasis, before)).toBe(after)
    expect(messages(cjkEmphasis, after)).toEqual([])
  })

  test.each([
    '3*4*5，A12*25，4*32',
    '六把*25，一把（大）*14',
    '12*25（六把），*14',
    '长*宽（米）*高，长*（宽+高）*厚',
    '2 ** 3，甲 * 乙。 * 丙',
    '__init__，甲__init__乙，foo__甲__bar',
    'block_io_start，周报_第四十周_终稿.md',
    'src/**/*.md，docs/**/*.ts',
    '\\*\\*甲。\\*\\*乙',
    '`**甲。**乙`',
    '**甲。**乙**丙',
    '用户张**、李**都来了',
    '（**kwargs）和（**options）',
    '*args，**kwargs',
    '35~40岁，~甲。~乙',
    '**"foo"**bar',
    '****甲。****乙',
    '**甲。**乙****丙',
    '*甲*_乙_丙',
    '**甲*乙。**丙*丁',
    '[**甲。**乙]\n\n[**甲。**乙]: ./c.md'
  ])('says nothing on %j', (text) => {
    expect(messages(cjkEmphasis, text)).toEqual([])
  })
})

describe('any text', () => {
  test.each(['(', '（', '】', 'https://a.b**', '**甲。', '**“甲”**乙', '<img alt=', '[甲 '])(
    'is looked at in linear time: %j',
    (part) => {
      const text = part.repeat(Math.floor(30_000 / part.length))
      const report = new Report(text, parse(text))
      const start = performance.now()
      for (const rule of rules) Array.from(rule.check(report, {}))
      expect(performance.now() - start).toBeLessThan(2000)
    }
  )

  const fragment = fc.constantFrom(
    ...[
      '**',
      '*',
      '_',
      '__',
      '~~',
      '***',
      '[',
      ']',
      '(',
      ')',
      '（',
      '）',
      '【',
      '】',
      '<',
      '>',
      '!'
    ],
    ...[
      'https://a.b/c',
      'https://',
      './a.md',
      'a b.png',
      '#甲',
      '[甲](a)',
      '![乙](b)',
      '`c`',
      '\\'
    ],
    ...[
      '甲',
      '乙丙',
      'ab',
      '1',
      '。',
      '，',
      '“',
      '”',
      '《',
      '》',
      '：',
      '.',
      '"',
      "'",
      '|',
      '&amp;'
    ],
    ...[' ', ' ', '\n', '\n\n', '\n> ', '\n1. ', '\n# ', '\r\n', '\t', '🎉']
  )
  const text = fc.array(fragment, {maxLength: 24}).map((parts) => parts.join(''))
  const letters = (value: string) =>
    value.replaceAll(/\[(www\.[^\]]*)\]\(http:\/\/\1\)/g, '$1').replace(/[^\p{L}\p{N}]/gu, '')

  test.each([false, true])('is repaired once and for all (unsafe: %s)', (unsafe) => {
    fc.assert(
      fc.property(text, (before) => {
        const all = {...settings(...rules), unsafe}
        const file = fixText(before, all)
        const after = String(file)
        expect(String(fixText(after, all))).toBe(after)
        expect((file.messages as Message[]).filter(({fix}) => fix)).toEqual([])
        expect(letters(after)).toBe(letters(before))
      }),
      {numRuns: Math.ceil(300 * factor)}
    )
  })
})
