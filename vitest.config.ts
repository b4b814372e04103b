import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['test/support/pre-commit-home.ts'],
    setupFiles: ['test/support/seed.ts']
  }
})
