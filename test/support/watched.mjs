// Loaded before the command: writes down what it reads, lists and compiles, as lists by kind.
import fs from 'node:fs'
import promises from 'node:fs/promises'
import {syncBuiltinESMExports} from 'node:module'
import vm from 'node:vm'

const log = {read: [], list: [], take: [], compile: []}
const watch = (object, name, as) => {
  const original = object[name]
  object[name] = (path, ...rest) => {
    if (typeof path === 'string') log[as].push(path)
    return original(path, ...rest)
  }
}
watch(fs, 'readFileSync', 'read')
watch(fs, 'openSync', 'read')
watch(fs, 'readdirSync', 'list')
watch(promises, 'readdir', 'list')
vm.Script = class extends vm.Script {
  constructor(code, options) {
    super(code, options)
    const isCached = options.cachedData !== undefined && !this.cachedDataRejected
    log[isCached ? 'take' : 'compile'].push(options.filename)
  }
}
syncBuiltinESMExports()

const {writeFileSync} = fs
process.on('exit', () => {
  const builtin = process.moduleLoadList.map((name) => name.replace(/^\w+ /, ''))
  writeFileSync(process.env.WATCH_LOG, JSON.stringify({...log, builtin}))
})
