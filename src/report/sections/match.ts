import type {ReportShape} from '../shape.ts'
import type {HeadingCandidate} from './heading-candidate.ts'
import {type Likeness, likeness, likenesses} from './section-name.ts'

/** The section that a head is, or is meant as. */
export interface Match {
  readonly name: string
  readonly likeness: Likeness
}

/** Which heads are, or are meant as, sections of the shape: the best head for each name. */
export function matchNames(
  heads: readonly HeadingCandidate[],
  {sections}: ReportShape
): Map<HeadingCandidate, Match> {
  const matches = new Map<HeadingCandidate, Match>()
  const isLevelTwo = (head: HeadingCandidate) => head.form === 'heading' && head.depth === 2
  for (const head of heads.filter(isLevelTwo)) {
    const section = sections.find(({name}) => name === head.text)
    if (section) matches.set(head, {name: section.name, likeness: 'exact'})
  }
  const present = new Set([...matches.values()].map(({name}) => name))
  const missing = sections.filter(({name}) => name !== '*' && !present.has(name))
  const candidates = heads
    .filter((head) => !matches.has(head))
    .flatMap((head) => {
      const likes = missing.flatMap((section) => {
        const like = likeness(head.text, section)
        return like && mayMean(head, like) ? [{head, name: section.name, likeness: like}] : []
      })
      // A heading that contains several missing names is meant as none of them in particular.
      return likes.length > 1 && likes.every(({likeness}) => likeness === 'contains') ? [] : likes
    })
    .toSorted((a, b) => likenesses.indexOf(a.likeness) - likenesses.indexOf(b.likeness))
  for (const {head, ...match} of candidates) {
    if (matches.has(head) || present.has(match.name)) continue
    matches.set(head, match)
    present.add(match.name)
  }
  // The same section once more, but for its spelling.
  for (const head of heads.filter((head) => isLevelTwo(head) && !matches.has(head))) {
    const section = sections.find((section) => likeness(head.text, section) === 'spelling')
    if (section) matches.set(head, {name: section.name, likeness: 'spelling'})
  }
  return matches
}

/** How far each form and level of head may be from a name to be meant as that section. */
function mayMean({form, depth}: HeadingCandidate, likeness: Likeness): boolean {
  if (form === 'plain') return likeness === 'exact' || likeness === 'spelling'
  const isHeading = form !== 'strong' && depth <= 2
  return likeness !== 'contains' || isHeading
}
