import type { Sealed } from '@heard/contracts'
import type { VerdictCounts, Wording } from '@heard/contracts/reporting'
import { describe, expect, it } from 'vitest'
import type { CommitmentFact } from '../commitment/commitment.events.ts'
import type { RecommendationFact } from '../recommendation/recommendation.events.ts'
import type { ReportPublished } from '../report/report.events.ts'
import { commitmentView } from './commitment.view.ts'
import { recommendationView } from './recommendation.view.ts'
import { type Histories, publicRecommendations, reportView, type Viewing } from './report.view.ts'
import type { Kept } from './words.ts'

const sealed = (ref: string): Sealed => ({ ref, binding: 'b' })
const words = ({ ref }: Sealed): Wording => (ref === 'gone' ? { status: 'withdrawn' } : { status: 'open', language: 'en', text: ref })
const said = (text: string): Wording => ({ status: 'open', language: 'en', text })
const at = '2026-01-10T09:00:00.000Z'
const viewing = (today: string): Viewing => ({ words, today, disclose: (people) => (people < 10 ? null : people) })

const r = { programme: 'luton', recommendation: 'r1' }
const drafted: Kept<RecommendationFact> = {
  type: 'RecommendationDrafted',
  data: { ...r, organisations: ['ccg'], objective: 'care', themes: ['t1'], excerpts: [], title: sealed('Shorter waits'), text: sealed('Do it') },
  at,
}
const published: Kept<RecommendationFact> = {
  type: 'RecommendationPublished',
  data: { ...r, organisations: ['ccg'], askedOn: '2026-01-10', dueBy: '2026-03-01', people: 25 },
  at,
}
const declined: Kept<RecommendationFact> = {
  type: 'ResponseGiven',
  data: { ...r, organisation: 'ccg', by: 'ccg', answer: 'declined', text: sealed('No'), reasons: sealed('Money') },
  at,
}
const amended: Kept<RecommendationFact> = {
  type: 'ResponseAmended',
  data: { ...r, organisation: 'ccg', by: 'icb', answer: 'accepted', text: sealed('Yes'), why: sealed('New money') },
  at,
}

const k = { programme: 'luton', commitment: 'k1' }
const owner = { organisation: 'ccg', by: 'ccg' }
const made: Kept<CommitmentFact> = {
  type: 'CommitmentMade',
  data: { ...k, ...owner, recommendation: 'r1', madeOn: '2026-02-01', due: '2026-06-01', measure: sealed('Days'), text: sealed('Two clinics') },
  at,
}
const changed: Kept<CommitmentFact> = {
  type: 'CommitmentAmended',
  data: { ...k, ...owner, due: '2026-09-01', text: sealed('One clinic'), reason: sealed('Staff') },
  at,
}
const progress = (on: string, note: string): Kept<CommitmentFact> => ({
  type: 'ProgressReported',
  data: { ...k, ...owner, on, state: 'under-way', note: sealed(note) },
  at,
})
const claimed: Kept<CommitmentFact> = {
  type: 'OutcomeClaimed',
  data: { ...k, ...owner, on: '2027-01-05', level: 'complete', text: sealed('Open') },
  at,
}
const verdict = (from: 'residents' | 'champions', what: 'limited' | 'complete', people?: number): Kept<CommitmentFact> => ({
  type: 'VerdictRecorded',
  data: { ...k, from, verdict: what, on: '2027-01-06', ...(people === undefined ? {} : { people }) },
  at,
})
const nobody: VerdictCounts = { 'no-evidence': null, 'not-started': null, limited: null, substantial: null, complete: null }
const release = (from: 'residents' | 'champions', shown: Partial<VerdictCounts>, number = 1): Kept<CommitmentFact> => ({
  type: 'VerdictsReleased',
  data: { ...k, claim: 1, from, number, on: '2027-01-11', rule: 'r', counts: { ...nobody, ...shown } },
  at,
})
const report = (edition: number, people: number | null): Kept<ReportPublished> => ({
  type: 'ReportPublished',
  data: { programme: 'luton', report: `e${edition}`, edition, on: '2026-04-01', counts: [{ recommendation: 'r1', people }] },
  at,
})
const histories = (more: Partial<Histories> = {}): Histories => ({ recommendations: [], commitments: [], reports: [], ...more })

