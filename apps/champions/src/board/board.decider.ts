import { given, type Sealed } from '@heard/contracts'
import type { BoardWordsOf, FollowedBy } from '@heard/contracts/champions'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import { type BoardFact, type BoardState, evolve, type Meeting } from './board.state.ts'

type One = { readonly programme: string; readonly board: string }
/** `seen`: the reference of the words that were read, here and below; nothing where they were withdrawn. */
type Seen = { readonly seen: string | undefined }
type Set = Seen & { readonly type: 'Set'; readonly fresh: boolean; readonly name: Sealed; readonly about: Sealed | undefined }
type Meet = Seen & {
  readonly type: 'Meet'
  readonly meeting: string
  readonly changes: boolean
  readonly startsAt: string
  readonly endsAt: string
  readonly place: Sealed
  readonly papers: Sealed | undefined
}
type Report = { readonly type: 'Report'; readonly meeting: string; readonly application: string; readonly words: Sealed; readonly now: string }
type Release = Seen & { readonly type: 'Release'; readonly meeting: string; readonly community: string }
type Decide = Seen & {
  readonly type: 'Decide'
  readonly meeting: string
  readonly decision: string
  readonly changes: boolean
  readonly words: Sealed
  readonly followedBy: FollowedBy | undefined
  /** Whether that is published. */
  readonly known: boolean
}
export type BoardCommand = One &
  (
    | Set
    | { readonly type: 'Close' }
    | { readonly type: 'Represent'; readonly application: string; readonly community: string | undefined }
    | { readonly type: 'End'; readonly application: string }
    | Meet
    | { readonly type: 'CallOff'; readonly meeting: string }
    | Report
    | Release
    | { readonly type: 'Withdraw'; readonly meeting: string; readonly community: string }
    | { readonly type: 'WithdrawWords'; readonly words: BoardWordsOf }
    /** Their application is erased: what they said and nobody published goes. */
    | { readonly type: 'Forget'; readonly application: string }
    | Decide
  )

export type BoardRefusal =
  | 'unknown-board'
  | 'board-closed'
  | 'not-assigned'
  | 'not-representing'
  | 'unknown-meeting'
  | 'meeting-called-off'
  | 'not-yet'
  | 'nothing-said'
  | 'changed-since'
  | 'unknown-decision'
  | 'unknown-follow'

type Outcome = Decision<BoardFact, BoardRefusal>
type State = NonNullable<BoardState>

const communityOf = ({ represented }: State, application: string): string | undefined =>
  [...represented].find(([, each]) => each === application)?.[0]

const represent = (one: One, application: string, community: string | undefined, state: State): Outcome => {
  if (community === undefined) return refuse('not-assigned')
  const before = state.represented.get(community)
  if (before === application) return accept()
  const elsewhere = communityOf(state, application)
  const ends = [...(before === undefined ? [] : [before]), ...(elsewhere === undefined ? [] : [application])]
  return accept<BoardFact>(...ends.map((each): BoardFact => ({ type: 'RepresentativeEnded', data: { ...one, application: each } })), {
    type: 'RepresentativeNamed',
    data: { ...one, application, community },
  })
}

const meet = (one: One, { meeting, changes, seen, startsAt, endsAt, place, papers }: Meet, state: State): Outcome => {
  const there = state.meetings.get(meeting)
  if (changes && !there) return refuse('unknown-meeting')
  if (there?.calledOff) return refuse('meeting-called-off')
  if (there && !changes) return accept()
  if (there && there.place !== seen) return refuse('changed-since')
  return accept<BoardFact>({ type: 'BoardMeetingSet', data: { ...one, meeting, startsAt, endsAt, place, ...given({ papers }) } })
}

const decided = (one: One, { meeting, decision, changes, seen, words, followedBy, known }: Decide, { decisions }: Meeting): Outcome => {
  const before = decisions.get(decision)
  if (changes && !before) return refuse('unknown-decision')
  if (!known) return refuse('unknown-follow')
  if (before && !changes) return accept()
  if (before && before.words !== seen) return refuse('changed-since')
  return accept<BoardFact>({ type: 'BoardDecisionNoted', data: { ...one, meeting, decision, words, ...given({ followedBy }) } })
}

const release = (one: One, { meeting, community, seen }: Release, { reports }: Meeting): Outcome => {
  const report = reports.get(community)
  if (!report?.words) return refuse('nothing-said')
  if (report.words !== seen) return refuse('changed-since')
  return report.released ? accept() : accept<BoardFact>({ type: 'BoardReportReleased', data: { ...one, meeting, community } })
}

