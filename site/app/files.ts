/** A report of a hundred pages is shorter. */
const maxBytes = 1_000_000

/** A file as text; undefined where it is too large, or no text in UTF-8. */
export async function readText(file: File): Promise<string | undefined> {
  if (file.size > maxBytes) return undefined
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(await file.arrayBuffer())
  } catch {
    return undefined
  }
}

/** Take files that are dropped anywhere on the page, before an editor does. */
export function onDrop(take: (file: File) => void): void {
  const isFile = ({dataTransfer}: DragEvent) => dataTransfer?.types.includes('Files')
  document.addEventListener(
    'dragover',
    (event) => {
      if (isFile(event)) event.preventDefault()
    },
    {capture: true}
  )
  document.addEventListener(
    'drop',
    (event) => {
      const file = event.dataTransfer?.files[0]
      if (!file) return
      event.preventDefault()
      event.stopPropagation()
      take(file)
    },
    {capture: true}
  )
}
