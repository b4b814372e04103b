import type {Root} from 'mdast'
import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import {visit} from 'unist-util-visit'

/** The definitions of a document, which a part of it needs to be parsed as it is in the whole. */
export class Definitions {
  readonly #tree: Root
  #labels: ReadonlyMap<string, string> | undefined

  constructor(tree: Root) {
    this.#tree = tree
  }

  /** Definitions that a slice may refer to, as Markdown. */
  of(slice: string): string {
    const found = new Set<string>()
    // NUL is parsed as this character.
    const readable = slice.replaceAll('\0', '\u{FFFD}')
    for (const [, label = ''] of readable.matchAll(/\[(?=((?:\\.|[^\\[\]])+)\])/gs)) {
      this.#labels ??= readLabels(this.#tree)
      // In a block quote, the lines of a label start with its markers.
      for (const raw of [label, label.replace(/[\r\n][\s>]*/g, ' ')]) {
        const definition = this.#labels.get(normalizeIdentifier(raw))
        if (definition) found.add(definition)
      }
    }
    return [...found].join('')
  }
}

/** For each label, a definition that says nothing else; those of footnotes begin with `^`. */
function readLabels(tree: Root): Map<string, string> {
  const labels = new Map<string, string>()
  visit(tree, (node) => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return
    // Unlike `label`, it keeps escapes.
    const label = (node.type === 'definition' ? '' : '^') + node.identifier
    labels.set(normalizeIdentifier(label), `[${label}]: #\n`)
  })
  return labels
}
