import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {Readable, Writable} from 'node:stream'
import {afterEach, describe, expect, test} from 'vitest'
import {lintOptions} from '../src/cli/arguments/lint.ts'
import {lspOptions} from '../src/cli/arguments/tables.ts'
import {commandNames, loadCommand} from '../src/cli/commands/index.ts'
import {main} from '../src/cli/main.ts'
import {displayWidth} from '../src/text/display-width.ts'
import {bad, good, removeFolder, run, temporaryFolder, worse} from './support/command.ts'

let folder = ''

function set(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  folder = temporaryFolder(files)
  return folder
}

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}

afterEach(() => {
  if (folder) removeFolder(folder)
  folder = ''
})

describe('exit codes', () => {
  test('0 and no findings for a good report', async () => {
    const cwd = set({'2023-week40.md': good})
    expect(await run([], {cwd})).toEqual({
      code: 0,
      stdout: '',
      stderr: 'weekly-lint: Read 1 report of 1 Markdown file\n'
    })
  })

  test('1 for an error', async () => {
    const cwd = set({'2023-week40.md': bad})
    const {code, stdout} = await run([], {cwd})
    expect(code).toBe(1)
    expect(stdout).toContain('2023-week40.md\n')
    expect(stdout).toContain('numbered-list')
  })

  test('1 only where warnings are more than `--max-warnings`', async () => {
    const cwd = set({'2023-week40.md': worse.replace('第53周', '第40周')})
    expect((await run([], {cwd})).code).toBe(0)
    expect((await run(['--max-warnings', '1'], {cwd})).code).toBe(0)
    const {code, stderr} = await run(['--max-warnings=0', '--quiet'], {cwd})
    expect(code).toBe(1)
    expect(stderr).toBe('weekly-lint: Unexpected 1 warning, expected at most 0\n')
  })

  test('2 for a missing file, and the others are still reported', async () => {
    const cwd = set({'2023-week40.md': bad})
    const {code, stdout, stderr} = await run(['2023-week41.md', '2023-week40.md'], {cwd})
    expect(code).toBe(2)
    expect(stdout).toContain('numbered-list')
    expect(stderr).toContain(
      'weekly-lint: Missing file or folder `2023-week41.md`, expected `2023-week40.md`\n'
    )
  })

  test('2 where no report is found, but for `--allow-empty`', async () => {
    const cwd = set({'README.md': '# Notes\n'})
    const {code, stderr} = await run([], {cwd})
    expect(code).toBe(2)
    expect(stderr).toContain('none of 1 Markdown file in `.` is one')
    expect(stderr.trimEnd()).not.toContain('\n')
    expect((await run(['--lang=zh'], {cwd})).stderr).toContain('1 个 Markdown 文件都不是周报')
    expect(await run(['--allow-empty'], {cwd})).toEqual({code: 0, stdout: '', stderr: ''})
  })

  test('2 for a report that is too complex, told with its place', async () => {
    const cwd = set({'2023-week40.md': `${good}\n${'> '.repeat(50)}a\n`, '2023-week41.md': bad})
    const {code, stdout, stderr} = await run(['--reporter', 'compact', '--fix'], {cwd})
    expect(code).toBe(2)
    expect(stdout).toContain('2023-week40.md:17:1: Unexpected 50 levels')
    expect(stderr).toContain('Unexpected complexity of `2023-week40.md`, not checked; see line 17')
    expect(read('2023-week41.md')).toBe(good)
  })

  test('2 for what is not UTF-8, and nothing is written', async () => {
    const gbk = Buffer.from([0x23, 0x20, 0xd6, 0xdc, 0xb1, 0xa8, 0x0a])
    const cwd = set({'2023-week40.md': gbk, '2023-week41.md': bad})
    const {code, stderr} = await run(['--fix'], {cwd})
    expect(code).toBe(2)
    expect(stderr).toContain('Unexpected bytes in `2023-week40.md`, expected UTF-8')
    expect(readFileSync(join(cwd, '2023-week40.md'))).toEqual(gbk)
    expect(read('2023-week41.md')).toBe(good)
  })
})

