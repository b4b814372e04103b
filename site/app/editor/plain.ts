import {EditorState} from '@codemirror/state'
import {EditorView, lineNumbers} from '@codemirror/view'
import {mount} from './editor.ts'
import {markdown} from './look.ts'

/** A text to look at. */
export function createViewer(host: HTMLElement, label: string): EditorView {
  return mount(host, '', [
    lineNumbers(),
    EditorView.lineWrapping,
    EditorState.readOnly.of(true),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-readonly': 'true',
      lang: 'zh-CN',
      tabindex: '0'
    }),
    markdown
  ])
}
