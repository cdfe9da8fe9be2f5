import type { RegisterFact } from '@heard/contracts/engagement'
import { daysBetween, dueOf } from '@heard/privacy'
import { type Asked, isWithin } from '../evidence.ts'
import type { AuditedFact, AuditRecord } from '../record/audit-record.ts'

export const caseTypes = [
  'RightAskedFor',
  'ComplaintMade',
  'BreachFound',
  'CaseAcknowledged',
  'ClockPaused',
  'ClockResumed',
  'TimeExtended',
  'CaseAnswered',
  'BreachReported',
  'BreachNotReported',
] as const satisfies readonly RegisterFact['type'][]
type CaseFact = AuditedFact<(typeof caseTypes)[number]>
type Opened = AuditedFact<'RightAskedFor' | 'ComplaintMade' | 'BreachFound'>

/** A case with its clock, as it stands today. */
export type Case = {
  readonly opened: Opened
  readonly kind: 'rights' | 'complaint' | 'breach'
  /** A day; of a breach, a moment. */
  readonly since: string
  readonly due: string
  readonly acknowledged?: string
  readonly stops: number
  readonly pausedDays: number
  readonly paused: boolean
  readonly extended: boolean
  readonly closed?: AuditedFact<'CaseAnswered' | 'BreachReported' | 'BreachNotReported'>
  /** Done too late, or not done and past its time. */
  readonly late: boolean
}

const isOpened = (fact: CaseFact | undefined): fact is Opened => ['RightAskedFor', 'ComplaintMade', 'BreachFound'].includes(fact?.type ?? '')
const sinceOf = ({ type, data }: Opened): string => (type === 'BreachFound' ? data.aware : data.received)
const kindOf = { RightAskedFor: 'rights', ComplaintMade: 'complaint', BreachFound: 'breach' } as const

const last = <T extends CaseFact['type']>(history: readonly CaseFact[], ...types: readonly T[]): AuditedFact<T> | undefined =>
  history.findLast((fact): fact is CaseFact & AuditedFact<T> => types.some((type) => type === fact.type))

const caseOf = (history: readonly CaseFact[], { today, now }: Asked): Case | undefined => {
  const [opened] = history
  if (!isOpened(opened)) return undefined
  const kind = kindOf[opened.type]
  const since = sinceOf(opened)
  const clock = last(history, 'ClockPaused', 'ClockResumed')
  const paused = clock?.type === 'ClockPaused'
  const stopped = last(history, 'ClockResumed')?.data.pausedDays ?? 0
  const pausedDays = stopped + (paused ? daysBetween(clock.data.on, today) : 0)
  const extended = last(history, 'TimeExtended') !== undefined
  const due = dueOf({ kind, since, pausedDays, extended })
  const acknowledged = last(history, 'CaseAcknowledged')?.data.on
  const closed = last(history, 'CaseAnswered', 'BreachReported', 'BreachNotReported')
  const closedOn = closed && (closed.type === 'CaseAnswered' ? closed.data.on : closed.data.at)
  const done = kind === 'complaint' ? (acknowledged ?? closedOn) : closedOn
  const late = done === undefined ? !paused && due < (kind === 'breach' ? now : today) : due < done
  const stops = history.filter(({ type }) => type === 'ClockPaused').length
  return {
    opened,
    kind,
    since,
    due,
    stops,
    pausedDays,
    paused,
    extended,
    late,
    ...(acknowledged === undefined ? {} : { acknowledged }),
    ...(closed === undefined ? {} : { closed }),
  }
}

/** Cases of a kind that came in the range, oldest first. */
export const casesOf = (record: AuditRecord, kind: Case['kind'], asked: Asked): readonly Case[] => {
  const histories = Map.groupBy(record.facts(caseTypes, { programme: asked.programme }), ({ data }) => data.case)
  return [...histories.values()].flatMap((history) => {
    const one = caseOf(history, asked)
    return one?.kind === kind && isWithin(one.since.slice(0, 10), asked) ? [one] : []
  })
}
