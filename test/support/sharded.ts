import {bad, good, worse} from './command.ts'

/**
 * An archive in which every kind of finding occurs: mistakes inside of reports, two and three reports
 * for a week, a title of the week before, holes, links to files that are missing.
 */
export function mixedArchive(): Record<string, string> {
  const files: Record<string, string> = {}
  const titled = (text: string, week: number) => text.replace(/第\d+周/, `第${week}周`)
  for (let week = 1; week <= 24; week++) {
    if (week === 7 || week === 8) continue
    const text = [good, bad, good, `${bad}\n![](a.png) [这里](gone.md)\n`][week % 4] ?? good
    files[`weekly/2023/2023-week${week}.md`] = titled(text, week === 20 ? 19 : week)
  }
  files['weekly/2023/copy.md'] = titled(good, 3)
  files['weekly/2023/another copy.md'] = titled(bad, 3)
  files['weekly/2023/周报 é.md'] = titled(good, 12)
  files['notes/2024-week2.md'] = worse
  files['notes/2024-week10.md'] = titled(good, 10).replace('2023', '2024')
  files['notes-old/2024-week1.md'] = `# 2024年第一周\u001B[31m\n\n- 没有章节\n`
  files['README.md'] = '# 目录\n'
  return files
}

/** A finding as JSON tells of it. */
interface JsonMessage {
  readonly ruleId: string | null
  readonly message: string
}

/** A report as JSON tells of it. */
export interface JsonReport {
  readonly filePath: string
  readonly messages: readonly JsonMessage[]
  readonly shard?: string
}

/**
 * Reports with their findings, as a multiset: in an order that does not depend on who told first, and
 * without their shard.
 */
export function asMultiset(reports: readonly JsonReport[]): string[] {
  return reports.map(({shard: _, ...report}) => JSON.stringify(report)).toSorted()
}
