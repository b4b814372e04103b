import path from 'node:path'
import type {Comparison, Program} from './measure.ts'

/** What we promise: this share of the time of remark-cli with its lint presets. */
const limit = 0.42

/**
 * What is compared. Programs run in a folder with `good.md`, `bad.md` and a `.remarkrc.json` that
 * holds the presets.
 *
 * @param root Folder of the project, built.
 */
export function comparisons(root: string): Comparison[] {
  const ours = (...args: string[]): Program => ({
    name: ['weekly-lint', ...args].join(' '),
    // In CI, too, no link is checked.
    args: [path.join(root, 'dist/cli.js'), '--no-links', ...args]
  })
  const remark = (...args: string[]): Program => ({
    name: ['remark', ...args].join(' '),
    args: [path.join(root, 'node_modules/remark-cli/cli.js'), ...args, '--frail', '--no-stdout']
  })
  return [
    {name: 'one report', ours: ours('good.md'), theirs: remark('good.md'), limit},
    {name: 'one with findings', ours: ours('bad.md'), theirs: remark('bad.md'), limit},
    {
      name: 'start',
      ours: ours('--version'),
      theirs: {name: 'node', args: ['--eval', '0']}
    }
  ]
}
