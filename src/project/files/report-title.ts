import {readsAsTitle} from '../../report/title/title.ts'
import {peek} from './read.ts'

/** A title stands at the beginning; what comes later is not looked at. */
const bytesToPeek = 8192

/** A first line longer than any title is prose that happens to speak of a week. */
const longestTitle = 60

/** Whether a Markdown file begins with the title of a report. */
export function hasReportTitle(path: string): boolean {
  return beginsAsReport(new TextDecoder().decode(peek(path, bytesToPeek)))
}

/** Look at the first line and the first heading, after front matter and comments. */
export function beginsAsReport(text: string): boolean {
  const body = text
    .replace(/^---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
  const lines = body.split(/\r\n|\n|\r/)
  const first = lines.find((line) => line.trim() !== '')
  const heading = lines.find((line) => /^ {0,3}#{1,6}[ \t]/.test(line))
  return [first, heading].some((line) => {
    const title = line?.replace(/^[\s#*_]+|[\s#*_]+$/g, '') ?? ''
    return title.length <= longestTitle && !/[。！？.!?]$/.test(title) && readsAsTitle(title)
  })
}
