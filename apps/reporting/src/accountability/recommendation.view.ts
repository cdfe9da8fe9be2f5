import { given } from '@heard/contracts'
import type { AskedOf, CitedExcerpt, DraftCheck, PublicRecommendation, RecommendationStanding, RecommendationStep } from '@heard/contracts/reporting'
import type { OfRecommendation, RecommendationFact } from '../recommendation/recommendation.events.ts'
import type { Kept, Words } from './words.ts'

type Draft = OfRecommendation<'RecommendationDrafted'>
type Answer = OfRecommendation<'ResponseGiven'> | OfRecommendation<'ResponseAmended'>
/** `earlier`: it was the draft as it read before its last change. */
type OfDraft = { readonly at: string; readonly earlier: boolean }
type Sent = OfDraft & { readonly replyBy: string }
type Replied = OfDraft & OfRecommendation<'DraftReplied'>

/** A recommendation as its history amounts to, on a day. */
export type RecommendationView = Omit<PublicRecommendation, 'people' | 'commitments'> & {
  readonly excerpts: CitedExcerpt[]
  readonly redrafts: number
  /** Frozen at publication. */
  readonly people: number | null
  /** To whom the draft was sent, of those addressed. */
  readonly sent: readonly (Sent & { readonly organisation: string; readonly reply?: Replied })[]
  /** When the draft was changed last. */
  readonly changedAt?: string
}

type Course = {
  readonly draft: Draft
  readonly changedAt: string | undefined
  readonly redrafts: number
  readonly sent: ReadonlyMap<string, Sent>
  readonly replied: ReadonlyMap<string, Replied>
  readonly checks: readonly DraftCheck[]
  readonly published: OfRecommendation<'RecommendationPublished'> | undefined
  readonly answers: ReadonlyMap<string, Answer>
  readonly withdrawn: boolean
  readonly steps: readonly RecommendationStep[]
}

const answerIn = ({ by, answer, text, reasons }: Answer, words: Words): NonNullable<AskedOf['response']> => ({
  by,
  answer,
  text: words(text),
  ...given({ reasons: reasons && words(reasons) }),
})

const moved = <Value>(from: Value | undefined, to: Value | undefined): { readonly from: Value; readonly to: Value } | undefined =>
  from === undefined || to === undefined || from === to ? undefined : { from, to }

/** A change of the draft that somebody outside may want to know of: of what they were sent, or of what its writer made of it. */
const changeOf = ({ draft, sent, checks }: Course, data: Draft, at: string): RecommendationStep[] => {
  const change = given({ priority: moved(draft.priority, data.priority), strength: moved(draft.strength?.level, data.strength?.level) })
  return sent.size + checks.length === 0 && Object.keys(change).length === 0 ? [] : [{ what: 'draft-changed', at, ...change }]
}

const stepOf = (course: Course, { type, data, at }: Kept<RecommendationFact>, words: Words): RecommendationStep[] => {
  switch (type) {
    case 'RecommendationDrafted':
      return []
    case 'RecommendationRedrafted':
      return changeOf(course, data, at)
    case 'DraftSent':
      return [{ what: 'draft-sent', at, organisations: data.organisations, replyBy: data.replyBy }]
    case 'DraftReplied':
      return [{ what: 'draft-replied', at, organisation: data.organisation, by: data.by }]
    case 'DraftCheckAsked':
      return [{ what: 'draft-check-asked', at, round: data.round, from: data.from, until: data.until }]
    case 'DraftCheckClosed':
      return [{ what: 'draft-check-closed', at, round: data.round, counts: data.counts }]
    case 'RecommendationPublished': {
      const { askedOn, dueBy, cannotWait } = data
      return [{ what: 'published', at, askedOn, dueBy, ...given({ cannotWait: cannotWait && words(cannotWait) }) }]
    }
    case 'RecommendationWithdrawn':
      return [{ what: 'withdrawn', at, reason: words(data.reason) }]
    case 'SilenceRecorded':
      return [{ what: 'silent', at, organisation: data.organisation, since: data.since }]
    case 'ResponseGiven':
      return [{ what: 'answered', at, organisation: data.organisation, ...answerIn(data, words) }]
    case 'ResponseAmended':
      return [{ what: 'answer-amended', at, organisation: data.organisation, ...answerIn(data, words), why: words(data.why) }]
  }
}

const earlier = <Of extends OfDraft>(of: ReadonlyMap<string, Of>): ReadonlyMap<string, Of> =>
  new Map([...of].map(([organisation, each]) => [organisation, { ...each, earlier: true }]))

