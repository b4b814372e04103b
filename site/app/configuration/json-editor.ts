import {autocompletion, type CompletionContext, completionKeymap} from '@codemirror/autocomplete'
import {defaultKeymap, history, historyKeymap} from '@codemirror/commands'
import {json} from '@codemirror/lang-json'
import {EditorView, keymap} from '@codemirror/view'
import {mount} from '../editor/editor.ts'
import {proposalsAt, type Schema} from './complete.ts'

/** An editor of a configuration, which completes what the schema knows. */
export function createJsonEditor(
  host: HTMLElement,
  doc: string,
  {label, schema, onChange}: {label: string; schema: Schema; onChange: (text: string) => void}
): EditorView {
  const complete = ({state, pos, explicit}: CompletionContext) => {
    const {from, to, list} = proposalsAt(state.doc.toString(), pos, schema)
    if (list.length === 0 || (!explicit && from === pos)) return null
    return {
      from,
      to,
      // What is written may begin with a quotation mark, which labels have not.
      filter: false,
      options: matching(list, state.sliceDoc(from, pos)).map(({label, insert, description}) => ({
        label,
        apply: insert,
        ...(description !== undefined && {info: description})
      }))
    }
  }
  return mount(host, doc, [
    keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
    history(),
    json(),
    EditorView.lineWrapping,
    autocompletion({override: [complete], icons: false}),
    EditorView.contentAttributes.of({'aria-label': label, spellcheck: 'false', tabindex: '0'}),
    EditorView.updateListener.of(({docChanged, state}) => {
      if (docChanged) onChange(state.doc.toString())
    })
  ])
}

function matching<T extends {readonly label: string}>(list: readonly T[], written: string): T[] {
  const begun = written.replaceAll('"', '').toLowerCase()
  return list.filter(({label}) => label.toLowerCase().includes(begun))
}
