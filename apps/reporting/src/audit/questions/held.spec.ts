import { describe, it } from 'vitest'
import { fact, idOf, programme, publisher, says, sealedIn } from '../audit.fixture.ts'
import { assurance, purpose } from '../facts.fixture.ts'

describe('what is held and why', () => {
  it('1: shows the purposes in force and their reviews', () =>
    says(
      1,
      [
        purpose('narrative', 0),
        purpose('contact', 1),
        fact('RopaReviewed', { programme, on: '2026-03-01', nextReview: '2026-09-01' }, '2026-03-01', publisher),
      ],
      {
        state: 'evidence',
        answer: 'Data is held for 2 purposes; the record of processing was reviewed 1 time.',
        missing: [],
        purposes: [
          'narrative | luton | narrative, health | 12 months after: programme closed | analyst | Record of processing → record luton #1',
          'contact | luton | narrative, health | 12 months after: programme closed | analyst | Record of processing → record luton #2',
        ],
        reviews: ['2026-03-01 | luton | 2026-09-01 | id №902 #3'],
      },
    ))

  it('1: asks for attention when a review is due, and leaves out a purpose that was removed', () =>
    says(
      1,
      [
        purpose('narrative', 0),
        fact('EntryRemoved', { programme, list: 'purpose', id: 'narrative' }),
        purpose('contact', 1),
        fact('RopaReviewed', { programme, on: '2025-03-01', nextReview: '2026-03-01' }, '2025-03-01', publisher),
      ],
      {
        state: 'attention',
        answer: 'Data is held for 1 purpose; the record of processing was reviewed 1 time.',
        missing: ['The review of the record of processing of luton has been due since 2026-03-01.'],
        purposes: ['contact | luton | narrative, health | 12 months after: programme closed | analyst | Record of processing → record luton #3'],
        reviews: ['2025-03-01 | luton | 2026-03-01 | id №902 #4'],
      },
    ))

  it('3: shows each lawful basis, and the decision that was signed', () =>
    says(3, [purpose('narrative', 0), assurance(1, 'lawful-basis', '2026-03-01')], {
      state: 'evidence',
      answer: '1 purpose with a lawful basis; 1 signed decision.',
      missing: [],
      bases: ['narrative | luton | consent | explicit consent #1'],
      decisions: ['lawful basis | «assurance-1» | In place (good) | 2026-03-01 | – | luton | id №902 #2'],
    }))

  it('15: asks for attention from the day after a review was due', () =>
    says(
      15,
      [
        assurance(1, 'dpia', '2026-01-10', { reviewBy: '2026-03-31' }),
        assurance(2, 'dpia-risk', '2026-01-10'),
        assurance(3, 'dpia-action', '2026-01-10', { state: 'to-do', reviewBy: '2026-04-01' }),
      ],
      {
        state: 'attention',
        answer: '3 assessments, risks and actions recorded, 1 of them to do, 1 past a review.',
        missing: ['A review of dpia has been due since 2026-03-31.'],
        register: [
          'dpia | «assurance-1» | In place (good) | 2026-01-10 | Overdue since 2026-03-31 (attention) | luton | id №902 #1',
          'dpia risk | «assurance-2» | In place (good) | 2026-01-10 | – | luton | id №902 #2',
          'dpia action | «assurance-3» | To do (neutral) | 2026-01-10 | 2026-04-01 | luton | id №902 #3',
        ],
      },
    ))

  it('16: shows runs, rules and a hold that stands', () =>
    says(
      16,
      [
        purpose('narrative', 0),
        fact('RetentionRunDone', { programme, run: idOf(1), on: '2026-03-30', applied: 2, held: 1 }),
        fact('RetentionRunDone', { programme, run: idOf(2), on: '2026-03-31', applied: 0, held: 1 }),
        fact(
          'HoldPlaced',
          { programme, hold: idOf(5), contribution: idOf(1), reason: sealedIn('why'), reviewBy: '2026-05-01' },
          '2026-02-01',
          publisher,
        ),
      ],
      {
        state: 'evidence',
        answer: '2 retention runs erased 2 items; 1 hold standing.',
        missing: [],
        runs: ['2026-03-31 | luton | 0 | 1 #3', '2026-03-30 | luton | 2 | 1 #2'],
        rules: ['narrative | luton | 12 months after: programme closed | Retention → retention luton #1'],
        holds: ['2026-02-01 | luton | id №1 | «why» | Stands; review by 2026-05-01 (good) | id №902 #4'],
      },
    ))

  it('16: asks for attention when runs have stopped or a hold was not reviewed', () =>
    says(
      16,
      [
        fact('RetentionRunDone', { programme, run: idOf(1), on: '2026-03-29', applied: 2, held: 1 }),
        fact('HoldPlaced', { programme, hold: idOf(5), reason: sealedIn('why'), reviewBy: '2026-02-20' }, '2026-02-01', publisher),
        fact('HoldReviewed', { programme, hold: idOf(5), reason: sealedIn('still'), reviewBy: '2026-03-20' }, '2026-02-10', publisher),
        fact('HoldPlaced', { programme, hold: idOf(6), reason: sealedIn('why'), reviewBy: '2026-02-20' }, '2026-02-01', publisher),
        fact('HoldLifted', { programme, hold: idOf(6), reason: sealedIn('over') }, '2026-02-10', publisher),
      ],
      {
        state: 'attention',
        answer: '1 retention run erased 2 items; 1 hold standing.',
        missing: ['The last retention run was on 2026-03-29; one is expected each day.', 'A hold should have been reviewed by 2026-03-20.'],
        runs: ['2026-03-29 | luton | 2 | 1 #1'],
        rules: [],
        holds: [
          '2026-02-01 | luton | – | «still» | Review overdue since 2026-03-20 (attention) | id №902 #3',
          '2026-02-01 | luton | – | «over» | Lifted (neutral) | id №902 #5',
        ],
      },
    ))

  it('21: shows a processor', () =>
    says(21, [assurance(1, 'processor', '2026-03-01')], {
      state: 'evidence',
      answer: '1 processor recorded, 0 of them to do, 0 past a review.',
      missing: [],
      register: ['processor | «assurance-1» | In place (good) | 2026-03-01 | – | luton | id №902 #1'],
    }))

  it('32: takes a declared none as evidence', () =>
    says(32, [assurance(1, 'automated-decision', '2026-03-01', { state: 'declared-none' })], {
      state: 'evidence',
      answer: '0 automated decisions recorded, 0 of them to do, 0 past a review; declared as none: automated decision.',
      missing: [],
      register: ['automated decision | «assurance-1» | None: declared (good) | 2026-03-01 | – | luton | id №902 #1'],
    }))

  it('33: asks for attention when none is declared and one is recorded', () =>
    says(33, [assurance(1, 'transfer', '2026-03-01', { state: 'declared-none' }), assurance(2, 'transfer', '2026-03-02')], {
      state: 'attention',
      answer: '1 transfer recorded, 0 of them to do, 0 past a review; declared as none: transfer.',
      missing: ['It is declared that there is no transfer, and one is recorded all the same.'],
      register: [
        'transfer | «assurance-1» | None: declared (good) | 2026-03-01 | – | luton | id №902 #1',
        'transfer | «assurance-2» | In place (good) | 2026-03-02 | – | luton | id №902 #2',
      ],
    }))
})
