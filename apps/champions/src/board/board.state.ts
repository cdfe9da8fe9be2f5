import type { ChampionsFact } from '@heard/contracts/champions'

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
] as const satisfies readonly ChampionsFact['type'][]
export type BoardFact = ChampionsFact<(typeof boardTypes)[number]>

type Told<T extends BoardFact['type']> = ChampionsFact<T>['data']
/** `words`: a vault reference; nothing once they are withdrawn. `application`: of the champion who said it. */
export type Report = { readonly words: string | undefined; readonly application: string; readonly released: boolean }
export type Meeting = {
  readonly startsAt: string
  readonly endsAt: string
  readonly place: string
  readonly papers: string | undefined
  readonly calledOff: boolean
  /** What was said for each community. */
  readonly reports: ReadonlyMap<string, Report>
  readonly decisions: ReadonlyMap<string, Told<'BoardDecisionNoted'>>
}
/** Texts are vault references; `represented`: application by community. */
export type BoardState =
  | {
      readonly name: string
      readonly about: string | undefined
      readonly closed: boolean
      readonly represented: ReadonlyMap<string, string>
      readonly meetings: ReadonlyMap<string, Meeting>
    }
  | undefined

const fresh = { closed: false, represented: new Map<string, string>(), meetings: new Map<string, Meeting>() }

const withReport = (was: Meeting, community: string, changes: Partial<Report>): Meeting => {
  const report = was.reports.get(community)
  return report ? { ...was, reports: new Map([...was.reports, [community, { ...report, ...changes }]]) } : was
}

const meetingAfter = (was: Meeting | undefined, fact: BoardFact): Meeting | undefined => {
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
      return { ...was, decisions: new Map([...was.decisions, [fact.data.decision, fact.data]]) }
    default:
      return was
  }
}

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
    default: {
      const { meeting } = fact.data
      const after = meetingAfter(state.meetings.get(meeting), fact)
      return after ? { ...state, meetings: new Map([...state.meetings, [meeting, after]]) } : state
    }
  }
}
