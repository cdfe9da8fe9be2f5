import type { Role } from '@heard/contracts/identity'
import { describe, expect, it } from 'vitest'
import { analyst, asked, fact, idOf, programme, publisher, sealedIn, shown, withRecord } from '../audit.fixture.ts'
import { consent, notice, opening, shared } from '../facts.fixture.ts'
import { explorers } from './explorers.ts'

const nobody = { rolesOf: new Map<string, readonly Role[]>() }
const analysing = { rolesOf: new Map<string, readonly Role[]>([[analyst, ['analyst']]]) }

describe('the explorer of consents', () => {
  const facts = [
    notice('analysis', 1, 'a', '2026-01-01'),
    shared(1),
    consent('ConsentGiven', 1, 'analysis'),
    consent('ConsentRefused', 1, 'contact'),
    shared(2, '2026-03-03'),
    consent('ConsentGiven', 2, 'analysis', '2026-03-03'),
    consent('ConsentWithdrawn', 1, 'analysis', '2026-03-05'),
    fact('EvidenceViewed', { view: 'consents', contribution: idOf(1) }, '2026-03-06', publisher),
  ]

  it('shows one contribution with the words of each day, and what is not as published', async () => {
    const found = await withRecord(facts, (record) => shown(explorers.consents(record, asked(), { ...nobody, contribution: idOf(1) })))
    expect(found).toStrictEqual({
      state: 'attention',
      answer: '3 records of consent for this contribution, 1 to words that were not published like that.',
      missing: [],
      chain: [
        '2026-03-02T12:00:00.000Z | analysis | Given | web | 1 | en | «notice-1 in en» | As published (good) | id a… #3',
        '2026-03-02T12:00:00.000Z | contact | Refused | web | 1 | en | – | Not as published (attention) | id a… #4',
        '2026-03-05T12:00:00.000Z | analysis | Withdrawn | web | 1 | en | «notice-1 in en» | As published (good) | id a… #7',
      ],
      facts: [
        '2026-03-02T12:00:00.000Z | Contribution shared | Holders of a receipt #2',
        '2026-03-02T12:00:00.000Z | Consent given | Holders of a receipt #3',
        '2026-03-02T12:00:00.000Z | Consent refused | Holders of a receipt #4',
        '2026-03-05T12:00:00.000Z | Consent withdrawn | Holders of a receipt #7',
      ],
    })
  })

  it('shows nothing of a contribution of another programme', async () => {
    const found = await withRecord(facts, (record) =>
      shown(explorers.consents(record, asked({ programme: 'elsewhere' }), { ...nobody, contribution: idOf(1) })),
    )
    expect([found.state, found.missing]).toStrictEqual(['nothing', ['There is no such contribution in the record.']])
  })

  it('lists contributions with what they agree to now', async () => {
    const found = await withRecord(facts, (record) => shown(explorers.consents(record, asked(), nobody)))
    expect(found).toStrictEqual({
      state: 'evidence',
      answer: '2 contributions; consent given 2 times, refused 1 time, taken back 1 time.',
      missing: [],
      contributions: ['№1 → consents №1 | 3 | nothing', '№2 → consents №2 | 1 | analysis'],
    })
  })
})

