import {spawnSync} from 'node:child_process'
import fs from 'node:fs/promises'
import path from 'node:path'

/** A program that rewrites the Markdown files of its folder. */
export interface Formatter {
  readonly name: string
  /** Arguments of Node.js. */
  readonly command: readonly string[]
}

/** Ours and others, each as its users would set it up for such reports. */
export function formatters(root: string): Formatter[] {
  const modules = path.join(root, 'node_modules')
  const prettier = path.join(modules, 'prettier/bin/prettier.cjs')
  const remark = path.join(modules, 'remark-cli/cli.js')
  const gfm = path.join(modules, 'remark-gfm/index.js')
  return [
    {
      name: 'weekly-lint format',
      command: [path.join(root, 'dist/cli.js'), 'format', '--quiet']
    },
    {name: 'prettier, defaults', command: [prettier, '--write', '--log-level=warn', '.']},
    {
      name: 'prettier, `proseWrap: preserve`, `tabWidth: 4`',
      command: [prettier, '--write', '--log-level=warn', '--tab-width=4', '.']
    },
    {
      name: 'remark-cli with remark-gfm',
      command: [remark, '.', '--output', '--quiet', '--use', gfm]
    }
  ]
}

/**
 * Write reports to a folder, run a formatter there, and read them again.
 *
 * @throws Error If the formatter fails.
 */
export async function layOut(
  {name, command}: Formatter,
  reports: readonly string[],
  folder: string
): Promise<string[]> {
  const files = reports.map((_, index) =>
    path.join(folder, `${2014 + Math.floor(index / 52)}-week${(index % 52) + 1}.md`)
  )
  for (const [index, file] of files.entries()) await fs.writeFile(file, reports[index] ?? '')
  const {status, stderr} = spawnSync(process.execPath, command, {cwd: folder, encoding: 'utf8'})
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`)
  return Promise.all(files.map((file) => fs.readFile(file, 'utf8')))
}
