import type {Outline} from './outline.ts'
import type {Source} from './source.ts'
export type Heads = {}
export function readHeads(source: Source, outline: Outline): Heads {
  void source
  void outline
  return {}
}
