import fs from 'node:fs/promises'
import path from 'node:path'

/** Ids of the rules in `rules/`, which are the names of their files. */
export async function ruleIds(root: string): Promise<string[]> {
  const names = await fs.readdir(path.join(root, 'rules'))
  return names
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .map((name) => path.basename(name, '.ts'))
    .sort()
}
