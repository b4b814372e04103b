import {spawn} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, statSync, symlinkSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {stripVTControlCharacters} from 'node:util'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {buildCode} from '../scripts/build/code.ts'
import {bad, good, removeFolder, run, temporaryFolder} from './support/command.ts'
import {HookedRepository, installTools} from './support/hooked.ts'
import {isLeftOut} from './support/programs.ts'
import {environment, TestRepository} from './support/repository.ts'

const root = join(import.meta.dirname, '..')
const folders: string[] = []

function repository(files: Readonly<Record<string, string>> = {}): TestRepository {
  const git = new TestRepository(files)
  folders.push(git.folder)
  return git
}

afterEach(() => {
  for (const folder of folders.splice(0)) removeFolder(folder)
})

const init = (cwd: string, ...argv: string[]) => run(['init', ...argv], {cwd, env: environment})

/** A few reports that look alike, but not as they do by default. */
const archive = Object.fromEntries(
  [40, 41, 42].map((week) => [
    `weekly/2023/2023-week${week}.md`,
    `# 团队周报 2023 第${week}周\n\n## 完成\n\n1. 部署\n\n## 计划\n\n1. 测试\n`
  ])
)

describe('init', () => {
  test('shows what it would write, and writes nothing without a yes', async () => {
    const git = repository({
      ...archive,
      'README.md': '# 关于\n',
      '.pre-commit-config.yaml': 'repos: []\n'
    })
    const {code, stdout, stderr} = await init(git.folder)
    expect(code).toBe(2)
    expect(stdout).toContain('Looked at 3 reports in 4 Markdown files')
    expect(stdout).toContain('New file weekly-lint.config.json: ')
    expect(stdout).toContain('    "files": ["weekly/**/*.md"],\n')
    expect(stdout).toContain('Change of .pre-commit-config.yaml: ')
    expect(stdout).toContain('\n  -repos: []\n  +repos:\n')
    expect(stderr).toContain('run it on a terminal, or add `--yes`')
    expect(git.git('status', '--porcelain', '-uall').trim().split('\n').toSorted()).toEqual([
      '?? .pre-commit-config.yaml',
      '?? README.md',
      ...Object.keys(archive).map((name) => `?? ${name}`)
    ])
    expect(git.read('.pre-commit-config.yaml')).toBe('repos: []\n')
  })

  test('with `--yes`, what it writes fits: the reports have no finding, and again there is nothing to do', async () => {
    const git = repository({...archive, 'README.md': '# 关于\n'})
    const {code, stdout} = await init(join(git.folder, 'weekly'), '--yes', '--lang=zh')
    expect(code).toBe(0)
    expect(stdout).toContain('已写入 `weekly-lint.config.json`')
    expect(JSON.parse(git.read('weekly-lint.config.json'))).toEqual({
      extends: ['recommended'],
      files: ['weekly/**/*.md'],
      title: {formats: ['团队周报 {year} 第{week}周'], numerals: 'arabic'},
      sections: ['完成', '计划']
    })
    expect(statSync(join(git.folder, '.git/hooks/pre-commit')).mode & 0o111).not.toBe(0)
    expect(git.read('.github/workflows/weekly-lint.yml')).toMatch(/^name: weekly-lint\n/)
    const linted = await run([], {cwd: git.folder})
    expect(linted).toMatchObject({code: 0, stdout: ''})
    expect(linted.stderr).toContain('Read 3 reports of 4 Markdown files')
    const again = await init(git.folder, '--yes')
    expect(again.code).toBe(0)
    expect(again.stdout).toContain('Nothing to write')
  })

  test('strays that show as reports do not hide those that are', async () => {
    const git = repository({
      ...Object.fromEntries(
        [41, 42, 43].map((week) => [
          `wiki/2026/W${week}.md`,
          `---\ntitle: '2026 第${week}周 简报'\n---\n\n## 完成\n\n1. 部署\n`
        ])
      ),
      'drafts/2026-week44.md': '# 草稿\n',
      'plan/第3周.md': '# 安排\n'
    })
    expect((await init(git.folder, '--yes')).code).toBe(0)
    expect(JSON.parse(git.read('weekly-lint.config.json'))).toEqual({
      extends: ['recommended'],
      files: ['wiki/**/*.md'],
      title: {
        formats: ['{year} 第{week}周 简报'],
        numerals: 'arabic',
        frontMatter: 'title'
      },
      sections: ['完成']
    })
    expect((await run([], {cwd: git.folder})).code).toBe(0)
  })

  test('where there is no git, the configuration alone', async () => {
    const cwd = temporaryFolder({...archive, '周 记/README.md': '# 关于\n'})
    folders.push(cwd)
    const {code, stdout, stderr} = await init(cwd, '--yes')
    expect(code).toBe(0)
    expect(stdout.match(/^Wrote .*/gm)).toEqual(['Wrote `weekly-lint.config.json`'])
    expect(stderr).toContain('No hook and no CI, since this is no git repository')
  })

  test('a hook that needs the package says so, and how it gets it without a package.json', async () => {
    const needs = 'npm install --save-dev weekly-lint'
    const lacking = repository({'package.json': '{}'}).folder
    expect((await init(lacking, '--yes')).stderr).toContain(needs)
    const {stderr} = await init(repository().folder, '--yes')
    expect(stderr).not.toContain(needs)
    expect(stderr).toContain(
      'the hook names the version of weekly-lint; its first run downloads it'
    )
    for (const files of [
      {'.pre-commit-config.yaml': 'repos: []\n'},
      {'package.json': '{"devDependencies": {"weekly-lint": "*"}}'}
    ]) {
      expect((await init(repository(files).folder, '--yes')).stderr).not.toContain(needs)
    }
  })

  test('in GitLab, and where nothing is yet', async () => {
    const git = repository()
    git.git('remote', 'add', 'origin', 'git@gitlab.com:a/b.git')
    expect((await init(git.folder, '-y')).code).toBe(0)
    expect(git.read('.gitlab-ci.yml')).toMatch(/^weekly-lint:\n/)
    expect(existsSync(join(git.folder, '.github'))).toBe(false)
    expect(git.read('weekly-lint.config.json')).toBe('{\n  "extends": ["recommended"]\n}\n')
  })

  test('leaves what belongs to others: links out of the project, hooks elsewhere', async () => {
    const outside = temporaryFolder({'ci.yml': 'a:\n  script: b\n'})
    folders.push(outside)
    const git = repository()
    git.git('config', 'core.hooksPath', outside)
    symlinkSync(outside, join(git.folder, '.github'))
    symlinkSync(join(outside, 'ci.yml'), join(git.folder, '.gitlab-ci.yml'))
    const {code, stderr} = await init(git.folder, '--yes')
    expect(code).toBe(2)
    expect(stderr).toContain('`.gitlab-ci.yml`')
    expect(stderr).toContain('git looks for hooks outside of this project')
    expect(readFileSync(join(outside, 'ci.yml'), 'utf8')).toBe('a:\n  script: b\n')
    expect(existsSync(join(outside, 'pre-commit'))).toBe(false)
    expect(git.read('weekly-lint.config.json')).toContain('recommended')
  })

  test('what a file says comes out harmless', async () => {
    const git = repository({'.gitlab-ci.yml': 'a: "\u001B[2J"\n# \u001B]0;b\u0007\n'})
    const {stdout} = await init(git.folder)
    expect(stdout).toContain('\\u{1b}')
    expect(stdout).not.toMatch(/(?!\n)\p{Cc}/u)
  })

  test('misuse, and its help', async () => {
    const git = repository()
    expect(await init(git.folder, 'a')).toMatchObject({code: 2, stdout: ''})
    expect((await init(git.folder, '--help')).stdout.split('\n').length).toBeLessThan(25)
    expect((await init(git.folder, '--help', '--lang=zh')).stdout).toContain('工作流')
  })
})