describe('misuse', () => {
  const cases: [argv: string[], message: string][] = [
    [['--fux'], 'Unexpected option `--fux`, expected `--fix`'],
    [['-fix'], 'Unexpected option `-fix`, expected `--fix`'],
    [['--max-warning=3'], 'Unexpected option `--max-warning`, expected `--max-warnings`'],
    [['fromat', '--check'], '`fromat`, which is neither a command nor a file, expected `format`'],
    [['halp'], 'neither a command nor a file, expected `--help`'],
    [['version'], 'neither a command nor a file, expected `--version`'],
    [['--xyzzy'], 'Unexpected option `--xyzzy`, expected one that `weekly-lint lint --help` shows'],
    [['-x'], 'Unexpected option `-x`, expected one that `weekly-lint lint --help` shows'],
    [['--link'], 'Unexpected option `--link`, expected `--links`'],
    [['--links', '--offline'], 'Unexpected `--links` beside `--offline`'],
    [['--watch', '--links'], 'Unexpected `--links` beside `--watch`'],
    [['--stagd'], 'Unexpected option `--stagd`, expected `--staged`'],
    [['--fix=yes'], 'Unexpected value `yes` of `--fix`, expected none'],
    [['--lang'], 'Missing value of `--lang`, expected `zh` or `en`'],
    [['--rule', '--fix'], "Missing value of `--rule`, expected `'<id>: <severity>'`"],
    [['--output-file='], 'Missing value of `--output-file`, expected a file name'],
    [['--lang', 'fr'], 'Unexpected value `fr` of `--lang`, expected `zh` or `en`'],
    [['--reporter', 'jsn'], 'Unexpected value `jsn` of `--reporter`, expected `json`'],
    [['--reporter', 'x'], 'of `--reporter`, expected one of text, pretty, compact, '],
    [['--reporter', 'json:'], 'Missing file of `--reporter json:`, expected one as in'],
    [['--reporter', 'text', '--reporter', 'json'], 'second reporter `json` on standard output'],
    [['--reporter', 'github', '--reporter', 'json'], 'second reporter `json` on standard output'],
    [['--reporter', 'json:a', '--reporter', 'text:a'], 'second reporter to `a`'],
    [['--reporter', 'json:a', '--output-file', 'b'], '`--reporter json` beside `--output-file`'],
    [['--reporter', 'json:a', '--watch'], '`--reporter json:a` beside `--watch`'],
    [['--max-warnings', '-1'], 'Unexpected value `-1` of `--max-warnings`, expected a whole'],
    [
      ['--unsafe-fixes'],
      'Missing `--fix` or `--diff`, without which `--unsafe-fixes` does nothing'
    ],
    [['--stdin-filename', 'a.md'], 'Missing `--stdin`, without which'],
    [['--stdin', 'a.md'], 'Unexpected path beside `--stdin`, expected one of them'],
    [['--changed-lines'], 'Missing `--staged` or `--since`, without which `--changed-lines` does'],
    [['--staged', '--since', 'a'], 'Unexpected `--since` beside `--staged`, expected one of them'],
    [['--staged', '--stdin'], 'Unexpected `--stdin` beside `--staged`'],
    [['--since=a', '--stdin'], 'Unexpected `--stdin` beside `--since`'],
    [['--since'], 'Missing value of `--since`, expected a branch, a tag or a commit'],
    [['--baseline'], 'Missing value of `--baseline`, expected a file name'],
    [['--write-baseline', '--staged'], 'Unexpected `--staged` beside `--write-baseline`'],
    [['--write-baseline', '--diff'], 'Unexpected `--diff` beside `--write-baseline`'],
    [['--watch', '--stdin'], 'Unexpected `--stdin` beside `--watch`'],
    [['--watch', '--staged'], 'Unexpected `--staged` beside `--watch`'],
    [['--watch', '--diff'], 'Unexpected `--diff` beside `--watch`'],
    [['--watch', '--output-file', 'a'], 'Unexpected `--output-file` beside `--watch`'],
    [['--watch', '--write-baseline'], 'Unexpected `--write-baseline` beside `--watch`'],
    [['--diff', '--reporter', 'json'], 'Unexpected `--reporter` beside `--diff`'],
    [[''], 'Unexpected empty path, expected a file or a folder'],
    [['-'], 'Unexpected path `-`, expected `--stdin`'],
    [['--', '--fix'], 'Missing file or folder `--fix`'],
    [['--rule', 'numbered-list'], '`numbered-list`, expected `<id>: <severity>`'],
    [['--rule', 'numbred-list: off'], 'Unexpected rule `numbred-list` in `--rule`, expected `num'],
    [['--rule', 'numbered-list: of'], 'Unexpected severity `of` of `numbered-list`'],
    [['--rule', 'numbered-list: 2'], 'Unexpected severity `2` of `numbered-list`'],
    [['--rule', 'numbered-list: ["error"'], 'Unexpected setting `["error"` of `numbered-list`'],
    [['--rule', 'numbered-list: ["error", {"maxdepth": 4}]'], 'expected `maxDepth`'],
    [['--rule', 'numbered-list: ["error", {"maxDepth": "4"}]'], 'option `maxDepth` of `numbered'],
    [['--rule', 'numbered-list: ["error", {"maxDepth": 0}]'], 'a whole number of at least 1'],
    [['--rule', 'numbered-list: ["error", 4]'], 'Unexpected setting `4` of `numbered-list`']
  ]

  test.each(cases)('%j', async (argv, message) => {
    const {code, stdout, stderr} = await run(argv, {cwd: set({'2023-week40.md': good})})
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(message)
    expect(stderr).toMatch(/^weekly-lint: [^\n]+\n$/)
  })
})

