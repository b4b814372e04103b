import {h} from './dom.ts'

export interface Tab {
  readonly id: string
  readonly panel: HTMLElement
  readonly onShow?: () => void
}

/** Tabs as in the ARIA practices: arrows move between them, and only the chosen one is a tab stop. */
export function createTabs(tabs: readonly Tab[]) {
  const buttons = tabs.map(({id}) =>
    h('button', {
      type: 'button',
      role: 'tab',
      id: `tab-${id}`,
      'aria-controls': `panel-${id}`,
      on: {click: () => select(id)}
    })
  )
  for (const {id, panel} of tabs) {
    panel.id = `panel-${id}`
    panel.setAttribute('role', 'tabpanel')
    panel.setAttribute('aria-labelledby', `tab-${id}`)
    panel.tabIndex = 0
  }
  const list = h(
    'div',
    {role: 'tablist', class: 'tabs', on: {keydown: (event) => move(event)}},
    ...buttons
  )
  let current = tabs[0]?.id ?? ''

  function select(id: string): void {
    current = id
    for (const [at, tab] of tabs.entries()) {
      const isChosen = tab.id === id
      tab.panel.hidden = !isChosen
      buttons[at]?.setAttribute('aria-selected', String(isChosen))
      if (buttons[at]) buttons[at].tabIndex = isChosen ? 0 : -1
      if (isChosen) tab.onShow?.()
    }
  }

  function move(event: Event): void {
    const {key} = event as KeyboardEvent
    const step = {ArrowRight: 1, ArrowLeft: -1}[key]
    if (step === undefined) return
    const at = tabs.findIndex(({id}) => id === current)
    const next = (at + step + tabs.length) % tabs.length
    select(tabs[next]?.id ?? current)
    buttons[next]?.focus()
  }

  select(current)
  return {
    list,
    select,
    current: () => current,
    /** Name a tab; it keeps its place. */
    label: (id: string, text: string) => {
      const at = tabs.findIndex((tab) => tab.id === id)
      if (buttons[at]) buttons[at].textContent = text
    }
  }
}
