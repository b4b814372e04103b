/** A day of a calendar; months and days count from 1. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The day that it is where somebody is. */
export function localDay(now: Date): Day {
  return {year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate()}
}

/** The day of a time in UTC, in milliseconds. */
export function dayAt(time: number): Day {
  const date = new Date(time)
  return {year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate()}
}

/** As ISO 8601 writes it, or with another separator. */
export function writeDay({year, month, day}: Day, separator = '-'): string {
  return [String(year).padStart(4, '0'), pad(month), pad(day)].join(separator)
}

/** A number with two digits. */
export function pad(value: number): string {
  return String(value).padStart(2, '0')
}
