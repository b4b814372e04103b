import '../style/base.css'
import '../style/pages.css'
import type MiniSearch from 'minisearch'
import type {SearchResult} from 'minisearch'
import {h} from '../app/dom.ts'
import {registerServiceWorker} from '../app/service-worker.ts'
import {currentTheme, keep, switchTheme} from '../app/settings.ts'
import {tell} from '../app/words.ts'
import type {SearchDocument} from './tokens.ts'

const language = document.documentElement.lang === 'zh-CN' ? 'zh' : 'en'
/** Address of the folder of this language, for links from the index. */
const base = new URL(document.documentElement.dataset.base ?? './', location.href).href
const maxResults = 12

keep('language', language)

const theme = document.querySelector<HTMLButtonElement>('#theme')
const nameTheme = () => {
  if (theme) theme.textContent = tell(currentTheme() === 'dark' ? 'toLight' : 'toDark', language)
}
theme?.addEventListener('click', () => {
  switchTheme()
  nameTheme()
})
nameTheme()
if (theme) theme.hidden = false

const box = document.querySelector<HTMLInputElement>('#search')
const list = document.querySelector<HTMLElement>('#results')
let index: Promise<MiniSearch<SearchDocument>> | undefined

/** The index is as large as ten pages: it is loaded once somebody searches. */
function load(): Promise<MiniSearch<SearchDocument>> {
  index ??= Promise.all([import('./search.ts'), fetch(new URL('search.json', base))]).then(
    async ([{readIndex}, response]) => readIndex(await response.text())
  )
  return index
}

async function search(): Promise<void> {
  if (!box || !list) return
  const wanted = box.value.trim()
  if (wanted === '') {
    list.hidden = true
    return
  }
  const results = (await load()).search(wanted).slice(0, maxResults)
  if (box.value.trim() !== wanted) return
  list.hidden = false
  list.replaceChildren(
    ...(results.length > 0
      ? results.map(entry)
      : [h('li', {class: 'quiet'}, tell('foundNothing', language))])
  )
}

function entry({title, page, url}: SearchResult): HTMLElement {
  return h(
    'li',
    {},
    h(
      'a',
      {href: new URL(url, base).href},
      h('strong', {}, title),
      ...(page === title ? [] : [h('span', {class: 'quiet'}, page)])
    )
  )
}

box?.addEventListener('focus', () => void load().catch(() => undefined), {once: true})
box?.addEventListener('input', () => void search())
document.addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof HTMLInputElement
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey) {
    event.preventDefault()
    box?.focus()
  }
  if (event.key === 'Escape' && list) list.hidden = true
  if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && list && !list.hidden) move(event)
})

/** Arrows lead from the box through the results, and back. */
function move(event: KeyboardEvent): void {
  const stops = [box, ...(list?.querySelectorAll('a') ?? [])]
  const at = stops.indexOf(document.activeElement as HTMLInputElement)
  if (at < 0) return
  event.preventDefault()
  stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
}

// A list of all rules is longer than a phone.
const contents = document.querySelector<HTMLDetailsElement>('.contents')
if (contents && matchMedia('(max-width: 860px)').matches) contents.open = false
else contents?.querySelector('[aria-current]')?.scrollIntoView({block: 'nearest'})

void registerServiceWorker()
