import type {NumeralStyle, ReportShape} from '../../../report/shape.ts'
import {type Fillings, placeholders, writeByTemplate} from '../../../report/title/title-template.ts'
import {heading, print} from '../../../syntax/print.ts'

/**
 * A report with nothing in it but its title and its sections; without those that are optional.
 *
 * @param quote Writes a text as a value of the front matter.
 */
export function skeleton(
  title: string,
  {sections, titleKey}: ReportShape,
  quote: (text: string) => string
): string {
  const head =
    titleKey === undefined ? print(heading(1, title)) : `---\n${titleKey}: ${quote(title)}\n---`
  const headings = sections
    .filter(({name, optional}) => name !== '*' && !optional)
    .map(({name}) => print(heading(2, name)))
  return `${[head, ...headings].join('\n\n')}\n`
}

/**
 * Fill in a person’s own template: `{title}` for the whole title, and what may stand in titles; other
 * braces stay. It is text, and nothing in it is run.
 */
export function fillTemplate(
  template: string,
  title: string,
  fillings: Fillings,
  numerals: NumeralStyle
): string {
  const known = new RegExp(`\\{(title|${placeholders.join('|')})\\}`, 'g')
  return template.replace(known, (placeholder, name: string) =>
    name === 'title' ? title : writeByTemplate(placeholder, fillings, numerals)
  )
}
