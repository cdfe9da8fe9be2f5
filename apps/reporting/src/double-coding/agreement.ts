/** Two people's judgements of one thing. */
export type Pair<Value = boolean> = readonly [Value, Value]

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
const agreeing = <Value>(pairs: readonly Pair<Value>[]): number => pairs.filter(([one, other]) => one === other).length
const countOf = <Value>(values: readonly Value[]): ReadonlyMap<Value, number> =>
  new Map([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]))

/** Of a hundred. */
export const percentAgreement = <Value>(pairs: readonly Pair<Value>[]): number => 100 * share(agreeing(pairs), pairs.length)

/** Cohen's kappa (1960): agreement beyond what each person's own habits would give by chance; nothing where chance alone would always agree. */
export const cohensKappa = <Value>(pairs: readonly Pair<Value>[]): number | undefined => {
  const [first, second] = [countOf(pairs.map(([one]) => one)), countOf(pairs.map(([, other]) => other))]
  const byChance = [...first].reduce((sum, [value, times]) => sum + share(times, pairs.length) * share(second.get(value) ?? 0, pairs.length), 0)
  return pairs.length === 0 || byChance === 1 ? undefined : (share(agreeing(pairs), pairs.length) - byChance) / (1 - byChance)
}

/** Shares of the pairs that differ, and that would differ if the judgements were dealt out by chance. */
const differing = <Value>(pairs: readonly Pair<Value>[]): { readonly observed: number; readonly byChance: number } => {
  const values = pairs.flat()
  const all = values.length
  const alike = [...countOf(values).values()].reduce((sum, times) => sum + times * (times - 1), 0)
  return { observed: share(pairs.length - agreeing(pairs), pairs.length), byChance: share(all * (all - 1) - alike, all * (all - 1)) }
}

/** Over several questions, such as themes: chance is that of each question by itself, since what most have or few have is no agreement across them. */
export const alphaOver = <Value>(questions: readonly (readonly Pair<Value>[])[]): number | undefined => {
  const each = questions.map(differing)
  const byChance = each.reduce((sum, one) => sum + one.byChance, 0)
  return byChance === 0 ? undefined : 1 - each.reduce((sum, one) => sum + one.observed, 0) / byChance
}

/** Krippendorff's alpha for names, two people and nothing missing (2011): as kappa, but chance is that of all judgements together; nothing where all are the same. */
export const krippendorffsAlpha = <Value>(pairs: readonly Pair<Value>[]): number | undefined => alphaOver([pairs])
