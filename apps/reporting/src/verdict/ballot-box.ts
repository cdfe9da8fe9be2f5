import type { Verdict, VerdictCounts } from '@heard/contracts/reporting'
import { publicCount } from '@heard/privacy'

/** Named with every release, so that it can be judged by the rule of its day. */
export const verdictsRule = 'mondays-after-10-changes-under-10-withheld-others-to-5/1'

/** Fewer than so many people with another verdict than in the last release, and there is no new one: two releases would tell what one of them said. */
const LEAST_CHANGED = 10

/**
 * What one person says of one claim; null: they took it back. `since`: how many releases there were when it last changed; `before`: what they said in the
 * newest of these.
 */
export type Ballot = { readonly voter: string; readonly verdict: Verdict | null; readonly since: number; readonly before: Verdict | null }

/** Everybody's, of residents or of champions, about one claim. `left`: how many of those who were counted in release `since` are gone. */
export type BallotBox = { readonly ballots: readonly Ballot[]; readonly left: { readonly since: number; readonly people: number } }

export const emptyBox: BallotBox = { ballots: [], left: { since: 0, people: 0 } }

/** What somebody had said when so many releases were out. */
const saidAt = ({ verdict, since, before }: Ballot, releases: number): Verdict | null => (since === releases ? before : verdict)

export const verdictOf = ({ ballots }: BallotBox, voter: string): Verdict | undefined =>
  ballots.find((ballot) => ballot.voter === voter)?.verdict ?? undefined

/** Instead of what the same person said before, however often that comes. */
export const cast = (box: BallotBox, voter: string, verdict: Verdict | null, releases: number): BallotBox => {
  const earlier = box.ballots.find((ballot) => ballot.voter === voter)
  const before = earlier ? saidAt(earlier, releases) : null
  const others = box.ballots.filter((ballot) => ballot.voter !== voter)
  return { ...box, ballots: verdict === null && before === null ? others : [...others, { voter, verdict, since: releases, before }] }
}

/** Without somebody, who is gone for good. */
export const withoutVoter = (box: BallotBox, voter: string, releases: number): BallotBox => {
  const gone = box.ballots.find((ballot) => ballot.voter === voter)
  if (!gone) return box
  const people = (box.left.since === releases ? box.left.people : 0) + (saidAt(gone, releases) === null ? 0 : 1)
  return { ballots: box.ballots.filter((ballot) => ballot !== gone), left: { since: releases, people } }
}

/** How many people would be counted otherwise than in the newest release: they came, changed their verdict, took it back or are gone. */
export const changedSince = ({ ballots, left }: BallotBox, releases: number): number =>
  ballots.filter((ballot) => saidAt(ballot, releases) !== ballot.verdict).length + (left.since === releases ? left.people : 0)

/** What may be released of a box, if something may. */
export const releasable = (box: BallotBox, releases: number): VerdictCounts | undefined => {
  if (changedSince(box, releases) < LEAST_CHANGED) return undefined
  const people = (of: Verdict) => publicCount(box.ballots.filter(({ verdict }) => verdict === of).length)
  return {
    'no-evidence': people('no-evidence'),
    'not-started': people('not-started'),
    limited: people('limited'),
    substantial: people('substantial'),
    complete: people('complete'),
  }
}

/** Verdicts are counted in the night to a Monday, whenever in the week they came. */
export const isCountingDay = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 1
