import {runAction} from './run.ts'

runAction({
  argv: [],
  env: process.env,
  cwd: process.cwd(),
  get stdin() {
    return process.stdin
  },
  stdout: process.stdout,
  stderr: process.stderr
}).then((code) => {
  process.exitCode = code
})
