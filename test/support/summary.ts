import {describeMissing} from './programs.ts'

/** Says after a run what it left out. */
export default function setup(): () => void {
  return () => {
    for (const line of describeMissing()) process.stderr.write(`${line}\n`)
  }
}
