export type Parts<Belief> = {
  readonly parts: readonly (readonly Belief[])[]
  /** Whether these are all the largest there are; otherwise the search stopped early. */
  readonly finished: boolean
}
type Holds<Belief> = (beliefs: readonly Belief[]) => boolean

/** Beliefs that do not hold together, none too many; by halves (Junker's QuickXplain), as few of many are in it. */
const conflictIn = <Belief>(beliefs: readonly Belief[], holds: Holds<Belief>, besides: readonly Belief[] = []): readonly Belief[] => {
  if (!holds(besides)) return []
  if (beliefs.length < 2) return beliefs
  const [first, second] = [beliefs.slice(0, beliefs.length / 2), beliefs.slice(beliefs.length / 2)]
  const inSecond = conflictIn(second, holds, [...besides, ...first])
  return [...conflictIn(first, holds, [...besides, ...inSecond]), ...inSecond]
}

/** The smallest choices that give up something of this conflict too. */
const givingUp = <Belief>(choices: readonly ReadonlySet<Belief>[], conflict: readonly Belief[]): readonly ReadonlySet<Belief>[] => {
  const [kept, open] = [true, false].map((gives) => choices.filter((choice) => conflict.some((belief) => choice.has(belief)) === gives))
  const more = (open ?? []).flatMap((choice) => conflict.map((belief) => new Set([...choice, belief])))
  return [...(kept ?? []), ...more.filter((choice) => !kept?.some((smaller) => [...smaller].every((belief) => choice.has(belief))))]
}

/** Every largest part of these beliefs that holds together, if there are not too many; fewer beliefs always hold together if more do. */
export const largestParts = <Belief>(beliefs: readonly Belief[], holds: Holds<Belief>, most: number): Parts<Belief> => {
  const rest = (choice: ReadonlySet<Belief>): readonly Belief[] => beliefs.filter((belief) => !choice.has(belief))
  const held = new Set<ReadonlySet<Belief>>()
  let choices: readonly ReadonlySet<Belief>[] = [new Set<Belief>()]
  while (choices.length <= most) {
    const next = choices.find((choice) => !held.has(choice))
    if (!next) return { parts: choices.map(rest), finished: true }
    if (holds(rest(next))) held.add(next)
    else choices = givingUp(choices, conflictIn(rest(next), holds))
  }
  return { parts: [...held].map(rest), finished: false }
}
