import {knownTag, tag} from './tags.ts'

/**
 * Where a foreign syntax begins and ends.
 *
 * - `text`: a part of a line, which `pattern` is searched in; `across` matches one that ends on a line
 *   below, without a blank line in it.
 * - `line`: one line; `pattern` is matched against its content.
 * - `block`: from a line through the line that matches `close`. Both are matched against the content of
 *   the line; on the first line, `close` against what follows `open`.
 * - `balanced`: from a line through the first line at whose end all brackets and quotation marks are
 *   closed, in ECMAScript; with `isWhole`, no blank line is in it.
 * - `indented`: a line and all lines below it that are indented by four columns; with `isHanging`, by as
 *   many as the text behind its marker, and the lines directly below it that are indented at all.
 * - `paragraph`: from a line that no paragraph goes on with through the last line above a blank one, as
 *   HTML blocks of kind 7 (CommonMark 0.31.2, section 4.6).
 *
 * The content of a line is what follows the markers of its containers.
 */
export type Form =
  | {readonly kind: 'text'; readonly pattern: RegExp; readonly across?: RegExp}
  | {readonly kind: 'line'; readonly pattern: RegExp}
  | {
      readonly kind: 'block'
      readonly open: RegExp
      readonly close: RegExp | ((open: RegExpExecArray) => RegExp)
      /** Whether it can only begin a document. */
      readonly isFrontMatter?: true
    }
  | {readonly kind: 'balanced'; readonly open: RegExp; readonly isWhole?: true}
  | {readonly kind: 'indented'; readonly open: RegExp; readonly isHanging?: true}
  | {readonly kind: 'paragraph'; readonly open: RegExp}

/** A syntax that tools around Markdown read, and CommonMark and GFM do not. */
export interface ForeignSyntax {
  readonly name: string
  /** The specification, or the documentation of the tool that reads it. */
  readonly source: string
  readonly form: Form
}

/** One attribute of a Markdown attribute list: `#id`, `.class` or `key=value`. */
const attribute = String.raw`(?:[#.][^\s{}#.]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"'{}]+))`

/** `{#id .class key=value}`; in kramdown, `{:` begins it and may be followed by a name alone. */
const attributes = String.raw`\{(?::[^{}]{0,500}|[ \t]*${attribute}(?:[ \t]+${attribute}){0,20}[ \t]*)\}`

/** Tags of template languages whose content is no Markdown. */
const verbatimTags = 'raw|highlight|code|codeblock|verbatim|comment|math|katex|mermaid|rawhtml|tex'

/**
 * All foreign syntaxes, in the order in which they are tried. Patterns are bounded: an unclosed
 * beginning must not cost the length of the text.
 */
