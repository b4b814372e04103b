import {join, posix} from 'node:path'
import type {Configurations} from '../../../config/configurations.ts'
import type {Week} from '../../../report/title/week.ts'
import type {Neighbours} from './archive.ts'
import {pad} from './day.ts'
import {type Numbers, nameLike} from './naming.ts'

/**
 * Where a new report goes: into the archive, named as the others are; or where the configuration looks
 * for reports; or into the current folder.
 *
 * @returns Its absolute path.
 */
export async function placeFor(
  numbers: Numbers & {readonly week: Week},
  neighbours: Neighbours | undefined,
  cwd: string,
  configurations: Configurations
): Promise<string> {
  const name = plainName(numbers.week)
  if (neighbours) {
    const {root, folder, reports} = neighbours
    const below = reports.map((report) => ({
      ...report,
      path: posix.relative(folder, report.path)
    }))
    return join(root, folder, nameLike(numbers, below) ?? name)
  }
  const {files} = await configurations.effectiveFor(join(cwd, name))
  const folders = (files.value ?? []).filter((glob) => !glob.startsWith('!')).map(folderOf)
  // A folder a year is what many have, and what a pattern may ask for.
  const candidates = ['', ...folders].flatMap((folder) => [
    join(cwd, folder, name),
    join(cwd, folder, String(numbers.week.year), name)
  ])
  for (const path of candidates) if (await configurations.takes(path)) return path
  return join(cwd, name)
}

function plainName({year, month, week}: Week): string {
  return month === undefined
    ? `${year}-week${pad(week)}.md`
    : `${year}-${pad(month)}-week${week}.md`
}

/** The folders that a pattern begins with, before its first star. */
function folderOf(glob: string): string {
  const segments = glob.split('/')
  const at = segments.findIndex((segment) => /[*?]/.test(segment))
  return segments.slice(0, at < 0 ? -1 : at).join('/')
}
