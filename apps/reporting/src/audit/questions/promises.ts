import { seesLess, seesMost } from '@heard/contracts/reporting'
import { leastSeen } from '../../verdict/sees-it.ts'
import {
  type Asked,
  type Cell,
  counted,
  day,
  fromFact,
  inWords,
  isWithin,
  link,
  maybe,
  number,
  sealed,
  state,
  stateOf,
  table,
  text,
} from '../evidence.ts'
import type { AuditedFact, AuditRecord } from '../record/audit-record.ts'
import type { Answering } from './question.ts'

export const commitmentTypes = [
  'CommitmentMade',
  'CommitmentAmended',
  'MilestoneAdded',
  'MilestoneMoved',
  'MilestoneReached',
  'MilestoneDropped',
  'ProgressReported',
  'OutcomeClaimed',
  'VerdictRecorded',
  'VerdictsReleased',
] as const
type CommitmentFact = AuditedFact<(typeof commitmentTypes)[number]>

/** A commitment with its history. */
export type Promised = {
  readonly made: AuditedFact<'CommitmentMade'>
  readonly history: readonly CommitmentFact[]
  readonly due: string
  readonly progress?: AuditedFact<'ProgressReported'>
  readonly claimed?: AuditedFact<'OutcomeClaimed'>
  readonly verdict?: AuditedFact<'VerdictRecorded'>
  /** Residents or champions said one by one, since the newest claim, that they see less than that. */
  readonly doubted: boolean
  readonly overdue: boolean
}

const isDoubted = (history: readonly CommitmentFact[]): boolean => {
  const at = history.findLastIndex(({ type }) => type === 'OutcomeClaimed')
  const [claim, sinceClaim] = [history[at], history.slice(at + 1)]
  const level = claim?.type === 'OutcomeClaimed' ? claim.data.level : 'complete'
  const newest = new Map(sinceClaim.flatMap((fact) => (fact.type === 'VerdictsReleased' ? [[fact.data.from, fact.data.counts] as const] : [])))
  return [...newest.values()].some((counts) => {
    const least = leastSeen(counts)
    return least !== undefined && seesLess(least, level)
  })
}

const promisedOf = (history: readonly CommitmentFact[], today: string): Promised | undefined => {
  const [made] = history
  if (made?.type !== 'CommitmentMade') return undefined
  const due = history.reduce((latest, fact) => (fact.type === 'CommitmentAmended' ? (fact.data.due ?? latest) : latest), made.data.due)
  const progress = history.findLast((fact) => fact.type === 'ProgressReported')
  const claimed = history.findLast((fact) => fact.type === 'OutcomeClaimed')
  const verdict = history.findLast((fact) => fact.type === 'VerdictRecorded')
  return {
    made,
    history,
    due,
    doubted: isDoubted(history),
    overdue: !(claimed && seesMost(claimed.data.level)) && due < today,
    ...(progress ? { progress } : {}),
    ...(claimed ? { claimed } : {}),
    ...(verdict ? { verdict } : {}),
  }
}

/** Commitments promised in the range, in the order they were recorded. */
export const promisesOf = (record: AuditRecord, asked: Asked): readonly Promised[] => {
  const histories = Map.groupBy(record.facts(commitmentTypes, { programme: asked.programme }), ({ data }) => data.commitment)
  return [...histories.values()].flatMap((history) => {
    const one = promisedOf(history, asked.today)
    return one && isWithin(one.made.data.madeOn, asked) ? [one] : []
  })
}

const standing = ({ overdue, claimed, verdict, doubted }: Promised): Cell => {
  if (overdue) return state('Overdue', 'attention')
  if (!claimed) return state('Under way', 'neutral')
  if (!seesMost(claimed.data.level)) return state(`The organisation says: ${inWords(claimed.data.level)}`, 'neutral')
  if (doubted) return state('Kept, the organisation says; people see less', 'attention')
  return verdict && seesMost(verdict.data.verdict) ? state('Kept, the community says', 'good') : state('Kept, the organisation says', 'neutral')
}

/** One organisation asked by one recommendation. */
const whoWasAsked = ({ recommendation, organisation }: { readonly recommendation: string; readonly organisation: string }): string =>
  `${recommendation} ${organisation}`

/** 29: what was promised, and whether it was kept. */
export const promises: Answering = {
  rests: [...commitmentTypes, 'RecommendationPublished', 'ResponseGiven', 'SilenceRecorded'],
  answer(record, asked) {
    const promised = promisesOf(record, asked)
    const overdue = promised.filter((one) => one.overdue)
    const silences = record.facts(['RecommendationPublished', 'ResponseGiven', 'SilenceRecorded'], { programme: asked.programme })
    const answered = new Set(silences.flatMap((fact) => (fact.type === 'ResponseGiven' ? [whoWasAsked(fact.data)] : [])))
    const silent = silences.flatMap((fact) => (fact.type === 'SilenceRecorded' && !answered.has(whoWasAsked(fact.data)) ? [fact] : []))
    return {
      state: stateOf(promised.length + silent.length, overdue.length + silent.length),
      answer: `${counted(promised.length, 'commitment')}; ${promised.filter(({ claimed }) => claimed && seesMost(claimed.data.level)).length} said to be kept, ${overdue.length} overdue; ${counted(silent.length, 'answer')} missing past the day.`,
      missing: promised.length === 0 ? ['No commitment has been recorded.'] : [],
      tables: [
        table(
          'commitments',
          'Commitments',
          ['What', 'Organisation', 'Promised', 'Due', 'Amended', 'Newest progress', 'Outcome claimed', 'Verdict', 'How it stands', 'More'],
          promised.map((one) => {
            const { made } = one
            const words = one.history.reduce(
              (ref, fact) => (fact.type === 'CommitmentAmended' ? (fact.data.text?.ref ?? ref) : ref),
              made.data.text.ref,
            )
            return fromFact(
              made,
              sealed(words),
              text(made.data.organisation),
              day(made.data.madeOn),
              day(one.due),
              number(one.history.filter(({ type }) => type === 'CommitmentAmended').length),
              maybe(one.progress, ({ data }) => text(inWords(data.state))),
              maybe(one.claimed, ({ data }) => text(`${inWords(data.level)}, ${data.on}`)),
              maybe(one.verdict, ({ data }) => text(`${inWords(data.verdict)}, ${data.from} say`)),
              standing(one),
              link('History', { screen: 'commitment', id: made.data.commitment, programme: made.data.programme }),
            )
          }),
        ),
        table(
          'silences',
          'Recommendations without an answer past their day',
          ['Organisation', 'Programme', 'Silent since'],
          silent.map((fact) => fromFact(fact, text(fact.data.organisation), text(fact.data.programme), day(fact.data.since))),
        ),
      ],
    }
  },
}