describe('a recommendation on a day', () => {
  const standing = (today: string, ...facts: readonly Kept<RecommendationFact>[]) =>
    recommendationView(facts, words, today)?.asked.map((each) => each.standing)
  it('is a draft, waits for its answer until the due day, and is silent after it', () => {
    expect(standing('2026-01-10', drafted)).toEqual(['draft'])
    expect(standing('2026-03-01', drafted, published)).toEqual(['awaiting'])
    expect(standing('2026-03-02', drafted, published)).toEqual(['silent'])
  })
  it('shows the newest answer and keeps the earlier one in its history', () =>
    expect(recommendationView([drafted, published, declined, amended], words, '2026-03-05')).toStrictEqual({
      id: 'r1',
      asked: [{ organisation: 'ccg', standing: 'accepted', response: { by: 'icb', answer: 'accepted', text: said('Yes') } }],
      objective: 'care',
      themes: ['t1'],
      excerpts: [],
      title: said('Shorter waits'),
      text: said('Do it'),
      dueBy: '2026-03-01',
      replies: [],
      checks: [],
      history: [
        { what: 'published', at, askedOn: '2026-01-10', dueBy: '2026-03-01' },
        { what: 'answered', at, organisation: 'ccg', by: 'ccg', answer: 'declined', text: said('No'), reasons: said('Money') },
        { what: 'answer-amended', at, organisation: 'ccg', by: 'icb', answer: 'accepted', text: said('Yes'), why: said('New money') },
      ],
      redrafts: 0,
      people: 25,
      sent: [],
    }))
  it('names in public nobody who was sent the draft and is not asked in the end, and says which draft a reply was to', () => {
    const both = ['ccg', 'council']
    const told = (organisation: string): Kept<RecommendationFact> => ({
      type: 'DraftReplied',
      data: { ...r, organisation, by: organisation, text: sealed('yes'), mayShow: true },
      at,
    })
    const facts: Kept<RecommendationFact>[] = [
      { ...drafted, data: { ...drafted.data, organisations: both } } as typeof drafted,
      { type: 'DraftSent', data: { ...r, organisations: both, replyBy: '2026-01-09' }, at },
      told('ccg'),
      told('council'),
      { ...drafted, type: 'RecommendationRedrafted' } as Kept<RecommendationFact>,
      { ...published, data: { ...published.data, replies: [{ organisation: 'ccg', by: 'ccg', text: sealed('yes') }] } } as typeof published,
    ]
    const [seen] = publicRecommendations(histories({ recommendations: [facts] }), viewing('2026-01-10'))
    expect(
      seen?.history.map((step) =>
        'organisations' in step ? [step.what, step.organisations] : 'organisation' in step ? [step.what, step.organisation] : step.what,
      ),
    ).toEqual([['draft-sent', ['ccg']], ['draft-replied', 'ccg'], 'draft-changed', 'published'])
    expect(seen?.replies).toEqual([{ organisation: 'ccg', by: 'ccg', text: said('yes'), earlier: true }])
  })
  it('says withdrawn for wording that is no longer in the vault', () =>
    expect(
      recommendationView([{ ...drafted, data: { ...drafted.data, text: sealed('gone') } } as typeof drafted], words, '2026-01-10')?.text,
    ).toEqual({
      status: 'withdrawn',
    }))
})

