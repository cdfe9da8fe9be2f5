import type { AssuranceKind } from '@heard/contracts/reporting'
import { type Asked, type Cell, day, type FoundRow, fromFact, id, inWords, isWithin, maybe, sealed, state, text } from '../evidence.ts'
import type { AuditedFact, AuditRecord } from '../record/audit-record.ts'

export type Recorded = AuditedFact<'AssuranceRecorded'>
/** Entries of the register as they stand. */
export type Register = {
  readonly entries: readonly Recorded[]
  readonly overdue: readonly Recorded[]
  readonly wrong: number
}

export const assuranceTypes = ['AssuranceRecorded', 'AssuranceEnded'] as const

const isOverdue = ({ data }: Recorded, today: string): boolean => data.reviewBy !== undefined && data.reviewBy < today

/** What stands of these kinds, in the order it was first recorded; a range looks at the day it was done. */
export const registerOf = (record: AuditRecord, kinds: readonly AssuranceKind[], asked: Asked): Register => {
  const standing = new Map<string, Recorded>()
  for (const fact of record.facts(assuranceTypes, { programme: asked.programme })) {
    if (fact.type === 'AssuranceEnded') standing.delete(fact.data.entry)
    else standing.set(fact.data.entry, fact)
  }
  const entries = [...standing.values()].filter(({ data }) => kinds.includes(data.kind) && isWithin(data.on, asked))
  const overdue = entries.filter((entry) => isOverdue(entry, asked.today))
  const claimed = entries.filter(({ data }) => data.state === 'declared-none')
  const contradicted = claimed.filter(({ data }) => entries.some((other) => other.data.kind === data.kind && other.data.state !== 'declared-none'))
  const failed = entries.filter(({ data }) => data.state === 'failed')
  return { entries, overdue, wrong: overdue.length + contradicted.length + failed.length }
}

const states = {
  'in-place': state('In place', 'good'),
  'to-do': state('To do', 'neutral'),
  failed: state('Failed', 'attention'),
  'declared-none': state('None: declared', 'good'),
} as const

export const registerColumns = ['What', 'In words', 'How it stands', 'Day', 'Next review', 'Where', 'Recorded by'] as const

const review = (entry: Recorded, today: string): Cell =>
  maybe(entry.data.reviewBy, (by) => (isOverdue(entry, today) ? state(`Overdue since ${by}`, 'attention') : day(by)))

export const registerRow = (entry: Recorded, today: string): FoundRow => {
  const { kind, role, text: words, state: how, on, programme } = entry.data
  const what = role === undefined ? inWords(kind) : `${inWords(kind)}: ${inWords(role)}`
  const where = programme === undefined ? text('Whole installation') : text(programme)
  return fromFact(entry, text(what), sealed(words.ref), states[how], day(on), review(entry, today), where, id(entry.actor))
}
