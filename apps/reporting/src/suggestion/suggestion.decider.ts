import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { SuggestedFact, SuggestingFact } from './suggestion.events.ts'

type Switched = { readonly type: 'Switch'; readonly programme: string; readonly on: boolean }
type Learned = { readonly type: 'Learned' } & Omit<Extract<SuggestingFact, { type: 'SuggestionsLearned' }>['data'], 'number'>
export type SuggestingCommand = Switched | Learned
export type SuggestingState = { readonly on: boolean; readonly number: number }

/** Whether a programme has themes suggested, and which versions of its model there were. */
export const suggestingDecider: Decider<SuggestingCommand, SuggestingState, SuggestingFact, 'suggestions-off'> = {
  initial: { on: false, number: 0 },
  evolve: (state, { type, data }) => (type === 'SuggestionsSwitched' ? { ...state, on: data.on } : { ...state, number: data.number }),
  decide(command, state) {
    if (command.type === 'Switch') {
      const { programme, on } = command
      return on === state.on ? accept() : accept<SuggestingFact>({ type: 'SuggestionsSwitched', data: { programme, on } })
    }
    const { type: _, ...data } = command
    return state.on ? accept<SuggestingFact>({ type: 'SuggestionsLearned', data: { ...data, number: state.number + 1 } }) : refuse('suggestions-off')
  },
}

type Answer = SuggestedFact['data']
export type SuggestedCommand = Omit<Answer, 'model' | 'sure'> & {
  readonly on: boolean
  /** What the model in use says, where it suggests the theme. */
  readonly suggested: Pick<Answer, 'model' | 'sure'> | undefined
}
type SuggestedRefusal = 'suggestions-off' | 'answered-already' | 'not-suggested'

/** What people said to the suggestions for one contribution: to each theme once. */
export const suggestedDecider: Decider<SuggestedCommand, ReadonlySet<string>, SuggestedFact, SuggestedRefusal> = {
  initial: new Set(),
  evolve: (state, { data }) => new Set(state).add(data.theme),
  decide({ on, suggested, ...data }, state) {
    if (!on) return refuse('suggestions-off')
    if (state.has(data.theme)) return refuse('answered-already')
    return suggested ? accept<SuggestedFact>({ type: 'SuggestionAnswered', data: { ...data, ...suggested } }) : refuse('not-suggested')
  },
}