describe('a commitment on a day', () => {
  const { disclose } = viewing('')
  const view = (today: string, ...facts: readonly Kept<CommitmentFact>[]) => commitmentView(facts, words, today, disclose)
  const standing = (today: string, ...facts: readonly Kept<CommitmentFact>[]) => {
    const seen = view(today, ...facts)
    return seen && [seen.standing, seen.overdue]
  }
  it('is open until its due day and overdue after it', () => {
    expect(standing('2026-06-01', made)).toEqual(['open', false])
    expect(standing('2026-06-02', made)).toEqual(['overdue', true])
    expect(standing('2026-06-02', made, changed)).toEqual(['open', false])
  })
  it('is claimed, and then what the community says of it', () => {
    expect(standing('2027-02-01', made, claimed)).toEqual(['claimed', false])
    expect(standing('2027-02-01', made, claimed, verdict('residents', 'complete'))).toEqual(['confirmed', false])
    expect(standing('2027-02-01', made, claimed, verdict('residents', 'complete'), verdict('champions', 'limited'))).toEqual(['disputed', true])
    expect(standing('2027-02-01', made, claimed, verdict('residents', 'limited'), claimed)).toEqual(['claimed', false])
  })
  it('is what each of those says who say it one by one; a release without any number says nothing', () => {
    expect(standing('2027-02-01', made, claimed, release('residents', {}))).toEqual(['claimed', false])
    expect(standing('2027-02-01', made, claimed, release('residents', { substantial: 10, complete: 25 }))).toEqual(['confirmed', false])
    const disputed = [made, claimed, release('residents', { complete: 25 }), release('champions', { limited: 10, complete: 40 })]
    expect(standing('2027-02-01', ...disputed)).toEqual(['disputed', true])
    expect(standing('2027-02-01', ...disputed, release('champions', { complete: 50 }, 2))).toEqual(['confirmed', false])
    expect(standing('2027-02-01', ...disputed, verdict('residents', 'complete'))).toEqual(['disputed', true])
    expect(standing('2027-02-01', ...disputed, claimed)).toEqual(['claimed', false])
  })
  it('keeps the newest release of residents and of champions apart, also after a new claim', () => {
    const seen = view('2027-02-01', made, claimed, release('residents', { limited: 10 }), release('champions', {}), claimed)
    const released = { on: '2027-01-11', claim: 1 }
    expect([seen?.claims, seen?.community]).toStrictEqual([
      2,
      [
        { from: 'residents', ...released, counts: { ...nobody, limited: 10 } },
        { from: 'champions', ...released, counts: nobody },
      ],
    ])
    expect(seen?.history[2]).toStrictEqual({ what: 'verdicts-released', at, from: 'residents', ...released, counts: { ...nobody, limited: 10 } })
  })
  it('is overdue, not disputed, when nothing was claimed and the community sees little', () =>
    expect(standing('2027-02-01', made, verdict('residents', 'limited'))).toEqual(['overdue', true]))
  it('keeps every earlier wording and day in its history', () =>
    expect(view('2026-08-01', made, changed, progress('2026-07-01', 'Hiring'), verdict('residents', 'limited', 9))).toStrictEqual({
      id: 'k1',
      standing: 'open',
      overdue: false,
      organisation: 'ccg',
      recommendation: 'r1',
      madeOn: '2026-02-01',
      due: '2026-09-01',
      measure: said('Days'),
      text: said('One clinic'),
      milestones: [],
      progress: { on: '2026-07-01', state: 'under-way', note: said('Hiring'), links: [], files: [] },
      verdicts: [{ from: 'residents', on: '2027-01-06', verdict: 'limited', people: null }],
      claims: 0,
      community: [],
      history: [
        { what: 'made', at, by: 'ccg', on: '2026-02-01', due: '2026-06-01', measure: said('Days'), text: said('Two clinics') },
        {
          what: 'amended',
          at,
          by: 'ccg',
          due: { from: '2026-06-01', to: '2026-09-01' },
          text: { from: said('Two clinics'), to: said('One clinic') },
          reason: said('Staff'),
        },
        { what: 'progress', at, by: 'ccg', on: '2026-07-01', state: 'under-way', note: said('Hiring'), links: [], files: [] },
        { what: 'verdict', at, from: 'residents', on: '2027-01-06', verdict: 'limited', people: null },
      ],
    }))
  it('shows the progress of the latest day, in whatever order it was recorded', () =>
    expect(view('2026-08-01', made, progress('2026-07-01', 'Hiring'), progress('2026-03-01', 'Planning'))?.progress?.note).toEqual(said('Hiring')))
})

describe('the report on a day', () => {
  it('shows published recommendations only, with the count that the newest report froze', () => {
    const draftOnly: Kept<RecommendationFact>[] = [{ ...drafted, data: { ...drafted.data, recommendation: 'r2' } } as typeof drafted]
    const of = histories({ recommendations: [[drafted, published], draftOnly], reports: [report(1, 30), report(2, null)] })
    const seen = reportView('luton', ['care'], of, viewing('2026-03-02'))
    expect(seen.recommendations.map(({ id, asked, people, counted }) => ({ id, standing: asked[0]?.standing, people, counted }))).toEqual([
      { id: 'r1', standing: 'silent', people: 30, counted: '2026-04-01' },
    ])
    expect(seen.edition).toEqual({ number: 2, on: '2026-04-01', at })
    expect(seen.figures).toEqual({
      recommendations: 1,
      awaiting: 0,
      silent: 1,
      accepted: 0,
      acceptedInPart: 0,
      declined: 0,
      commitments: 0,
      overdue: 0,
      claimed: 0,
      confirmed: 0,
      disputed: 0,
    })
  })
  it('groups by objective, a commitment under its recommendation’s, and tells the course by year, newest first', () => {
    const of = histories({
      recommendations: [[drafted, published, amended]],
      commitments: [[made, progress('2026-07-01', 'Hiring'), progress('2026-03-01', 'Planning'), claimed]],
    })
    expect(reportView('luton', ['health', 'care'], of, viewing('2027-02-01')).objectives).toEqual([
      { objective: 'health', recommendations: [], commitments: [], years: [] },
      {
        objective: 'care',
        recommendations: ['r1'],
        commitments: ['k1'],
        years: [
          { year: 2027, steps: [{ what: 'outcome-claimed', commitment: 'k1', on: '2027-01-05', level: 'complete', text: said('Open') }] },
          {
            year: 2026,
            steps: [
              { what: 'made', commitment: 'k1', on: '2026-02-01' },
              { what: 'progress', commitment: 'k1', on: '2026-03-01', state: 'under-way', note: said('Planning') },
              { what: 'progress', commitment: 'k1', on: '2026-07-01', state: 'under-way', note: said('Hiring') },
            ],
          },
        ],
      },
    ])
  })
  it('is empty and whole for a programme without any of it', () => {
    const seen = reportView('luton', [], histories(), viewing('2026-03-02'))
    expect([seen.recommendations, seen.commitments, seen.objectives, seen.edition]).toEqual([[], [], [], undefined])
  })
})
