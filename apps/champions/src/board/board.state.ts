import type { BoardWordsOf, ChampionsFact, FollowedBy } from '@heard/contracts/champions'

export const boardTypes = [
  'BoardSet',
  'BoardClosed',
  'RepresentativeNamed',
  'RepresentativeEnded',
  'BoardMeetingSet',
  'BoardMeetingCalledOff',
  'BoardReported',
  'BoardReportReleased',
  'BoardReportWithdrawn',
  'BoardDecisionNoted',
  'BoardWordsWithdrawn',
] as const satisfies readonly ChampionsFact['type'][]
export type BoardFact = ChampionsFact<(typeof boardTypes)[number]>

/** `words`: a vault reference; nothing once they are withdrawn. `application`: of the champion who said it. */
export type Report = { readonly words: string | undefined; readonly application: string; readonly released: boolean }
/** `words`: a vault reference; nothing once they are withdrawn. */
export type BoardDecision = { readonly words: string | undefined; readonly followedBy: FollowedBy | undefined }
export type Meeting = {
  readonly startsAt: string
  readonly endsAt: string
  readonly place: string | undefined
  readonly papers: string | undefined
  readonly calledOff: boolean
  /** What was said for each community. */
  readonly reports: ReadonlyMap<string, Report>
  readonly decisions: ReadonlyMap<string, BoardDecision>
}
/** Texts are vault references, nothing once they are withdrawn; `represented`: application by community. */
export type BoardState =
  | {
      readonly name: string | undefined
      readonly about: string | undefined
      readonly closed: boolean
      readonly represented: ReadonlyMap<string, string>
      readonly meetings: ReadonlyMap<string, Meeting>
    }
  | undefined

type AboutMeeting = Extract<BoardFact, { readonly data: { readonly meeting: string } }>

const fresh = { closed: false, represented: new Map<string, string>(), meetings: new Map<string, Meeting>() }

const withReport = (was: Meeting, community: string, changes: Partial<Report>): Meeting => {
  const report = was.reports.get(community)
  return report ? { ...was, reports: new Map([...was.reports, [community, { ...report, ...changes }]]) } : was
}

const withDecision = (was: Meeting, decision: string, changed: BoardDecision): Meeting => ({
  ...was,
  decisions: new Map([...was.decisions, [decision, changed]]),
})

const withoutWords = (was: Meeting, words: Exclude<BoardWordsOf, { of: 'board' }>): Meeting => {
  if (words.of === 'meeting') return { ...was, place: undefined, papers: undefined }
  const decision = was.decisions.get(words.decision)
  return decision ? withDecision(was, words.decision, { ...decision, words: undefined }) : was
}

const meetingAfter = (was: Meeting | undefined, fact: AboutMeeting): Meeting | undefined => {
  if (fact.type === 'BoardMeetingSet') {
    const { startsAt, endsAt, place, papers } = fact.data
    const nothing = { calledOff: false, reports: new Map(), decisions: new Map() }
    return { ...(was ?? nothing), startsAt, endsAt, place: place.ref, papers: papers?.ref }
  }
  if (!was) return undefined
  switch (fact.type) {
    case 'BoardMeetingCalledOff':
      return { ...was, calledOff: true }
    case 'BoardReported': {
      const { community, application, words } = fact.data
      return { ...was, reports: new Map([...was.reports, [community, { words: words.ref, application, released: false }]]) }
    }
    case 'BoardReportWithdrawn':
      return withReport(was, fact.data.community, { words: undefined, released: false })
    case 'BoardReportReleased':
      return withReport(was, fact.data.community, { released: true })
    case 'BoardDecisionNoted':
      return withDecision(was, fact.data.decision, { words: fact.data.words.ref, followedBy: fact.data.followedBy })
    default:
      return was
  }
}

const withMeeting = (state: NonNullable<BoardState>, meeting: string, after: Meeting | undefined): BoardState =>
  after ? { ...state, meetings: new Map([...state.meetings, [meeting, after]]) } : state

export const evolve = (state: BoardState, fact: BoardFact): BoardState => {
  if (fact.type === 'BoardSet') return { ...(state ?? fresh), name: fact.data.name.ref, about: fact.data.about?.ref }
  if (!state) return state
  switch (fact.type) {
    case 'BoardClosed':
      return { ...state, closed: true }
    case 'RepresentativeNamed':
      return { ...state, represented: new Map([...state.represented, [fact.data.community, fact.data.application]]) }
    case 'RepresentativeEnded':
      return { ...state, represented: new Map([...state.represented].filter(([, application]) => application !== fact.data.application)) }
    case 'BoardWordsWithdrawn': {
      const { words } = fact.data
      if (words.of === 'board') return { ...state, name: undefined, about: undefined }
      const there = state.meetings.get(words.meeting)
      return withMeeting(state, words.meeting, there && withoutWords(there, words))
    }
    default:
      return withMeeting(state, fact.data.meeting, meetingAfter(state.meetings.get(fact.data.meeting), fact))
  }
}
