import {existsSync} from 'node:fs'
import {delimiter, join} from 'node:path'

/** Programs of the system that tests run, and what is left untested where one is missing. */
const uses = {
  chromium: 'the HTML report and the site in a browser',
  fish: 'completion in fish',
  openssl: 'links to servers with certificates of their own',
  'pre-commit': 'the hooks of pre-commit',
  'redis-server': 'verdicts on links that are shared in Redis',
  script: 'questions and completion on a terminal',
  xmllint: 'reports for JUnit against their schema',
  zsh: 'completion in zsh'
} as const

export type Program = keyof typeof uses

/** Other names that a program goes by. */
const otherNames: Partial<Record<Program, readonly string[]>> = {
  chromium: ['chromium-browser', 'google-chrome']
}

/** The path of a program; undefined where it is missing. */
export function findProgram(name: Program): string | undefined {
  // That of other systems takes other options.
  if (name === 'script' && process.platform !== 'linux') return undefined
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [name, ...(otherNames[name] ?? [])]
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path))
}

/** Whether tests are left out for lack of a program. In CI they are run, and fail. */
export function isLeftOut(...names: readonly Program[]): boolean {
  return !process.env.CI && names.some((name) => findProgram(name) === undefined)
}

/** A line for each program that is missing on this machine. */
export function describeMissing(): string[] {
  return Object.entries(uses)
    .filter(([name]) => isLeftOut(name as Program))
    .map(([name, use]) => `Left out, since \`${name}\` is missing: ${use}`)
}
