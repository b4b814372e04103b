import {keyStroke} from './key-stroke.ts'
import type {Limit} from './limits.ts'
import type {Program} from './measure.ts'
import {emptyNode, own, theirs, type Work} from './programs.ts'
import type {Workspace} from './workspace.ts'
import type {WorstInput} from './worst.ts'

/** Programs that do the same, and what we promise of it. */
export interface Row {
  /** For `--rows`: `218` is also `218-unchanged`. */
  readonly id: string
  readonly title: string
  /** Ours, then theirs. */
  readonly programs: readonly Program[]
  readonly limits: readonly Limit[]
}

/** Peers that are run on thousands of files. */
const quick = /^(?:remark-cli|rumdl) /

/**
 * All that is measured, in the order of the page.
 *
 * @param root Folder of the project, built.
 */
export function rows(root: string, workspace: Workspace): Row[] {
  const row = (id: string, title: string, work: Work, limits: Limit[] = []): Row => {
    const programs = [own(root, workspace, work), ...theirs(root, workspace, work)]
    return {id, title, programs, limits}
  }
  /** Nothing is known of the reports. */
  const cold = (archive: Work['archive']): Work => ({archive, task: 'lint'})
  const again = (archive: Work['archive']): Work => ({archive, task: 'lint-again'})
  const worst = (id: WorstInput, of: string) =>
    row(id, `10 kB of the worst, cold: ${of}`, {...cold(id), file: '2014-week1.md'})
  const below = (peer: string, most: number): Limit => ({of: 'ratio', peer, most})
  return [
    row('one', 'One report, cold', {...cold('one'), file: '2014-week1.md'}, [
      below('remark-cli', 0.36),
      below('rumdl', 1.4)
    ]),
    row('218', '218 reports (0.6 MB), cold', cold('reports-218'), [below('remark-cli', 0.4)]),
    row('218-unchanged', '218 reports, unchanged', again('reports-218'), [below('rumdl', 1)]),
    row('newsletters', '60 newsletters with findings (1.3 MB), cold', cold('newsletters'), [
      below('remark-cli', 0.6)
    ]),
    forMany(row('2000', '2,000 reports (5.5 MB), cold', cold('reports-2000'))),
    forMany(row('2000-unchanged', '2,000 reports, unchanged', again('reports-2000'))),
    forMany(
      row('10000', '10,000 reports (27 MB), cold', cold('reports-10000'), [
        below('remark-cli', 0.35),
        // Five times the reports: linear, with a tenth for what is not.
        {of: 'growth', from: '2000', most: 5.5},
        {of: 'memory', most: 300}
      ])
    ),
    forMany(
      row('10000-unchanged', '10,000 reports, unchanged', again('reports-10000'), [
        {of: 'wall', most: 1000},
        {of: 'memory', most: 300}
      ])
    ),
    forMany(
      row('9mb', '396 newsletters (9 MB), cold', cold('newsletters-9mb'), [
        {of: 'memory', most: 150}
      ])
    ),
    row('1mb', 'One report of 1 MB, cold', cold('1mb')),
    row('fix', 'Repair 218 spoilt reports', {archive: 'spoiled', task: 'fix'}),
    row(
      'format',
      'Whether 218 reports are laid out',
      {archive: 'reports-218', task: 'format-check'},
      [below('prettier', 0.15)]
    ),
    withEmptyNode(workspace, row('start', 'Start', {archive: 'one', task: 'version'})),
    worst('worst-empty-lines', 'empty lines and code without an end'),
    worst('worst-links', 'links with a space in them'),
    worst('worst-addresses', 'bare addresses and a list that is cut'),
    worst('worst-collection', 'links in one long list'),
    {
      id: 'editor',
      title: 'A key stroke in the editor, in a report of 30 kB',
      programs: [keyStroke(root, workspace)],
      limits: [{of: 'cpu', most: 20}]
    }
  ]
}

function forMany(row: Row): Row {
  const programs = row.programs.filter(({name}, index) => index === 0 || quick.test(name))
  return {...row, programs}
}

function withEmptyNode(workspace: Workspace, row: Row): Row {
  return {...row, programs: [...row.programs, emptyNode(workspace, 'one')]}
}

/** The rows that are asked for, by id or by the part of it before a hyphen. */
export function chosen(all: readonly Row[], ids: readonly string[]): Row[] {
  const known = (id: string, row: string) => row === id || row.startsWith(`${id}-`)
  const unknown = ids.find((id) => !all.some((row) => known(id, row.id)))
  if (unknown !== undefined) {
    const names = all.map(({id}) => id).join(', ')
    throw new Error(`Unexpected row \`${unknown}\`, expected some of: ${names}`)
  }
  return ids.length === 0 ? [...all] : all.filter((row) => ids.some((id) => known(id, row.id)))
}