const withdrawal = (one: One, meeting: string, community: string): BoardFact => ({
  type: 'BoardReportWithdrawn',
  data: { ...one, meeting, community },
})

const withdraw = (one: One, meeting: string, community: string, { meetings }: State): Outcome => {
  const there = meetings.get(meeting)
  if (!there) return refuse('unknown-meeting')
  const report = there.reports.get(community)
  if (!report) return refuse('nothing-said')
  return report.words === undefined ? accept() : accept<BoardFact>(withdrawal(one, meeting, community))
}

/** Whether there is anything left of these words; a refusal where there never was. */
const wordsLeft = (words: BoardWordsOf, { name, about, meetings }: State): boolean | BoardRefusal => {
  if (words.of === 'board') return name !== undefined || about !== undefined
  const there = meetings.get(words.meeting)
  if (!there) return 'unknown-meeting'
  if (words.of === 'meeting') return there.place !== undefined || there.papers !== undefined
  const decision = there.decisions.get(words.decision)
  return decision ? decision.words !== undefined : 'unknown-decision'
}

const withdrawWords = (one: One, words: BoardWordsOf, state: State): Outcome => {
  const left = wordsLeft(words, state)
  if (typeof left === 'string') return refuse(left)
  return left ? accept<BoardFact>({ type: 'BoardWordsWithdrawn', data: { ...one, words } }) : accept()
}

const forget = (one: One, application: string, { meetings }: State): Outcome =>
  accept<BoardFact>(
    ...[...meetings].flatMap(([meeting, { reports }]) =>
      [...reports]
        .filter(([, report]) => report.application === application && report.words !== undefined && !report.released)
        .map(([community]) => withdrawal(one, meeting, community)),
    ),
  )

type AtMeeting = Extract<BoardCommand, { readonly type: 'CallOff' | 'Report' | 'Release' | 'Decide' }>

const atMeeting = (one: One, command: AtMeeting, state: State): Outcome => {
  const { meeting } = command
  const there = state.meetings.get(meeting)
  if (!there) return refuse('unknown-meeting')
  if (there.calledOff) return command.type === 'CallOff' ? accept() : refuse('meeting-called-off')
  switch (command.type) {
    case 'CallOff':
      return accept<BoardFact>({ type: 'BoardMeetingCalledOff', data: { ...one, meeting } })
    case 'Report': {
      const { application, words, now } = command
      const community = communityOf(state, application)
      if (community === undefined) return refuse('not-representing')
      if (now < there.startsAt) return refuse('not-yet')
      return accept<BoardFact>({ type: 'BoardReported', data: { ...one, meeting, community, application, words } })
    }
    case 'Release':
      return release(one, command, there)
    case 'Decide':
      return decided(one, command, there)
  }
}

const set = (one: One, { fresh, seen, name, about }: Set, state: BoardState): Outcome => {
  if (state && fresh) return accept()
  if (!state && !fresh) return refuse('unknown-board')
  if (state && state.name !== seen) return refuse('changed-since')
  return accept<BoardFact>({ type: 'BoardSet', data: { ...one, name, ...given({ about }) } })
}

/** Whoever stops is let go, and words are withdrawn, also where nothing else moves any more. */
const onClosed: readonly BoardCommand['type'][] = ['End', 'Withdraw', 'WithdrawWords', 'Forget']

/**
 * A board: one champion speaks for each community, who belongs to it; what they said at a meeting is published once the team has read it, and each decision
 * may be followed by a recommendation or a commitment.
 */
export const boardDecider: Decider<BoardCommand, BoardState, BoardFact, BoardRefusal> = {
  initial: undefined,
  evolve,
  decide: (command, state) => {
    const one = { programme: command.programme, board: command.board }
    if (state?.closed && !onClosed.includes(command.type)) return refuse('board-closed')
    if (command.type === 'Set') return set(one, command, state)
    if (!state) return refuse('unknown-board')
    switch (command.type) {
      case 'Close':
        return accept<BoardFact>({ type: 'BoardClosed', data: one })
      case 'Represent':
        return represent(one, command.application, command.community, state)
      case 'End':
        return communityOf(state, command.application) === undefined
          ? refuse('not-representing')
          : accept<BoardFact>({ type: 'RepresentativeEnded', data: { ...one, application: command.application } })
      case 'Meet':
        return meet(one, command, state)
      case 'Withdraw':
        return withdraw(one, command.meeting, command.community, state)
      case 'WithdrawWords':
        return withdrawWords(one, command.words, state)
      case 'Forget':
        return forget(one, command.application, state)
      default:
        return atMeeting(one, command, state)
    }
  },
}
