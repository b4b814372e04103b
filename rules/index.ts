import imageAlt from './image-alt.ts'

/** All rules, in the order in which they are listed; the only registry. */
export const rules = [imageAlt] as const
