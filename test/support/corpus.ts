import {checkHtml} from './html.ts'
import {checkPromises} from './promises.ts'

/** Check the promises on a text that no one here wrote; an error says which text it was. */
export async function checkNamed(name: string, text: string): Promise<void> {
  try {
    const {passes} = await checkPromises(text)
    for (const pass of passes) checkHtml(pass)
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : error}`, {cause: error})
  }
}

/** How long a group of texts may take, on a machine that is busy with other things. */
export const corpusTimeout = 60_000

export function groupBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
