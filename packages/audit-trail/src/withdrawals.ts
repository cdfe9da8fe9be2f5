import type { LedgerPolicy } from '@heard/contracts/ledger'
import type { EventStore } from '@heard/event-sourcing'
import { publicEntry } from './entries.ts'
import { type GrowingLog, type LogFailure, LogFollower } from './log-follower.ts'
import { enteringTypes } from './policy.ts'
import { dropWording, type WordingFiles } from './wording.ts'

export type WithdrawalsOptions = {
  readonly store: Pick<EventStore, 'subscribe'>
  readonly policy: LedgerPolicy
  readonly wording: Pick<WordingFiles, 'withdraw'>
  /** Called after wording was taken away. */
  dropped(): void
  report(failure: LogFailure): void
}

const nothing: GrowingLog = { cursor: undefined, append: () => undefined, publish: () => Promise.resolve() }

/** Takes withdrawn wording away, and does nothing else: for the time in which the ledger may sign nothing, since withdrawing does not wait for that. */
export const followWithdrawals = ({ store, policy, wording, dropped, report }: WithdrawalsOptions): Pick<LogFollower, 'start' | 'stop'> =>
  new LogFollower({
    name: 'withdrawing of wording',
    store,
    log: nothing,
    types: enteringTypes(policy),
    pace: 0,
    report,
    async entriesOf(facts) {
      if (
        (await dropWording(
          facts.flatMap((fact) => publicEntry(policy, fact) ?? []),
          wording,
        )) > 0
      )
        dropped()
      return []
    },
  })
