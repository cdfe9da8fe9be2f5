import { disclosedCounts } from '@heard/privacy'

type Came = { readonly source: string | null; readonly applied: number; readonly accepted: number }
type Shown = number | null
type Counts = { readonly applied: Shown; readonly accepted: Shown }

/** How many came by each way, and all in all, each figure under the rule of publication. */
export const resultsOf = (came: readonly Came[], sources: readonly (string | null)[]): Counts & { readonly by: readonly Counts[] } => {
  const of = (what: 'applied' | 'accepted') => disclosedCounts(sources.map((source) => came.find((row) => row.source === source)?.[what] ?? 0))
  const [applied, accepted] = [of('applied'), of('accepted')]
  const by = sources.map((_, index) => ({ applied: applied.counts[index] ?? null, accepted: accepted.counts[index] ?? null }))
  return { applied: applied.total, accepted: accepted.total, by }
}
