import blankLines from './blank-lines.ts'
import blockIndent from './block-indent.ts'
import blockQuote from './block-quote.ts'
import cjkEmphasis from './cjk-emphasis.ts'
import cjkSpacing from './cjk-spacing.ts'
import codeFence from './code-fence.ts'
import codeLanguage from './code-language.ts'
import ellipsis from './ellipsis.ts'
import emphasisMarker from './emphasis-marker.ts'
import finalNewline from './final-newline.ts'
import fullWidthPunctuation from './full-width-punctuation.ts'
import hardBreak from './hard-break.ts'
import headingIncrement from './heading-increment.ts'
import headingSpace from './heading-space.ts'
import headingStyle from './heading-style.ts'
import imageAlt from './image-alt.ts'
import linkAddress from './link-address.ts'
import linkScheme from './link-scheme.ts'
import linkSyntax from './link-syntax.ts'
import linkText from './link-text.ts'
import listIndent from './list-indent.ts'
import listMarker from './list-marker.ts'
import listMarkerSpace from './list-marker-space.ts'
import listNesting from './list-nesting.ts'
import listNumbering from './list-numbering.ts'
import liveLinks from './live-links.ts'
import localAnchors from './local-anchors.ts'
import localFiles from './local-files.ts'
import noBareUrl from './no-bare-url.ts'
import noConflictMarkers from './no-conflict-markers.ts'
import noDuplicateSection from './no-duplicate-section.ts'
import noEmptySection from './no-empty-section.ts'
import noFullWidthAlphanumerics from './no-full-width-alphanumerics.ts'
import noMissingWeek from './no-missing-week.ts'
import noStraySpaces from './no-stray-spaces.ts'
import noTrailingSpaces from './no-trailing-spaces.ts'
import noUnknownSection from './no-unknown-section.ts'
import numberedList from './numbered-list.ts'
import pairedMarks from './paired-marks.ts'
import properNouns from './proper-nouns.ts'
import quotes from './quotes.ts'
import references from './references.ts'
import repeatedPunctuation from './repeated-punctuation.ts'
import requiredSections from './required-sections.ts'
import sectionName from './section-name.ts'
import sectionOrder from './section-order.ts'
import tableAlign from './table-align.ts'
import tableCells from './table-cells.ts'
import thematicBreak from './thematic-break.ts'
import titleFormat from './title-format.ts'
import titlePath from './title-path.ts'
import titlePosition from './title-position.ts'
import titleRequired from './title-required.ts'
import titleWeek from './title-week.ts'
import uniqueWeek from './unique-week.ts'

/** All rules, in the order in which they are listed; the only registry. */
export const rules = [
  noConflictMarkers,
  titleRequired,
  titlePosition,
  titleFormat,
  titleWeek,
  titlePath,
  uniqueWeek,
  noMissingWeek,
  requiredSections,
  sectionName,
  sectionOrder,
  noDuplicateSection,
  noUnknownSection,
  noEmptySection,
  numberedList,
  listNumbering,
  listMarkerSpace,
  listNesting,
  imageAlt,
  linkSyntax,
  linkText,
  noBareUrl,
  linkScheme,
  references,
  localFiles,
  localAnchors,
  linkAddress,
  liveLinks,
  cjkEmphasis,
  headingSpace,
  headingIncrement,
  codeLanguage,
  tableCells,
  headingStyle,
  blankLines,
  codeFence,
  thematicBreak,
  tableAlign,
  hardBreak,
  listIndent,
  listMarker,
  blockQuote,
  blockIndent,
  emphasisMarker,
  noStraySpaces,
  noTrailingSpaces,
  finalNewline,
  cjkSpacing,
  fullWidthPunctuation,
  ellipsis,
  repeatedPunctuation,
  pairedMarks,
  quotes,
  noFullWidthAlphanumerics,
  properNouns
] as const
