import {type EditorState, type Extension, StateEffect, StateField} from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  hoverTooltip,
  WidgetType
} from '@codemirror/view'
import type {Finding} from '../../../src/browser.ts'
import {h} from '../dom.ts'

/** Tells the editor what was found in its text as it is. */
export const setFindings = StateEffect.define<readonly Finding[]>()

/** Tells it which finding a person looks at. */
export const setCurrent = StateEffect.define<Finding | undefined>()

/** Stands where something is missing, which has no width. */
class Point extends WidgetType {
  readonly severity: string

  constructor(severity: string) {
    super()
    this.severity = severity
  }

  override eq(other: Point): boolean {
    return other.severity === this.severity
  }

  toDOM(): HTMLElement {
    return h('span', {class: `cm-finding-point cm-finding-${this.severity}`})
  }
}

interface Marks {
  readonly findings: readonly Finding[]
  readonly current: Finding | undefined
  readonly decorations: DecorationSet
}

const none: Marks = {findings: [], current: undefined, decorations: Decoration.none}

const field = StateField.define<Marks>({
  create: () => none,
  update(marks, transaction) {
    let next = transaction.docChanged
      ? {...marks, decorations: marks.decorations.map(transaction.changes)}
      : marks
    for (const effect of transaction.effects) {
      if (effect.is(setFindings)) next = draw({...none, findings: effect.value}, transaction.state)
      if (effect.is(setCurrent)) next = draw({...next, current: effect.value}, transaction.state)
    }
    return next
  },
  provide: (self) => EditorView.decorations.from(self, ({decorations}) => decorations)
})

function draw({findings, current}: Omit<Marks, 'decorations'>, {doc}: EditorState): Marks {
  const ranges = findings.flatMap((finding) => {
    const {severity, range} = finding
    const [from, to] = range
    if (to > doc.length) return []
    if (from === to) return [Decoration.widget({widget: new Point(severity)}).range(from)]
    const isCurrent = finding === current ? ' cm-finding-current' : ''
    return [
      Decoration.mark({class: `cm-finding cm-finding-${severity}${isCurrent}`}).range(from, to)
    ]
  })
  return {findings, current, decorations: Decoration.set(ranges, true)}
}

const tips = hoverTooltip((view, position) => {
  const here = view.state
    .field(field)
    .findings.filter(({range: [from, to]}) => from <= position && position <= to)
  const [first] = here
  if (!first || first.range[1] > view.state.doc.length) return null
  return {
    pos: first.range[0],
    end: first.range[1],
    create: () => ({
      dom: h('div', {class: 'cm-tip'}, ...here.map(({message}) => h('div', {}, message)))
    })
  }
})

/** Findings as marks in the text, told where the pointer rests. */
export const marks: Extension = [field, tips]
