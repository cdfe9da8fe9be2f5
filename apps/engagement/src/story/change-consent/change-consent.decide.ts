import type { ConsentChoice } from '@heard/contracts/engagement'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { z } from 'zod'
import type { ContributionFact } from '../contribution.events.ts'
import type { ContributionState } from '../contribution.state.ts'
import { inForce, type StoryRules } from '../share-story/share-story.decide.ts'

export type ChangeConsentCommand = {
  readonly type: 'ChangeConsent'
  readonly programme: string
  readonly contribution: string
  readonly record: string
  readonly choice: z.infer<typeof ConsentChoice>
  readonly notices: StoryRules['notices']
}

export type ChangeConsentRefusal = 'unknown-contribution' | 'notice-changed' | 'nothing-to-withdraw' | 'given-already'

/**
 * A withdrawal always counts, whatever has become of the notice, and names the one that had been agreed to.
 * Giving needs the words in force; given again while it is given, to newer words, it is renewed; to the same words that changes nothing.
 */
export const decideChangeConsent = (command: ChangeConsentCommand, state: ContributionState): Decision<ContributionFact, ChangeConsentRefusal> => {
  if (!state.exists) return refuse('unknown-contribution')
  const { programme, contribution, record, choice, notices } = command
  const { purpose } = choice
  const standing = state.consents.get(purpose)
  const about = { programme, contribution, record, purpose, mode: 'web' } as const
  if (!choice.given) {
    if (!standing?.given) return refuse('nothing-to-withdraw')
    return accept<ContributionFact>({ type: 'ConsentWithdrawn', data: { ...about, notice: standing.notice } })
  }
  if (!inForce(choice, notices)) return refuse('notice-changed')
  if (standing?.given && standing.notice.version === choice.noticeVersion) return refuse('given-already')
  const notice = { version: choice.noticeVersion, language: choice.language, hash: choice.noticeHash }
  return accept<ContributionFact>({ type: standing?.given ? 'ConsentRenewed' : 'ConsentGiven', data: { ...about, notice } })
}
