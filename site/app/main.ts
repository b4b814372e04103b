import '../style/base.css'
import '../style/app.css'
import type {Finding} from '../../src/browser.ts'
import type {Edit} from '../../src/syntax/edit.ts'
import type {Language} from '../../src/text/language.ts'
import workerUrl from '../worker/main.ts?worker&url'
import type {Report} from '../worker/protocol.ts'
import {Client} from './client.ts'
import {h} from './dom.ts'
import {applyEdit, applyText, createEditor, replaceText} from './editor/editor.ts'
import {setCurrent, setFindings} from './editor/marks.ts'
import {createViewer} from './editor/plain.ts'
import {examples} from './examples.ts'
import {onDrop, readText} from './files.ts'
import {findingsList, summaryOf} from './findings.ts'
import {createFrame, layOut, nameTheme, translate} from './frame.ts'
import {registerServiceWorker} from './service-worker.ts'
import {initialLanguage, keep, recall, switchTheme} from './settings.ts'
import {decodeShared, encodeShared, type Shared} from './share.ts'
import {createTabs} from './tabs.ts'
import {trusted} from './trusted.ts'
import {tell, type Word} from './words.ts'

/** A person who writes is not to wait for answers to half a word. */
const pause = 120

const client = new Client(
  () => new Worker(trusted(workerUrl), {type: 'module', name: 'weekly-lint'})
)
const parts = createFrame()
const tabs = createTabs([
  {id: 'findings', panel: parts.findings},
  {id: 'formatted', panel: parts.formatted, onShow: () => void showFormatted()},
  {id: 'configuration', panel: parts.configuration, onShow: () => void showConfiguration()}
])
let language: Language = initialLanguage(location.search)
let configuration = ''
/** What was found, and in which text. */
let found: {readonly text: string; readonly findings: readonly Finding[]} = {text: '', findings: []}
let timer: ReturnType<typeof setTimeout> | undefined

layOut(parts, tabs.list)
const editor = createEditor(parts.editor, tell('report', language), {
  onText: (isByPerson) => {
    if (isByPerson && location.hash !== '') history.replaceState(null, '', location.pathname)
    later()
  },
  // The name was that of the other report: with it, the week of this one would be wrong.
  onPasteOver: () => {
    parts.name.value = ''
  },
  onCursor: markEntries,
  onNext: goToNext,
  onRepair: () => {
    const head = editor.state.selection.main.head
    const here = found.findings.find(
      ({range: [from, to], edit}) => edit && from <= head && head <= to
    )
    if (here?.edit) repair(here.edit)
  },
  onRepairAll: () => void applyAll()
})
const viewerHost = h('div', {class: 'editor'})
const viewer = createViewer(viewerHost, tell('formatted', language))

function current(): Report {
  return {text: editor.state.doc.toString(), path: parts.name.value.trim(), configuration, language}
}

function later(): void {
  clearTimeout(timer)
  timer = setTimeout(() => void check(), pause)
}

function keepReport(): void {
  keep('report', JSON.stringify(current()), () => sessionStorage)
}

/** Look at the report as it is now, and show what is found. */
async function check(): Promise<void> {
  const report = current()
  keepReport()
  if (found.findings.length === 0) parts.summary.textContent = tell('checking', language)
  const outcome = await client.ask('lint', report)
  if (outcome === 'superseded' || report.text !== editor.state.doc.toString()) return
  if (outcome === 'too long' || 'problems' in outcome) {
    showProblems(outcome === 'too long' ? [] : outcome.problems)
    return
  }
  const findings = outcome.answer
  found = {text: report.text, findings}
  editor.dispatch({effects: setFindings.of(findings)})
  parts.summary.textContent = summaryOf(findings, language)
  parts.summary.className = findings.some(({severity}) => severity === 'error') ? 'bad' : 'good'
  parts.all.hidden = !findings.some(({edit}) => edit)
  parts.findings.replaceChildren(
    findingsList(findings, {text: report.text, language, onShow: show, onApply: repair})
  )
  markEntries(editor.state.selection.main.head)
  if (tabs.current() === 'formatted') await showFormatted()
}

function showProblems(problems: readonly string[]): void {
  found = {text: '', findings: []}
  editor.dispatch({effects: setFindings.of([])})
  parts.all.hidden = true
  parts.summary.textContent = tell(problems.length === 0 ? 'tooLong' : 'problems', language)
  parts.summary.className = 'bad'
  parts.findings.replaceChildren(
    h('ul', {class: 'problems'}, ...problems.map((problem) => h('li', {}, problem)))
  )
}

async function showFormatted(): Promise<void> {
  const report = current()
  const outcome = await client.ask('format', report)
  if (typeof outcome === 'string' || 'problems' in outcome) return
  const text = outcome.answer
  const isSame = text === report.text
  parts.formatted.replaceChildren(
    h(
      'div',
      {class: 'repair-act'},
      h('span', {class: 'quiet'}, tell(isSame ? 'formattedSame' : 'formattedNote', language)),
      ...(isSame
        ? []
        : [
            h(
              'button',
              {type: 'button', class: 'small primary', on: {click: () => applyText(editor, text)}},
              tell('takeFormatted', language)
            )
          ])
    ),
    viewerHost
  )
  replaceText(viewer, text)
}

