import type { VerdictBy, VerdictCounts } from '@heard/contracts/reporting'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { CommitmentFact } from './commitment.events.ts'
import type { CommitmentState } from './commitment.state.ts'

export type ReleaseVerdicts = {
  readonly type: 'ReleaseVerdicts'
  readonly programme: string
  readonly commitment: string
  readonly claim: number
  readonly from: VerdictBy
  readonly on: string
  readonly rule: string
  readonly counts: VerdictCounts
}
export type ReleaseVerdictsRefusal = 'unknown-commitment' | 'too-early' | 'claim-changed'

/** One release a day at most for each of the two, about the newest claim, or about a promise whose day has passed. */
export const decideReleaseVerdicts = (command: ReleaseVerdicts, held: CommitmentState): Decision<CommitmentFact, ReleaseVerdictsRefusal> => {
  if (!held) return refuse('unknown-commitment')
  const { type: _, ...release } = command
  if (held.claims !== release.claim) return refuse('claim-changed')
  if (held.claims === 0 && release.on <= held.due) return refuse('too-early')
  const last = held.released[release.from]
  if (release.on <= last.on) return accept<CommitmentFact>()
  return accept<CommitmentFact>({ type: 'VerdictsReleased', data: { ...release, number: last.number + 1 } })
}
