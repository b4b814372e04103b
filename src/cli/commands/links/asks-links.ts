import type {LintArguments} from '../../arguments/lint.ts'
import type {ProcessContext} from '../../process-context.ts'
import {isCI, isHook} from './trust.ts'

/**
 * Whether a lint asks for addresses: if an option says so; by default if a person waits for it at a
 * terminal, or CI has the time.
 */
export function asksLinks(
  {links, onlyReports, staged, stdin, watch}: LintArguments,
  {env, stdout, stderr}: Pick<ProcessContext, 'env' | 'stdout' | 'stderr'>
): boolean {
  if (links !== undefined) return links
  if (staged || stdin || watch || onlyReports || isHook(env)) return false
  return isCI(env) || (stdout.isTTY === true && stderr.isTTY === true)
}