async function showConfiguration(): Promise<void> {
  const [outcome, {showPanel}] = await Promise.all([
    client.ask('rules', current()),
    import('./configuration/panel.ts')
  ])
  if (typeof outcome === 'string' || 'problems' in outcome) return
  showPanel(parts.configuration, {
    text: configuration,
    rules: outcome.answer,
    language,
    onChange: (text) => {
      configuration = text
      later()
    }
  })
}

function repair(edit: Edit): void {
  // The text went on since: its own findings are on their way.
  if (editor.state.doc.toString() !== found.text) return
  applyEdit(editor, edit)
  void check()
}

async function applyAll(): Promise<void> {
  const report = current()
  const outcome = await client.ask('fix', report)
  if (typeof outcome === 'string' || 'problems' in outcome) return
  if (report.text !== editor.state.doc.toString()) return
  applyText(editor, outcome.answer)
  void check()
}

function show(finding: Finding): void {
  if (editor.state.doc.toString() !== found.text) return
  const [anchor, head] = finding.range
  editor.dispatch({
    selection: {anchor, head},
    effects: setCurrent.of(finding),
    scrollIntoView: true
  })
  editor.focus()
}

function goToNext(step: 1 | -1): void {
  const {head} = editor.state.selection.main
  const all = step === 1 ? found.findings : found.findings.toReversed()
  const next = all.find(({range: [from, to]}) => (step === 1 ? from > head : to < head)) ?? all[0]
  if (next) show(next)
}

/** Say in the list which finding the cursor is at. */
function markEntries(offset: number): void {
  for (const [at, entry] of parts.findings.querySelectorAll('.finding').entries()) {
    const [from, to] = found.findings[at]?.range ?? [-1, -1]
    if (from <= offset && offset <= to) entry.setAttribute('aria-current', 'true')
    else entry.removeAttribute('aria-current')
  }
}

function notify(word: Word): void {
  parts.notice.textContent = tell(word, language)
}

function load({text, configuration: wanted, path}: Shared): void {
  parts.notice.textContent = ''
  configuration = wanted
  parts.name.value = path
  replaceText(editor, text)
  if (tabs.current() === 'configuration') void showConfiguration()
  later()
}

/** Begin with what the address carries, with what was there before a reload, or with an example. */
async function begin(): Promise<void> {
  const hash = location.hash
  const shared = hash.length > 1 ? await decodeShared(hash) : undefined
  if (shared) return load(shared)
  load(kept() ?? examples[0])
  if (hash.length > 1 && hash !== '#report') notify('badShare')
}

function kept(): Shared | undefined {
  try {
    const {text, configuration, path} = JSON.parse(recall('report', () => sessionStorage) ?? '')
    return {text: String(text), configuration: String(configuration), path: String(path)}
  } catch {
    return undefined
  }
}

async function share(): Promise<void> {
  const {text, path} = current()
  const fragment = await encodeShared({text, configuration, path})
  if (fragment === undefined) return notify('tooLongToShare')
  history.replaceState(null, '', `#${fragment}`)
  try {
    await navigator.clipboard.writeText(location.href)
    notify('shared')
  } catch {
    notify('sharedByHand')
  }
}

async function take(file: File): Promise<void> {
  const text = await readText(file)
  if (text === undefined) return notify('badFile')
  load({text, configuration, path: file.name})
}

function speak(): void {
  translate(parts, language)
  for (const id of ['findings', 'formatted', 'configuration'] as const) {
    tabs.label(id, tell(id, language))
  }
  parts.notice.textContent = ''
  if (tabs.current() === 'configuration') void showConfiguration()
}

// A page that is left before the next look at it loses nothing.
addEventListener('pagehide', keepReport)
parts.language.addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh'
  keep('language', language)
  speak()
  void check()
})
parts.theme.addEventListener('click', () => {
  switchTheme()
  nameTheme(parts, language)
})
parts.example.addEventListener('change', () => {
  const example = examples[Number(parts.example.value)]
  if (parts.example.value !== '' && example) {
    history.replaceState(null, '', location.pathname)
    load(example)
  }
  parts.example.value = ''
})
parts.open.addEventListener('click', () => parts.file.click())
parts.file.addEventListener('change', () => {
  const [file] = parts.file.files ?? []
  if (file) void take(file)
  parts.file.value = ''
})
parts.name.addEventListener('input', later)
parts.share.addEventListener('click', () => void share())
parts.all.addEventListener('click', () => void applyAll())
parts.all.hidden = true
onDrop((file) => void take(file))
addEventListener('hashchange', () => void begin())
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  nameTheme(parts, language)
})

speak()
void begin()
void registerServiceWorker().then((registration) => {
  registration?.active?.postMessage('keep everything')
})
