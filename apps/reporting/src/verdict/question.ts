import type { AskedAbout, PublicCommitment } from '@heard/contracts/reporting'

/** What people are asked about a commitment; `before`: words that came later cannot have led to what is asked about. */
export type Question = Pick<AskedAbout, 'claim' | 'said'> & { readonly before: string }

/** Nothing is asked before an outcome is claimed, or the day has passed. */
export const questionAbout = ({ claims, due, history }: PublicCommitment, today: string): Question | undefined => {
  const claim = history.findLast((step) => step.what === 'outcome-claimed')
  if (claim) return { claim: claims, before: claim.at, said: { on: claim.on, level: claim.level, text: claim.text } }
  return today > due ? { claim: 0, before: `${due}T23:59:59.999Z` } : undefined
}

/** The same, as somebody is shown it. */
export const askedAbout = ({ id, organisation, due, text }: PublicCommitment, { claim, said }: Question): AskedAbout => ({
  commitment: id,
  claim,
  organisation,
  due,
  text,
  ...(said ? { said } : {}),
})
