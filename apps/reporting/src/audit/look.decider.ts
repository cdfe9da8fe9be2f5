import { accept, type Decider } from '@heard/event-sourcing'
import type { LookFact } from './audit.events.ts'

type Look = LookFact['data']

const keyOf = (look: Look): string => JSON.stringify(Object.entries(look).toSorted(([left], [right]) => (left < right ? -1 : 1)))

/** What somebody looked at that day: once for each view and filter. */
export const lookDecider: Decider<Look, ReadonlySet<string>, LookFact, never> = {
  initial: new Set(),
  evolve: (seen, { data }) => new Set(seen).add(keyOf(data)),
  decide: (look, seen) => (seen.has(keyOf(look)) ? accept() : accept<LookFact>({ type: 'EvidenceViewed', data: look })),
}
