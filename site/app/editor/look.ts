import {
  defineLanguageFacet,
  HighlightStyle,
  Language,
  syntaxHighlighting
} from '@codemirror/language'
import {EditorView} from '@codemirror/view'
import {tags} from '@lezer/highlight'
import {GFM, parser} from '@lezer/markdown'

/**
 * Markdown without the languages of its code blocks and tags: those of `@codemirror/lang-markdown`
 * weigh half of the first view.
 */
export const markdown = new Language(defineLanguageFacet(), parser.configure(GFM), [], 'markdown')

const colours = HighlightStyle.define([
  {tag: tags.heading, color: 'var(--ink)', fontWeight: '650'},
  {tag: tags.processingInstruction, color: 'var(--faint)'},
  {tag: tags.strong, fontWeight: '650'},
  {tag: tags.emphasis, fontStyle: 'italic'},
  {tag: tags.strikethrough, textDecoration: 'line-through'},
  {tag: [tags.url, tags.link], color: 'var(--accent)'},
  {tag: [tags.monospace, tags.string], color: 'var(--code)'},
  {tag: tags.quote, color: 'var(--soft)'},
  {tag: [tags.comment, tags.meta], color: 'var(--faint)'},
  {tag: tags.propertyName, color: 'var(--accent)'},
  {tag: [tags.number, tags.bool, tags.null], color: 'var(--warning)'}
])

const theme = EditorView.theme({
  '&': {height: '100%', backgroundColor: 'var(--paper)', color: 'var(--ink)', fontSize: '15px'},
  '&.cm-focused': {outline: '2px solid var(--accent)', outlineOffset: '-2px'},
  '.cm-scroller': {fontFamily: 'var(--mono)', lineHeight: '1.75', overflow: 'auto'},
  '.cm-content': {padding: '12px 0', caretColor: 'var(--ink)'},
  '.cm-line': {padding: '0 16px 0 8px'},
  '.cm-gutters': {backgroundColor: 'var(--paper)', color: 'var(--faint)', border: 'none'},
  '.cm-lineNumbers .cm-gutterElement': {padding: '0 8px 0 12px', minWidth: '2.2em'},
  '.cm-activeLine, .cm-activeLineGutter': {backgroundColor: 'var(--line-now)'},
  '.cm-activeLineGutter': {color: 'var(--soft)'},
  '&.cm-focused .cm-cursor': {borderLeftColor: 'var(--ink)'},
  '.cm-selectionMatch': {backgroundColor: 'transparent'},
  '.cm-finding': {
    textDecoration: 'underline wavy 1.25px',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '4px'
  },
  '.cm-finding-error': {textDecorationColor: 'var(--error)', backgroundColor: 'var(--error-wash)'},
  '.cm-finding-warning': {
    textDecorationColor: 'var(--warning)',
    backgroundColor: 'var(--warning-wash)'
  },
  '.cm-finding-note': {textDecorationColor: 'var(--note)'},
  '.cm-finding-current': {outline: '1.5px solid var(--accent)', borderRadius: '2px'},
  '.cm-finding-point': {
    display: 'inline-block',
    width: '0',
    height: '1.1em',
    verticalAlign: 'text-bottom',
    borderLeft: '2px solid var(--error)'
  },
  '.cm-finding-point.cm-finding-warning': {borderLeftColor: 'var(--warning)'},
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    border: '1px solid var(--rule)',
    borderRadius: '8px',
    boxShadow: '0 4px 16px rgb(0 0 0 / 0.12)',
    maxWidth: 'min(28rem, 90vw)'
  },
  '.cm-tip': {padding: '8px 12px', fontFamily: 'var(--text)', fontSize: '14px', lineHeight: '1.6'},
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {fontFamily: 'var(--mono)', fontSize: '13px'},
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--paper)'
  },
  '.cm-completionInfo': {padding: '8px 12px', fontFamily: 'var(--text)', fontSize: '13px'}
})

/** How all editors of the page look, in colours of its style sheet. */
export const look = [theme, syntaxHighlighting(colours)]
