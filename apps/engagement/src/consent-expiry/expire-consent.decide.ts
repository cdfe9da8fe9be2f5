import { accept, type Decision } from '@heard/event-sourcing'
import type { ContributionFact } from '../story/contribution.events.ts'
import type { ContributionState } from '../story/contribution.state.ts'

export type ExpireConsentCommand = {
  readonly type: 'ExpireConsent'
  readonly programme: string
  readonly contribution: string
  readonly purpose: string
  /** The record whose time is over. */
  readonly standing: string
  readonly record: string
}

/** Only what still stands expires: renewed or withdrawn meanwhile, and once expired, nothing is recorded. */
export const decideExpireConsent = (command: ExpireConsentCommand, state: ContributionState): Decision<ContributionFact, never> => {
  const { programme, contribution, purpose, record } = command
  const standing = state.consents.get(purpose)
  if (!standing?.given || standing.record !== command.standing) return accept()
  return accept<ContributionFact>({ type: 'ConsentExpired', data: { record, programme, contribution, purpose, notice: standing.notice } })
}
