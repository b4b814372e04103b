/** Items by what they have in common, as `Map.groupBy` of later Node.js. */
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
