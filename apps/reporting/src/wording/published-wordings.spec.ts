import { describe, expect, it } from 'vitest'
import type { Histories } from '../accountability/report.view.ts'
import type { Kept } from '../accountability/words.ts'
import type { CommitmentFact } from '../commitment/commitment.events.ts'
import type { RecommendationFact } from '../recommendation/recommendation.events.ts'
import { publishedWordings } from './published-wordings.ts'

const at = '2026-03-01T09:00:00.000Z'
const sealed = (ref: string) => ({ ref, binding: `b-${ref}` })
const r1 = { programme: 'luton', recommendation: 'r1' }
const content = { organisations: ['ccg'], themes: [], excerpts: [] }
const ccg = { organisation: 'ccg', by: 'ccg' }
const kept = <F>(...facts: readonly F[]): Kept<F>[] => facts.map((fact) => ({ ...fact, at }))
const drafted = (name: string): RecommendationFact => ({
  type: 'RecommendationDrafted',
  data: { ...r1, ...content, title: sealed(`${name}-title`), text: sealed(`${name}-text`) },
})
const redrafted = (name: string): RecommendationFact => ({ ...drafted(name), type: 'RecommendationRedrafted' }) as RecommendationFact
const addressed: RecommendationFact = {
  type: 'RecommendationPublished',
  data: { ...r1, organisations: ['ccg'], askedOn: '2026-03-01', dueBy: '2026-04-01', people: null },
} as RecommendationFact
const withdrawn = { type: 'RecommendationWithdrawn', data: { ...r1, organisations: ['ccg'], reason: sealed('withdrawal') } } as RecommendationFact
const answered: RecommendationFact = { type: 'ResponseGiven', data: { ...r1, ...ccg, answer: 'accepted', text: sealed('answer') } }
const amended: RecommendationFact = {
  type: 'ResponseAmended',
  data: { ...r1, ...ccg, answer: 'declined', text: sealed('answer-2'), reasons: sealed('reasons'), why: sealed('why') },
}
const k1 = { programme: 'luton', commitment: 'k1' }
const file = { file: 'f1', kind: 'pdf' as const, size: 3, sha256: 'a'.repeat(64), about: sealed('about'), bytes: sealed('bytes') }
const commitments: CommitmentFact[] = [
  {
    type: 'CommitmentMade',
    data: { ...k1, ...ccg, madeOn: '2026-03-01', due: '2026-06-01', measure: sealed('measure'), text: sealed('text'), ownerRole: sealed('role') },
  },
  { type: 'CommitmentAmended', data: { ...k1, ...ccg, text: sealed('text-2'), reason: sealed('reason') } },
  { type: 'MilestoneAdded', data: { ...k1, ...ccg, milestone: 'm1', due: '2026-04-01', text: sealed('step') } },
  { type: 'MilestoneMoved', data: { ...k1, ...ccg, milestone: 'm1', due: '2026-05-01', reason: sealed('later') } },
  { type: 'MilestoneReached', data: { ...k1, ...ccg, milestone: 'm1', on: '2026-04-30' } },
  { type: 'ProgressReported', data: { ...k1, ...ccg, on: '2026-04-01', state: 'delayed', note: sealed('note'), links: [sealed('link')] } },
  { type: 'OutcomeClaimed', data: { ...k1, ...ccg, on: '2026-05-01', level: 'complete', text: sealed('outcome'), files: [file] } },
  { type: 'VerdictRecorded', data: { ...k1, from: 'residents', verdict: 'limited', on: '2026-05-02' } },
  { type: 'VerdictRecorded', data: { ...k1, from: 'champions', verdict: 'limited', on: '2026-05-02', note: sealed('said') } },
]
const named = (histories: Partial<Histories>) =>
  publishedWordings({ recommendations: [], commitments: [], reports: [], ...histories }).map(({ of, id, part, ref }) => [of, id, part, ref])

