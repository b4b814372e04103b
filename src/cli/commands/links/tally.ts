import {labelOf} from '../../../report/links/evidence.ts'
import type {Verdict, VerdictKind} from '../../../report/links/verdict.ts'
import type {Text} from '../../../text/language.ts'
import {linksText} from '../messages.ts'

type Counted = VerdictKind | 'unchecked'

const order: readonly Counted[] = ['alive', 'moved', 'dead', 'invalid', 'uncertain', 'unchecked']

/** What verdicts are called, here and in tables. */
export const kindNames: Readonly<Record<Counted, Text>> = {
  alive: {en: 'alive', zh: '有效'},
  moved: {en: 'moved', zh: '已迁移'},
  dead: {en: 'dead', zh: '失效'},
  invalid: {en: 'invalid', zh: '无效'},
  uncertain: {en: 'uncertain', zh: '不确定'},
  unchecked: {en: 'not checked', zh: '未检查'}
}

/** All addresses of a run by their verdicts, in one line whose numbers add up. */
export function tally(verdicts: Iterable<Verdict>): Text {
  const counts = new Map<Counted, number>()
  const doubts = new Map<string, {readonly label: Text; amount: number}>()
  let total = 0
  for (const verdict of verdicts) {
    total++
    const isUnchecked = verdict.reason === 'not-checked' || verdict.reason === 'offline'
    const kind = isUnchecked ? 'unchecked' : verdict.kind
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    if (kind !== 'uncertain') continue
    const label = labelOf(verdict)
    const doubt = doubts.get(label.en)
    if (doubt) doubt.amount++
    else doubts.set(label.en, {label, amount: 1})
  }
  const most = [...doubts.values()].sort((a, b) => b.amount - a.amount)
  const shown = order.filter((kind) => kind === 'alive' || counts.has(kind))
  const doubtsIn = (language: keyof Text) =>
    most.map(({label, amount}) => `${amount}× ${label[language]}`)
  const amountOf = (kind: Counted) => counts.get(kind) ?? 0
  const english = shown.map((kind) => {
    const named = `${amountOf(kind)} ${kindNames[kind].en}`
    return kind === 'uncertain' ? `${named} (${doubtsIn('en').join(', ')})` : named
  })
  const chinese = shown.map((kind) => {
    const named = `${amountOf(kind)} 个${kindNames[kind].zh}`
    return kind === 'uncertain' ? `${named}（${doubtsIn('zh').join('，')}）` : named
  })
  return {
    en: `${linksText(total).en}: ${english.join(', ')}`,
    zh: `${linksText(total).zh}：${chinese.join('，')}`
  }
}
