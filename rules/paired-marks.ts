import {defineRule} from '../src/engine/rule.ts'
import {readBrokenLinks} from '../src/report/phrasing/broken-links.ts'
import {findLoneMarks} from '../src/report/typography/pairs.ts'
import type {Range} from '../src/syntax/edit.ts'

export default defineRule({
  id: 'paired-marks',
  summary: {
    en: 'Parentheses, quotation marks and the like come in pairs',
    zh: '括号、引号、书名号成对出现'
  },
  why: {
    en: 'Where the other one is missing, readers do not know where the aside or the quotation ends',
    zh: '缺了一半，读者就不知道插话或引文到哪里为止'
  },
  severity: 'off',
  changes: 'nothing',
  options: {
    loneAtEnd: {
      type: 'array',
      items: {type: 'string'},
      default: [] as readonly string[],
      description: {
        en: 'Opening marks that may stand alone at the end of a paragraph, for fun',
        zh: '可以独自留在段末的前半个标点，例如有意写的 `（`'
      }
    }
  },
  messages: {
    lone: {
      en: 'Missing `{other}` for `{mark}`, add it or remove the other',
      zh: '`{mark}` 缺少与之配对的 `{other}`'
    }
  },
  examples: [
    {
      title: {en: 'One without the other', zh: '只有一半'},
      before: '读完《三体，还不错（真的。他说好）”\n',
      findings: [
        {
          at: '1:3-1:4',
          en: 'Missing `》` for `《`, add it or remove the other',
          zh: '`《` 缺少与之配对的 `》`'
        },
        {
          at: '1:18-1:19',
          en: 'Missing `“` for `”`, add it or remove the other',
          zh: '`”` 缺少与之配对的 `“`'
        }
      ]
    },
    {
      title: {en: 'Across emphasis, links and widths', zh: '跨过强调、链接和全半角'},
      before:
        '（见 **《三体》**）和 [（下）](https://a.example)，（很长)，：），1）好，2）行，[乙]（https://a.example\n\n' +
        '“这一段没有说完\n\n“下一段还没有\n\n第三段才说完。”\n'
    },
    {
      title: {en: 'A lone mark for fun, by `loneAtEnd`', zh: '`loneAtEnd`：有意只写一半'},
      options: {loneAtEnd: ['（']},
      before: '又没写完（\n\n又（没写完\n',
      findings: [
        {
          at: '3:2-3:3',
          en: 'Missing `）` for `（`, add it or remove the other',
          zh: '`（` 缺少与之配对的 `）`'
        }
      ]
    }
  ],

  *check(report, {loneAtEnd}) {
    let broken: readonly Range[] | undefined
    const isInLink = ([start]: Range) => {
      broken ??= report.prose.flatMap((prose) =>
        readBrokenLinks(report, prose).map(({range}) => range)
      )
      return broken.some(([from, to]) => from <= start && start < to)
    }
    for (const {mark, other, isOpening, isLast, range} of findLoneMarks(report.readerTexts)) {
      if (isOpening && isLast && loneAtEnd.includes(mark)) continue
      // Another rule tells of the link.
      if (isInLink(range)) continue
      yield {message: 'lone', values: {mark, other}, range}
    }
  }
})
