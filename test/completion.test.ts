import {spawn, spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {stripVTControlCharacters} from 'node:util'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {commandNames, loadCommand} from '../src/cli/commands/index.ts'
import {removeFolder, run, temporaryFolder} from './support/command.ts'
import {isLeftOut} from './support/programs.ts'

const shells = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof shells)[number]

const scripts = new Map<Shell, string>()
let folder = ''

beforeAll(async () => {
  for (const shell of shells) scripts.set(shell, (await run(['completion', shell])).stdout)
  folder = temporaryFolder({
    '2023-week40.md': '',
    'notes/a.md': '',
    ...Object.fromEntries(shells.map((shell) => [`script.${shell}`, scripts.get(shell) ?? '']))
  })
})
afterAll(() => removeFolder(folder))

const prompt = 'READY:'

/** How each shell is started as for a person, but without what that person has set up. */
const start: Readonly<Record<Shell, {command: string; setUp: string}>> = {
  bash: {
    command: 'bash --norc --noprofile -i',
    setUp: `PS1=${prompt}; weekly-lint() { echo "<$*>"; }; source script.bash`
  },
  zsh: {
    command: 'zsh -f -i',
    setUp: `PS1=${prompt}; autoload -Uz compinit; compinit -u -D; weekly-lint() { print -r -- "<$*>" }; source script.zsh`
  },
  fish: {
    command: 'fish --no-config -i',
    setUp: `function fish_prompt; echo -n ${prompt}; end; function weekly-lint; echo "<$argv>"; end; source script.fish`
  }
}

/**
 * Type lines into a shell on a terminal, and press tab at the end of each.
 *
 * @returns What each line became: its arguments, joined by spaces; not all shells keep the slash behind
 *   a folder.
 */
function complete(shell: Shell, lines: readonly string[]): Promise<string[]> {
  const {command, setUp} = start[shell]
  const env = {PATH: process.env.PATH ?? '', HOME: folder, TERM: 'xterm', LC_ALL: 'C.UTF-8'}
  const argv = ['-qec', `stty cols 200 rows 50; exec ${command}`, '/dev/null']
  const child = spawn('script', argv, {cwd: folder, env})
  // Each line waits for what the one before came to.
  const left = [`${setUp}; weekly-lint ready`, ...lines.map((line) => `weekly-lint ${line}\t`)]
  let said = ''
  let seen = 0
  const next = () => {
    const line = left.shift()
    child.stdin.write(line === undefined ? 'exit\r' : `${line}\r`)
  }
  const found = () =>
    [...said.matchAll(/<([^<>\r\n]*)>\r?\n/g)].map(([, text = '']) =>
      text.trim().replace(/\/$/, '')
    )
  child.stdout.on('data', (data: Buffer) => {
    said = stripVTControlCharacters(said + data.toString())
    // Only a shell that prompts reads keys as keys.
    const isReady = said.slice(said.lastIndexOf('>\r\n')).includes(prompt)
    if (found().length <= seen || !isReady) return
    seen = found().length
    next()
  })
  next()
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => resolve(found().slice(1)))
  })
}

const cases: readonly (readonly [typed: string, completed: string])[] = [
  ['expl', 'explain'],
  ['--no-ca', '--no-cache'],
  ['--write-b', '--write-baseline'],
  ['--lang z', '--lang zh'],
  ['--lang=z', '--lang=zh'],
  ['--reporter sar', '--reporter sarif'],
  ['--rule title-pa', '--rule title-path'],
  ['--fix 2023', '--fix 2023-week40.md'],
  ['--config notes/', '--config notes/a.md'],
  ['--cache-location no', '--cache-location notes'],
  ['lint --unsafe', 'lint --unsafe-fixes'],
  ['explain cjk-e', 'explain cjk-emphasis'],
  ['explain --no', 'explain --no-color'],
  ['new --carry', 'new --carry-over'],
  ['new --template 2023', 'new --template 2023-week40.md'],
  ['init --y', 'init --yes'],
  ['format --che', 'format --check'],
  ['format 2023', 'format 2023-week40.md'],
  ['completion zs', 'completion zsh'],
  // What belongs to another command is not offered.
  ['new --unsafe', 'new --unsafe']
]

const present = shells.filter((shell) =>
  shell === 'bash' ? !isLeftOut('script') : !isLeftOut('script', shell)
)

describe.each(present)('%s', (shell) => {
  test('is a script that the shell can read', () => {
    const {status, stderr} = spawnSync(shell, ['-n', join(folder, `script.${shell}`)], {
      encoding: 'utf8'
    })
    expect({status, stderr}).toEqual({status: 0, stderr: ''})
  })

  test('completes what is typed', {timeout: 60_000}, async () => {
    const completed = await complete(
      shell,
      cases.map(([typed]) => typed)
    )
    expect(completed).toEqual(cases.map(([, expected]) => expected))
  })

  test('has every command, option and rule', async () => {
    const script = scripts.get(shell) ?? ''
    const words = new Set(script.match(/[\w-]+/g))
    for (const {id} of rules) expect(words).toContain(id)
    for (const name of commandNames) {
      expect(words).toContain(name)
      for (const option of Object.keys((await loadCommand(name))?.options ?? {})) {
        expect(words).toContain(shell === 'fish' ? option : `--${option}`)
      }
    }
  })
})

test.each([
  [[], 'Missing shell, expected `bash`, `zsh` or `fish`'],
  [['fissh'], 'Unexpected shell `fissh`, expected `fish`'],
  [['powershell'], 'Unexpected shell `powershell`, expected `bash`, `zsh` or `fish`'],
  [['bash', 'zsh'], 'Unexpected argument `zsh`'],
  [['--lang=zh'], '缺少 shell 的名称']
])('misuse: %j', async (argv, message) => {
  const {code, stdout, stderr} = await run(['completion', ...argv])
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  expect(stderr).toContain(message)
})

test('its help', async () => {
  expect((await run(['completion', '--help'])).stdout).toContain('bash-completion/completions')
  expect((await run(['completion', '--help', '--lang=zh'])).stdout).toContain('补全')
})
