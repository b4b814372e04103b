import type {RootContent} from 'mdast'
import type {Range} from '../../syntax/edit.ts'
import type {Placed, Source} from '../../syntax/source.ts'
import type {Title} from '../sections/structure.ts'

/** Where a title says its week, from the year to the number of the week; or else its text. */
export function placeOfWeek(source: Source, {content, text, reading}: Title): Range {
  const {yearRange, weekRange} = reading ?? {}
  if (!yearRange || !weekRange || source.slice(content) !== text) return content
  const ends = [...yearRange, ...weekRange]
  return [content[0] + Math.min(...ends), content[0] + Math.max(...ends)]
}

/** The first block that readers see: comments and definitions may stand before a title. */
export function firstVisibleBlock({blocks}: Source): Placed<RootContent> | undefined {
  return blocks.find(({type}) => type !== 'yaml' && type !== 'html' && type !== 'definition')
}
