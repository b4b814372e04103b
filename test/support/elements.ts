import assert from 'node:assert/strict'
import {Parser} from 'htmlparser2'
import {groupBy} from './group-by.ts'

/** Elements that Markdown does not make, and reports of these tests have. */
const authored = /^(?:details|div|tabs|summary)$/

/**
 * The HTML elements around each text that is there once, and how many end only because another does.
 *
 * @param html A rendered report.
 */
function readPlaces(html: string) {
  const texts: {readonly words: string; readonly path: string}[] = []
  const open: string[] = []
  let torn = 0
  const parser = new Parser({
    onopentag: (name) => void open.push(name),
    onclosetag: (name, isImplied) => {
      open.pop()
      if (isImplied && authored.test(name)) torn++
    },
    ontext: (text) => {
      const words = text.replace(/[^\p{L}\p{N}]/gu, '')
      if (words) texts.push({words, path: open.filter((name) => authored.test(name)).join(' ')})
    }
  })
  parser.end(html)
  const places = [...groupBy(texts, ({words}) => words).values()].flatMap(([text, ...others]) =>
    text && others.length === 0 ? [[text.words, text.path] as const] : []
  )
  return {places: new Map(places), torn}
}

/** No repair tears an HTML element apart. */
export function checkTags(before: string, after: string, what: string): void {
  assert.ok(readPlaces(after).torn <= readPlaces(before).torn, `tags: ${what}`)
}

/** No safe repair moves a text into an HTML element or out of one, either. */
export function checkElements(before: string, after: string, what: string): void {
  checkTags(before, after, what)
  const {places} = readPlaces(before)
  for (const [words, path] of readPlaces(after).places) {
    if (places.has(words)) assert.equal(path, places.get(words), `${words}: ${what}`)
  }
}
