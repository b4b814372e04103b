import {stripVTControlCharacters} from 'node:util'
import {displayWidth} from '../../src/text/display-width.ts'

/**
 * Stands in for the package of that name, by which vfile-reporter lines up its columns: so that there
 * is one display width, and no second list of emoji to load.
 *
 * @param text One line, which may have colours.
 */
export default function stringWidth(text: string): number {
  return displayWidth(stripVTControlCharacters(text))
}
