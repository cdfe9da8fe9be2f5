import {
  type Asked,
  type Cell,
  counted,
  day,
  type FoundTable,
  fromFact,
  inWords,
  isWithin,
  link,
  maybe,
  moment,
  number,
  state,
  stateOf,
  table,
  text,
} from '../evidence.ts'
import type { AuditedFact, AuditRecord } from '../record/audit-record.ts'
import type { Answering } from './question.ts'

const erasureTypes = [
  'ErasureRequested',
  'ErasureHeld',
  'ErasureStarted',
  'RecipientsCollected',
  'ErasureIntended',
  'StorePurged',
  'RecipientTold',
  'PartChecked',
  'ErasureUnverified',
  'SubjectErased',
] as const
type ErasureFact = AuditedFact<(typeof erasureTypes)[number]>

/** One erasure as the record has it. */
export type Erasure = {
  readonly requested: AuditedFact<'ErasureRequested'>
  readonly history: readonly ErasureFact[]
  readonly erased?: AuditedFact<'SubjectErased'>
  readonly held: boolean
  /** Open since before today, and no hold keeps it. */
  readonly late: boolean
}

const erasureOf = (history: readonly ErasureFact[], today: string): Erasure | undefined => {
  const requested = history.find((fact) => fact.type === 'ErasureRequested')
  if (!requested) return undefined
  const erased = history.find((fact) => fact.type === 'SubjectErased')
  const held = history.some(({ type }) => type === 'ErasureHeld') && !history.some(({ type }) => type === 'ErasureStarted')
  return { requested, history, held, late: !erased && !held && requested.at.slice(0, 10) < today, ...(erased ? { erased } : {}) }
}

/** Erasures that were asked for in the range, newest first. */
const erasuresOf = (record: AuditRecord, asked: Asked): readonly Erasure[] => {
  const histories = Map.groupBy(record.facts(erasureTypes, { programme: asked.programme }), ({ data }) => data.erasure)
  return [...histories.values()]
    .flatMap((history) => {
      const one = erasureOf(history, asked.today)
      return one && isWithin(one.requested.at.slice(0, 10), asked) ? [one] : []
    })
    .toReversed()
}

/** What a process found in its own folder settles nothing by itself. */
const isLeft = ({ history }: Pick<Erasure, 'history'>): boolean =>
  history.findLast(({ type }) => type !== 'PartChecked')?.type === 'ErasureUnverified'

const by = { resident: 'The person', staff: 'Staff in their name', retention: 'The retention rules' } as const
const standing = (one: Erasure): Cell => {
  const { erased, held, late } = one
  if (erased) return state('Erased and checked', 'good')
  if (held) return state('A hold keeps it', 'neutral')
  if (isLeft(one)) return state('The check found something left', 'attention')
  return late ? state('Not finished', 'attention') : state('Under way', 'neutral')
}
const purgedBy = ({ history }: Erasure): number => new Set(history.flatMap((fact) => (fact.type === 'StorePurged' ? [fact.data.store] : []))).size
const checks = ({ history }: Erasure): number => history.filter(({ type }) => type === 'ErasureUnverified' || type === 'SubjectErased').length

/** Where parts run apart, processes that found nothing in their folders. */
const clearIn = ({ history }: Erasure): number => {
  const found = new Map(history.flatMap((fact) => (fact.type === 'PartChecked' ? [[fact.data.process, fact.data.left.length]] : [])))
  return [...found.values()].filter((left) => left === 0).length
}

/** Erasures with what was done. */
const erasureTable = (erasures: readonly Erasure[]): FoundTable =>
  table(
    'erasures',
    'Erasures, newest first',
    [
      'Asked for',
      'Asked by',
      'Programme',
      'Stores that purged',
      'Checks',
      'Processes found clear',
      'Erased',
      'Gone from backups by',
      'How it stands',
      'More',
    ],
    erasures.map((one) =>
      fromFact(
        one.erased ?? one.requested,
        moment(one.requested.at),
        text(by[one.requested.data.by]),
        text(one.requested.data.programme),
        number(purgedBy(one)),
        number(checks(one)),
        number(clearIn(one)),
        maybe(one.erased?.at, moment),
        maybe(one.erased?.data.horizon, moment),
        standing(one),
        link('Erasures', { screen: 'erasures', id: one.requested.data.erasure, programme: one.requested.data.programme }),
      ),
    ),
  )

