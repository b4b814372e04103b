import {defaultKeymap, history, historyKeymap, isolateHistory} from '@codemirror/commands'
import {Annotation, type Extension, type Text, type Transaction} from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers
} from '@codemirror/view'
import type {Edit} from '../../../src/syntax/edit.ts'
import {look, markdown} from './look.ts'
import {marks} from './marks.ts'

/** A change that the page made, and no person. */
const byPage = Annotation.define<boolean>()

/** What the page wants to know of its editor. */
interface Listeners {
  /** The text changed. */
  readonly onText: (isByPerson: boolean) => void
  /** A person put another text in the place of all there was. */
  readonly onPasteOver: () => void
  readonly onCursor: (offset: number) => void
  readonly onNext: (step: 1 | -1) => void
  readonly onRepair: () => void
  readonly onRepairAll: () => void
}

/**
 * Put an editor into a shadow root: there, its styles are constructed style sheets, which the content
 * security policy of the page lets in without allowing any inline style.
 */
export function mount(host: HTMLElement, doc: string, extensions: Extension): EditorView {
  const root = host.attachShadow({mode: 'open'})
  return new EditorView({doc, parent: root, root, extensions: [look, extensions]})
}

/** The editor of the report. */
export function createEditor(host: HTMLElement, label: string, listeners: Listeners): EditorView {
  const run = (action: () => void) => () => {
    action()
    return true
  }
  return mount(host, '', [
    keymap.of([
      {key: 'F8', run: run(() => listeners.onNext(1)), shift: run(() => listeners.onNext(-1))},
      {key: 'Mod-.', run: run(listeners.onRepair)},
      {key: 'Mod-Enter', run: run(listeners.onRepairAll)},
      ...defaultKeymap,
      ...historyKeymap
    ]),
    history(),
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    drawSelection(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      'aria-label': label,
      spellcheck: 'false',
      lang: 'zh-CN',
      tabindex: '0'
    }),
    markdown,
    marks,
    EditorView.updateListener.of((update) => {
      if (update.transactions.some(isPasteOver)) listeners.onPasteOver()
      if (update.docChanged) {
        listeners.onText(!update.transactions.some((it) => it.annotation(byPage)))
      }
      if (update.selectionSet) listeners.onCursor(update.state.selection.main.head)
    })
  ])
}

function isPasteOver(transaction: Transaction): boolean {
  if (!transaction.isUserEvent('input.paste')) return false
  let isAll = false
  transaction.changes.iterChangedRanges((from, to) => {
    isAll ||= from === 0 && to === transaction.startState.doc.length
  })
  return isAll
}

/** Show another text. */
export function replaceText(view: EditorView, text: string): void {
  view.dispatch({
    changes: {from: 0, to: view.state.doc.length, insert: text},
    annotations: byPage.of(true)
  })
}

/** Apply an edit, which one step takes back, however soon it follows another. */
export function applyEdit(view: EditorView, {range: [from, to], text}: Edit): void {
  view.dispatch({
    changes: {from, to, insert: text},
    annotations: isolateHistory.of('full'),
    scrollIntoView: true
  })
}

/** Replace only what differs, so that the cursor stays, and one step takes it back. */
export function applyText(view: EditorView, text: string): void {
  const {doc} = view.state
  const from = commonStart(doc, text)
  const end = commonEnd(doc, text, from)
  view.dispatch({
    changes: {from, to: doc.length - end, insert: text.slice(from, text.length - end)},
    annotations: isolateHistory.of('full')
  })
}

function commonStart(doc: Text, text: string): number {
  const old = doc.toString()
  let at = 0
  while (at < old.length && at < text.length && old[at] === text[at]) at += 1
  return at
}

function commonEnd(doc: Text, text: string, start: number): number {
  const old = doc.toString()
  const most = Math.min(old.length, text.length) - start
  let at = 0
  while (at < most && old.at(-1 - at) === text.at(-1 - at)) at += 1
  return at
}
