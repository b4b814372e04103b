import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {TestProject} from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** What all tests of a run have for `PRE_COMMIT_HOME`. */
    readonly preCommitHome: string
  }
}

/**
 * One folder for what pre-commit installs, since that takes minutes. Where several tests ask for it
 * at once, pre-commit lets one of them install, and the others wait.
 *
 * @returns What removes it after the run.
 */
export default function setup({provide}: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'weekly-lint-pre-commit-'))
  provide('preCommitHome', folder)
  return () => rmSync(folder, {recursive: true, force: true})
}
