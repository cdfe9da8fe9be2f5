import type { ConsentFact, ShownNotice } from '@heard/contracts/engagement'

/** Where one purpose stands: what was said last, in which record, about which notice. */
export type ConsentState = { readonly state: 'given' | 'refused' | 'withdrawn' | 'expired'; readonly record: string; readonly notice: ShownNotice }

const states = {
  ConsentGiven: 'given',
  ConsentRenewed: 'given',
  ConsentRefused: 'refused',
  ConsentWithdrawn: 'withdrawn',
  ConsentExpired: 'expired',
} as const

/** What a contribution may be used for, by purpose, from its consent facts in their order: the newest of a purpose counts. A purpose that is not there was never asked. */
export const consentState = (facts: Iterable<ConsentFact>): ReadonlyMap<string, ConsentState> => {
  const newest = new Map<string, ConsentState>()
  for (const { type, data } of facts) newest.set(data.purpose, { state: states[type], record: data.record, notice: data.notice })
  return newest
}
