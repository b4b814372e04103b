import finalNewline from './final-newline.ts'
import headingStyle from './heading-style.ts'
import imageAlt from './image-alt.ts'
import noDuplicateSection from './no-duplicate-section.ts'
import noEmptySection from './no-empty-section.ts'
import noTrailingSpaces from './no-trailing-spaces.ts'
import noUnknownSection from './no-unknown-section.ts'
import requiredSections from './required-sections.ts'
import sectionName from './section-name.ts'
import sectionOrder from './section-order.ts'
import titleFormat from './title-format.ts'
import titleWeek from './title-week.ts'

/** All rules, in the order in which they are listed; the only registry. */
export const rules = [
  titleFormat,
  titleWeek,
  requiredSections,
  sectionName,
  sectionOrder,
  noDuplicateSection,
  noUnknownSection,
  noEmptySection,
  imageAlt,
  headingStyle,
  noTrailingSpaces,
  finalNewline
] as const
