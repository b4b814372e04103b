import type {Row} from './rows.ts'

/** Addresses for programs; dates are ISO 8601. */
export function jsonOf(rows: readonly Row[]): string {
  const links = rows.map(({href, verdict, places}) => ({
    href,
    verdict: verdict?.kind ?? null,
    ...(verdict && {
      reason: verdict.reason,
      status: verdict.status,
      code: verdict.code,
      method: verdict.method,
      hops: verdict.hops,
      target: verdict.target,
      isSafeMove: verdict.isSafeMove,
      mediaType: verdict.mediaType,
      evidence: verdict.evidence,
      archived: verdict.archived,
      attempts: verdict.attempts,
      checkedAt: new Date(verdict.checkedAt).toISOString(),
      isRemembered: verdict.isCached
    }),
    places
  }))
  return `${JSON.stringify(links, undefined, 2)}\n`
}
