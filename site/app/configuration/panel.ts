import schema from '../../../schema.json' with {type: 'json'}
import {presetNames} from '../../../src/config/presets.ts'
import type {Language} from '../../../src/text/language.ts'
import type {RuleSummary} from '../../worker/protocol.ts'
import {h} from '../dom.ts'
import {replaceText} from '../editor/editor.ts'
import {rulePage} from '../findings.ts'
import {tell} from '../words.ts'
import type {Schema} from './complete.ts'
import {type FormState, readForm, setPresets, setSeverity} from './edit.ts'
import {createJsonEditor} from './json-editor.ts'

interface PanelOptions {
  readonly text: string
  readonly rules: readonly RuleSummary[]
  readonly language: Language
  readonly onChange: (text: string) => void
}

/** The configuration as a form and as JSON: one text, changed from both. */
export function showPanel(
  host: HTMLElement,
  {text, rules, language, onChange}: PanelOptions
): void {
  const title = h('h3', {id: 'json-title'}, tell('json', language))
  const editorHost = h('div', {class: 'editor json'})
  const editor = createJsonEditor(editorHost, text, {
    label: tell('configuration', language),
    schema: schema as Schema,
    onChange: (changed) => {
      refresh(readForm(changed))
      onChange(changed)
    }
  })
  const edit = (change: (text: string) => string) =>
    replaceText(editor, change(editor.state.doc.toString()))

  const boxes = presetNames.map((name) =>
    h('input', {
      type: 'checkbox',
      name,
      on: {change: () => edit((now) => setPresets(now, boxes.filter(isChecked).map(nameOf)))}
    })
  )
  const selects = rules.map(({id}) => {
    const select = h(
      'select',
      {
        'aria-label': id,
        'data-rule': id,
        on: {change: () => edit((now) => setSeverity(now, id, select.value || undefined))}
      },
      h('option', {value: ''}, tell('asPreset', language)),
      h('option', {value: 'off'}, tell('off', language)),
      h('option', {value: 'warn'}, tell('warn', language)),
      h('option', {value: 'error'}, tell('errorLevel', language))
    )
    return select
  })
  const rows = rules.map(({id, summary}, at) =>
    h(
      'li',
      {},
      h('a', {href: rulePage(id, language)}, id),
      h('span', {class: 'quiet'}, summary[language]),
      ...selects.slice(at, at + 1)
    )
  )
  const filter = h('input', {
    type: 'search',
    placeholder: tell('filter', language),
    'aria-label': tell('filter', language),
    on: {
      input: () => {
        const wanted = filter.value.trim().toLowerCase()
        for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted)
      }
    }
  })

  function refresh({presets, severities}: FormState): void {
    for (const box of boxes) box.checked = presets.includes(box.name)
    for (const select of selects) select.value = severities.get(select.dataset.rule ?? '') ?? ''
  }

  refresh(readForm(text))
  host.replaceChildren(
    h(
      'fieldset',
      {class: 'presets'},
      h('legend', {}, tell('presets', language)),
      ...boxes.map((box) => h('label', {}, box, ` ${box.name}`))
    ),
    title,
    h('p', {class: 'quiet'}, tell('jsonHint', language)),
    editorHost,
    h('h3', {}, tell('rules', language)),
    filter,
    h('ul', {class: 'rule-list'}, ...rows)
  )
}

const isChecked = ({checked}: HTMLInputElement) => checked
const nameOf = ({name}: HTMLInputElement) => name