describe('with the real git', {timeout: 60_000}, () => {
  let modules = ''

  beforeAll(async () => {
    modules = await installTools({})
  }, 60_000)
  afterAll(() => removeFolder(dirname(modules)))

  test('the hook that it writes stops a bad report', async () => {
    const git = new HookedRepository(modules)
    folders.push(...git.folders)
    expect((await init(git.folder, '--yes')).code).toBe(0)
    git.put({'2023-week40.md': bad})
    const stopped = git.attempt()
    expect(stopped.code).toBe(1)
    expect(stopped.said).toContain('numbered-list')
    git.put({'2023-week40.md': good})
    expect(git.attempt()).toMatchObject({code: 0})
  })
})

describe.skipIf(isLeftOut('script'))('on a terminal', {timeout: 60_000}, () => {
  let built = ''

  beforeAll(async () => {
    built = temporaryFolder()
    await buildCode(root, join(built, 'dist'))
    for (const name of ['package.json', 'examples'])
      symlinkSync(join(root, name), join(built, name))
  }, 60_000)
  afterAll(() => removeFolder(built))

  /**
   * Run it on a terminal of its own.
   *
   * @param keys What to press at each question.
   */
  function talk(cwd: string, keys: readonly string[], lang: string) {
    // A terminal without a size has no room for a word.
    const command = `stty cols 100 rows 40; '${process.execPath}' '${join(built, 'dist/cli.js')}' init --lang ${lang}`
    const env = {...environment, TERM: 'xterm', HOME: cwd}
    const child = spawn('script', ['-qec', command, '/dev/null'], {cwd, env})
    const left = [...keys]
    let said = ''
    let answered = 0
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString()
      const asked = stripVTControlCharacters(said).match(/● (?:Yes|是)/g)?.length ?? 0
      if (asked <= answered) return
      answered = asked
      child.stdin.write(left.shift() ?? '\u0003')
    })
    return new Promise<{code: number | null; said: string}>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) => resolve({code, said: stripVTControlCharacters(said)}))
    })
  }

  test('it asks for each file', async () => {
    const git = repository(archive)
    const {code, said} = await talk(git.folder, ['y', 'n', 'y'], 'en')
    expect(code, said).toBe(0)
    expect(said).toContain('Wrote `weekly-lint.config.json`')
    expect(existsSync(join(git.folder, 'weekly-lint.config.json'))).toBe(true)
    expect(existsSync(join(git.folder, '.git/hooks/pre-commit'))).toBe(false)
    expect(existsSync(join(git.folder, '.github/workflows/weekly-lint.yml'))).toBe(true)
  })

  test('Ctrl-C ends it, and nothing more is written', async () => {
    const git = repository(archive)
    mkdirSync(join(git.folder, '.github'))
    const {code, said} = await talk(git.folder, ['y', '\u0003'], 'zh')
    expect(code, said).toBe(130)
    expect(said).toContain('已停止，不再写入')
    expect(existsSync(join(git.folder, 'weekly-lint.config.json'))).toBe(true)
    expect(existsSync(join(git.folder, '.github/workflows'))).toBe(false)
  })
})
