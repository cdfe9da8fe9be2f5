import { ClaimLevel } from '@heard/contracts/reporting'
import { fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecommendationState } from '../recommendation/recommendation.state.ts'
import { type CommitmentCommand, commitmentDecider } from './commitment.decider.ts'
import type { CommitmentFact } from './commitment.events.ts'
import type { AmendCommitment, ClaimOutcome, RecordVerdict, ReportProgress } from './keep.decide.ts'
import type { MakeCommitment } from './make.decide.ts'
import type { ReleaseVerdicts } from './release.decide.ts'

type ReleasedData = Extract<CommitmentFact, { type: 'VerdictsReleased' }>['data']

const { given } = specify(commitmentDecider)
const of = { programme: 'luton', commitment: 'k1' }
const sealed = (ref: string) => ({ ref, binding: 'b' })
const owner = { organisation: 'ccg', by: 'ccg' }
const asked = (answer?: 'accepted' | 'accepted-in-part' | 'declined'): RecommendationState => ({
  is: 'published',
  dueBy: '2026-03-01',
  asked: new Map([['ccg', { answer, silent: false }]]),
})
const askedOfTwo: RecommendationState = {
  is: 'published',
  dueBy: '2026-03-01',
  asked: new Map([
    ['ccg', { answer: undefined, silent: true }],
    ['council', { answer: 'accepted', silent: false }],
  ]),
}
const draftState: RecommendationState = {
  is: 'draft',
  organisations: ['ccg'],
  wanted: { title: sealed('t'), text: sealed('x') },
  sent: new Map(),
  replies: new Map(),
  checks: [],
  redrafts: 0,
}
const make = (more: Partial<MakeCommitment> = {}): MakeCommitment => ({
  type: 'MakeCommitment',
  ...of,
  organisation: 'ccg',
  actsFor: { ccg: 'ccg' },
  under: { recommendation: 'r1', state: asked('accepted') },
  organisations: ['ccg', 'council'],
  objectives: ['care'],
  today: '2026-02-01',
  madeOn: '2026-02-01',
  due: '2026-06-01',
  measure: sealed('measure'),
  text: sealed('text'),
  ...more,
})
const promise = { ...of, ...owner, madeOn: '2026-02-01', due: '2026-06-01', measure: sealed('measure'), text: sealed('text') }
const made: CommitmentFact = { type: 'CommitmentMade', data: { ...promise, recommendation: 'r1' } }
const claimed: Extract<CommitmentFact, { type: 'OutcomeClaimed' }> = {
  type: 'OutcomeClaimed',
  data: { ...of, ...owner, on: '2026-05-01', level: 'complete', text: sealed('done') },
}
const file = { file: 'f1', kind: 'pdf' as const, size: 3, sha256: 'a'.repeat(64), about: sealed('about'), bytes: sealed('bytes') }
const judged: CommitmentFact = { type: 'VerdictRecorded', data: { ...of, from: 'residents', verdict: 'limited', on: '2026-05-02' } }
const amend = (more: Partial<AmendCommitment> = {}): AmendCommitment => ({
  type: 'AmendCommitment',
  ...of,
  actsFor: { ccg: 'ccg' },
  reason: sealed('reason'),
  ...more,
})
const progress = (more: Partial<ReportProgress> = {}): ReportProgress => ({
  type: 'ReportProgress',
  ...of,
  actsFor: { ccg: 'ccg' },
  on: '2026-04-01',
  today: '2026-04-02',
  state: 'under-way',
  note: sealed('note'),
  ...more,
})
const claim = (more: Partial<ClaimOutcome> = {}): ClaimOutcome => ({
  type: 'ClaimOutcome',
  ...of,
  actsFor: { ccg: 'ccg' },
  on: '2026-05-01',
  today: '2026-05-01',
  level: 'complete',
  text: sealed('done'),
  ...more,
})
const judge = (more: Partial<RecordVerdict> = {}): RecordVerdict => ({
  type: 'RecordVerdict',
  ...of,
  from: 'residents',
  verdict: 'limited',
  on: '2026-05-02',
  today: '2026-05-02',
  ...more,
})

