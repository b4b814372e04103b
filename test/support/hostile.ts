/** Texts with which a stranger would give orders, hide something, or break out of a format. */
export const attacks: readonly string[] = [
  '::error file=a,line=1::owned',
  '  ::add-mask::e',
  '##[add-mask]e',
  '## x ##[group]owned',
  '#\u200B#[error]owned',
  '##vso[task.setvariable variable=a]owned',
  '%0A::error::owned',
  '\u001B[2J\u001B]52;c;b3duZWQ=\u0007',
  '\u009B31mowned',
  '\u001BPowned\u001B\\',
  'a\bb\u007F\u0001\u0085',
  '\u202Egnp.exe\u2066\u2069',
  'a\u2028b\u2029c',
  '\uFFFE\uFFFF\u{1FFFE}\uFEFF',
  '\uE000\u{E0041}\u00AD\u034F',
  'half \uD800 pair \uDC00',
  '<script>document.title="owned"</script>',
  '"><img src=x onerror=document.title="owned">',
  "' autofocus onfocus='document.title=1",
  '</script></style></title></textarea>-->',
  '<!--<script>',
  ']]> <![CDATA[ &owned; <!ENTITY x "y">',
  '{0} {{1}} [here](https://owned.example) ![x](https://owned.example/x.png)',
  '[](javascript:document.title="owned")',
  '\\"; \\u0000',
  '𠮷'.repeat(20_000)
]

/** A report that says a text wherever a report can say something that is quoted. */
export function hostileReport(attack: string): string {
  return `# 2023 年第40周周报 ${attack}

写在前面 https://a.example/${attack} 后面 [](https://a.example/${attack})。

<!-- weekly-lint disable ${attack} -->

![${attack}.png](./${attack}.png)

## 技术 ${attack}

- ${attack}
1.${attack}

### 生活

## ${attack}

**${attack}。**然后 [${attack}] (https://a.example)
`
}
