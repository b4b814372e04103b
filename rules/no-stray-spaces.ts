import {defineRule} from '../src/engine/rule.ts'
import {readStrays} from '../src/report/phrasing/stray-spaces.ts'

export default defineRule({
  id: 'no-stray-spaces',
  summary: {
    en: 'No non-breaking or invisible characters that nobody meant',
    zh: '没有无意带入的不换行空格和不可见字符'
  },
  why: {
    en: 'They come along with text from web pages; searching then fails for no reason that can be seen',
    zh: '它们随网页文字一起粘贴进来，看不见，却会让搜索失败'
  },
  severity: 'warn',
  layout: true,
  supersededBy: [
    'title-required',
    'title-position',
    'title-format',
    'section-name',
    'list-marker-space'
  ],
  changes: 'spaces',
  options: {},
  messages: {
    space: {
      en: 'Unexpected `{actual}`, expected a space',
      zh: '特殊空格 `{actual}` 应为普通空格'
    },
    nothing: {
      en: 'Unexpected `{actual}`, remove it',
      zh: '多余的不可见字符 `{actual}`，请删除'
    }
  },
  examples: [
    {
      title: {en: 'Beside Chinese characters', zh: '紧挨汉字'},
      before: '读完\u00A0Rust，很\u200B好\n',
      after: '读完 Rust，很好\n',
      findings: [
        {
          at: '1:3-1:4',
          en: 'Unexpected `U+00A0`, expected a space',
          zh: '特殊空格 `U+00A0` 应为普通空格'
        },
        {
          at: '1:10-1:11',
          en: 'Unexpected `U+200B`, remove it',
          zh: '多余的不可见字符 `U+200B`，请删除'
        }
      ]
    },
    {
      title: {en: 'Beside a space, and at the end of a line', zh: '紧挨空格，以及行尾'},
      before: 'a \u00A0b\n[c\u200B](https://a.example)\u00A0\n',
      after: 'a b\n[c](https://a.example)\n',
      findings: [
        {
          at: '1:3-1:4',
          en: 'Unexpected `U+00A0`, remove it',
          zh: '多余的不可见字符 `U+00A0`，请删除'
        },
        {
          at: '2:3-2:4',
          en: 'Unexpected `U+200B`, remove it',
          zh: '多余的不可见字符 `U+200B`，请删除'
        },
        {
          at: '2:24-2:25',
          en: 'Unexpected `U+00A0`, remove it',
          zh: '多余的不可见字符 `U+00A0`，请删除'
        }
      ]
    },
    {
      title: {
        en: 'Between letters, in code, and where something depends on them',
        zh: '字母之间、代码中，以及有别的作用之处'
      },
      before: '10\u00A0km，co\u00ADop，`很\u200B好`\n\n\u200B- 甲\n\n**本周完成。**\uFEFF下周\n'
    }
  ],

  *check(report) {
    if (!/[\u00A0\u00AD\u200B\u202F\u2060\uFEFF]/.test(report.text)) return
    for (const edit of report.prose.flatMap(readStrays)) {
      const {range, text} = edit
      const actual = [...new Set(report.slice(range))].map(codePoint).join(' ')
      const message = text === '' ? 'nothing' : 'space'
      yield {message, values: {actual}, range, edit, needsEdit: true}
    }
  }
})

/** The code point of a character in the notation of Unicode (`U+00A0`). */
function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
