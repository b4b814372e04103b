/** Texts that once took minutes, by the ids of their rows: a report of about so many bytes of UTF-8. */
export const worstInputs = {
  'worst-empty-lines': (bytes) => inReport(bytes, 'a\n\n\n', '1.```\n'),
  'worst-links': (bytes) => inReport(bytes, '[这里] (a.md)\n\n', ''),
  'worst-addresses': (bytes) =>
    inReport(bytes, '见https://a.example/b，真好\n\n', '1. 甲\n\n正文\n\n2. 乙\n'),
  'worst-collection': (bytes) => inReport(bytes, '1. [甲](https://a.example/b)\n', '')
} satisfies Record<string, (bytes: number) => string>

export type WorstInput = keyof typeof worstInputs

/** Repeat a text in a report until it is full. */
function inReport(bytes: number, text: string, end: string): string {
  const [head, tail] = [
    '# 2026 年第1周周报\n\n## 生活\n\n',
    '\n## 技术\n\n1. 写代码\n\n## 总结\n\n还行\n'
  ]
  const room = bytes - Buffer.byteLength(head + end + tail)
  const times = Math.max(1, Math.floor(room / Buffer.byteLength(text)))
  return head + text.repeat(times) + end + tail
}
