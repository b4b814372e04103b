import path from 'node:path'
import {Editor, uriOf} from '../../test/support/editor.ts'
import {longReport} from './archive.ts'
import type {Program} from './measure.ts'
import {probed} from './run-process.ts'
import type {Workspace} from './workspace.ts'

/** Key strokes while the server gets warm, and then. */
const strokes = {few: 10, many: 30}

/**
 * One key stroke in the editor, in a report of 30 kB: from the change to the findings. Two sessions
 * with the language server, one of them longer, have in common all that is no key stroke.
 *
 * @param root Folder of the project, built.
 */
export function keyStroke(root: string, workspace: Workspace): Program {
  return {
    name: 'weekly-lint lsp --stdio',
    async run(flags = []) {
      const few = await session(root, workspace, [], strokes.few)
      const many = await session(root, workspace, flags, strokes.many)
      const share = (a: number, b: number) => (b - a) / (strokes.many - strokes.few)
      return {
        wall: share(few.wall, many.wall),
        cpu: share(few.cpu, many.cpu),
        memory: many.memory
      }
    }
  }
}

/** Type so many characters, each after the findings on the one before. */
async function session(
  root: string,
  workspace: Workspace,
  flags: readonly string[],
  amount: number
) {
  const surroundings = await workspace.surroundings('one')
  const command = [...flags, path.join(root, 'dist/cli.js'), 'lsp', '--stdio']
  const {argv, env, usage} = probed(command, surroundings)
  const {cwd} = surroundings
  const editor = await Editor.start({argv, env, cwd, folders: [cwd]})
  const uri = uriOf(path.join(cwd, '2014-week1.md'))
  await editor.open(uri, longReport(30_000))
  const start = process.hrtime.bigint()
  for (let stroke = 0; stroke < amount; stroke++) {
    await editor.change(uri, {range: editor.range(uri, {before: '写完了。'}), text: '快'})
    await editor.diagnostics(uri)
  }
  const wall = Number(process.hrtime.bigint() - start) / 1e6
  await editor.end()
  return {wall, ...(await usage())}
}
