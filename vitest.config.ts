import {configDefaults, defineConfig} from 'vitest/config'

/**
 * Programs of others, many of their files, packages that are installed, and what reads the texts of other
 * tests once more, with another reader: minutes.
 */
const long = [
  'test/corpus-*.test.ts',
  ...[
    'fast-reader',
    'format-corpus',
    'hook-order',
    'hooks',
    'journey',
    'lefthook',
    'other-tools',
    'pre-commit',
    'site-browser',
    'witness'
  ].map((name) => `test/${name}.test.ts`),
  ...['package', 'bill', 'publish', 'scripts', 'ci-matrix', 'action', 'bench'].map(
    (name) => `test/${name}.test.ts`
  )
]

/**
 * All tests, but for `--mode quick`: a part of them, and random texts by the tenth, for whoever has a
 * machine with nothing but Node.js, and a few minutes.
 */
export default defineConfig(({mode}) => ({
  test: {
    ...(mode === 'quick' && {
      exclude: [...configDefaults.exclude, ...long],
      env: {FUZZ_RUNS: process.env.FUZZ_RUNS ?? '0.1'}
    }),
    coverage: {include: ['src/**/*.ts', 'rules/**/*.ts'], reporter: ['text', 'html']},
    globalSetup: ['test/support/pre-commit-home.ts', 'test/support/summary.ts'],
    setupFiles: ['test/support/seed.ts'],
    // Machines are busy at times; what hangs is found all the same.
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
}))
