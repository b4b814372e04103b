import {checkHtml} from './html.ts'
import type {Pass} from './pass.ts'
import {checkRepair} from './witness.ts'

/** Check a round of a repair as both witnesses see it: the HTML of micromark, and markdown-it. */
export function checkPass(pass: Pass): void {
  checkHtml(pass)
  checkRepair(pass)
}
