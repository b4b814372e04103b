import {describe, expect, test} from 'vitest'
import {createLinter} from '../src/index.ts'
import {inReport} from './support/outcome.ts'

const linter = createLinter({extends: ['typography']})

/** Text that no rule of typography repairs: what they name would be another. */
const kept: Readonly<Record<string, readonly string[]>> = {
  'paths and names of files': [
    '见 /data/日志2024/错误a.log',
    '见 ./图片1/截图a',
    '存为 截图1.png',
    '附件是会议纪要(终稿).docx，请看',
    '打开 C:\\数据1\\甲a',
    '改了 docs/说明a1.md'
  ],
  'addresses without a scheme': ['见 example.com/中文abc', '打开 docs.example.cn:8080/文档v2/甲'],
  'names and tags': ['谢谢 @小明abc', '记在 #中文tag 里', '归到 #读书Reading'],
  'intervals of numbers': ['取 (0, 1] 与 [0,1)，不含 (-∞,1]'],
  faces: ['累:( 但开心;)', '今天很累 :('],
  code: [
    '类型是 std::向量abc',
    '返回 {"a": "中文"}，再处理',
    '写 feat(编辑器): 支持撤销 undo',
    '算 f(中文)，再算 print_all(甲,乙)',
    '运行 git commit -m "修复bug"',
    '运行 npm i typescript',
    '先 mysql -u root，再 pip install pytorch',
    '写 javascript:void(0)'
  ],
  'brackets in English': [
    'See [it]（see below） for the rest.',
    'See the [WIP]（draft） fix of it'
  ],
  'brackets in brackets': ['这样((中文))写'],
  'dots with spaces': ['好. . . 吧'],
  'a number in a circle with a parenthesis': ['第②）项'],
  'names in a row': ['React、Vue、Svelte', 'CPU：i7、RAM：DDR5、GPU：RTX', 'TailwindCSS 很好']
}

describe.each(Object.entries(kept))('%s', (_, texts) => {
  test.each(texts)('%j', async (body) => {
    expect(String(await linter.fix(inReport(body)))).toBe(inReport(body))
  })
})

describe('repaired whole', () => {
  test.each([
    ['See foo（see below） for more of it.', 'See foo (see below) for more of it.'],
    ['Really？！ That is the end', 'Really?! That is the end'],
    ['It starts at 10：30 and costs 3，000', 'It starts at 10:30 and costs 3,000'],
    ['This is version 1。2 of the tool', 'This is version 1.2 of the tool'],
    ['发布于２０２６年１０月１日，共１，０００人', '发布于2026年10月1日，共 1,000 人'],
    ['黑人问号.jpg后面', '黑人问号.jpg 后面'],
    ['时间:10:30', '时间：10:30'],
    ['是吗?!真的', '是吗？！真的'],
    ['见“甲” ，乙', '见“甲”，乙'],
    ['涨了 50% ，很好', '涨了 50%，很好'],
    ['好😀,真好', '好😀，真好'],
    ['温度 25℃,湿度高', '温度 25℃，湿度高']
  ])('%j', async (body, expected) => {
    const fixed = await linter.fix(inReport(body))
    expect(String(fixed)).toBe(inReport(expected))
    expect(String(await linter.fix(String(fixed)))).toBe(String(fixed))
  })
})
