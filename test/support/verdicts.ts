import type {ExampleVerdict} from '../../src/engine/rule.ts'
import type {LiveLinks} from '../../src/report/links/live.ts'
import type {Verdict} from '../../src/report/links/verdict.ts'

/** A page that is alive, but for what is said. */
export function verdict({fragments = {}, ...said}: ExampleVerdict = {}): Verdict {
  return {
    kind: 'alive',
    reason: 'ok',
    hops: [],
    isSafeMove: false,
    evidence: [],
    attempts: 1,
    checkedAt: 0,
    isCached: false,
    ...said,
    fragments: new Map(Object.entries(fragments))
  }
}

/** What a run knows that asked for some addresses. */
export function liveLinks(verdicts: Readonly<Record<string, ExampleVerdict>>): LiveLinks {
  return {
    verdicts: new Map(Object.entries(verdicts).map(([key, said]) => [key, verdict(said)])),
    isStrict: false,
    allowPrivate: false,
    mayRepair: true
  }
}
