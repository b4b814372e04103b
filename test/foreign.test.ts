import fs from 'node:fs'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import {type PluggableList, unified} from 'unified'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import preset, {createLinter, type Message} from '../src/index.ts'
import {readForeign} from '../src/syntax/foreign/scan.ts'
import {type ForeignSyntax, syntaxes} from '../src/syntax/foreign/syntaxes.ts'
import {parse} from '../src/syntax/processor.ts'
import {agrees, checkSameSeen} from './support/witness.ts'

const before = '# 2026 年第1周周报\n\n## 生活\n\n'
const after = '\n\n## 技术\n\n还好\n\n## 总结\n\n还好\n'

/** A report around a body. */
const report = (body: string) => before + body + after

/** Names of the foreign parts of a text, with what they hold. */
const parts = (text: string) =>
  readForeign(text).map(({name, range}) => [name, text.slice(...range)])

/** Bodies that stay as they are, by the syntax in them. */
const bodies = {
  math: [
    '$$\nf = a\n- b\n+ c\n$$',
    '面积是 $_x_$ 与 $\\href{https://a.example}{x}$',
    '$$\n1. x\n\n\n2. y\n    - z\n$$',
    '1. 公式：\n\n    $$\n    * a\n    $$',
    '> $$\n> - a\n> + b\n> $$',
    '由 \\(a_i * b_i\\) 得 \\[x * y = _z_\\]',
    '先算 $`a * b`$，再算 $$a*b*c$$',
    '$a_1$ 和 $b_2$ 中间有 $c__d$'
  ],
  shortcode: [
    '{{< figure src="https://a.example/x" title="图_一_" >}}',
    '{{% notice tip %}}\n1. 甲\n{{% /notice %}}',
    '{{< highlight py >}}\n    x = __name__\n{{< /highlight >}}',
    '{{<\n  figure\n  src="https://a.example/x_y_"\n>}}',
    '看 {{< ref "a_b_c" >}} 和 {{ site.url }}',
    '甲 {{< x\n2、y >}}',
    '甲 {{< x\n- y >}} 乙',
    '> 甲 {{< x\n> - y >}} 乙',
    '{{< gallery >}}\n1. 甲\n2. 乙\n{{< /gallery >}}'
  ],
  'template tag': [
    '{% link 官网 https://a.example %}',
    '{% highlight py %}\n    x = __name__\n{% endhighlight %}',
    '{% note %}\n1. 甲\n{% endnote %}',
    '{% raw %}\n1.甲\n\n\n*斜*\n{% endraw %}',
    '{% raw\n%}\n1、甲\n2、乙\n{% endraw %}',
    '{% code\n  js %}\n1、甲\n2、乙\n{% endcode %}',
    '{% note\n  info\n  2、乙 %}\n正文',
    '甲 {% x\n- y %}，\n正文',
    '读 {% post_url 2026-01-01-a_b_ %} 和 {%- x -%}',
    '{% asset_img slug_x_.png 标题 %}\n{% asset_img slug_y_.png 标题 %}'
  ],
  container: [
    '::: tip\n1. 甲\n:::',
    '::: warning 注意\n1. 甲\n2. 乙\n:::',
    ':::: a\n::: b\n1. 甲\n:::\n::::',
    '1. 甲\n2. 乙\n:::',
    ':::note{title="_x_"}\n正文\n:::'
  ],
  admonition: [
    '!!! note\n    正文',
    '!!! tip "标题_一_"\n    * 甲\n\n    * 乙',
    '??? note\n    1.甲\n    2.乙',
    '=== "甲"\n    ```js\n    a\n    ```'
  ],
  tag: [
    '<img src=https://a.example/cat.png width=500>',
    '<a href=https://a.example target="_blank">甲</a>',
    '见 <a href=https://a.example/x_y_>甲</a>，再看 <img src=./a/b_c_.png />',
    '<Badge :type="x" @click="go">甲</Badge>',
    '<Tabs.Item title={<b>甲</b>}>',
    '<Video\n  src="https://a.example/x_y_"\n/>',
    '<Chart\n  :data="__a__"\n  @click="go">\n  说明\n</Chart>',
    '<el-tag\n  type="x"\n  #icon>\n甲 __a__\n</el-tag>',
    '<Note kind="#" {...rest}>\n- 甲\n* 乙\n</Note>',
    '<template #title>\n甲 __a__ \n</template>',
    '1. 甲\n   <Foo\n     @a="1" />',
    '甲 <Foo\n  #a\n  :b="1">正文</Foo>'
  ],
  attributes: [
    '### 读书\n{:#read}\n\n正文',
    '### 读书 {#read}\n\n正文',
    '![猫在窗台上](https://a.example/c.png){width=300}',
    '正文\n{: .x}',
    '> 引文\n{: .prompt-tip}',
    '[甲](https://a.example/){:target="_blank"} 和 `x`{.py}'
  ],
  'wiki link': [
    '[[周报_一_]]，![[图_二_.png]]',
    '1. [[toc]]',
    '[[2026-01-01#^a1|_昨天_]]',
    '[[toc]]'
  ],
  highlight: ['==重_点_==，a == b'],
  comment: [
    '%%\n- 甲\n* 乙\n%%',
    '%%甲\n- 乙\n%%',
    '%%甲\n\n- 乙\n\n丙%%',
    '1. 甲\n\n    %%乙\n    - 丙\n    %%',
    '正文 %%改_一_下%%'
  ],
  alert: ['> [!NOTE]\n> 正文', '> [!tip]+ 标题\n> 正文', '> [!IMPORTANT]\n>\n> 正文'],
  'block identifier': ['正文 ^a-1'],
  directive: ['::video[标题]{src="https://a.example/x_y_"}', '按 :kbd[Ctrl_C_] 键'],
  module: [
    "import Chart from './_chart_.js'\n\n<Chart />",
    'export const m = {\n  a\n}',
    'export const m = {\n  a: [\n    "1、x"\n  ]\n\n}',
    "import {\n  A,\n  B\n} from 'x'",
    'export const t = `\n1、a\n2、b\n`'
  ],
  expression: ['{/* a\n  1、b */}', '{a.map(x =>\n  <li>1、</li>\n)}', '{/* __a__ */}'],
  abbreviation: ['*[HTML]: Hyper_Text_'],
  'definition list': [
    '甲\n: 乙_一_\n: 丙',
    '甲\n:   乙\n\n    第二段 __a__',
    '甲\n:   乙\n    * 子\n    * 子',
    '甲\n\n:   乙\n\n    1. 子\n    3. 子\n\n    正文',
    '甲\n: 乙\n  接着_写_',
    '> 甲\n> :   乙\n>\n>     __a__',
    '甲\n: 乙\n\n  续',
    '> 甲\n> : 乙\n>\n>   续',
    '1. 甲\n   : 乙\n\n     续',
    '甲\n~ 乙\n\n  续',
    '正文[^1]\n\n[^1]: 甲\n    : 乙\n\n      续'
  ]
}

