import {spawnSync} from 'node:child_process'
import fs from 'node:fs/promises'
import path from 'node:path'
import {drawTerminal} from './pictures/terminal.ts'

// `npm run pictures` draws what the linter says of the demo; with `--check`, it fails where the
// pictures are of another day.
const root = path.join(import.meta.dirname, '..')
const folder = path.join(root, 'docs/pictures')

interface Picture {
  readonly file: string
  readonly args: readonly string[]
  readonly description: string
}

const pictures: readonly Picture[] = [
  {
    file: 'findings.en.svg',
    args: ['--lang', 'en'],
    description: 'What weekly-lint finds in a report: nine findings with their places'
  },
  {
    file: 'findings.zh.svg',
    args: ['--lang', 'zh'],
    description: 'weekly-lint 在一份周报里找到的问题，以及它们的位置'
  },
  {
    file: 'diff.en.svg',
    args: ['--diff', '--lang', 'en'],
    description: 'What weekly-lint --fix would change in that report'
  },
  {
    file: 'diff.zh.svg',
    args: ['--diff', '--lang', 'zh'],
    description: 'weekly-lint --fix 会对这份周报做的改动'
  }
]

const draws = !process.argv.includes('--check')
for (const {file, args, description} of pictures) {
  const target = path.join(folder, file)
  const drawn = drawTerminal(shown(args), description)
  if (draws) {
    await fs.mkdir(folder, {recursive: true})
    await fs.writeFile(target, drawn)
  } else if (drawn !== (await fs.readFile(target, 'utf8').catch(() => ''))) {
    console.error(`docs/pictures/${file} is not current: run \`npm run pictures\``)
    process.exitCode = 1
  }
}

/** A command and what it prints on a terminal with colours. */
function shown(args: readonly string[]): string {
  const {stdout, stderr, status} = spawnSync(
    process.execPath,
    [path.join(root, 'dist/cli.js'), '--no-config', '--no-cache', ...args],
    {
      cwd: path.join(root, 'fixtures/demo'),
      encoding: 'utf8',
      env: {PATH: process.env.PATH, FORCE_COLOR: '1', COLUMNS: '100'}
    }
  )
  if (status !== 1) throw new Error(`Unexpected end of weekly-lint: ${status} ${stderr}`)
  return `\u001B[90m$\u001B[39m npx weekly-lint ${args.join(' ')}\n\n${stdout}\n${stderr}`
}
