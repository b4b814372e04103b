import {knownTag} from './tags.ts'

/** A tag of HTML, which hides foreign syntax also where it ends on a line below. */
export const htmlTag = new RegExp(knownTag)

/** What is no foreign syntax, and hides what looks like one: escapes, code, addresses, HTML. */
export const skipped: readonly RegExp[] = [
  /(?<!`)(?<ticks>`+)(?!`).{0,1000}?(?<!`)\k<ticks>(?!`)/,
  /\\(?![([])[!-/:-@[-`{-~]/,
  /<[A-Za-z][A-Za-z\d+.-]*:[^\s<>]*>/,
  /<!--.*?(?:-->|$)/,
  htmlTag,
  /\]\([ \t]*(?:<[^<>]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?=[ \t]*\)|[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\))[ \t]*\))/,
  // Full-width punctuation ends an address for its author.
  /(?:https?:\/\/|www\.)[^\s<>{})，。；：、！？（）「」『』【】《》“”]+/
]