describe('the published texts of a programme', () => {
  it('are none of a draft, and none of one that was withdrawn before it was published', () => {
    expect(named({ recommendations: [kept(drafted('a'), redrafted('b'))] })).toEqual([])
    expect(named({ recommendations: [kept(drafted('a'), withdrawn)] })).toEqual([])
  })
  it('are the draft that was published, and not the ones before it', () =>
    expect(named({ recommendations: [kept(drafted('a'), redrafted('b'), addressed)] })).toEqual([
      ['recommendation', 'r1', 'title', 'b-title'],
      ['recommendation', 'r1', 'text', 'b-text'],
    ]))
  it('are why the evidence is as strong as it is, replies that may be shown, and why it could not wait, though the draft was sent in between', () => {
    const sent: RecommendationFact = { type: 'DraftSent', data: { ...r1, organisations: ['ccg'], replyBy: '2026-03-10' } }
    const replied: RecommendationFact = { type: 'DraftReplied', data: { ...r1, ...ccg, text: sealed('kept'), mayShow: false } }
    const data = {
      ...addressed.data,
      strength: { level: 'fair', because: sealed('because') },
      replies: [{ ...ccg }, { ...ccg, text: sealed('reply') }],
      cannotWait: sealed('wait'),
    }
    const early = { type: 'RecommendationPublished', data } as RecommendationFact
    expect(named({ recommendations: [kept(drafted('a'), sent, replied, early)] })).toEqual([
      ['recommendation', 'r1', 'title', 'a-title'],
      ['recommendation', 'r1', 'text', 'a-text'],
      ['recommendation', 'r1', 'strength', 'because'],
      ['recommendation', 'r1', 'reply', 'reply'],
      ['recommendation', 'r1', 'cannot-wait', 'wait'],
    ])
  })
  it('are every answer with its reasons, and why a recommendation was withdrawn', () =>
    expect(named({ recommendations: [kept(drafted('a'), addressed, answered, amended, withdrawn)] }).slice(2)).toEqual([
      ['recommendation', 'r1', 'text', 'answer'],
      ['recommendation', 'r1', 'text', 'answer-2'],
      ['recommendation', 'r1', 'reasons', 'reasons'],
      ['recommendation', 'r1', 'why', 'why'],
      ['recommendation', 'r1', 'withdrawal', 'withdrawal'],
    ]))
  it('are all that was said about a promise, earlier wording too', () =>
    expect(named({ commitments: [kept(...commitments)] })).toEqual([
      ['commitment', 'k1', 'text', 'text'],
      ['commitment', 'k1', 'measure', 'measure'],
      ['commitment', 'k1', 'owner-role', 'role'],
      ['commitment', 'k1', 'text', 'text-2'],
      ['commitment', 'k1', 'reason', 'reason'],
      ['commitment', 'k1', 'milestone', 'step'],
      ['commitment', 'k1', 'reason', 'later'],
      ['commitment', 'k1', 'note', 'note'],
      ['commitment', 'k1', 'link', 'link'],
      ['commitment', 'k1', 'outcome', 'outcome'],
      ['commitment', 'k1', 'file', 'about'],
      ['commitment', 'k1', 'verdict-note', 'said'],
    ]))
  it('are of a file what it is called, with its bytes', () =>
    expect(
      publishedWordings({ recommendations: [], commitments: [kept(...commitments)], reports: [] }).filter(({ part }) => part === 'file'),
    ).toEqual([{ of: 'commitment', id: 'k1', at, part: 'file', ref: 'about', sealed: sealed('about'), file: sealed('bytes') }]))
  it('are the summaries of reports that have one', () => {
    const edition = { programme: 'luton', on: '2026-03-01', counts: [] }
    const reports: Histories['reports'] = [
      { type: 'ReportPublished', data: { ...edition, report: 'e1', edition: 1 }, at },
      { type: 'ReportPublished', data: { ...edition, report: 'e2', edition: 2, summary: sealed('summary') }, at },
    ]
    expect(named({ reports })).toEqual([['report', 'e2', 'summary', 'summary']])
  })
})
