import {defineRule} from '../src/engine/rule.ts'
import {findConflict} from '../src/syntax/conflict.ts'

export default defineRule({
  id: 'no-conflict-markers',
  summary: {en: 'Merges are finished', zh: '没有未解决的合并冲突'},
  why: {
    en: 'Readers would see both sides with the markers between them; as long as they are there, nothing else in the file is judged or edited',
    zh: '冲突不解决，读者会看到两边的内容和中间的标记；标记还在时，不检查也不修改文件的其他内容'
  },
  severity: 'error',
  changes: 'nothing',
  blocksOthers: true,
  options: {},
  messages: {
    conflict: {
      en: 'Unexpected conflict marker `{actual}`, expected a finished merge',
      zh: '文件中留有冲突标记 `{actual}`，请先解决合并冲突'
    }
  },
  examples: [
    {
      title: {en: 'A merge that was not finished', zh: '没有完成的合并'},
      before: '- 做饭\n<<<<<<< HEAD\n-跑步\n=======\n- 读书\n>>>>>>> feature\n',
      findings: [
        {
          at: '2:1-2:8',
          en: 'Unexpected conflict marker `<<<<<<<`, expected a finished merge',
          zh: '文件中留有冲突标记 `<<<<<<<`，请先解决合并冲突'
        }
      ]
    },
    {
      title: {en: 'A heading underlined with equals signs', zh: '用等号划线的标题'},
      before: '生活\n=======\n'
    }
  ],

  *check({text}) {
    const range = findConflict(text)
    if (range) yield {message: 'conflict', values: {actual: text.slice(...range)}, range}
  }
})