const withClosed = (checks: readonly DraftCheck[], { round, on, counts }: OfRecommendation<'DraftCheckClosed'>): readonly DraftCheck[] =>
  checks.map((each) => (each.round === round ? { ...each, closed: { on, counts } } : each))

const redrafted = (course: Course, draft: Draft, at: string): Course => ({
  ...course,
  draft,
  changedAt: at,
  redrafts: course.redrafts + 1,
  sent: earlier(course.sent),
  replied: earlier(course.replied),
  checks: course.checks.map((each) => ({ ...each, changed: true })),
})

const follow = (course: Course, fact: Kept<RecommendationFact>, words: Words): Course => {
  const { type, data, at } = fact
  const next = { ...course, steps: [...course.steps, ...stepOf(course, fact, words)] }
  switch (type) {
    case 'RecommendationDrafted':
      return next
    case 'RecommendationRedrafted':
      return redrafted(next, data, at)
    case 'DraftSent':
      return {
        ...next,
        sent: new Map([...course.sent, ...data.organisations.map((each): [string, Sent] => [each, { replyBy: data.replyBy, at, earlier: false }])]),
      }
    case 'DraftReplied':
      return { ...next, replied: new Map(course.replied).set(data.organisation, { ...data, at, earlier: false }) }
    case 'DraftCheckAsked': {
      const { round, from, on, until } = data
      return { ...next, checks: [...course.checks, { round, from, on, until, changed: false }] }
    }
    case 'DraftCheckClosed':
      return { ...next, checks: withClosed(course.checks, data) }
    case 'RecommendationPublished':
      return { ...next, published: data }
    case 'RecommendationWithdrawn':
      return { ...next, withdrawn: true }
    case 'ResponseGiven':
    case 'ResponseAmended':
      return { ...next, answers: new Map(course.answers).set(data.organisation, data) }
    case 'SilenceRecorded':
      return next
  }
}

/** Silent from the day after the answer was due, whether or not the watch has recorded it yet. */
const standingOf = ({ published, withdrawn }: Course, answer: Answer | undefined, today: string): RecommendationStanding => {
  if (withdrawn) return 'withdrawn'
  if (!published) return 'draft'
  if (answer) return answer.answer
  return today > published.dueBy ? 'silent' : 'awaiting'
}

const askedIn = (course: Course, words: Words, today: string): AskedOf[] =>
  course.draft.organisations.map((organisation) => {
    const answer = course.answers.get(organisation)
    return { organisation, standing: standingOf(course, answer, today), ...given({ response: answer && answerIn(answer, words) }) }
  })

const sentIn = ({ draft, sent, replied }: Course): RecommendationView['sent'] =>
  draft.organisations.flatMap((organisation) => {
    const was = sent.get(organisation)
    return was ? [{ organisation, ...was, ...given({ reply: replied.get(organisation) }) }] : []
  })

const shownReplies = ({ published, replied }: Course, words: Words): RecommendationView['replies'] =>
  (published?.replies ?? []).flatMap(({ organisation, by, text }) =>
    text ? [{ organisation, by, text: words(text), earlier: replied.get(organisation)?.earlier === true }] : [],
  )

/** Nothing for a history without a draft. */
export const recommendationView = (facts: readonly Kept<RecommendationFact>[], words: Words, today: string): RecommendationView | undefined => {
  const [first] = facts
  if (first?.type !== 'RecommendationDrafted') return undefined
  const begun: Course = {
    draft: first.data,
    changedAt: undefined,
    redrafts: 0,
    sent: new Map(),
    replied: new Map(),
    checks: [],
    published: undefined,
    answers: new Map(),
    withdrawn: false,
    steps: [],
  }
  const course = facts.reduce((at, fact) => follow(at, fact, words), begun)
  const { draft, published } = course
  return {
    id: draft.recommendation,
    asked: askedIn(course, words, today),
    ...given({ objective: draft.objective, priority: draft.priority }),
    ...given({ strength: draft.strength && { level: draft.strength.level, because: words(draft.strength.because) } }),
    themes: draft.themes,
    excerpts: draft.excerpts,
    title: words(draft.title),
    text: words(draft.text),
    ...given({ dueBy: published?.dueBy }),
    replies: shownReplies(course, words),
    checks: [...course.checks],
    history: [...course.steps],
    redrafts: course.redrafts,
    people: published?.people ?? null,
    sent: sentIn(course),
    ...given({ changedAt: course.changedAt }),
  }
}
