import fs from 'node:fs'
import path from 'node:path'

/** What a row asks of programs; `lint-again`, when nothing changed since the last run. */
export type Task = 'lint' | 'lint-again' | 'fix' | 'format-check' | 'version'

/** Another tool, as its users run it. */
export interface Peer {
  readonly name: string
  /** Its package. */
  readonly package: string
  /** File of its command, in the package. */
  readonly command: string
  /** What it is told for all files of a folder. */
  readonly all: string
  /** What comes before files; a task that it does not have is left out. */
  readonly tasks: Readonly<Partial<Record<Task, readonly string[]>>>
  /** Whether it hands all work to a process of its own, whose memory Node.js is not told. */
  readonly isLauncher?: boolean
}

const pattern = '**/*.md'

/** The tools that reports are checked with elsewhere; presets of remark are in `remarkSettings`. */
export const peers: readonly Peer[] = [
  {
    name: 'remark-cli',
    package: 'remark-cli',
    command: 'cli.js',
    all: '.',
    tasks: {
      lint: ['--frail', '--no-stdout'],
      'lint-again': ['--frail', '--no-stdout'],
      fix: ['--output'],
      version: ['--version']
    }
  },
  {
    name: 'markdownlint-cli2',
    package: 'markdownlint-cli2',
    command: 'markdownlint-cli2-bin.mjs',
    all: pattern,
    tasks: {lint: [], fix: ['--fix']}
  },
  {
    name: 'rumdl',
    package: 'rumdl',
    command: 'bin/rumdl',
    all: '.',
    tasks: {
      lint: ['check', '--no-cache'],
      'lint-again': ['check'],
      fix: ['check', '--fix', '--no-cache'],
      version: ['--version']
    },
    isLauncher: true
  },
  {
    name: 'prettier',
    package: 'prettier',
    command: 'bin/prettier.cjs',
    all: pattern,
    tasks: {
      lint: ['--check'],
      fix: ['--write'],
      'format-check': ['--check'],
      version: ['--version']
    }
  },
  {
    name: 'lint-md',
    package: '@lint-md/cli',
    command: 'lib/src/lint-md.js',
    all: pattern,
    tasks: {lint: [], fix: ['--fix'], version: ['--version']}
  },
  {
    name: 'autocorrect',
    package: 'autocorrect-node',
    command: 'cli.js',
    all: '.',
    tasks: {lint: ['--lint'], fix: ['--fix'], version: ['--version']}
  }
]

/** `.remarkrc.json` with both presets of remark-lint. */
export function remarkSettings(root: string): string {
  const presets = ['remark-preset-lint-consistent', 'remark-preset-lint-recommended']
  const plugins = presets.map((name) => path.join(root, 'node_modules', name, 'index.js'))
  return `${JSON.stringify({plugins})}\n`
}

/** Versions of the packages of peers, and of the presets. */
export function versions(root: string): string[] {
  const names = [
    ...new Set(peers.map(({package: name}) => name)),
    'remark-preset-lint-consistent',
    'remark-preset-lint-recommended'
  ]
  return names.map((name) => {
    const file = path.join(root, 'node_modules', name, 'package.json')
    return `${name} ${JSON.parse(fs.readFileSync(file, 'utf8')).version}`
  })
}
