import type { ClaimLevel, CommitmentStep, PublicCommitment, RecommendationStep } from '@heard/contracts/reporting'
import { describe, expect, it } from 'vitest'
import { askedOf, someCommitment, worded } from './accountability.fixture.ts'
import { type Score, scorecards } from './scorecard.ts'

const asked = (on: string, answeredOn?: string) => {
  const published: RecommendationStep = { what: 'published', at: `${on}T09:00:00.000Z`, askedOn: on, dueBy: '2027-12-31' }
  const answered = (day: string): RecommendationStep => ({
    what: 'answered',
    at: `${day}T15:00:00.000Z`,
    organisation: 'trust',
    by: 'trust',
    answer: 'accepted',
    text: worded('Yes'),
  })
  return askedOf('trust', answeredOn === undefined ? 'silent' : 'accepted', {
    history: answeredOn === undefined ? [published] : [published, answered(answeredOn)],
  })
}

const claimed = (on: string, level: ClaimLevel = 'complete'): CommitmentStep => ({
  what: 'outcome-claimed',
  at: `${on}T09:00:00.000Z`,
  by: 'trust',
  on,
  level,
  text: worded('Done'),
  links: [],
  files: [],
})
const promised = (changes: Partial<PublicCommitment>) => someCommitment({ organisation: 'trust', due: '2026-06-30', ...changes })

const none: Score = {
  asked: 0,
  answered: 0,
  silent: 0,
  medianDays: undefined,
  promised: 0,
  inTime: 0,
  late: 0,
  disputed: 0,
  missed: 0,
  open: 0,
  amended: 0,
}

describe('how an organisation answered', () => {
  it('counts answers and silence, and takes the middle of the days', () => {
    const cards = scorecards(
      [asked('2026-01-01', '2026-01-11'), asked('2026-01-01', '2026-01-02'), asked('2026-02-01', '2026-03-13'), asked('2026-02-01')],
      [],
    )
    expect(cards.map(({ all }) => all)).toStrictEqual([{ ...none, asked: 4, answered: 3, silent: 1, medianDays: 10 }])
  })

  it('takes the mean of the two in the middle', () => {
    const [card] = scorecards([asked('2026-01-01', '2026-01-11'), asked('2026-01-01', '2026-01-02')], [])
    expect(card?.all.medianDays).toBe(5.5)
  })

  it('counts each organisation that was asked, by its own answer', () => {
    const both = asked('2026-01-01', '2026-01-11')
    const [silent, answered] = scorecards([{ ...both, asked: [...both.asked, { organisation: 'council', standing: 'silent' }] }], [])
    expect([silent?.organisation, silent?.all]).toStrictEqual(['council', { ...none, asked: 1, silent: 1 }])
    expect([answered?.organisation, answered?.all]).toStrictEqual(['trust', { ...none, asked: 1, answered: 1, medianDays: 10 }])
  })

  it('leaves out what was withdrawn, and drafts', () => {
    const withdrawn = { ...asked('2026-01-01'), asked: [{ organisation: 'trust', standing: 'withdrawn' as const }] }
    expect(scorecards([withdrawn, askedOf('trust', 'draft')], [])).toStrictEqual([])
  })
})

describe('how an organisation kept its promises', () => {
  it.each([
    ['inTime', promised({ standing: 'claimed', history: [claimed('2026-06-30')] })],
    ['inTime', promised({ standing: 'confirmed', history: [claimed('2026-05-01')] })],
    ['late', promised({ standing: 'confirmed', history: [claimed('2026-07-01')] })],
    ['disputed', promised({ standing: 'disputed', overdue: true, history: [claimed('2026-06-01')] })],
    ['missed', promised({ standing: 'disputed', overdue: true, history: [claimed('2026-06-01', 'limited')] })],
    ['missed', promised({ standing: 'overdue', overdue: true })],
    ['open', promised({ standing: 'open' })],
  ] as const)('counts one as %s', (kept, commitment) => {
    const [card] = scorecards([], [commitment])
    expect(card?.all).toStrictEqual({ ...none, promised: 1, [kept]: 1 })
  })

  it('counts what was changed beside that', () => {
    const amended: CommitmentStep = { what: 'amended', at: '2026-05-01T09:00:00.000Z', by: 'trust', reason: worded('More time') }
    const [card] = scorecards([], [promised({ history: [amended, amended] }), promised({})])
    expect(card?.all).toStrictEqual({ ...none, promised: 2, open: 2, amended: 1 })
  })
})

it('tells the years apart by when something was asked or promised, and puts first who was asked most', () => {
  const cards = scorecards(
    [asked('2027-01-01', '2027-01-03'), asked('2026-12-31', '2027-02-01')],
    [promised({ madeOn: '2027-03-01' }), promised({ organisation: 'council', madeOn: '2025-03-01' })],
  )
  expect(cards.map(({ organisation, years }) => [organisation, years.map(({ year, score }) => [year, score.asked, score.promised])])).toStrictEqual([
    [
      'trust',
      [
        ['2026', 1, 0],
        ['2027', 1, 1],
      ],
    ],
    ['council', [['2025', 0, 1]]],
  ])
})