const counts = { 'no-evidence': null, 'not-started': null, limited: 10, substantial: null, complete: null }
const release = (more: Partial<ReleaseVerdicts> = {}): ReleaseVerdicts => ({
  type: 'ReleaseVerdicts',
  ...of,
  claim: 1,
  from: 'residents',
  on: '2026-05-04',
  rule: 'r',
  counts,
  ...more,
})
const released = (more: Partial<ReleasedData> = {}): CommitmentFact => ({
  type: 'VerdictsReleased',
  data: { ...of, claim: 1, from: 'residents', number: 1, on: '2026-05-04', rule: 'r', counts, ...more },
})

describe('making a commitment', () => {
  it('answers a recommendation that was accepted', () => given().when(make()).then(made))
  it('answers one that was accepted in part', () =>
    given()
      .when(make({ under: { recommendation: 'r1', state: asked('accepted-in-part') } }))
      .then(made))
  it('stands under an objective without any recommendation', () =>
    given()
      .when(make({ under: undefined, objective: 'care' }))
      .then({ type: 'CommitmentMade', data: { ...promise, objective: 'care' } }))
  it('records the successor as the one who promised', () =>
    given()
      .when(make({ actsFor: { ccg: 'icb', icb: 'icb' } }))
      .then({ type: 'CommitmentMade', data: { ...made.data, by: 'icb' } }))
  it('may have been made earlier, with a due day that has passed', () =>
    given()
      .when(make({ madeOn: '2025-01-01', due: '2025-12-31' }))
      .then({ type: 'CommitmentMade', data: { ...made.data, madeOn: '2025-01-01', due: '2025-12-31' } }))
  it.each<[string, Partial<MakeCommitment>, Parameters<ReturnType<ReturnType<typeof given>['when']>['thenRefused']>[0]]>([
    ['under neither a recommendation nor an objective', { under: undefined }, 'under-nothing'],
    ['by an organisation outside the programme', { organisation: 'nobody' }, 'unknown-organisation'],
    ['under an objective outside the programme', { objective: 'moon' }, 'unknown-objective'],
    ['under an unknown recommendation', { under: { recommendation: 'r1', state: { is: 'unknown' } } }, 'unknown-recommendation'],
    ['under a draft', { under: { recommendation: 'r1', state: draftState } }, 'unknown-recommendation'],
    ['under a withdrawn one', { under: { recommendation: 'r1', state: { is: 'withdrawn', organisations: ['ccg'] } } }, 'recommendation-withdrawn'],
    ['before the answer', { under: { recommendation: 'r1', state: asked() } }, 'not-answered'],
    ['before its own answer, though another answered', { under: { recommendation: 'r1', state: askedOfTwo } }, 'not-answered'],
    [
      'before its own answer, by somebody who speaks for the other one too',
      { under: { recommendation: 'r1', state: askedOfTwo }, actsFor: { ccg: 'ccg', council: 'council' } },
      'not-answered',
    ],
    ['under a declined one', { under: { recommendation: 'r1', state: asked('declined') } }, 'recommendation-declined'],
    ['to a recommendation for others', { organisation: 'council', actsFor: { council: 'council' } }, 'not-addressed-to-you'],
    ['for another organisation', { organisation: 'council' }, 'not-yours'],
    ['on a day to come', { madeOn: '2026-02-02' }, 'in-the-future'],
    ['due before it was made', { due: '2026-01-31' }, 'due-before-made'],
    ['with a milestone before it was made', { milestones: [{ milestone: 'm1', due: '2026-01-31', text: sealed('x') }] }, 'milestone-before-made'],
    ['with a milestone after it is due', { milestones: [{ milestone: 'm1', due: '2026-06-02', text: sealed('x') }] }, 'milestone-after-due'],
  ])('refuses one %s', (_, more, code) => given().when(make(more)).thenRefused(code))
  it('names the role that answers for it, and comes with its milestones', () =>
    given()
      .when(make({ ownerRole: sealed('role'), milestones: [{ milestone: 'm1', due: '2026-03-01', text: sealed('step') }] }))
      .then(
        { type: 'CommitmentMade', data: { ...made.data, ownerRole: sealed('role') } },
        { type: 'MilestoneAdded', data: { ...of, ...owner, milestone: 'm1', due: '2026-03-01', text: sealed('step') } },
      ))
  it('refuses the same id again', () => given(made).when(make()).thenRefused('commitment-exists'))
})

