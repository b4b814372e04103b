import type {ReportShape} from '../shape.ts'
import type {HeadingCandidate} from './heading-candidate.ts'
import {type Similarity, similarities, similarityOf} from './section-name.ts'

/** The section that a candidate stands for. */
export interface Match {
  readonly name: string
  readonly similarity: Similarity
}

/** Assigns section names to candidates, the most similar candidate to each name. */
export function matchNames(
  candidates: readonly HeadingCandidate[],
  {sections}: ReportShape
): Map<HeadingCandidate, Match> {
  const matches = new Map<HeadingCandidate, Match>()
  const isLevelTwo = ({form, depth}: HeadingCandidate) => form === 'heading' && depth === 2
  for (const candidate of candidates.filter(isLevelTwo)) {
    const section = sections.find(({name}) => name === candidate.text)
    if (section) matches.set(candidate, {name: section.name, similarity: 'exact'})
  }
  const present = new Set([...matches.values()].map(({name}) => name))
  const missing = sections.filter(({name}) => name !== '*' && !present.has(name))
  const proposals = candidates
    .filter((candidate) => !matches.has(candidate))
    .flatMap((candidate) => {
      const options = missing.flatMap((section) => {
        const similarity = similarityOf(candidate.text, section)
        if (!similarity || !isPlausible(candidate, similarity)) return []
        return [{candidate, name: section.name, similarity}]
      })
      // A heading that contains several missing names stands for none of them.
      const isAmbiguous =
        options.length > 1 && options.every((one) => one.similarity === 'contains')
      return isAmbiguous ? [] : options
    })
    .toSorted((a, b) => similarities.indexOf(a.similarity) - similarities.indexOf(b.similarity))
  for (const {candidate, ...match} of proposals) {
    if (matches.has(candidate) || present.has(match.name)) continue
    matches.set(candidate, match)
    present.add(match.name)
  }
  // Another heading of a section, with a different spelling.
  for (const candidate of candidates.filter(isLevelTwo)) {
    if (matches.has(candidate)) continue
    const section = sections.find((section) => similarityOf(candidate.text, section) === 'spelling')
    if (section) matches.set(candidate, {name: section.name, similarity: 'spelling'})
  }
  return matches
}

/** Whether a candidate of this form and level may stand for a section with a name that similar. */
function isPlausible({form, depth}: HeadingCandidate, similarity: Similarity): boolean {
  if (form === 'plain') return similarity === 'exact' || similarity === 'spelling'
  const isHeading = form !== 'strong' && depth <= 2
  return similarity !== 'contains' || isHeading
}
