import type { Decider, EventStore, Fact } from '@heard/event-sourcing'
import { type Caller, Refused } from '@heard/service-kit'

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

/**
 * Whether a command is recorded already: where it is not, what it says can be done first and recorded then.
 * @throws Refused where the command would be
 */
export const isDone = async <Command, State, F extends Fact, Refusal extends string>(
  store: Pick<EventStore, 'readStream'>,
  decider: Decider<Command, State, F, Refusal>,
  stream: string,
  command: Command,
  source: Pick<Caller, 'command'>,
): Promise<boolean> => {
  let state = decider.initial
  for await (const fact of store.readStream<F>(stream)) {
    if (source.command !== undefined && fact.metadata.command === source.command) return true
    state = decider.evolve(state, fact)
  }
  const decision = decider.decide(command, state)
  if ('refused' in decision) throw new Refused(decision.refused)
  return false
}