const linter = createLinter()

describe.each(Object.entries(bodies))('%s', (name, texts) => {
  test.each(texts)('%j', async (body) => {
    const text = report(body)
    expect(parts(text).map(([name]) => name)).toContain(name)
    expect((await linter.lint(text)).findings).toEqual([])
    expect(String(await linter.fix(text))).toBe(text)
    expect(String(await linter.fix(text, {unsafe: true}))).toBe(text)
    expect(String(await linter.format(text))).toBe(text)
  })
})

test('markers of lists do not indent a line', () => {
  expect(parts('!!! note\n    甲\n- - - 乙')).toEqual([['admonition', '!!! note\n    甲']])
})

/** What is around foreign lines is mended, and they stay lines of no item and no paragraph. */
describe('around it', () => {
  test.each([
    ['::: tip\n- 甲\n:::', '::: tip\n1. 甲\n:::'],
    ['甲\n: 乙\n  接着\n* 丙', '甲\n: 乙\n  接着\n1. 丙'],
    ['<Note #a="{b}">\n\n- 甲\n\n</Note>', '<Note #a="{b}">\n\n1. 甲\n\n</Note>'],
    ['::: tip\n1.甲\n2.乙\n:::', '::: tip\n1. 甲\n2. 乙\n:::'],
    ['{% note %}\n* 甲\n* 乙\n{% endnote %}', '{% note %}\n1. 甲\n2. 乙\n{% endnote %}'],
    ['{{% notice %}}\n- 甲\n{{% /notice %}}', '{{% notice %}}\n1. 甲\n{{% /notice %}}'],
    ['1. 甲\n   1. 乙\n:::', '1. 甲\n    1. 乙\n:::'],
    ['甲\n$$\nx\n$$\n- 乙\n- 丙', '甲\n$$\nx\n$$\n1. 乙\n2. 丙'],
    ['__重__ $__a__$ ==__b__==', '**重** $__a__$ ==__b__=='],
    [
      '[[_周报_]]，[文](https://a.example/x "[[_甲_]]")',
      '[[_周报_]]，[文](https://a.example/x "[[_甲_]]")'
    ],
    ['[文档](https://a.example/b，==_重_==', '[文档](https://a.example/b)，==_重_=='],
    [
      '[甲]（https://a.example/）{{< x "[乙]（c）" >}}',
      '[甲](https://a.example/){{< x "[乙]（c）" >}}'
    ]
  ])('%j', async (body, expected) => {
    const fixed = await linter.fix(report(body))
    expect(String(fixed)).toBe(report(expected))
    expect(fixed.findings).toEqual([])
    const formatted = String(await linter.format(report(body)))
    expect(String(await linter.fix(formatted))).toBe(report(expected))
  })
})

