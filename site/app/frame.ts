import type {Language, Text} from '../../src/text/language.ts'
import {h} from './dom.ts'
import {examples} from './examples.ts'
import {currentTheme} from './settings.ts'
import {tell, type Word, words} from './words.ts'

/** Everything of the page that stays; its words are set by `translate`. */
export function createFrame() {
  const button = (name: string, kind = '') => h('button', {type: 'button', id: name, class: kind})
  const link = (id: string) => h('a', {id})
  const parts = {
    skip: h('a', {class: 'skip', href: '#report'}),
    rules: link('to-rules'),
    docs: link('to-docs'),
    source: h('a', {href: 'https://github.com/weekly-lint/weekly-lint', rel: 'noreferrer'}),
    language: button('language', 'plain'),
    theme: button('theme', 'plain'),
    heading: h('h1'),
    lead: h('p', {class: 'lead'}),
    example: h('select', {id: 'example'}),
    open: button('open'),
    file: h('input', {type: 'file', accept: '.md,.markdown,.txt,text/*', hidden: true}),
    nameLabel: h('label', {for: 'name', class: 'quiet'}),
    name: h('input', {
      id: 'name',
      type: 'text',
      spellcheck: 'false',
      autocomplete: 'off',
      maxlength: 200,
      placeholder: '2026-week46.md'
    }),
    share: button('share'),
    all: button('all', 'primary'),
    summary: h('p', {id: 'summary', role: 'status'}),
    notice: h('p', {id: 'notice', role: 'status', class: 'quiet'}),
    reportTitle: h('h2', {class: 'hidden'}),
    editor: h('div', {class: 'editor', id: 'report', tabindex: '-1'}),
    findings: h('section'),
    formatted: h('section'),
    configuration: h('section'),
    keys: h('p', {class: 'quiet keys'})
  }
  return parts
}

export type Frame = ReturnType<typeof createFrame>

/** Put the parts where they belong. */
export function layOut(parts: Frame, tabs: HTMLElement): void {
  document.body.replaceChildren(
    parts.skip,
    h(
      'header',
      {class: 'top'},
      h('a', {class: 'mark', href: './index.html', lang: 'en'}, 'weekly-lint'),
      h('nav', {}, parts.rules, parts.docs, parts.source),
      h('div', {class: 'switches'}, parts.language, parts.theme)
    ),
    h(
      'main',
      {class: 'app'},
      h('div', {class: 'intro'}, parts.heading, parts.lead),
      h(
        'div',
        {class: 'bar'},
        parts.example,
        parts.open,
        parts.file,
        h('span', {class: 'field'}, parts.nameLabel, parts.name),
        parts.share,
        parts.notice
      ),
      h(
        'div',
        {class: 'work'},
        h('div', {class: 'side'}, parts.reportTitle, parts.editor),
        h(
          'div',
          {class: 'side'},
          h('div', {class: 'result'}, parts.summary, parts.all),
          tabs,
          parts.findings,
          parts.formatted,
          parts.configuration
        )
      ),
      parts.keys
    )
  )
}

/** Say everything in one language. */
export function translate(parts: Frame, language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  document.title = `${tell('heading', language)} · weekly-lint`
  const texts = [
    ...['skip', 'rules', 'docs', 'source', 'heading', 'lead', 'open', 'share', 'keys'],
    ...['reportTitle', 'nameLabel', 'all']
  ] as const
  const other: Readonly<Record<string, Word>> = {
    reportTitle: 'report',
    nameLabel: 'name',
    all: 'applyAll'
  }
  for (const key of texts) {
    parts[key as keyof Frame].textContent = tell(other[key] ?? (key as Word), language)
  }
  parts.rules.href = `./${language}/rules/index.html`
  parts.docs.href = `./${language}/index.html`
  parts.language.textContent = tell('otherLanguage', language)
  parts.language.lang = language === 'zh' ? 'en' : 'zh-CN'
  nameTheme(parts, language)
  parts.example.setAttribute('aria-label', tell('choose', language))
  parts.example.replaceChildren(
    h('option', {value: ''}, tell('choose', language)),
    ...examples.map(({title}, at) => h('option', {value: at}, (title as Text)[language]))
  )
}

/** The switch says what it leads to. */
export function nameTheme(parts: Frame, language: Language): void {
  parts.theme.textContent = words[currentTheme() === 'dark' ? 'toLight' : 'toDark'][language]
}
