import path from 'node:path'
import type {ElementContent} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {tell, type Word} from '../../site/app/words.ts'
import {homepage} from '../../src/reporters/result.ts'
import type {Source} from './sources.ts'

/** What is loaded by all pages; paths in the site. */
export interface Assets {
  readonly script: string
  readonly styles: readonly string[]
}

/** Only what the site itself holds: no script, style or picture of anyone else, and no inline one. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types weekly-lint'
].join('; ')

/**
 * A page as HTML.
 *
 * @param children What is made from its Markdown.
 * @param sources All pages, for what leads to the others.
 */
export function renderPage(
  source: Source,
  children: readonly ElementContent[],
  {sources, assets}: {readonly sources: readonly Source[]; readonly assets: Assets}
): string {
  const {language, output, title} = source
  const to = (target: string) => path.posix.relative(path.posix.dirname(output), target)
  const say = (word: Word) => tell(word, language)
  const site = source.kind === 'home' ? 'weekly-lint' : `${title} · weekly-lint`
  const page = h(
    'html',
    {lang: language === 'zh' ? 'zh-CN' : 'en', 'data-base': to(`${language}/`) || '.'},
    [
      h('head', [
        h('meta', {charSet: 'utf-8'}),
        h('meta', {httpEquiv: 'Content-Security-Policy', content: policy}),
        h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
        h('meta', {name: 'referrer', content: 'no-referrer'}),
        h('meta', {name: 'color-scheme', content: 'light dark'}),
        h('title', site),
        h('link', {rel: 'icon', href: to('icon.svg'), type: 'image/svg+xml'}),
        ...assets.styles.map((style) => h('link', {rel: 'stylesheet', href: to(style)})),
        h('script', {src: to('appearance.js')}),
        h('script', {type: 'module', src: to(assets.script)})
      ]),
      h('body', [
        h('a', {className: ['skip'], href: '#content'}, say('skipToContent')),
        h('header', {className: ['top']}, [
          h(
            'a',
            {className: ['mark'], href: to(`${language}/index.html`), lang: 'en'},
            'weekly-lint'
          ),
          h('nav', {ariaLabel: say('site')}, [
            h('a', {href: `${to('index.html')}?lang=${language}`}, say('playground')),
            h(
              'a',
              {href: to(`${language}/rules/index.html`), ...isHere(source, 'rules', 'rule')},
              say('rules')
            ),
            h(
              'a',
              {href: to(`${language}/index.html`), ...isHere(source, 'home', 'docs')},
              say('docs')
            ),
            h('a', {href: homepage, rel: 'noreferrer'}, say('source'))
          ]),
          h('div', {className: ['switches']}, [
            h('a', {className: ['plain'], ...twin(source, sources, to)}, say('otherLanguage')),
            h('button', {type: 'button', id: 'theme', className: ['plain'], hidden: true})
          ])
        ]),
        h('div', {className: ['columns']}, [
          h('aside', [searchBox(say), contents(source, sources, to)]),
          h('main', {id: 'content', tabIndex: -1}, [...children])
        ])
      ])
    ]
  )
  return `<!doctype html>\n${toHtml(page)}\n`
}

function isHere({kind}: Source, ...kinds: readonly Source['kind'][]) {
  return kinds.includes(kind) ? {ariaCurrent: 'true'} : {}
}

/** The same page in the other language, or where that begins. */
function twin(
  {language, output}: Source,
  sources: readonly Source[],
  to: (target: string) => string
) {
  const other = language === 'zh' ? 'en' : 'zh'
  const target = output.replace(/^\w+/, other)
  const exists = sources.some((source) => source.output === target)
  return {
    href: to(exists ? target : `${other}/index.html`),
    lang: other === 'zh' ? 'zh-CN' : 'en',
    hrefLang: other === 'zh' ? 'zh-CN' : 'en'
  }
}

function searchBox(say: (word: Word) => string) {
  return h('search', {className: ['search']}, [
    h('input', {
      id: 'search',
      type: 'search',
      autoComplete: 'off',
      spellCheck: false,
      placeholder: say('search'),
      ariaLabel: say('search'),
      ariaControls: 'results'
    }),
    h('ul', {id: 'results', hidden: true})
  ])
}

/** A list of the pages beside this one, which a phone shows folded. */
function contents(source: Source, sources: readonly Source[], to: (target: string) => string) {
  const isRules = source.kind === 'rules' || source.kind === 'rule'
  const kinds: readonly Source['kind'][] = isRules ? ['rules', 'rule'] : ['home', 'docs']
  const beside = sources.filter(
    ({language, kind}) => language === source.language && kinds.includes(kind)
  )
  const entries = beside.map(({output, title}) =>
    h('li', [
      h('a', {href: to(output), ...(output === source.output && {ariaCurrent: 'page'})}, title)
    ])
  )
  const label = tell(isRules ? 'rules' : 'docs', source.language)
  return h('details', {className: ['contents'], open: true}, [
    h('summary', label),
    h('nav', {ariaLabel: label}, [h('ul', entries)])
  ])
}
