import type { AuditFact } from '@heard/contracts/reporting'
import { accept, type Decider } from '@heard/event-sourcing'
import type { LookFact } from './audit.events.ts'

export type Look =
  | { readonly type: 'View'; readonly view: AuditFact<'EvidenceViewed'>['data'] }
  | { readonly type: 'Export'; readonly taken: AuditFact<'EvidenceExported'>['data'] }

const keyOf = (view: AuditFact<'EvidenceViewed'>['data']): string =>
  JSON.stringify(Object.entries(view).toSorted(([left], [right]) => (left < right ? -1 : 1)))

/** What was looked at that day: once for each view and filter. What is taken along is recorded each time. */
export const lookDecider: Decider<Look, ReadonlySet<string>, LookFact, never> = {
  initial: new Set(),
  evolve: (seen, fact) => (fact.type === 'EvidenceViewed' ? new Set(seen).add(keyOf(fact.data)) : seen),
  decide(look, seen) {
    if (look.type === 'Export') return accept<LookFact>({ type: 'EvidenceExported', data: look.taken })
    return seen.has(keyOf(look.view)) ? accept() : accept<LookFact>({ type: 'EvidenceViewed', data: look.view })
  },
}
