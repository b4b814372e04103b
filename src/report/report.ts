import type {Root} from 'mdast'
import {type Prose, readProse} from '../syntax/prose.ts'
import {Source} from '../syntax/source.ts'
import type {Archive} from './archive/archive.ts'
import type {LiveLinks} from './links/live.ts'
import type {Neighbours} from './links/neighbours.ts'
import {type PlacedUse, readUses} from './links/uses.ts'
import {type ListRun, readListRuns} from './lists/lists.ts'
import {type LostItems, readLostItems} from './lists/lost-items.ts'
import {readStructure, type Structure} from './sections/structure.ts'
import {defaultShape, type ReportShape} from './shape.ts'
import {type PathWeek, readPath} from './title/path-week.ts'

/** Where a report stands, and among what; rules that ask are silent where nobody knows. */
export interface ReportContext {
  /** With slashes; relative to the root of the project where there is one. */
  readonly path?: string | undefined
  /** The reports of the project. */
  readonly archive?: Archive | undefined
  /** The files of the project. */
  readonly neighbours?: Neighbours | undefined
  /** What is known about addresses on the web. */
  readonly live?: LiveLinks | undefined
}

/** A Markdown document read as a weekly report. Each reading is made once, when first asked for. */
export class Report extends Source {
  readonly shape: ReportShape
  readonly path: string | undefined
  readonly archive: Archive | undefined
  readonly neighbours: Neighbours | undefined
  readonly live: LiveLinks | undefined
  #heads: Structure | undefined
  #listRuns: readonly ListRun[] | undefined
  #meantItems: LostItems | undefined
  #prose: readonly Prose[] | undefined
  #uses: readonly PlacedUse[] | undefined

  /**
   * @param text Source text, without byte order mark.
   * @param tree The tree that `text` parses to.
   * @param shape What the report is to look like.
   * @param place Where it stands.
   */
  constructor(
    text: string,
    tree: Root,
    shape: ReportShape = defaultShape,
    place: ReportContext = {}
  ) {
    super(text, tree)
    this.shape = shape
    this.path = place.path
    this.archive = place.archive
    this.neighbours = place.neighbours
    this.live = place.live
  }

  /** The week that its path names. */
  get pathWeek(): PathWeek | undefined {
    if (this.path === undefined) return undefined
    return this.archive ? this.archive.weekOf(this.path) : readPath(this.path).week
  }

  /** Its title and sections, also those that are only meant as such. */
  get structure(): Structure {
    this.#heads ??= readStructure(this, this.shape, () => this.listRuns)
    return this.#heads
  }

  /** Its lists, each with the items that an author counts together. */
  get listRuns(): readonly ListRun[] {
    this.#listRuns ??= readListRuns(this)
    return this.#listRuns
  }

  /** Its lines that were meant as items of a list, but are none. */
  get lostItems(): LostItems {
    this.#meantItems ??= readLostItems(this, this.prose)
    return this.#meantItems
  }

  /** Its running text, without code, HTML and links. */
  get prose(): readonly Prose[] {
    this.#prose ??= readProse(this)
    return this.#prose
  }

  /** The addresses that it names, wherever they lead. */
  get uses(): readonly PlacedUse[] {
    this.#uses ??= readUses(this, this.prose)
    return this.#uses
  }
}
