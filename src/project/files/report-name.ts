const weekInName = [
  // `week40`, `2023-week-40`, `2022-07-week5`; not `biweekly`, `weekly`, `week2023`.
  /(?<![a-z])(?:week|wk)[-_. ]?\d{1,2}(?![\da-z])/i,
  // `2023-W40`, `2023w40`; a bare `w40` may mean anything.
  /\d{4}[-_. ]?w\d{1,2}(?![\da-z])/i,
  // `第40周`, `2023年40周`; not `第一周年`.
  /(?:第|年)\s*(?:\d{1,2}|[〇零一二三四五六七八九十廿卅]{1,3})\s*[周週](?![年岁歲末])/
] as const

/** Whether the name of a file says a week, so that the file is a report. */
export function namesWeek(name: string): boolean {
  const narrow = name.normalize('NFKC')
  return weekInName.some((pattern) => pattern.test(narrow))
}