describe('the explorer of openings', () => {
  const facts = [
    shared(1),
    opening(analyst, ['words-1', 'x'], '2026-03-05T22:00:00.000Z'),
    opening('resident', ['words-1'], '2026-03-05T23:00:00.000Z'),
    opening(analyst, ['words-1'], '2026-03-06T06:00:00.000Z', ['y']),
    opening(analyst, ['x'], '2026-03-06T05:59:59.000Z', [], 'contact'),
  ]
  const openings = async (narrowed: { actor?: string; contribution?: string; purpose?: string }, scope = {}) =>
    withRecord(facts, (record) => shown(explorers.openings(record, asked(scope), { ...analysing, ...narrowed })))

  it('shows openings newest first, and those of people at unusual hours', async () =>
    expect(await openings({})).toStrictEqual({
      state: 'attention',
      answer: '4 openings; 0 days out of the ordinary, 2 at unusual hours, 0 contributions opened by many.',
      missing: [],
      outliers: [],
      night: [
        '2026-03-06T05:59:59.000Z | id №901 | 1 | Unusual hour (attention) #5',
        '2026-03-05T22:00:00.000Z | id №901 | 2 | Unusual hour (attention) #2',
      ],
      many: [],
      openings: [
        '2026-03-06T05:59:59.000Z | id №901 | analyst | contact | read | 1 | 0 | 0 | – #5',
        '2026-03-06T06:00:00.000Z | id №901 | analyst | narrative | read | 1 | 1 | 0 | №1 → openings contribution:№1 #4',
        '2026-03-05T23:00:00.000Z | Holders of a receipt | – | narrative | read | 1 | 0 | 0 | №1 → openings contribution:№1 #3',
        '2026-03-05T22:00:00.000Z | id №901 | analyst | narrative | read | 2 | 0 | 0 | №1 → openings contribution:№1 #2',
      ],
    }))

  it.each([
    [{ actor: 'resident' }, {}, ['#3']],
    [{ contribution: idOf(1) }, {}, ['#4', '#3', '#2']],
    [{ contribution: idOf(2) }, {}, []],
    [{ purpose: 'contact' }, {}, ['#5']],
    [{}, { from: '2026-03-06' }, ['#5', '#4']],
    [{}, { to: '2026-03-05' }, ['#3', '#2']],
    [{}, { programme: 'elsewhere' }, ['#5', '#4', '#2']],
  ])('narrows to %j in %j', async (narrowed, scope, expected) => {
    const found: Readonly<Record<string, unknown>> = await openings(narrowed, scope)
    const rows = Array.isArray(found.openings) ? found.openings : []
    expect(rows.map((row) => /#\d+$/.exec(String(row))?.[0])).toStrictEqual(expected)
  })

  it('names a contribution that more than five people opened', async () => {
    const by = (count: number) => Array.from({ length: count }, (_, index) => opening(idOf(910 + index), ['words-1'], '2026-03-05'))
    const many = async (count: number) => {
      const found: Readonly<Record<string, unknown>> = await withRecord([shared(1), ...by(count)], (record) =>
        shown(explorers.openings(record, asked(), nobody)),
      )
      return found.many
    }
    expect([await many(5), await many(6)]).toStrictEqual([[], ['№1 → openings contribution:№1 | 6 | 6']])
  })
})

describe('the explorer of retention', () => {
  it('joins runs, rules, what they erased, holds, erasures and drills', async () => {
    const facts = [
      fact('RetentionRunDone', { programme, run: idOf(2), on: '2026-03-31', applied: 1, held: 1 }),
      fact('RetentionApplied', {
        programme,
        run: idOf(2),
        purpose: 'narrative',
        kind: 'contribution',
        item: idOf(1),
        person: idOf(3),
        due: '2026-03-01',
      }),
      fact(
        'HoldPlaced',
        { programme, hold: idOf(5), contribution: idOf(1), reason: sealedIn('why'), reviewBy: '2026-05-01' },
        '2026-02-01',
        publisher,
      ),
    ]
    expect(await withRecord(facts, (record) => shown(explorers.retention(record, asked(), nobody)))).toStrictEqual({
      state: 'evidence',
      answer: '1 retention run erased 1 item; 1 hold standing. 0 erasures asked for; 0 done and checked by separate code, 0 not going on.',
      missing: ['No erasure has been recorded.', 'No erasure drill has been recorded.', 'No restore drill has been recorded.'],
      runs: ['2026-03-31 | luton | 1 | 1 #1'],
      rules: [],
      holds: ['2026-02-01 | luton | id №1 | «why» | Stands; review by 2026-05-01 (good) | id №902 #3'],
      applied: ['narrative | luton | contribution | 1'],
      erasures: [],
      drills: [],
    })
  })
})

describe('the explorer of commitments', () => {
  it('lays whole histories beside each other', async () => {
    const made = { programme, commitment: idOf(1), organisation: 'icb', by: 'icb' }
    const facts = [
      fact('CommitmentMade', { ...made, madeOn: '2026-01-01', due: '2026-02-01', measure: sealedIn('m'), text: sealedIn('t') }),
      fact('CommitmentAmended', { ...made, due: '2026-06-01', reason: sealedIn('r') }),
      fact('ProgressReported', { ...made, on: '2026-03-01', state: 'under-way', note: sealedIn('n') }),
      fact('OutcomeClaimed', { ...made, on: '2026-03-02', level: 'complete', text: sealedIn('o') }),
      fact('VerdictRecorded', { programme, commitment: idOf(1), from: 'residents', verdict: 'limited', on: '2026-03-03' }),
    ]
    expect(await withRecord(facts, (record) => shown(explorers.commitments(record, asked(), nobody)))).toStrictEqual({
      state: 'evidence',
      answer: '1 commitment; 1 said to be kept, 0 overdue; 0 answers missing past the day.',
      missing: [],
      commitments: [
        '«t» | icb | 2026-01-01 | 2026-06-01 | 1 | under way | complete, 2026-03-02 | limited, residents say | Kept, the organisation says (neutral) | History → commitment luton №1 #1',
      ],
      silences: [],
      '№1': [
        '2026-01-01 | Promised | 2026-02-01 | «t» #1',
        '2026-03-01 | Amended | 2026-06-01 | «r» #2',
        '2026-03-01 | Progress: under way | – | «n» #3',
        '2026-03-02 | Outcome claimed: complete | – | «o» #4',
        '2026-03-03 | Verdict of residents: limited | – | – #5',
      ],
    })
  })
})
