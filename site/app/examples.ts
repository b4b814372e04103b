import demo from '../../fixtures/demo/2026-week46.md?raw'
import type {Text} from '../../src/text/language.ts'
import type {Shared} from './share.ts'

/** A report to begin with. */
export interface Example extends Shared {
  readonly title: Text
}

const team = `# Week 46, 2026

## Done

* Moved the image service to the new cluster
* Wrote [the runbook] (https://docs.example/runbook)
1.Answered everything in the inbox

## Next

* Turn off the old cluster, see https://ops.example/plan for the steps
`

const typography = `# 2026 年第47周周报

## 生活

1. 周末去了dog park,人不多...
2. 读完了《山月记》，很短,很好！！

## 技术

1. 把javascript的构建换成了Vite，快了３倍
2. Github的邮件终于清空了

## 总结

1. 下周要早睡(这次是真的)。
`

export const examples: readonly [Example, ...Example[]] = [
  {
    title: {en: 'A week in Chinese', zh: '一份周报'},
    text: demo,
    path: '2026-week46.md',
    configuration: ''
  },
  {
    title: {en: 'A team’s week in English', zh: '英文的团队周报'},
    text: team,
    path: '2026-week46.md',
    configuration: `${JSON.stringify(
      {title: {formats: ['Week {week}, {year}']}, sections: ['Done', 'Next']},
      null,
      2
    )}\n`
  },
  {
    title: {en: 'Chinese typography', zh: '中文排版'},
    text: typography,
    path: '2026-week47.md',
    configuration: '{\n  "extends": ["recommended", "typography"]\n}\n'
  }
]
