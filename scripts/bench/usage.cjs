// Loaded into a program with `--require`: what it used is written when it ends. Node.js tells a
// process what that process used, and nothing of its children.
const fs = require('node:fs')
const {isMainThread} = require('node:worker_threads')

const file = process.env.WEEKLY_LINT_BENCH_USAGE
if (isMainThread && file) {
  process.on('exit', () => {
    const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage()
    const cpu = (userCPUTime + systemCPUTime) / 1000 + childrenTime()
    fs.writeFileSync(file, JSON.stringify({cpu, memory: maxRSS / 1024}))
  })
}

/**
 * Milliseconds of CPU of all children that have ended: `cutime` and `cstime` of proc(5), in ticks
 * of 10 ms. Other systems than Linux do not tell.
 */
function childrenTime() {
  try {
    const stat = fs.readFileSync('/proc/self/stat', 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[13]) + Number(fields[14])) * 10
  } catch {
    return 0
  }
}