describe('amending a commitment', () => {
  it('records what changes and why', () =>
    given(made)
      .when(amend({ due: '2026-09-01', text: sealed('less') }))
      .then({ type: 'CommitmentAmended', data: { ...of, ...owner, due: '2026-09-01', text: sealed('less'), reason: sealed('reason') } }))
  it('leaves out a day that stays', () =>
    given(made)
      .when(amend({ due: '2026-06-01', measure: sealed('new') }))
      .then({ type: 'CommitmentAmended', data: { ...of, ...owner, measure: sealed('new'), reason: sealed('reason') } }))
  it('records another role that answers for it', () =>
    given(made)
      .when(amend({ ownerRole: sealed('role') }))
      .then({ type: 'CommitmentAmended', data: { ...of, ...owner, ownerRole: sealed('role'), reason: sealed('reason') } }))
  it('refuses a due day before a milestone that is still to come', () => {
    const milestone: CommitmentFact = { type: 'MilestoneAdded', data: { ...of, ...owner, milestone: 'm1', due: '2026-05-01', text: sealed('step') } }
    given(made, milestone)
      .when(amend({ due: '2026-04-30' }))
      .thenRefused('due-before-milestone')
    given(made, milestone, { type: 'MilestoneReached', data: { ...of, ...owner, milestone: 'm1', on: '2026-04-01' } })
      .when(amend({ due: '2026-04-30' }))
      .then({ type: 'CommitmentAmended', data: { ...of, ...owner, due: '2026-04-30', reason: sealed('reason') } })
  })
  it('refuses when nothing changes', () =>
    given(made)
      .when(amend({ due: '2026-06-01' }))
      .thenRefused('nothing-amended'))
  it('refuses a due day before it was made', () =>
    given(made)
      .when(amend({ due: '2026-01-01' }))
      .thenRefused('due-before-made'))
  it('refuses another organisation', () =>
    given(made)
      .when(amend({ actsFor: {}, due: '2026-09-01' }))
      .thenRefused('not-yours'))
  it('refuses an unknown one', () =>
    given()
      .when(amend({ due: '2026-09-01' }))
      .thenRefused('unknown-commitment'))
})

describe('reporting progress', () => {
  it('records the state on its day', () =>
    given(made)
      .when(progress())
      .then({ type: 'ProgressReported', data: { ...of, ...owner, on: '2026-04-01', state: 'under-way', note: sealed('note') } }))
  it('records the successor as the one who reports', () =>
    given(made)
      .when(progress({ actsFor: { ccg: 'icb' } }))
      .then({
        type: 'ProgressReported',
        data: { ...of, organisation: 'ccg', by: 'icb', on: '2026-04-01', state: 'under-way', note: sealed('note') },
      }))
  it('refuses a day to come', () =>
    given(made)
      .when(progress({ on: '2026-04-03' }))
      .thenRefused('in-the-future'))
  it('refuses a day before it was made', () =>
    given(made)
      .when(progress({ on: '2026-01-31' }))
      .thenRefused('before-it-was-made'))
  it('refuses another organisation', () =>
    given(made)
      .when(progress({ actsFor: { council: 'council' } }))
      .thenRefused('not-yours'))
  it('refuses an unknown one', () => given().when(progress()).thenRefused('unknown-commitment'))
  it('keeps the files that show it', () =>
    given(made)
      .when(progress({ files: [file] }))
      .then({
        type: 'ProgressReported',
        data: { ...of, ...owner, on: '2026-04-01', state: 'under-way', note: sealed('note'), files: [file] },
      }))
  it('refuses files that wait no more, and pictures that nobody put into words', () => {
    given(made)
      .when(progress({ files: 'unknown-file' }))
      .thenRefused('unknown-file')
    given(made)
      .when(progress({ files: 'picture-without-words' }))
      .thenRefused('picture-without-words')
  })
})

