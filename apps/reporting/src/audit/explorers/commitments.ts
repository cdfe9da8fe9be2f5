import type { VerdictCounts } from '@heard/contracts/reporting'
import { shownLevels } from '../../verdict/sees-it.ts'
import { type Asked, type Cell, day, empty, type Found, type FoundRow, type FoundTable, fromFact, inWords, maybe, sealed, text } from '../evidence.ts'
import { type commitmentTypes, type Promised, promises, promisesOf } from '../questions/promises.ts'
import type { AuditedFact, AuditRecord } from '../record/audit-record.ts'

type Step = AuditedFact<(typeof commitmentTypes)[number]>

const releasedInWords = (counts: VerdictCounts): string =>
  shownLevels(counts)
    .map((verdict) => `${inWords(verdict)} ${counts[verdict]}`)
    .join(', ') || 'fewer than 10 each'

const stepRow = (fact: Step): FoundRow => {
  const step = (on: string, what: string, due: Cell, words: Cell): FoundRow => fromFact(fact, day(on), text(what), due, words)
  const recorded = fact.at.slice(0, 10)
  switch (fact.type) {
    case 'CommitmentMade':
      return step(fact.data.madeOn, 'Promised', day(fact.data.due), sealed(fact.data.text.ref))
    case 'CommitmentAmended':
      return step(recorded, 'Amended', maybe(fact.data.due, day), sealed(fact.data.reason.ref))
    case 'ProgressReported':
      return step(fact.data.on, `Progress: ${inWords(fact.data.state)}`, empty, sealed(fact.data.note.ref))
    case 'MilestoneAdded':
      return step(recorded, 'Milestone added', day(fact.data.due), sealed(fact.data.text.ref))
    case 'MilestoneMoved':
      return step(recorded, 'Milestone moved', day(fact.data.due), sealed(fact.data.reason.ref))
    case 'MilestoneReached':
      return step(fact.data.on, 'Milestone reached', empty, empty)
    case 'MilestoneDropped':
      return step(recorded, 'Milestone dropped', empty, sealed(fact.data.reason.ref))
    case 'OutcomeClaimed':
      return step(fact.data.on, `Outcome claimed: ${inWords(fact.data.level)}`, empty, sealed(fact.data.text.ref))
    case 'VerdictRecorded':
      return step(
        fact.data.on,
        `Verdict of ${fact.data.from}: ${inWords(fact.data.verdict)}`,
        empty,
        maybe(fact.data.note, ({ ref }) => sealed(ref)),
      )
    case 'VerdictsReleased':
      return step(fact.data.on, `What ${fact.data.from} said one by one: ${releasedInWords(fact.data.counts)}`, empty, empty)
  }
}

const historyTable = ({ made, history }: Promised): FoundTable => {
  const rows = history.map(stepRow)
  return {
    id: made.data.commitment,
    title: `${inWords(made.data.organisation)}, promised ${made.data.madeOn}`,
    columns: ['Day', 'What happened', 'Due', 'Words'],
    total: rows.length,
    rows: (from, count) => rows.slice(from, from + count),
  }
}

/** Every commitment with its whole history, to be read beside each other. */
export const exploreCommitments = (record: AuditRecord, asked: Asked): Found => ({
  ...promises.answer(record, asked),
  sideBySide: promisesOf(record, asked).map(historyTable),
})