/** Rehearsals, newest first. */
export const drillTable = (drills: readonly AuditedFact<'DrillDone'>[]): FoundTable =>
  table(
    'drills',
    'Drills, newest first',
    ['When', 'Drill', 'Outcome', 'Steps that passed', 'Steps'],
    drills.map((drill) =>
      fromFact(
        drill,
        moment(drill.at),
        text(inWords(drill.data.drill)),
        drill.data.outcome === 'passed' ? state('Passed', 'good') : state('Failed', 'attention'),
        number(drill.data.steps.filter(({ passed }) => passed).length),
        number(drill.data.steps.length),
      ),
    ),
  )

/** 11: an erasure end to end, and after a restore. */
export const erasedEverywhere: Answering = {
  rests: [...erasureTypes, 'DrillDone'],
  answer(record, asked) {
    const erasures = erasuresOf(record, asked)
    const drills = record.facts(['DrillDone'], asked).toReversed()
    const done = erasures.filter(({ erased }) => erased)
    const stuck = erasures.filter((one) => one.late || isLeft(one))
    const newest = (['erasure', 'restore'] as const).map((kind) => ({ kind, drill: drills.find(({ data }) => data.drill === kind) }))
    const failed = newest.filter(({ drill }) => drill?.data.outcome === 'failed')
    return {
      state: stateOf(erasures.length + drills.length, stuck.length + failed.length),
      answer: `${counted(erasures.length, 'erasure')} asked for; ${done.length} done and checked by separate code, ${stuck.length} not going on.`,
      missing: [
        ...(erasures.length === 0 ? ['No erasure has been recorded.'] : []),
        ...newest.flatMap(({ kind, drill }) => (drill ? [] : [`No ${kind} drill has been recorded.`])),
        ...failed.map(({ kind }) => `The last ${kind} drill failed.`),
      ],
      tables: [erasureTable(erasures), drillTable(drills)],
    }
  },
}

/** 12: recipients told (Article 19). */
export const recipientsTold: Answering = {
  rests: ['RecipientsCollected', 'RecipientTold'],
  answer(record, asked) {
    const rows = erasuresOf(record, asked).flatMap((one) =>
      one.history
        .flatMap((fact) => (fact.type === 'RecipientsCollected' ? [fact] : []))
        .flatMap((fact) =>
          fact.data.recipients.map((recipient) => ({
            fact,
            recipient,
            told: one.history.find((other) => other.type === 'RecipientTold' && other.data.recipient === recipient),
          })),
        ),
    )
    const collected = record.counts(['RecipientsCollected'], asked).get('RecipientsCollected') ?? 0
    const untold = rows.filter(({ told, fact }) => !told && fact.at.slice(0, 10) < asked.today)
    return {
      state: stateOf(collected, untold.length),
      answer: `Recipients were looked for in ${counted(collected, 'erasure')}; ${counted(rows.length, 'recipient')} found, ${rows.filter(({ told }) => told).length} told.`,
      missing: collected === 0 ? ['No erasure has come to the step of telling recipients.'] : [],
      tables: [
        table(
          'recipients',
          'Recipients',
          ['Recipient', 'Programme', 'Found', 'Told', 'How it stands'],
          rows.map(({ fact, recipient, told }) =>
            fromFact(
              told ?? fact,
              text(recipient),
              text(fact.data.programme),
              day(fact.at.slice(0, 10)),
              maybe(told?.at, moment),
              told ? state('Told', 'good') : state('Not told yet', fact.at.slice(0, 10) < asked.today ? 'attention' : 'neutral'),
            ),
          ),
        ),
      ],
    }
  },
}
