import {runAction} from './run.ts'

process.exitCode = await runAction({
  argv: [],
  env: process.env,
  cwd: process.cwd(),
  get stdin() {
    return process.stdin
  },
  stdout: process.stdout,
  stderr: process.stderr
})
