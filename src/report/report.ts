import type {Root} from 'mdast'
import {type Prose, readProse} from '../syntax/prose.ts'
import {Source} from '../syntax/source.ts'
import type {ArchiveQueries} from './archive/archive.ts'
import type {LiveLinks} from './links/live.ts'
import type {Neighbours} from './links/neighbours.ts'
import {type PlacedUse, readUses} from './links/uses.ts'
import {type ListRun, readListRuns} from './lists/lists.ts'
import {type LostItems, readLostItems} from './lists/lost-items.ts'
import {readUnknownMarkers, type UnknownMarkers} from './lists/unknown-markers.ts'
import {readStructure, type Structure} from './sections/structure.ts'
import {defaultShape, type ReportShape} from './shape.ts'
import {type PathWeek, readPath} from './title/path-week.ts'
import {readReaderTexts} from './typography/read.ts'
import type {ReaderText} from './typography/reader-text.ts'

/** The surroundings of a report; rules that need an undefined part report nothing. */
export interface ReportContext {
  /** Relative to the root of the project, if there is one; with slashes. */
  readonly path?: string | undefined
  /** All reports of the project. */
  readonly archive?: ArchiveQueries | undefined
  /** Files of the project. */
  readonly neighbours?: Neighbours | undefined
  /** Verdicts of web addresses. */
  readonly live?: LiveLinks | undefined
}

/** A Markdown document, read as a weekly report. All parts are read lazily and cached. */
export class Report extends Source {
  readonly shape: ReportShape
  readonly path: string | undefined
  readonly archive: ArchiveQueries | undefined
  readonly neighbours: Neighbours | undefined
  readonly live: LiveLinks | undefined
  #structure: Structure | undefined
  #listRuns: readonly ListRun[] | undefined
  #lostItems: LostItems | undefined
  #unknownMarkers: UnknownMarkers | undefined
  #prose: readonly Prose[] | undefined
  #uses: readonly PlacedUse[] | undefined
  #readerTexts: readonly ReaderText[] | undefined

  /**
   * @param text Source text, without byte order mark.
   * @param tree The tree that `text` parses to.
   * @param shape Expected title and sections.
   * @param context Surroundings of the report.
   */
  constructor(
    text: string,
    tree: Root,
    shape: ReportShape = defaultShape,
    context: ReportContext = {}
  ) {
    super(text, tree)
    this.shape = shape
    this.path = context.path
    this.archive = context.archive
    this.neighbours = context.neighbours
    this.live = context.live
  }

  /** The week in the path; undefined if there is none. */
  get pathWeek(): PathWeek | undefined {
    if (this.path === undefined) return undefined
    return this.archive ? this.archive.weekOf(this.path) : readPath(this.path).week
  }

  /** Title and sections, with candidates. */
  get structure(): Structure {
    this.#structure ??= readStructure(this, this.shape, () => this.listRuns)
    return this.#structure
  }

  /** Lists, grouped by shared numbering. */
  get listRuns(): readonly ListRun[] {
    this.#listRuns ??= readListRuns(this)
    return this.#listRuns
  }

  /** Lines that are meant as list items but not parsed as such. */
  get lostItems(): LostItems {
    this.#lostItems ??= readLostItems(this, this.prose, this.shape.indent)
    return this.#lostItems
  }

  /** Lines with markers that Markdown does not know. */
  get unknownMarkers(): UnknownMarkers {
    this.#unknownMarkers ??= readUnknownMarkers(this, this.prose, this.shape.indent)
    return this.#unknownMarkers
  }

  /** Whether an offset is near lines that are no items yet, so that numbers of lists are unreliable. */
  isNearLost(offset: number): boolean {
    return this.lostItems.isNear(offset) || this.unknownMarkers.isNear(offset)
  }

  /** Running text, without code, HTML and links. */
  get prose(): readonly Prose[] {
    this.#prose ??= readProse(this)
    return this.#prose
  }

  /** Running text as a reader sees it, without headings. */
  get readerTexts(): readonly ReaderText[] {
    this.#readerTexts ??= readReaderTexts(this, this.structure)
    return this.#readerTexts
  }

  /** All addresses, local ones included. */
  get uses(): readonly PlacedUse[] {
    this.#uses ??= readUses(this, this.prose)
    return this.#uses
  }
}
