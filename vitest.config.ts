import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['test/support/pre-commit-home.ts', 'test/support/summary.ts'],
    setupFiles: ['test/support/seed.ts'],
    // Machines are busy at times; what hangs is found all the same.
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
})
