import type {
  CommitmentStep,
  PublicCommitment,
  PublicRecommendation,
  RecommendationStanding,
  RecommendationStep,
  Wording,
} from '@heard/contracts/reporting'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesBetween } from './changes.ts'

const text: Wording = { status: 'open', language: 'en', text: 'Words' }
const at = '2026-01-10T09:00:00.000Z'
const asked: RecommendationStep = { what: 'published', at, askedOn: '2026-01-10', dueBy: '2026-03-01' }
const answered: RecommendationStep = { what: 'answered', at, organisation: 'ccg', by: 'icb', answer: 'declined', text }
const answerAmended: RecommendationStep = { what: 'answer-amended', at, organisation: 'ccg', by: 'icb', answer: 'accepted', text, why: text }
const silent: RecommendationStep = { what: 'silent', at, organisation: 'ccg', since: '2026-03-01' }
const withdrawn: RecommendationStep = { what: 'withdrawn', at, reason: text }

const recommendation = (history: RecommendationStep[], standing: RecommendationStanding = 'awaiting', id = 'r1'): PublicRecommendation => ({
  id,
  asked: [{ organisation: 'ccg', standing }],
  themes: [],
  title: text,
  text,
  dueBy: '2026-03-01',
  replies: [],
  checks: [],
  history,
  commitments: [],
  people: null,
})

const made: CommitmentStep = { what: 'made', at, by: 'icb', on: '2026-02-01', due: '2026-06-01', measure: text, text }
const amended: CommitmentStep = { what: 'amended', at, by: 'icb', due: { from: '2026-06-01', to: '2026-09-01' }, reason: text }
const progress: CommitmentStep = { what: 'progress', at, by: 'icb', on: '2026-04-01', state: 'under-way', note: text, links: [], files: [] }
const claimed: CommitmentStep = { what: 'outcome-claimed', at, by: 'icb', on: '2026-05-01', level: 'complete', text, links: [], files: [] }
const verdict: CommitmentStep = { what: 'verdict', at, from: 'residents', on: '2026-05-10', verdict: 'limited', people: 25 }
const nobody = { 'no-evidence': null, 'not-started': null, limited: null, substantial: null, complete: null }
const released: CommitmentStep = { what: 'verdicts-released', at, from: 'champions', on: '2026-05-11', claim: 1, counts: { ...nobody, limited: 10 } }

const commitment = (history: CommitmentStep[], overdue = false, id = 'k1'): PublicCommitment => ({
  id,
  standing: overdue ? 'overdue' : 'open',
  overdue,
  organisation: 'ccg',
  madeOn: '2026-02-01',
  due: '2026-09-01',
  measure: text,
  text,
  milestones: [],
  verdicts: [],
  claims: history.filter(({ what }) => what === 'outcome-claimed').length,
  community: [],
  history,
})

const step = { at, by: 'icb', milestone: 'm1', text }
const stepAdded: CommitmentStep = { ...step, at: '2026-03-01T09:00:00.000Z', what: 'milestone-added', due: '2026-04-01' }
const stepMoved: CommitmentStep = { ...step, what: 'milestone-moved', due: { from: '2026-04-01', to: '2026-05-01' }, reason: text }
const stepReached: CommitmentStep = { ...step, what: 'milestone-reached', on: '2026-04-20', due: '2026-05-01' }
const stepDropped: CommitmentStep = { ...step, what: 'milestone-dropped', due: '2026-05-01', reason: text }

const none = { recommendations: [], commitments: [] }
const r = { recommendation: 'r1', organisation: 'ccg' }
const k = { commitment: 'k1', organisation: 'ccg' }

describe('what changed of a recommendation', () => {
  const between = (before: PublicRecommendation | undefined, after: PublicRecommendation) =>
    changesBetween({ ...none, recommendations: before ? [before] : [] }, { ...none, recommendations: [after] })

  it('tells everything of one that is new', () =>
    expect(between(undefined, recommendation([asked, answered], 'declined'))).toStrictEqual([
      { what: 'asked', ...r, on: '2026-01-10' },
      { what: 'answered', ...r, by: 'icb', answer: 'declined' },
    ]))
  it('tells only what came after the version before', () =>
    expect(
      between(recommendation([asked, answered], 'declined'), recommendation([asked, answered, answerAmended, withdrawn], 'withdrawn')),
    ).toStrictEqual([
      { what: 'answer-amended', ...r, by: 'icb', answer: 'accepted' },
      { what: 'withdrawn', recommendation: 'r1' },
    ]))
  it('tells of silence once, from the day on, recorded or not', () => {
    const quiet = recommendation([asked], 'silent')
    expect(between(recommendation([asked]), quiet)).toStrictEqual([{ what: 'silent', ...r, since: '2026-03-01' }])
    expect(between(quiet, recommendation([asked, silent], 'silent'))).toStrictEqual([])
  })
})

describe('what changed of a recommendation to two organisations', () => {
  const ofBoth = (history: RecommendationStep[], ...standings: readonly RecommendationStanding[]): PublicRecommendation => ({
    ...recommendation(history),
    asked: [
      { organisation: 'ccg', standing: standings[0] ?? 'awaiting' },
      { organisation: 'council', standing: standings[1] ?? 'awaiting' },
    ],
  })
  it('is told of each apart', () =>
    expect(
      changesBetween(none, { ...none, recommendations: [ofBoth([asked, answered], 'declined', 'silent')] }).map((change) => [
        change.what,
        'organisation' in change && change.organisation,
      ]),
    ).toStrictEqual([
      ['asked', 'ccg'],
      ['asked', 'council'],
      ['answered', 'ccg'],
      ['silent', 'council'],
    ]))
})

