/** Where documents, examples and hooks name a version of this package. */
const pin =
  /(?<=weekly-lint@v?|weekly-lint@<commit> # v|weekly-lint\/pre-commit\n +rev: v|weekly-lint-|placeholder: weekly-lint )\d+\.\d+\.\d+/g

/** The versions that a text names of this package. */
export function pinsIn(text: string): string[] {
  return text.match(pin) ?? []
}

/** The text with another version at each of its pins. */
export function pinTo(text: string, version: string): string {
  return text.replace(pin, version)
}
