import type { Sealed } from '@heard/contracts'
import type { HoldFact } from '@heard/contracts/engagement'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'

type State = { readonly status: 'none' | 'standing' | 'lifted' }
type One = { readonly programme: string; readonly hold: string; readonly reason: Sealed }
/** `today` and the last day a review may be put off to, both as days. */
type Review = { readonly reviewBy: string; readonly today: string; readonly latest: string }

export type HoldCommand =
  | (One & Review & { readonly type: 'Place'; readonly contribution: string | undefined })
  | (One & Review & { readonly type: 'Review' })
  | (One & { readonly type: 'Lift' })

export type HoldRefusal = 'already-placed' | 'unknown-hold' | 'hold-lifted' | 'review-not-ahead'

const ahead = ({ reviewBy, today, latest }: Review): boolean => reviewBy > today && reviewBy <= latest

const place = (command: Extract<HoldCommand, { type: 'Place' }>, { status }: State): Decision<HoldFact, HoldRefusal> => {
  if (status !== 'none') return refuse('already-placed')
  if (!ahead(command)) return refuse('review-not-ahead')
  const { programme, hold, reason, reviewBy, contribution } = command
  return accept<HoldFact>({
    type: 'HoldPlaced',
    data: { programme, hold, reason, reviewBy, ...(contribution === undefined ? {} : { contribution }) },
  })
}

/** A hold stands until it is lifted, and is never left unlooked at for more than a year. */
export const holdDecider: Decider<HoldCommand, State, HoldFact, HoldRefusal> = {
  initial: { status: 'none' },
  evolve: (_, fact) => ({ status: fact.type === 'HoldLifted' ? 'lifted' : 'standing' }),
  decide: (command, state) => {
    if (command.type === 'Place') return place(command, state)
    if (state.status === 'none') return refuse('unknown-hold')
    if (state.status === 'lifted') return refuse('hold-lifted')
    const { programme, hold, reason } = command
    if (command.type === 'Lift') return accept<HoldFact>({ type: 'HoldLifted', data: { programme, hold, reason } })
    if (!ahead(command)) return refuse('review-not-ahead')
    return accept<HoldFact>({ type: 'HoldReviewed', data: { programme, hold, reason, reviewBy: command.reviewBy } })
  },
}
