/**
 * Rules that were split, by the id that they had before. An id that still names a rule is in its own
 * list. Settings, directives, baselines and plugins with such an id apply to all rules of its list.
 */
const splitRules: Readonly<Record<string, readonly string[]>> = {
  'title-format': ['title-required', 'title-position', 'title-format'],
  'local-links': ['local-files', 'local-anchors'],
  'live-links': ['link-address', 'live-links']
}

/** Ids that name no rule any more. */
export const formerIds = Object.keys(splitRules).filter((id) => !splitRules[id]?.includes(id))

/** The ids of the rules that an id stands for; any other id stands for itself. */
export function rulesNamed(id: string): readonly string[] {
  return Object.hasOwn(splitRules, id) ? (splitRules[id] ?? []) : [id]
}

/** The id that a rule had before it was split, or its own. */
export function idBeforeSplit(id: string): string {
  return Object.keys(splitRules).find((former) => rulesNamed(former).includes(id)) ?? id
}

/**
 * The ids of the rules that a setting of `id` is for.
 *
 * @param isSet Whether a rule is set by its own id, which is stronger.
 */
export function rulesSetBy(id: string, isSet: (id: string) => boolean): readonly string[] {
  return rulesNamed(id).filter((rule) => rule === id || !isSet(rule))
}
