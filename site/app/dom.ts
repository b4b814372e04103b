type Child = Node | string

/** Attributes, and what to do on events. */
interface Attributes {
  readonly on?: Readonly<Record<string, (event: Event) => void>>
  readonly [name: string]: unknown
}

/**
 * Make an element. Strings become text, never markup, so that a report cannot bring any.
 *
 * @param attributes True sets an attribute, false and undefined leave it out.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  {on = {}, ...attributes}: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '')
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value))
  }
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener)
  element.append(...children)
  return element
}
