import { counted, day, fromFact, id, moment, number, row, state, stateOf, table, text } from '../evidence.ts'
import type { Answering } from './question.ts'

/** 30: whether history could have been rewritten: what this part of the record can say. */
export const rewritten: Answering = {
  rests: ['PrivateLogAnchored', 'VisitMarked'],
  answer(record, asked) {
    const { facts, head, first, last } = record.extent()
    const visits = record.facts(['VisitMarked'], asked).toReversed()
    const anchors = record.facts(['PrivateLogAnchored'], asked).toReversed()
    return {
      state: stateOf(facts, 0),
      answer: `${counted(facts, 'fact')} recorded, up to position ${head.toLocaleString('en-GB')}; anchored in the public ledger ${counted(anchors.length, 'time')}; auditors marked ${counted(visits.length, 'visit')}.`,
      missing: anchors.length === 0 ? ['No checkpoint of this record has been anchored in the public ledger.'] : [],
      tables: [
        table(
          'extent',
          'How far the record goes',
          ['Facts', 'Newest position', 'First recorded', 'Last recorded'],
          first === null || last === null ? [] : [row(number(facts), number(head), moment(first), moment(last))],
        ),
        table(
          'anchors',
          'Checkpoints of this record that are anchored in the public ledger, newest first',
          ['Day', 'Anchored', 'SHA-256 of the signed checkpoint'],
          anchors.map((anchor) => fromFact(anchor, day(anchor.data.day), moment(anchor.at), id(anchor.data.checkpoint))),
        ),
        table(
          'visits',
          'Visits of auditors, newest first',
          ['When', 'Seen up to position', 'Auditor'],
          visits.map((visit) => fromFact(visit, moment(visit.at), number(visit.data.position), id(visit.actor))),
        ),
      ],
    }
  },
}

/** A command may take this long from its time to its place in the order. */
const SLOWEST_SECONDS = 60

/** 31: whether an entry was slipped in. */
export const lateEntries: Answering = {
  rests: [],
  answer(record, asked) {
    const gaps = record.gaps()
    const backwards = record.backwards(SLOWEST_SECONDS, asked)
    const { facts, head } = record.extent()
    return {
      state: stateOf(facts, gaps.length + backwards.length),
      answer: `${counted(facts, 'fact')} up to position ${head.toLocaleString('en-GB')}; ${counted(gaps.length, 'gap')}, ${counted(backwards.length, 'entry', 'entries')} whose time runs backwards.`,
      missing: facts === 0 ? ['Nothing has been recorded.'] : [],
      rules: [
        `An entry runs backwards when its time lies more than ${SLOWEST_SECONDS} seconds before that of the entry recorded just before it. A restored backup or a corrected clock can be the reason.`,
      ],
      tables: [
        table(
          'gaps',
          'Gaps in the numbering',
          ['After position', 'Before position', 'Positions missing'],
          gaps.map((gap) => fromFact(gap, number(gap.after), number(gap.position), number(gap.position - gap.after - 1))),
        ),
        table(
          'backwards',
          'Entries whose time runs backwards',
          ['What', 'Its time', 'Time of the entry before it', 'How it stands'],
          backwards.map((entry) => fromFact(entry, text(entry.type), moment(entry.at), moment(entry.before), state('To be explained', 'attention'))),
        ),
      ],
    }
  },
}
