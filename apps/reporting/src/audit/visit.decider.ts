import type { SeenLedger } from '@heard/contracts/reporting'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { VisitFact } from './audit.events.ts'

export type MarkVisit = {
  readonly position: number
  /** How far the record goes. */
  readonly head: number
  /** The newest checkpoint of the public ledger. */
  readonly ledger?: SeenLedger
}
export type VisitRefusal = 'ahead-of-the-record' | 'behind-your-last-visit'

/** How far one auditor has seen the record; 0 before the first visit. */
export const visitDecider: Decider<MarkVisit, number, VisitFact, VisitRefusal> = {
  initial: 0,
  evolve: (_, { data }) => data.position,
  decide({ position, head, ledger }, last) {
    if (position > head) return refuse('ahead-of-the-record')
    if (position < last) return refuse('behind-your-last-visit')
    return position === last ? accept() : accept<VisitFact>({ type: 'VisitMarked', data: ledger ? { position, ledger } : { position } })
  },
}
