/** What a path, an address or a name of a file goes on with. */
const part = '[^\\s，。、；：！？「」『』《》“”"\'`()（）,;]'

/** What may stand before something that is written in a notation of its own. */
const start = '(?<![\\w\\p{Script=Han}/.@#$~-])'

/** Endings of names of files; `.js` and `.net` end names of libraries, too. */
const endings =
  '7z|apk|avi|avif|bash|bmp|conf|cpp|cs|css|csv|dmg|docx?|drawio|exe|fig|flac|gif|gz|heic|html?|ico|ini|ipynb|ipa|iso|jar|java|jpe?g|json5?|jsonc|key|lock|log|m4a|mdx?|mkv|mov|mp[34]|numbers|ods|odt|otf|pages|pdf|php|png|pptx?|psd|py|rar|rb|sh|sketch|sql|svg|tar|tex|tgz|tiff?|toml|tsv|ttf|txt|vue|wav|webm|webp|woff2?|xlsx?|xml|ya?ml|zip|zsh'

/** Programs whose command lines are written in running text. */
const programs =
  'apt|apt-get|brew|bun|bunx|cargo|cd|chmod|chown|composer|conda|curl|deno|docker|gem|git|go|gradle|helm|kubectl|make|mvn|mysql|mysqldump|node|npm|npx|pip3?|pnpm|poetry|psql|python3?|redis-cli|rsync|rustup|scp|ssh|sudo|systemctl|tar|uv|vim|wget|yarn'

/**
 * Parts of running text in a notation of its own, without the backticks that would say so: Chinese in
 * them is no text, and a space or a full-width mark in them breaks what they name.
 */
const notations: readonly string[] = [
  // Paths, with a second part or an ending: /data/日志/a.log, ./图/a, C:\数据, docs/说明a.md.
  `(?<![\\w\\p{Script=Han}/.@#$'*-])(?:~|\\.{1,2})?/(?:${part}*/${part}*|${part}*\\.\\w+)`,
  `${start}[A-Za-z]:\\\\${part}+`,
  `${start}[\\w.-]+/(?=${part}*\\p{Script=Han})${part}+\\.(?:${endings})(?!\\w)`,
  // Names of files in Chinese, up to their ending: 截图1.png, 错误a.log, 会议纪要(终稿).docx. After Chinese, a
  // word of Latin letters may be the whole name.
  `(?:${part}|\\([^()\\s]*\\)|（[^（）\\s]*）)*(?:\\p{Script=Han}[_\\d-]*[A-Za-z]?|[)）])(?=\\.(?:${endings})(?!\\w))`,
  // Addresses without a scheme that have a path: example.com/中文.
  `${start}(?:[A-Za-z\\d-]+\\.)+[a-z]{2,}(?::\\d+)?/${part}*`,
  // Names of people and tags: @小明, #读书.
  `(?<![\\w])[@#](?=[\\p{L}_])[\\p{L}\\p{N}_-]+`,
  // Intervals, whose brackets may differ: [0, 1), (-∞,1].
  '[(\\[][-+]?(?:[\\d.]+|∞|[A-Za-z]) ?, ?[-+]?(?:[\\d.]+|∞|[A-Za-z])[)\\]]',
  // Faces, at the end of a sentence: :( ;-)
  "(?<![A-Za-z\\d])[:;=]['’]?-?[()DP](?=[\\s，。！？~～]|$)",
  // Code: std::向量, {"键": 值}, print_all(甲), f(甲).
  '[\\p{L}\\p{N}_]+(?:::[\\p{L}\\p{N}_]+)+',
  '\\{ *"[^"\\n]*" *:[^{}\\n]*\\}',
  '(?<![\\w.])(?:[a-z]|[A-Za-z]+(?:[._][A-Za-z\\d]+)+|[a-z]+[A-Z]\\w*)\\([^()\\n]*\\)',
  // Subjects of commits: feat(编辑器): 甲.
  '(?<![\\w-])(?:build|chore|ci|docs|feat|fix|perf|refactor|revert|style|test)(?:\\([^()\\n]*\\))?!?:',
  // Command lines: npm i typescript, git commit -m "修复".
  `(?<![\\w./-])(?:${programs})(?: +(?:--?[A-Za-z][\\w-]*(?:=\\S+)?|"[^"\\n]*"|[a-z\\d@./_:~^*+-]*[a-z\\d/])(?![\\p{Script=Han}\\w]))+`,
  // Schemes that are no web address.
  '(?<![\\w-])(?:data|javascript|mailto|vbscript):(?=\\S)'
]

const notation = new RegExp(notations.join('|'), 'gu')

/** What every notation has at least one of. */
const sign = /[/\\.@#([:;={-]/

/**
 * Replaces what is in a notation of its own.
 *
 * @param mark Stands for each UTF-16 code unit of it.
 */
export function hideNotation(text: string, mark: string): string {
  if (!sign.test(text) && !/ [a-z]/.test(text)) return text
  return text.replace(notation, (found) => mark.repeat(found.length))
}
