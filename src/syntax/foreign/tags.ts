/**
 * A tag, also with attributes of Vue and JSX (`@click`, `:a`, `a={b}`), and with full stops in its name.
 * micromark also reads no unquoted value with a slash, which CommonMark 0.31.2, section 6.6, allows.
 */
export const tag = String.raw`<\/?[A-Za-z][\w.:-]*(?:\s+(?:[@:#\w][\w@:.#-]*(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[^\s"'=<>\`{]+))?|\{[^{}]*\})){0,50}\s*\/?>`

/** A tag as micromark reads it. */
export const knownTag = String.raw`</?[A-Za-z][A-Za-z\d-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>\x60/]+))?)*\s*/?>`