describe('language', () => {
  test('words in Chinese stand without spaces beside each other, code with them', async () => {
    const cwd = set({'2023-week40.md': good})
    const said = async (...argv: string[]) => (await run([...argv, '--lang=zh'], {cwd})).stderr
    expect(await said('--output-file=')).toContain('的值，应为一个文件名\n')
    expect(await said('--lang')).toContain('应为 `zh` 或 `en`\n')
    expect(await said('--rule', 'numbered-list: ["error", {"maxDepth": 0}]')).toContain(
      '应为不小于 1 的整数\n'
    )
  })

  test.each([
    [['--lang', 'zh'], {}, '，'],
    [['--lang=zh'], {}, '，'],
    [[], {LANG: 'zh_CN.UTF-8'}, '，'],
    [[], {LC_ALL: '', LANG: 'zh_CN.UTF-8'}, '，'],
    [[], {LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8'}, 'Unexpected'],
    [[], {LC_MESSAGES: 'zh_TW', LANG: 'C'}, '，'],
    [['--lang', 'en'], {LANG: 'zh_CN.UTF-8'}, 'Unexpected'],
    [[], {}, 'Unexpected']
  ])('%j %j', async (argv, env, word) => {
    const cwd = set({'2023-week40.md': bad})
    expect((await run([...argv, '--xyzzy'], {cwd, env})).stderr).toContain(word)
    expect((await run(argv, {cwd, env})).stdout).toContain(word)
  })

  test('every sentence around the findings is in it', async () => {
    const cwd = set({'2023-week40.md': bad})
    const {stdout, stderr} = await run(['--lang', 'zh'], {cwd})
    expect(stdout).toMatch(/\n✖ 1 个错误，\[\*\] 1 处可用 `--fix` 修复\n$/)
    expect(stderr).toBe('weekly-lint: 共 1 个 Markdown 文件，检查了 1 份周报\n')
  })
})

describe('a patch', () => {
  test('is coloured and harmless on a terminal, and exact for programs', async () => {
    const cwd = set({'2023-week40.md': bad.replace('一章书', '\u001B[2J一章书')})
    const {stdout} = await run(['--diff'], {cwd})
    expect(stdout).toContain('\n+1. 读了\u001B[2J一章书\n')
    expect(stdout).not.toContain('\u001B[32m')
    for (const argv of [['--diff'], ['format', '--diff']]) {
      const {stdout} = await run(argv, {cwd, isTTY: true, env: {TERM: 'xterm'}})
      expect(stdout).not.toContain('\u001B[2J')
    }
    const shown = (await run(['--diff'], {cwd, isTTY: true, env: {TERM: 'xterm'}})).stdout
    expect(shown).toContain('\u001B[31m-- 读了\\u{1b}[2J一章书\u001B[39m\n')
    const plain = (await run(['--diff', '--no-color'], {cwd, isTTY: true})).stdout
    expect(plain).toContain('\n-- 读了\\u{1b}[2J一章书\n')
  })
})

describe('help and version', () => {
  test.each(['en', 'zh'])('fits a screen in %s', async (language) => {
    for (const [argv, most] of [
      [[], 24],
      [['lint'], 64],
      ...commandNames.map((name) => [[name], 36] as const)
    ] as const) {
      const {code, stdout} = await run([...argv, '--help', '--lang', language])
      expect(code).toBe(0)
      const lines = stdout.trimEnd().split('\n')
      expect(lines.length).toBeLessThanOrEqual(most)
      // A command to be copied stays in one line.
      expect(lines.filter((line) => displayWidth(line) > 86 && !line.includes(' > '))).toEqual([])
    }
  })

  test('has every command', async () => {
    const {stdout} = await run(['--help'])
    for (const name of commandNames) expect(stdout).toContain(`weekly-lint ${name}`)
  })

  test.each(['en', 'zh'])('its overview names options that exist: %s', async (language) => {
    const {stdout} = await run(['--help', '--lang', language])
    const named = new Set(stdout.match(/(?<=--)[a-z][a-z-]*/g))
    expect(named.size).toBeGreaterThan(5)
    for (const name of named) expect({...lintOptions, ...lspOptions}).toHaveProperty([name])
  })

  test.each(['en', 'zh'] as const)(
    'shows every option of every command in %s',
    async (language) => {
      for (const name of commandNames) {
        const {stdout} = await run([name, '--help', '--lang', language])
        const command = await loadCommand(name)
        for (const option of Object.keys(command?.options ?? {})) {
          expect(stdout).toContain(`--${option}`)
        }
      }
    }
  )

  test('shows every option, and is heard beside mistakes', async () => {
    const {stdout} = await run(['lint', '--fux', '-h'])
    for (const option of Object.keys(lintOptions)) expect(stdout).toContain(`--${option}`)
  })

  test('lints by its name, too', async () => {
    const cwd = set({'2023-week40.md': bad})
    expect(await run(['lint', '--quiet'], {cwd})).toEqual(await run(['--quiet'], {cwd}))
  })

  test('prints the version of the package', async () => {
    const {version} = JSON.parse(readFileSync('package.json', 'utf8')) as {version: string}
    expect(await run(['-v'])).toEqual({code: 0, stdout: `${version}\n`, stderr: ''})
  })
})

describe('--rule and --quiet', () => {
  test('sets severities and options; the last word counts', async () => {
    const cwd = set({'2023-week40.md': bad})
    const rule = (setting: string) => ['--rule', `numbered-list: ${setting}`]
    expect((await run(rule('off'), {cwd})).stdout).toBe('')
    expect(await run(rule('warn'), {cwd})).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('warning')
    })
    expect((await run([...rule('off'), ...rule('"error"')], {cwd})).code).toBe(1)
    expect((await run(rule('["error", {"maxDepth": 4}]'), {cwd})).code).toBe(1)
  })

  test('--quiet shows errors only, and no note', async () => {
    const cwd = set({'2023-week40.md': worse})
    const loud = await run([], {cwd})
    expect(loud.stdout).toContain('✖ 1 error, ⚠ 1 warning\n')
    const quiet = await run(['--quiet'], {cwd})
    expect(quiet.stdout).toContain('✖ 1 error\n')
    expect(quiet.stdout).not.toContain('warning')
    expect(quiet).toMatchObject({code: 1, stderr: ''})
  })

  test('finds comments that switch off nothing', async () => {
    const cwd = set({'2023-week40.md': `${good}\n<!-- weekly-lint disable image-alt -->\n`})
    expect((await run([], {cwd})).stdout).toBe('')
    const {stdout} = await run(['--report-unused-disable-directives'], {cwd})
    expect(stdout).toContain('Unexpected comment')
  })
})