describe('what changed of a promise', () => {
  const between = (before: PublicCommitment | undefined, after: PublicCommitment) =>
    changesBetween({ ...none, commitments: before ? [before] : [] }, { ...none, commitments: [after] })

  it('tells that it was made, changed, said to be done and judged, and leaves progress to its page', () =>
    expect(between(undefined, commitment([made, amended, progress, claimed, verdict, released]))).toStrictEqual([
      { what: 'promised', ...k, by: 'icb', due: '2026-06-01' },
      { what: 'amended', ...k, by: 'icb' },
      { what: 'claimed', ...k, by: 'icb', level: 'complete' },
      { what: 'verdict', ...k, from: 'residents', verdict: 'limited' },
      { what: 'verdicts-released', ...k, from: 'champions' },
    ]))
  it('tells what became of its milestones, and nothing of those it was made with', () => {
    const after = commitment([made, { ...stepAdded, at }, stepAdded, stepMoved, stepReached, stepDropped])
    expect(between(commitment([made, { ...stepAdded, at }]), after)).toStrictEqual([
      { what: 'milestone-added', ...k, by: 'icb', text, due: '2026-04-01' },
      { what: 'milestone-moved', ...k, by: 'icb', text, due: '2026-05-01' },
      { what: 'milestone-reached', ...k, by: 'icb', text, on: '2026-04-20' },
      { what: 'milestone-dropped', ...k, by: 'icb', text },
    ])
    expect(between(undefined, commitment([made, { ...stepAdded, at }]))).toStrictEqual([{ what: 'promised', ...k, by: 'icb', due: '2026-06-01' }])
  })
  it('tells once that a milestone was missed, and again once it was missed on another day', () => {
    const missed = (due: string): PublicCommitment => ({
      ...commitment([made]),
      milestones: [{ milestone: 'm1', state: 'missed', due, text, earlier: [] }],
    })
    expect(between(commitment([made]), missed('2026-04-01'))).toStrictEqual([{ what: 'milestone-missed', ...k, text, due: '2026-04-01' }])
    expect(between(missed('2026-04-01'), missed('2026-04-01'))).toStrictEqual([])
    expect(between(missed('2026-04-01'), missed('2026-05-01'))).toStrictEqual([{ what: 'milestone-missed', ...k, text, due: '2026-05-01' }])
  })
  it('tells once that its day passed', () => {
    expect(between(commitment([made]), commitment([made], true))).toStrictEqual([{ what: 'missed', ...k, due: '2026-09-01' }])
    expect(between(commitment([made], true), commitment([made], true))).toStrictEqual([])
  })
})

describe('of any two reports', () => {
  const standing = fc.constantFrom('awaiting' as const, 'silent' as const, 'accepted' as const, 'withdrawn' as const)
  const ids = ['1', '2', '3', '4']
  const history = <Step>(...steps: readonly Step[]): fc.Arbitrary<Step[]> => fc.array(fc.constantFrom(...steps), { maxLength: 6 })
  const report = fc.record({
    recommendations: fc.uniqueArray(
      fc
        .record({ id: fc.constantFrom(...ids), standing, history: history<RecommendationStep>(asked, answered, answerAmended, silent, withdrawn) })
        .map((of) => recommendation(of.history, of.standing, `r${of.id}`)),
      { selector: ({ id }) => id },
    ),
    commitments: fc.uniqueArray(
      fc
        .record({
          id: fc.constantFrom(...ids),
          overdue: fc.boolean(),
          history: history<CommitmentStep>(made, amended, stepAdded, stepMoved, stepReached, stepDropped, progress, claimed, verdict, released),
        })
        .map((of) => commitment(of.history, of.overdue, `k${of.id}`)),
      { selector: ({ id }) => id },
    ),
  })

  it('nothing changed between a report and itself', () =>
    fc.assert(
      fc.property(report, (one) => {
        expect(changesBetween(one, one)).toStrictEqual([])
      }),
    ))

  it('nothing is named that is in neither', () =>
    fc.assert(
      fc.property(report, report, (before, after) => {
        const known = new Set([before, after].flatMap(({ recommendations, commitments }) => [...recommendations, ...commitments].map(({ id }) => id)))
        const named = changesBetween(before, after).map((change) => ('commitment' in change ? change.commitment : change.recommendation))
        expect(named.filter((id) => !known.has(id))).toStrictEqual([])
      }),
    ))

  it('two steps of a history come to the same as both at once', () =>
    fc.assert(
      fc.property(history<RecommendationStep>(asked, answered, answerAmended), fc.nat(6), fc.nat(6), (steps, one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)].map((length) => steps.slice(0, length))
        const of = (some: RecommendationStep[] = []) => ({ ...none, recommendations: [recommendation(some)] })
        expect([...changesBetween(of(early), of(late)), ...changesBetween(of(late), of(steps))]).toStrictEqual(changesBetween(of(early), of(steps)))
      }),
    ))
})
