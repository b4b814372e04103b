import assert from 'node:assert/strict'

/** Foreign syntax in one line of text: what authors write in sites, notebooks and on GitHub. */
export const foreignText = [
  '$_x_ * y$',
  '$\\href{https://a.example}{x}$',
  '$$a*b*c$$',
  '$`a*b*c`$',
  '\\(a_i * b_i\\)',
  '{{< figure src="https://a.example/x_y_" title="图_一_" >}}',
  '{{ site._x_ }}',
  '{% link 官网 https://a.example %}',
  '[[周报_一_]]',
  '![[图_二_.png]]',
  '==_重_点==',
  '%%改_一_下%%',
  '<img src=https://a.example/cat_x_.png width=500>',
  '<a href=https://a.example target="_blank">'
] as const

/** Foreign blocks that are no text for any rule. */
export const foreignBlocks = [
  '$$\nf = a\n- b\n+ c\n$$',
  '$$\n1. x\n\n\n2. _y_\n    - z\n$$',
  '{{< figure src="https://a.example/x" title="图_一_" >}}',
  '{{< highlight py >}}\n    x = __name__\n{{< /highlight >}}',
  '{% highlight py %}\n    x = __name__\n{% endhighlight %}',
  '{% raw %}\n1.甲\n\n\n*斜*\n{% endraw %}',
  '!!! note\n    1.正文\n\n    * 甲',
  '%%\n- 甲\n* 乙\n%%',
  '<Video\n  src="https://a.example/x_y_"\n/>'
] as const

/** Lines that open and close a foreign block, around what is Markdown. */
export const foreignFrames = [
  ['::: tip _甲_', ':::'],
  ['{% note %}', '{% endnote %}'],
  ['{{% notice tip %}}', '{{% /notice %}}'],
  [':::note{title="_x_"}', ':::']
] as const

/** Front matter that is no YAML. */
export const foreignMatter = [
  '+++\ncover = "https://a.example/x.png"\nauthor = "__me__"\ntags = [\n  "a",\n]\n+++',
  '{\n  "cover": "https://a.example/x.png",\n  "author": "__me__"\n}'
] as const

const all = [...foreignText, ...foreignBlocks, ...foreignFrames.flat(), ...foreignMatter]

/** What is foreign in a report that nothing spoilt is in it byte for byte, as often as before. */
export function checkForeign(before: string, after: string, what: string): void {
  for (const part of all) {
    const lines = part.replace(/\n/g, /\r\n?|\n/.exec(before)?.[0] ?? '\n')
    assert.equal(after.split(lines).length, before.split(lines).length, `${part} in ${what}`)
  }
}
