import path from 'node:path'
import type {ArchiveName} from './archives.ts'
import type {Program} from './measure.ts'
import {type Peer, peers, type Task} from './peers.ts'
import {runProcess} from './run-process.ts'
import type {Workspace} from './workspace.ts'

/** What our command is told for a task. */
const ownTasks: Readonly<Record<Task, readonly string[]>> = {
  lint: ['--no-links'],
  'lint-again': ['--no-links'],
  fix: ['--fix', '--no-links'],
  'format-check': ['format', '--check'],
  version: ['--version']
}

/** What programs do in a row. */
export interface Work {
  readonly archive: ArchiveName
  readonly task: Task
  /** One file, by its name; left out for all of the archive. */
  readonly file?: string
}

/** Our command at this work. */
export function own(root: string, workspace: Workspace, work: Work): Program {
  const command = path.join(root, 'dist/cli.js')
  const told = [...ownTasks[work.task], ...(work.file ? [work.file] : [])]
  return {
    name: ['weekly-lint', ...told].join(' '),
    async run(flags = []) {
      const surroundings = await workspace.surroundings(work.archive)
      if (work.task === 'fix') await workspace.restore(work.archive)
      // What the program keeps of its own code stays where it is: it is not about reports.
      const cold = work.task === 'lint' ? ['--cache-location', await workspace.emptyCache()] : []
      return runProcess([...flags, command, ...told, ...cold], surroundings)
    }
  }
}

/** All peers that have the task, at this work. */
export function theirs(root: string, workspace: Workspace, work: Work): Program[] {
  return peers.flatMap((peer) => {
    const told = peer.tasks[work.task]
    return told ? [peerProgram(root, workspace, work, peer, told)] : []
  })
}

function peerProgram(
  root: string,
  workspace: Workspace,
  {archive, task, file}: Work,
  peer: Peer,
  told: readonly string[]
): Program {
  const command = path.join(root, 'node_modules', peer.package, peer.command)
  const files = task === 'version' ? [] : [file ?? peer.all]
  return {
    name: [peer.name, ...told].join(' '),
    async run(flags = []) {
      const surroundings = await workspace.surroundings(archive)
      if (task === 'fix') await workspace.restore(archive)
      const measured = await runProcess([...flags, command, ...told, ...files], surroundings)
      return peer.isLauncher ? {...measured, memory: Number.NaN} : measured
    }
  }
}

/** Node.js that does nothing, in the surroundings of a row. */
export function emptyNode(workspace: Workspace, archive: ArchiveName): Program {
  return {
    name: 'node --eval 0',
    run: async () => runProcess(['--eval', '0'], await workspace.surroundings(archive))
  }
}
