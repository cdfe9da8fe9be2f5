import type { Decider, EventStore, Fact } from '@heard/event-sourcing'

/** The state of a stream as it is now, for a decision in another stream. */
export const loadState = async <State, F extends Fact>(
  store: Pick<EventStore, 'readStream'>,
  decider: Pick<Decider<never, State, F, never>, 'initial' | 'evolve'>,
  stream: string,
): Promise<State> => {
  let state = decider.initial
  for await (const fact of store.readStream<F>(stream)) state = decider.evolve(state, fact)
  return state
}