test('is found beside addresses that are links without being marked as such', () => {
  const body =
    '*[https://a.example/b] $x$*，$y$ [https://b.example/] 与 {{< a >}} https://c.example/ $w$'
  const found: string[] = []
  visit(parse(body), 'html', ({value, data}) => void found.push(`${data?.foreign} ${value}`))
  expect(found).toEqual(['math $x$', 'math $y$', 'shortcode {{< a >}}', 'math $w$'])
  const texts: string[] = []
  visit(parse(body), 'text', ({value}) => void texts.push(value))
  expect(texts.join('')).toBe(
    '[https://a.example/b] ， [https://b.example/] 与  https://c.example/ '
  )
})

describe('front matter', () => {
  test.each([
    '+++\ncover = "https://a.example/x.png"\nauthor = "__me__"\ntags = [\n  "a",\n]\n+++',
    '+++\ntitle = "周报"\n\n\n[extra]\nurl = "https://a.example/x_"\n- = 1\n+++',
    '{\n  "cover": "https://a.example/x.png",\n  "author": "__me__"\n}',
    '{"cover": "https://a.example/x.png",\n"tags": ["a"]\n}',
    '"title": "__周报__",\n"url": "https://a.example/x"\n;;;',
    ';;;\n"title": "__周报__"\n;;;'
  ])('%j', async (matter) => {
    const text = `${matter}\n\n${report('正文')}`
    expect(parts(text)).toEqual([[expect.stringMatching(/toml|json/), matter]])
    expect((await linter.lint(text)).findings).toEqual([])
    expect(String(await linter.fix(text, {unsafe: true}))).toBe(text)
    expect(String(await linter.format(text))).toBe(text)
    const spoilt = text.replace('正文', '*  正文')
    expect(String(await linter.fix(spoilt))).toBe(text.replace('正文', '1. 正文'))
  })
})