describe('claiming an outcome', () => {
  it('records the claim', () => given(made).when(claim()).then(claimed))
  it('refuses the same level again while it waits for a verdict', () => given(made, claimed).when(claim()).thenRefused('already-claimed'))
  it('may come to another level', () =>
    given(made, claimed)
      .when(claim({ level: 'limited' }))
      .then({ ...claimed, data: { ...claimed.data, level: 'limited' } }))
  it('refuses to go back to a level that waits for a verdict', () =>
    given(made, claimed, { ...claimed, data: { ...claimed.data, level: 'limited' } })
      .when(claim())
      .thenRefused('already-claimed'))
  it('keeps the pages that show it', () =>
    given(made)
      .when(claim({ links: [sealed('page')] }))
      .then({ ...claimed, data: { ...claimed.data, links: [sealed('page')] } }))
  it('keeps the files that show it', () =>
    given(made)
      .when(claim({ files: [file] }))
      .then({ ...claimed, data: { ...claimed.data, files: [file] } }))
  it('refuses files that wait no more, and pictures that nobody put into words', () => {
    given(made)
      .when(claim({ files: 'unknown-file' }))
      .thenRefused('unknown-file')
    given(made)
      .when(claim({ files: 'picture-without-words' }))
      .thenRefused('picture-without-words')
  })
  it('may be done again after a verdict', () => given(made, claimed, judged).when(claim()).then(claimed))
  it('refuses a day to come', () =>
    given(made)
      .when(claim({ on: '2026-05-02' }))
      .thenRefused('in-the-future'))
  it('refuses a day before it was made', () =>
    given(made)
      .when(claim({ on: '2026-01-31' }))
      .thenRefused('before-it-was-made'))
  it('refuses another organisation', () =>
    given(made)
      .when(claim({ actsFor: {} }))
      .thenRefused('not-yours'))
  it('refuses an unknown one', () => given().when(claim()).thenRefused('unknown-commitment'))
})

describe('the verdict of the community', () => {
  it('is given on a claim', () => given(made, claimed).when(judge()).then(judged))
  it('is given without a claim once the due day has passed', () =>
    given(made)
      .when(judge({ today: '2026-06-02', on: '2026-06-02', note: sealed('note'), people: 14 }))
      .then({
        type: 'VerdictRecorded',
        data: { ...of, from: 'residents', verdict: 'limited', on: '2026-06-02', note: sealed('note'), people: 14 },
      }))
  it('follows an amended due day', () =>
    given(made, { type: 'CommitmentAmended', data: { ...of, ...owner, due: '2026-09-01', reason: sealed('reason') } })
      .when(judge({ today: '2026-06-02', on: '2026-06-02' }))
      .thenRefused('too-early'))
  it('refuses to come on the due day already', () =>
    given(made)
      .when(judge({ today: '2026-06-01', on: '2026-06-01' }))
      .thenRefused('too-early'))
  it('may be given again by others', () =>
    given(made, claimed, judged)
      .when(judge({ from: 'champions', verdict: 'complete' }))
      .then({ type: 'VerdictRecorded', data: { ...of, from: 'champions', verdict: 'complete', on: '2026-05-02' } }))
  it('refuses a day to come', () =>
    given(made, claimed)
      .when(judge({ on: '2026-05-03' }))
      .thenRefused('in-the-future'))
  it('refuses a day before it was made', () =>
    given(made, claimed)
      .when(judge({ on: '2026-01-31' }))
      .thenRefused('before-it-was-made'))
  it('refuses an unknown one', () => given().when(judge()).thenRefused('unknown-commitment'))
})

describe('releasing what people said one by one', () => {
  it('is numbered for each claim, of residents and of champions apart', () => {
    given(made, claimed).when(release()).then(released())
    given(made, claimed, released())
      .when(release({ from: 'champions' }))
      .then(released({ from: 'champions' }))
    given(made, claimed, released())
      .when(release({ on: '2026-05-11' }))
      .then(released({ on: '2026-05-11', number: 2 }))
    given(made, claimed, released(), claimed)
      .when(release({ claim: 2 }))
      .then(released({ claim: 2 }))
  })
  it('happens once a day', () => given(made, claimed, released()).when(release()).then())
  it('happens without a claim once the day has passed', () =>
    given(made)
      .when(release({ claim: 0, on: '2026-06-02' }))
      .then(released({ claim: 0, on: '2026-06-02' })))
  it('refuses it before', () =>
    given(made)
      .when(release({ claim: 0, on: '2026-06-01' }))
      .thenRefused('too-early'))
  it('refuses one about another claim than the newest', () => given(made, claimed, claimed).when(release()).thenRefused('claim-changed'))
  it('refuses an unknown one', () => given().when(release()).thenRefused('unknown-commitment'))
  it('lets the organisation claim anew', () =>
    given(made, claimed, released())
      .when(claim())
      .then({ type: 'OutcomeClaimed', data: { ...of, ...owner, on: '2026-05-01', level: 'complete', text: sealed('done') } }))
})

