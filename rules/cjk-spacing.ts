import {defineRule} from '../src/engine/rule.ts'
import {
  findWrongSpaces,
  type SpacingStyle,
  spacingStyles
} from '../src/report/typography/spacing.ts'

/** Words that nobody writes with a space. */
const words: readonly string[] = [
  ...['T恤', 'U盘', 'A股', 'B股', 'H股', 'A站', 'B站', 'C位', 'K歌', 'K线', 'P图', 'Q版', 'X光'],
  ...['卡拉OK', '阿Q']
]

export default defineRule({
  id: 'cjk-spacing',
  summary: {
    en: 'Spaces between Chinese and Latin letters, digits and code, by one style',
    zh: '中文与英文、数字、代码之间的空格写法统一'
  },
  why: {
    en: 'A space sets foreign words apart; used here and there, it looks like a mistake',
    zh: '空格让夹在中文里的英文和数字更易读；时有时无，看起来像是疏忽'
  },
  severity: 'off',
  supersededBy: [
    ...['cjk-emphasis', 'link-syntax', 'no-bare-url', 'no-stray-spaces', 'no-trailing-spaces'],
    'list-marker-space'
  ],
  changes: 'text',
  options: {
    style: {
      type: 'string',
      enum: spacingStyles,
      default: 'require',
      description: {
        en: 'Spaces beside Latin letters and digits',
        zh: '中文与英文字母、数字之间的空格'
      }
    },
    code: {
      type: 'string',
      enum: ['same', ...spacingStyles],
      default: 'same',
      description: {
        en: 'Spaces beside inline code; by default, as `style` says',
        zh: '中文与行内代码之间的空格，默认与 `style` 相同'
      }
    },
    marks: {
      type: 'boolean',
      default: true,
      description: {
        en: 'Whether spaces beside full-width punctuation are reported',
        zh: '全角标点旁边的空格是否也要报告'
      }
    },
    words: {
      type: 'array',
      items: {type: 'string'},
      default: words,
      description: {
        en: 'Words that are written without a space',
        zh: '中间不加空格的词'
      }
    }
  },
  messages: {
    missing: {
      en: 'Missing space between `{before}` and `{after}`, add one',
      zh: '`{before}` 与 `{after}` 之间缺少空格'
    },
    unexpected: {
      en: 'Unexpected space between `{before}` and `{after}`, remove it',
      zh: '`{before}` 与 `{after}` 之间不应有空格'
    },
    beside: {
      en: 'Unexpected space between `{before}` and `{after}`, remove it: full-width marks bring their own',
      zh: '`{before}` 与 `{after}` 之间不应有空格，全角标点自带间距'
    }
  },
  examples: [
    {
      title: {en: 'Letters, digits and code', zh: '字母、数字与代码'},
      before: '读完Rust的第3章，跑了5公里，用`npm`安装\n',
      after: '读完 Rust 的第 3 章，跑了 5 公里，用 `npm` 安装\n',
      findings: [
        {
          at: '1:2-1:4',
          en: 'Missing space between `完` and `Rust`, add one',
          zh: '`完` 与 `Rust` 之间缺少空格'
        },
        {
          at: '1:6-1:8',
          en: 'Missing space between `Rust` and `的`, add one',
          zh: '`Rust` 与 `的` 之间缺少空格'
        },
        {
          at: '1:8-1:10',
          en: 'Missing space between `第` and `3`, add one',
          zh: '`第` 与 `3` 之间缺少空格'
        },
        {
          at: '1:9-1:11',
          en: 'Missing space between `3` and `章`, add one',
          zh: '`3` 与 `章` 之间缺少空格'
        },
        {
          at: '1:13-1:15',
          en: 'Missing space between `了` and `5`, add one',
          zh: '`了` 与 `5` 之间缺少空格'
        },
        {
          at: '1:14-1:16',
          en: 'Missing space between `5` and `公`, add one',
          zh: '`5` 与 `公` 之间缺少空格'
        },
        {
          at: '1:18-1:24',
          en: 'Missing space between `用` and ``npm``, add one',
          zh: '`用` 与 ``npm`` 之间缺少空格'
        },
        {
          at: '1:19-1:25',
          en: 'Missing space between ``npm`` and `安`, add one',
          zh: '``npm`` 与 `安` 之间缺少空格'
        }
      ]
    },
    {
      title: {en: 'Across the borders of emphasis and links', zh: '跨过强调和链接的边界'},
      before: '**中文**English，看[Go语言](https://a.example)API\n',
      after: '**中文** English，看 [Go 语言](https://a.example) API\n',
      findings: [
        {
          at: '1:4-1:8',
          en: 'Missing space between `文` and `English`, add one',
          zh: '`文` 与 `English` 之间缺少空格'
        },
        {
          at: '1:15-1:18',
          en: 'Missing space between `看` and `Go`, add one',
          zh: '`看` 与 `Go` 之间缺少空格'
        },
        {
          at: '1:18-1:20',
          en: 'Missing space between `Go` and `语`, add one',
          zh: '`Go` 与 `语` 之间缺少空格'
        },
        {
          at: '1:20-1:42',
          en: 'Missing space between `言` and `API`, add one',
          zh: '`言` 与 `API` 之间缺少空格'
        }
      ]
    },
    {
      title: {en: 'Beside full-width punctuation', zh: '全角标点旁边'},
      before: '你好 ，世界； Rust （语言）\n',
      after: '你好，世界；Rust（语言）\n',
      findings: [
        {
          at: '1:3-1:4',
          en: 'Unexpected space between `好` and `，`, remove it: full-width marks bring their own',
          zh: '`好` 与 `，` 之间不应有空格，全角标点自带间距'
        },
        {
          at: '1:8-1:9',
          en: 'Unexpected space between `；` and `Rust`, remove it: full-width marks bring their own',
          zh: '`；` 与 `Rust` 之间不应有空格，全角标点自带间距'
        },
        {
          at: '1:13-1:14',
          en: 'Unexpected space between `Rust` and `（`, remove it: full-width marks bring their own',
          zh: '`Rust` 与 `（` 之间不应有空格，全角标点自带间距'
        }
      ]
    },
    {
      title: {en: 'Without spaces, by `style`', zh: '`style`：不加空格'},
      options: {style: 'forbid', code: 'keep'},
      before: '读完 Rust 的书，用 `npm` 安装\n',
      after: '读完Rust的书，用 `npm` 安装\n',
      findings: [
        {
          at: '1:3-1:4',
          en: 'Unexpected space between `完` and `Rust`, remove it',
          zh: '`完` 与 `Rust` 之间不应有空格'
        },
        {
          at: '1:8-1:9',
          en: 'Unexpected space between `Rust` and `的`, remove it',
          zh: '`Rust` 与 `的` 之间不应有空格'
        }
      ]
    },
    {
      title: {en: 'The configured title, in text', zh: '正文中提到的周报标题'},
      shape: {titles: ['前端Weekly第{issue}期：{text}']},
      before: '见《前端Weekly第12期》，本期用Rust写\n',
      after: '见《前端Weekly第12期》，本期用 Rust 写\n',
      findings: [
        {
          at: '1:19-1:21',
          en: 'Missing space between `用` and `Rust`, add one',
          zh: '`用` 与 `Rust` 之间缺少空格'
        },
        {
          at: '1:23-1:25',
          en: 'Missing space between `Rust` and `写`, add one',
          zh: '`Rust` 与 `写` 之间缺少空格'
        }
      ]
    },
    {
      title: {
        en: 'Percent, degrees, dates, weeks, names, and what is no text',
        zh: '百分比、度数、日期、周数、专名，以及不是正文的内容'
      },
      before:
        '# 2023 年第40周周报\n\n涨了5%的，30°以内，2023年10月1日，第40周，买T恤\n\n' +
        '`看了x的`，https://a.example/看a，![图a图](a.png)，**注意：** 下周\n\n## 用Rust写\n',
      after:
        '# 2023 年第40周周报\n\n涨了5%的，30°以内，2023年10月1日，第40周，买 T恤\n\n' +
        '`看了x的`，https://a.example/看a，![图a图](a.png)，**注意：** 下周\n\n## 用Rust写\n',
      findings: [
        {
          at: '3:29-3:31',
          en: 'Missing space between `买` and `T`, add one',
          zh: '`买` 与 `T` 之间缺少空格'
        }
      ]
    }
  ],

  *check(report, {style, code, marks, words}) {
    const spacing = {style, code: (code === 'same' ? style : code) as SpacingStyle, marks, words}
    for (const reader of report.readerTexts) {
      for (const {kind, before, after, range, edit} of findWrongSpaces(
        reader,
        report.shape,
        spacing
      )) {
        yield {message: kind, values: {before, after}, range, edit, needsEdit: true}
      }
    }
  }
})
