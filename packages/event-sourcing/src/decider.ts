import type { Fact } from './fact.ts'

/** What a decision comes to: facts to record, or a refusal from a closed set of codes. */
export type Decision<F extends Fact, Refusal extends string> = { readonly accepted: readonly F[] } | { readonly refused: Refusal }

/** A pure aggregate: how facts make up its state, and what a command comes to in that state. */
export type Decider<Command, State, F extends Fact, Refusal extends string> = {
  readonly initial: State
  evolve(state: State, fact: F): State
  decide(command: Command, state: State): Decision<F, Refusal>
}

/** Accepts with these facts; none when nothing needs to change. */
export const accept = <F extends Fact>(...facts: readonly F[]): { readonly accepted: readonly F[] } => ({ accepted: facts })

/** Refuses with a code. */
export const refuse = <Refusal extends string>(code: Refusal): { readonly refused: Refusal } => ({ refused: code })

/** The state that a history of facts amounts to. */
export const fold = <State, F extends Fact>(decider: Pick<Decider<never, State, F, never>, 'initial' | 'evolve'>, facts: Iterable<F>): State => {
  let state = decider.initial
  for (const fact of facts) state = decider.evolve(state, fact)
  return state
}