test('the documentation has an example of each', () => {
  const docs = fs.readFileSync(new URL('../docs/other-syntax.md', import.meta.url), 'utf8')
  const rows = [...docs.matchAll(/^\| ([a-z ]+) \| (`.*`) \|/gm)]
  const isFrontMatter = ({form}: ForeignSyntax) => form.kind === 'block' && form.isFrontMatter
  const names = new Set(syntaxes.filter((one) => !isFrontMatter(one)).map(({name}) => name))
  expect(new Set(rows.map(([, name]) => name))).toEqual(names)
  for (const [, name = '', examples = ''] of rows) {
    for (const [, example = ''] of examples.matchAll(/`([^`]+)`/g)) {
      const body = name === 'definition list' ? `甲\n${example}` : `\n${example}\n\n    文`
      expect(
        parts(report(body)).map(([name]) => name),
        example
      ).toContain(name)
    }
  }
})

/** GitHub reads such lines as text: an edit has to be right there too. */
describe('for readers that do not know it', () => {
  test.each([
    // Two lists would become one, since the line goes on the item above it.
    ['1) 甲\n:::\n\n1. 乙', '1) 甲\n:::\n\n1. 乙'],
    ['1.甲\n:::\n\n1. 乙', '1.甲\n:::\n\n1. 乙'],
    ['::: tip\n* 甲\n:::\n\n- 乙', '::: tip\n1. 甲\n:::\n\n- 乙'],
    // The heading is in the item above it.
    ['1. 甲\n:::\n\n   ### 周末', '1. 甲\n:::\n\n   ### 周末'],
    // With a blank line, nothing goes on.
    ['1) 甲\n\n:::\n\n1. 乙', '1. 甲\n\n:::\n\n1. 乙'],
    ['::: tip\n\n* 甲\n\n:::\n\n- 乙', '::: tip\n\n1. 甲\n\n:::\n\n1. 乙'],
    ['1.甲\n2.乙\n$$\nx\n$$', '1. 甲\n2. 乙\n$$\nx\n$$']
  ])('%j', async (body, expected) => {
    const text = report(body)
    const fixed = String(await linter.fix(text))
    expect(fixed).toBe(report(expected))
    expect(agrees(text)).toBe(true)
    checkSameSeen(text, String(await linter.format(text)), body)
  })
})

describe('what only looks like it', () => {
  test.each([
    '价格 $5 和 $10',
    '从 $HOME/a_b_ 到 $HOME',
    '写作 `$a$` 和 `{{ x }}`',
    '```\n$$\n- a\n```',
    '~~~md\n::: tip\n~~~',
    '\\$a\\$ 与 \\{{ x }}',
    '[甲][1]\n\n[1]: https://a.example/$x$',
    '时间 12:30，比例 1:2',
    '<!-- $a$ {{ x }} -->',
    '<https://a.example/$x$>',
    'a == b，c == d'
  ])('%j', (body) => {
    expect(parts(report(body))).toEqual([])
  })

  test('an opening that nothing closes', () => {
    expect(parts(report('$$\nf = a\n- b'))).toEqual([])
    expect(parts(report('{% highlight py %}\n    x')).map(([, part]) => part)).toEqual([
      '{% highlight py %}'
    ])
    expect(parts('+++\na = 1\n')).toEqual([])
  })
})

describe('in a pipeline that reads it in another way', () => {
  const run = async (text: string, plugins: PluggableList) => {
    const processor = unified()
      .use(remarkParse)
      .use([...plugins, preset])
    const file = new VFile({value: text})
    await processor.run(processor.parse(file), file)
    return (file.messages as Message[]).map((message) => message.fix ?? String(message))
  }
  const gfm: PluggableList = [remarkGfm, [remarkFrontmatter, ['yaml', 'toml']]]

  test.each([
    ['remark-math', [...gfm, remarkMath], bodies.math],
    ['remark-directive', [...gfm, remarkDirective], [...bodies.container, ...bodies.directive]],
    ['remark-mdx', [...gfm, remarkMdx], bodies.module],
    ['without GFM', [], [...bodies.shortcode, ...bodies.comment]]
  ] satisfies [string, PluggableList, string[]][])('%s', async (_, plugins, texts) => {
    for (const body of texts) expect(await run(report(body), plugins)).toEqual([])
  })

  test.each([
    ['remark-math', [remarkMath]],
    ['remark-directive', [remarkDirective]]
  ] as const)('a processor of the library: %s', async (_, plugins) => {
    const processor = unified()
      .use(remarkParse)
      .use([...gfm, ...plugins])
    const linter = createLinter({}, {processor})
    for (const body of [...bodies.math, ...bodies.container, ...bodies['template tag']]) {
      const text = report(body)
      expect((await linter.lint(text)).findings).toEqual([])
      expect(String(await linter.fix(text, {unsafe: true}))).toBe(text)
      expect(String(await linter.format(text))).toBe(text)
    }
  })
})

describe('conflict markers', () => {
  const conflict = '甲\n<<<<<<< HEAD\n乙\n=======\n丙\n>>>>>>> b'
  test.each([
    conflict,
    '<<<<<<< HEAD\n-甲\n||||||| 1234567\n*乙*\n=======\n* 丙\n>>>>>>> 1234567 (周报)',
    '1. 甲\n<<<<<<< Updated upstream\n    1. 乙\n=======\n>>>>>>> Stashed changes',
    '```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b'
  ])('%j', async (body) => {
    for (const text of [
      report(body),
      `-甲\n\n\n\n${report(body)}`,
      report(body).replaceAll('\n', '\r\n')
    ]) {
      const {findings} = await linter.lint(text)
      expect(findings.map(({ruleId, edit}) => [ruleId, edit])).toEqual([
        ['no-conflict-markers', undefined]
      ])
      expect(String(await linter.fix(text, {unsafe: true}))).toBe(text)
      expect(String(await linter.format(text))).toBe(text)
    }
  })

  test('is not edited where the rule is off', async () => {
    const off = createLinter({rules: {'no-conflict-markers': 'off'}})
    const text = report(`-甲\n\n${conflict}`)
    expect(String(await off.fix(text, {unsafe: true}))).toBe(text)
    expect(String(await off.format(text))).toBe(text)
  })

  test('is told of unless a comment names the rule', async () => {
    const ids = async (text: string) => (await linter.lint(text)).findings.map(({ruleId}) => ruleId)
    const text = report(`* 甲\n\n${conflict}`)
    expect(await ids(`<!-- weekly-lint disable -->\n\n${text}`)).toEqual(['no-conflict-markers'])
    const named = `<!-- weekly-lint disable no-conflict-markers -->\n\n${text}`
    expect(await ids(named)).toEqual([])
  })

  test.each(['甲\n=======', '<<<<<<< a\n\n乙', '<<<<<<<<', '>>>>>>> 甲\n\n=======\n\n<<<<<<< 乙'])(
    'none: %j',
    async (body) => {
      const {findings} = await linter.lint(report(body))
      expect(findings.map(({ruleId}) => ruleId)).not.toContain('no-conflict-markers')
    }
  )
})
