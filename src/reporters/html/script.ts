/**
 * Filters and groups the findings of the page; without it, all are shown by file. Never sets HTML.
 */
export const script = `
'use strict'
const main = document.querySelector('main')
const controls = document.querySelector('.controls')
const none = document.querySelector('.none')
if (main && controls) {
  const findings = [...main.querySelectorAll('.finding')]
  const search = controls.querySelector('input')
  const rule = controls.querySelector('select')
  const texts = findings.map((finding) =>
    (finding.dataset.file + ' ' + finding.textContent).toLowerCase()
  )
  const pressed = (name) =>
    [...controls.querySelectorAll('button[data-' + name + '][aria-pressed=true]')]
      .map((button) => button.dataset[name])

  const filter = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean)
    const weights = pressed('weight')
    const repairs = pressed('repair').length > 0
    let shown = 0
    findings.forEach((finding, index) => {
      const {dataset} = finding
      finding.hidden = !(weights.includes(dataset.weight) &&
        (rule.value === '' || dataset.rule === rule.value) &&
        (!repairs || 'repair' in dataset) &&
        words.every((word) => texts[index].includes(word)))
      if (!finding.hidden) shown++
    })
    for (const group of main.querySelectorAll('.group')) {
      const amount = group.querySelectorAll('.finding:not([hidden])').length
      group.hidden = amount === 0
      group.querySelector('.amount').textContent = String(amount)
    }
    none.hidden = shown > 0
  }

  const group = (by) => {
    const groups = new Map()
    for (const finding of findings) {
      const name = finding.dataset[by]
      if (!groups.has(name)) {
        const details = document.createElement('details')
        details.className = 'group'
        details.open = true
        const summary = document.createElement('summary')
        const amount = document.createElement('span')
        amount.className = 'amount'
        summary.append(name, amount)
        details.append(summary)
        groups.set(name, details)
      }
      groups.get(name).append(finding)
    }
    const sorted = [...groups.values()]
    if (by === 'rule') sorted.sort((a, b) => b.childElementCount - a.childElementCount)
    main.dataset.by = by
    main.replaceChildren(...sorted)
    filter()
  }

  controls.addEventListener('input', filter)
  controls.addEventListener('click', ({target}) => {
    const button = target.closest('button')
    if (!button) return
    const {by} = button.dataset
    if (by) {
      for (const other of controls.querySelectorAll('button[data-by]')) {
        other.setAttribute('aria-pressed', String(other === button))
      }
      group(by)
    } else {
      button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'))
      filter()
    }
  })
  controls.hidden = false
  filter()
}
`