describe('whatever is asked', () => {
  const day = fc.constantFrom('2026-01-01', '2026-02-01', '2026-04-01', '2026-06-01', '2026-06-02')
  const actsFor = fc.constantFrom<MakeCommitment['actsFor']>({ ccg: 'ccg' }, { ccg: 'icb' }, { council: 'council' }, {})
  const answer = fc.constantFrom('accepted' as const, 'declined' as const, undefined)
  const level = fc.constantFrom(...ClaimLevel.options)
  const optional = <T>(value: T) => fc.option(fc.constant(value), { nil: undefined })
  const command: fc.Arbitrary<CommitmentCommand> = fc.oneof(
    fc
      .record({ actsFor, objective: optional('care'), under: fc.option(answer, { nil: null }), madeOn: day, due: day, today: day })
      .map(({ under, ...each }) => make({ ...each, under: under === null ? undefined : { recommendation: 'r1', state: asked(under) } })),
    fc
      .record({ actsFor, due: fc.option(day, { nil: undefined }), text: optional(sealed('other')), measure: optional(sealed('m2')) })
      .map((each) => amend(each)),
    fc.record({ actsFor, on: day, today: day }).map((each) => progress(each)),
    fc.record({ actsFor, on: day, today: day, level }).map((each) => claim(each)),
    fc.record({ on: day, today: day }).map((each) => judge(each)),
    fc.record({ on: day, claim: fc.nat({ max: 3 }), from: fc.constantFrom('residents' as const, 'champions' as const) }).map((each) => release(each)),
  )
  const record = (commands: readonly CommitmentCommand[]): CommitmentFact[] => {
    const facts: CommitmentFact[] = []
    for (const each of commands) {
      const decision = commitmentDecider.decide(each, fold(commitmentDecider, facts))
      if ('accepted' in decision) facts.push(...decision.accepted)
    }
    return facts
  }
  it('there is no commitment without owner, due day and measure, none under a declined recommendation, and nothing before it was made', () =>
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        const facts = record(commands)
        const [first] = facts
        if (!first) return
        if (first.type !== 'CommitmentMade') throw new Error(`${first.type} came first`)
        expect(facts.filter(({ type }) => type === 'CommitmentMade')).toHaveLength(1)
        expect(first.data).toMatchObject({ organisation: 'ccg', measure: sealed('measure') })
        expect(first.data.due >= first.data.madeOn).toBe(true)
        expect(first.data.recommendation !== undefined || first.data.objective !== undefined).toBe(true)
        for (const { data } of facts) if ('on' in data) expect(data.on >= first.data.madeOn).toBe(true)
        for (const { data } of facts) if ('by' in data) expect(['ccg', 'icb']).toContain(data.by)
      }),
    ))
  it('an outcome is claimed again at the same level only after a verdict', () =>
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        let waiting: string[] = []
        for (const fact of record(commands)) {
          if (fact.type === 'VerdictRecorded' || fact.type === 'VerdictsReleased') waiting = []
          if (fact.type !== 'OutcomeClaimed') continue
          expect(waiting).not.toContain(fact.data.level)
          waiting.push(fact.data.level)
        }
      }),
    ))
  it('releases are about the newest claim then, of each of the two one a day, numbered without a gap', () =>
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        let claims = 0
        const last = new Map<string, { readonly number: number; readonly on: string }>()
        for (const fact of record(commands)) {
          if (fact.type === 'OutcomeClaimed') claims += 1
          if (fact.type !== 'VerdictsReleased') continue
          const { claim: about, from, number, on } = fact.data
          const before = last.get(`${about} ${from}`) ?? { number: 0, on: '' }
          expect([about, number, on > before.on]).toEqual([claims, before.number + 1, true])
          last.set(`${about} ${from}`, { number, on })
        }
      }),
    ))
})