export const syntaxes: readonly ForeignSyntax[] = [
  {
    // Closed by three hyphens, it is what remark-frontmatter reads.
    name: 'yaml',
    source: 'https://pandoc.org/MANUAL.html#extension-yaml_metadata_block',
    form: {kind: 'block', open: /^---[ \t]*$/, close: /^\.\.\.[ \t]*$/, isFrontMatter: true}
  },
  {
    name: 'toml',
    source: 'https://gohugo.io/content-management/front-matter/',
    form: {kind: 'block', open: /^\+\+\+[ \t]*$/, close: /^\+\+\+[ \t]*$/, isFrontMatter: true}
  },
  {
    name: 'json',
    source: 'https://gohugo.io/content-management/front-matter/',
    form: {kind: 'block', open: /^\{(?=[ \t]*(?:"|$))/, close: /^\}[ \t]*$/, isFrontMatter: true}
  },
  {
    name: 'json',
    source: 'https://hexo.io/docs/front-matter#JSON-Front-matter',
    form: {
      kind: 'block',
      open: /^;;;[ \t]*$|^(?="[^"]+":)/,
      close: /^;;;[ \t]*$/,
      isFrontMatter: true
    }
  },
  {
    name: 'math',
    source:
      'https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions',
    form: {kind: 'block', open: /^\$\$/, close: /\$\$[ \t]*$/}
  },
  {
    name: 'math',
    source: 'https://docs.mathjax.org/en/latest/input/tex/delimiters.html',
    form: {kind: 'block', open: /^\\\[[ \t]*$/, close: /\\\][ \t]*$/}
  },
  {
    name: 'template tag',
    source: 'https://jekyllrb.com/docs/liquid/tags/',
    form: {
      kind: 'block',
      open: new RegExp(String.raw`^\{%-?[ \t]*(${verbatimTags})\b(?:[^%]*%\}|(?!.*%\}).*$)`),
      close: ([, name]) => new RegExp(String.raw`\{%-?[ \t]*end${name}[ \t]*-?%\}[ \t]*$`)
    }
  },
  {
    name: 'shortcode',
    source: 'https://gohugo.io/content-management/shortcodes/',
    form: {
      kind: 'block',
      open: new RegExp(String.raw`^\{\{[<%][ \t]*(${verbatimTags})\b[^/]*[>%]\}\}`),
      close: ([, name]) => new RegExp(String.raw`\{\{[<%][ \t]*/[ \t]*${name}[ \t]*[>%]\}\}[ \t]*$`)
    }
  },
  {
    name: 'shortcode',
    source: 'https://gohugo.io/content-management/shortcodes/',
    // At the start of a line, `>` reads as the marker of a block quote, which is no content.
    form: {kind: 'block', open: /^\{\{[<%](?!.*[>%]\}\})/, close: /(?:^|[>%])\}\}[ \t]*$/}
  },
  {
    name: 'template tag',
    source: 'https://shopify.github.io/liquid/basics/introduction/',
    form: {kind: 'block', open: /^\{%(?!.*%\})/, close: /%\}[ \t]*$/}
  },
  {
    name: 'comment',
    source: 'https://help.obsidian.md/syntax#Comments',
    form: {kind: 'block', open: /^%%(?!.*%%)/, close: /%%/}
  },
  {
    name: 'tag',
    source: 'https://mdxjs.com/docs/what-is-mdx/#jsx',
    form: {kind: 'block', open: /^<[A-Z][\w.]*[ \t]*$/, close: /^\/?>[ \t]*$/}
  },
  {
    // A tag alone on its line whose attributes CommonMark does not know, and one that begins on it.
    name: 'tag',
    source: 'https://vitepress.dev/guide/using-vue',
    form: {
      kind: 'paragraph',
      open: new RegExp(
        String.raw`^(?!${knownTag}[ \t]*$)(?:${tag}[ \t]*$|<(?:[A-Z]|[a-z]+[.-])[\w.-]*(?:[ \t]+[^<>]*)?$)`
      )
    }
  },
  {
    name: 'admonition',
    source: 'https://squidfunk.github.io/mkdocs-material/reference/admonitions/',
    form: {kind: 'indented', open: /^(?:!!!|\?\?\?\+?|===[+!]?)[ \t]+["\w]/}
  },
  {
    name: 'container',
    source: 'https://vitepress.dev/guide/markdown#custom-containers',
    form: {kind: 'line', pattern: /^:{3,}/}
  },
  {
    name: 'directive',
    source: 'https://github.com/remarkjs/remark-directive#syntax',
    form: {kind: 'line', pattern: /^::[A-Za-z][\w-]*(?:[[{].*)?[ \t]*$/}
  },
  {
    name: 'template tag',
    source: 'https://hexo.io/docs/tag-plugins',
    form: {kind: 'line', pattern: /^(?:\{%(?:(?!%\}).)*%\}[ \t]*)+$/}
  },
  {
    name: 'shortcode',
    source: 'https://gohugo.io/content-management/shortcodes/',
    form: {kind: 'line', pattern: /^(?:\{\{[<%](?:(?!\}\}).)*[>%]\}\}[ \t]*)+$/}
  },
  {
    name: 'attributes',
    source: 'https://kramdown.gettalong.org/syntax.html#block-ials',
    form: {kind: 'line', pattern: new RegExp(`^${attributes}[ \\t]*$`)}
  },
  {
    name: 'abbreviation',
    source: 'https://michelf.ca/projects/php-markdown/extra/#abbr',
    form: {kind: 'line', pattern: /^\*\[[^\]]+\]:[ \t]/}
  },
  {
    name: 'module',
    source: 'https://mdxjs.com/docs/what-is-mdx/#esm',
    form: {
      kind: 'balanced',
      open: /^(?:import[ \t]+(?:[\w$]+,[ \t]*)?\{[^}]*|export[ \t]+(?:const|default|function|let|async|class)\b.*[[{(`])[ \t]*$/
    }
  },
  {
    name: 'module',
    source: 'https://mdxjs.com/docs/what-is-mdx/#esm',
    form: {
      kind: 'line',
      pattern:
        /^(?:import[ \t](?:[\w*{}, \t$]+[ \t]from[ \t]+)?(["'])[^"']+\1;?|export[ \t]+(?:const|default|function|let)\b.*)[ \t]*$/
    }
  },
  {
    name: 'expression',
    source: 'https://mdxjs.com/docs/what-is-mdx/#expressions',
    form: {kind: 'balanced', open: /^\{(?![{%])(?:\/\*|[\w.$]+\()/, isWhole: true}
  },
  {
    name: 'definition list',
    // The markers and columns of Pandoc, PHP Markdown Extra, kramdown and markdown-it-deflist.
    source: 'https://pandoc.org/MANUAL.html#definition-lists',
    form: {kind: 'indented', open: /^[:~][ \t]+(?=\S)/, isHanging: true}
  },
  {
    name: 'alert',
    source:
      'https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts',
    form: {kind: 'text', pattern: /(?<=^[ \t>]*>[ \t]*)\[![A-Za-z]+\][+-]?/}
  },
  {
    name: 'shortcode',
    source: 'https://gohugo.io/content-management/shortcodes/',
    form: {
      kind: 'text',
      pattern: /\{\{(?:(?!\}\}).){0,1000}\}\}/,
      across: /\{\{(?:(?!\}\})[\s\S]){0,1000}\}\}/
    }
  },
  {
    name: 'template tag',
    source: 'https://shopify.github.io/liquid/basics/introduction/',
    form: {
      kind: 'text',
      pattern: /\{%(?:(?!%\}).){0,1000}%\}/,
      across: /\{%(?:(?!%\})[\s\S]){0,1000}%\}/
    }
  },
  {
    name: 'math',
    source: 'https://github.com/remarkjs/remark-math',
    form: {kind: 'text', pattern: /\$\$(?!\$)[^$]{1,1000}\$\$(?!\$)/}
  },
  {
    name: 'math',
    source:
      'https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions',
    form: {kind: 'text', pattern: /(?<!\$)\$`[^`]{1,1000}`\$(?!\$)/}
  },
  {
    name: 'math',
    source: 'https://pandoc.org/MANUAL.html#extension-tex_math_dollars',
    form: {
      kind: 'text',
      pattern: /(?<!\$)\$(?![\s$])(?:\\.|[^$\\`]){0,1000}(?<!\s)\$(?![\dA-Za-z$])/
    }
  },
  {
    name: 'math',
    source: 'https://docs.mathjax.org/en/latest/input/tex/delimiters.html',
    // Escaped brackets around words are text: a formula has a command, a script or an equation.
    form: {
      kind: 'text',
      pattern:
        /\\\((?=(?:\\[^)]|[^\\]){0,1000}?(?:\\[A-Za-z]|[\^_=]))(?:\\[^)]|[^\\]){1,1000}\\\)|\\\[(?=(?:\\[^\]]|[^\\]){0,1000}?(?:\\[A-Za-z]|[\^_=]))(?:\\[^\]]|[^\\]){1,1000}\\\]/
    }
  },
  {
    name: 'wiki link',
    source: 'https://help.obsidian.md/links',
    form: {kind: 'text', pattern: /(?<!\[)!?\[\[[^[\]]{1,1000}\]\](?![(\]])/}
  },
  {
    name: 'highlight',
    source: 'https://help.obsidian.md/syntax#Bold%2C+italics%2C+highlights',
    form: {kind: 'text', pattern: /(?<!=)==(?![=\s])[^=]{1,1000}(?<!\s)==(?!=)/}
  },
  {
    name: 'comment',
    source: 'https://help.obsidian.md/syntax#Comments',
    form: {kind: 'text', pattern: /%%[^%]{1,1000}%%/}
  },
  {
    name: 'block identifier',
    source: 'https://help.obsidian.md/links#Link+to+a+block+in+a+note',
    form: {kind: 'text', pattern: /(?<=\s)\^[A-Za-z\d-]+(?=[ \t]*$)/}
  },
  {
    name: 'attributes',
    source: 'https://pandoc.org/MANUAL.html#extension-attributes',
    form: {kind: 'text', pattern: new RegExp(attributes)}
  },
  {
    name: 'directive',
    source: 'https://github.com/remarkjs/remark-directive#syntax',
    form: {
      kind: 'text',
      pattern:
        /(?<![:\w]):[A-Za-z][\w-]{0,50}(?:\[[^[\]]{0,500}\](?:\{[^{}]{0,500}\})?|\{[^{}]{0,500}\})(?![([])/
    }
  },
  {
    name: 'tag',
    source: 'https://vuejs.org/guide/essentials/template-syntax.html',
    form: {kind: 'text', pattern: new RegExp(tag), across: new RegExp(tag)}
  }
]