describe('--fix', () => {
  test('repairs, and reports what is left', async () => {
    const cwd = set({'2023-week40.md': bad, '2023-week41.md': worse, '2023-week42.md': good})
    const {code, stdout, stderr} = await run(['--fix'], {cwd})
    expect(code).toBe(1)
    expect(stdout).not.toContain('2023-week40.md')
    expect(stdout).toContain('2023-week41.md')
    expect(stderr).toBe('weekly-lint: Read 3 reports of 3 Markdown files, repaired 1\n')
    expect(read('2023-week40.md')).toBe(good)
    expect(readdirSync(cwd)).toHaveLength(3)
    expect((await run(['--fix', '2023-week40.md'], {cwd})).stderr).not.toContain('repaired')
  })

  test('writes nothing where nothing changed', async () => {
    const cwd = set({'2023-week40.md': good})
    const before = statSync(join(cwd, '2023-week40.md'), {bigint: true})
    await run(['--fix'], {cwd})
    const after = statSync(join(cwd, '2023-week40.md'), {bigint: true})
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs])
  })

  test('keeps byte order mark and line ends', async () => {
    const odd = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`
    const cwd = set({'2023-week40.md': odd(bad)})
    expect((await run(['--fix'], {cwd})).code).toBe(0)
    expect(read('2023-week40.md')).toBe(odd(good))
  })

  test('applies suggestions only with --unsafe-fixes', async () => {
    const cwd = set({'2023-week40.md': good.replace('## 技术\n\n1. 读了一章书\n\n', '')})
    expect((await run(['--fix'], {cwd})).stdout).toContain('[?] 1 with `--fix --unsafe-fixes`')
    expect(read('2023-week40.md')).not.toContain('技术')
    await run(['--fix', '--unsafe-fixes'], {cwd})
    expect(read('2023-week40.md')).toContain('## 技术')
  })
})

describe('--diff', () => {
  const odd = bad.replaceAll('\n', '\r\n').replace('写在前面', 'a\rb\n\f c').trimEnd()
  const reports = {
    '2023-week40.md': bad,
    'my 周报 week41.md': `\uFEFF${bad.replace('第40周', '第41周')}`,
    '深/"第42周"😀.md': odd
  }
  const names = Object.keys(reports)

  test('prints a patch that git and patch take, and writes nothing', async () => {
    const cwd = set(reports)
    const {code, stdout, stderr} = await run(['--diff'], {cwd})
    expect(code).toBe(1)
    expect(stderr).toBe('weekly-lint: Read 3 reports of 3 Markdown files, 3 would be repaired\n')
    expect(names.map(read)).toEqual(Object.values(reports))
    await run(['--fix'], {cwd})
    const fixed = names.map(read)

    const tools: [tool: string, argv: string[]][] = [
      ['git', ['apply', '-']],
      ['patch', ['-p1', '--binary', '-s']]
    ]
    for (const [tool, argv] of tools) {
      removeFolder(folder)
      const cwd = set(reports)
      try {
        execFileSync(tool, argv, {cwd, input: stdout, stdio: ['pipe', 'ignore', 'pipe']})
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') continue
        throw error
      }
      expect(names.map(read)).toEqual(fixed)
    }
  })

  test('counts what is left on stderr, and wins over --fix', async () => {
    const cwd = set({'2023-week40.md': worse.replace('1. 读', '- 读')})
    const {code, stdout, stderr} = await run(['--fix', '--diff'], {cwd})
    expect(code).toBe(1)
    expect(stdout).toMatch(/^--- a\/2023-week40\.md\n\+\+\+ b\/2023-week40\.md\n@@ /)
    expect(stdout).not.toContain('title-week')
    expect(stderr).toContain('weekly-lint: Left after the repair: 1 error, 1 warning\n')
    expect(read('2023-week40.md')).toContain('- 读')
  })

  test('is silent and 0 where nothing would change', async () => {
    const cwd = set({'2023-week40.md': good})
    expect(await run(['--diff'], {cwd})).toMatchObject({code: 0, stdout: ''})
  })
})

describe('--stdin', () => {
  test('lints, with the name that was given', async () => {
    const options = ['--reporter', 'compact']
    const plain = await run(['--stdin', ...options], {stdin: bad})
    expect(plain).toMatchObject({code: 1, stderr: ''})
    expect(plain.stdout).toMatch(/^<stdin>:11:1: \[numbered-list\]/)
    const named = await run(['--stdin', '--stdin-filename', 'a b/周.md', ...options], {stdin: bad})
    expect(named.stdout).toMatch(/^a b\/周\.md:11:1:/)
  })

  test('reads characters that chunks cut in two', async () => {
    const bytes = [...Buffer.from(good)].map((byte) => Uint8Array.of(byte))
    expect(await run(['--stdin'], {stdin: bytes})).toEqual({code: 0, stdout: '', stderr: ''})
  })

  test('with --fix is a filter: the text on stdout, the findings on stderr', async () => {
    const broken = worse.replace('1. 读', '- 读')
    const {code, stdout, stderr} = await run(['--stdin', '--fix'], {stdin: `\uFEFF${broken}`})
    expect(code).toBe(1)
    expect(stdout).toBe(`\uFEFF${worse}`)
    expect(stderr).toContain('title-week')
    expect(await run(['--stdin', '--fix'], {stdin: good})).toEqual({
      code: 0,
      stdout: good,
      stderr: ''
    })
  })

  test.each([
    ['too complex', `${good}\n${'> '.repeat(50)}a\n`],
    ['too large', good.repeat(10_000)]
  ])('a filter gives back what it cannot repair: %s', async (_, stdin) => {
    const {code, stdout, stderr} = await run(['--stdin', '--fix'], {stdin})
    expect(code).toBe(2)
    expect(stdout === stdin).toBe(true)
    expect(stderr).toContain('weekly-lint: ')
  })

  test('a filter gives back bytes that are no text', async () => {
    const stdin = Buffer.from([0x23, 0x20, 0xff])
    const written: Buffer[] = []
    const stdout = new Writable({
      write(chunk: Buffer, _, done) {
        written.push(chunk)
        done()
      }
    })
    const code = await main({
      argv: ['--stdin', '--fix'],
      cwd: '/',
      env: {},
      stdin: Readable.from([stdin]),
      stdout,
      stderr: new Writable({write: (_chunk, _, done) => done()})
    })
    expect(code).toBe(2)
    expect(Buffer.concat(written)).toEqual(stdin)
  })

  test('with json, the text is inside, and stdout holds nothing else', async () => {
    const {stdout, stderr} = await run(['--stdin', '--fix', '--reporter', 'json'], {stdin: bad})
    expect(JSON.parse(stdout)).toMatchObject([{filePath: '<stdin>', messages: [], output: good}])
    expect(stderr).toBe('')
  })

  test('--diff prints a patch for the name', async () => {
    const argv = ['--stdin', '--stdin-filename', '2023-week40.md', '--diff']
    const {code, stdout} = await run(argv, {stdin: bad})
    expect(code).toBe(1)
    expect(stdout).toMatch(/^--- a\/2023-week40\.md\n/)
  })
})

describe('--output-file', () => {
  test('takes the findings, with folders made', async () => {
    const cwd = set({'2023-week40.md': bad})
    const argv = ['--output-file', 'out/of/here.json', '--reporter', 'json']
    const {code, stdout, stderr} = await run(argv, {cwd})
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe('weekly-lint: Read 1 report of 1 Markdown file\n')
    expect(JSON.parse(read('out/of/here.json'))).toHaveLength(1)
    writeFileSync(join(cwd, '2023-week40.md'), good)
    await run(['--output-file', 'out/of/here.json'], {cwd})
    expect(read('out/of/here.json')).toBe('')
    expect(readdirSync(join(cwd, 'out/of'))).toEqual(['here.json'])
  })

  test('never takes the place of a report that is linted', async () => {
    const cwd = set({'2023-week40.md': bad})
    const {code, stderr} = await run(['--output-file', '2023-week40.md'], {cwd})
    expect(code).toBe(2)
    expect(stderr).toContain('choose another name')
    expect(read('2023-week40.md')).toBe(bad)
  })

  test('says where it cannot be written', async () => {
    const cwd = set({'2023-week40.md': good, 'out/a': ''})
    expect((await run(['--output-file', 'out'], {cwd})).stderr).toContain('Unexpected folder `out`')
    const {code, stderr} = await run(['--output-file', 'out/a/b'], {cwd})
    expect(code).toBe(2)
    expect(stderr).toContain('Unwritable file `out/a/b`')
  })

  test('writes to a device', async () => {
    if (!existsSync('/dev/null')) return
    const cwd = set({'2023-week40.md': good})
    expect((await run(['--output-file', '/dev/null'], {cwd})).code).toBe(0)
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })
})

describe('colours', () => {
  test.each<[string[], Record<string, string>, boolean, boolean]>([
    [[], {}, true, true],
    [[], {}, false, false],
    [[], {TERM: 'dumb'}, true, false],
    [[], {NO_COLOR: '1'}, true, false],
    [[], {NO_COLOR: '1', FORCE_COLOR: '1'}, true, false],
    [[], {FORCE_COLOR: '1'}, false, true],
    [[], {FORCE_COLOR: '0'}, true, false],
    [['--color'], {NO_COLOR: '1'}, false, true],
    [['--no-color'], {FORCE_COLOR: '1'}, true, false],
    [['--no-color', '--color'], {}, false, true],
    [['--color', '--no-color'], {}, true, false]
  ])('%j %j on a terminal %s: %s', async (argv, env, isTTY, expected) => {
    const cwd = set({'2023-week40.md': bad})
    const {stdout} = await run(argv, {cwd, env, isTTY})
    expect(stdout.includes('\u001B[')).toBe(expected)
  })
})

describe('streams', () => {
  test('a closed pipe is no problem, and the exit code stays true', async () => {
    const cwd = set({'2023-week40.md': bad})
    const error = Object.assign(new Error('write EPIPE'), {code: 'EPIPE'})
    expect(await withStdout(cwd, error)).toEqual({code: 1, stderr: expect.stringContaining('Read')})
  })

  test('a full disk is one', async () => {
    const cwd = set({'2023-week40.md': bad})
    const error = Object.assign(new Error('write ENOSPC'), {code: 'ENOSPC'})
    const {code, stderr} = await withStdout(cwd, error)
    expect(code).toBe(2)
    expect(stderr).toBe('weekly-lint: Unwritable output (ENOSPC), check where it leads to\n')
  })

  test('an input that cannot be read is told in one line', async () => {
    const error = Object.assign(new Error('EISDIR: illegal operation'), {code: 'EISDIR'})
    const stdin = new Readable({
      read() {
        this.destroy(error)
      }
    })
    let text = ''
    const stderr = new Writable({
      write(chunk, _, done) {
        text += chunk
        done()
      }
    })
    const stdout = new Writable({write: (_chunk, _, done) => done()})
    expect(await main({argv: ['--stdin'], cwd: '/', env: {}, stdin, stdout, stderr})).toBe(2)
    expect(text).toMatch(/^weekly-lint: Unexpected failure of the system \(EISDIR[^\n]+\n$/)
  })

  async function withStdout(cwd: string, error: Error) {
    const stdout = new Writable({write: (_chunk, _, done) => done(error)})
    stdout.on('error', () => {})
    let text = ''
    const stderr = new Writable({
      write(chunk, _, done) {
        text += chunk
        done()
      }
    })
    const stdin = Readable.from([])
    const code = await main({argv: [], cwd, env: {}, stdin, stdout, stderr})
    return {code, stderr: text}
  }
})
