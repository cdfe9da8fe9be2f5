import { given, type Sealed } from '@heard/contracts'
import {
  type CommitmentStanding,
  type CommitmentStep,
  type PublicCommitment,
  type PublicCount,
  seesMost,
  type Verdict,
  type VerdictBy,
} from '@heard/contracts/reporting'
import type { CommitmentFact } from '../commitment/commitment.events.ts'
import { seeMost } from '../verdict/sees-it.ts'
import type { Kept, Words } from './words.ts'

/** Turns a number of people into what the public may know of it. */
export type Disclose = (people: number) => PublicCount

type Terms = { readonly due: string; readonly measure: Sealed; readonly text: Sealed }
type Judged = { readonly from: VerdictBy; readonly on: string; readonly verdict: Verdict; readonly people: PublicCount }
type Made = Extract<CommitmentFact, { type: 'CommitmentMade' }>['data']
type Amended = Extract<CommitmentFact, { type: 'CommitmentAmended' }>['data']
type Reported = Extract<CommitmentFact, { type: 'ProgressReported' }>['data']

type Released = PublicCommitment['community'][number]

type Course = {
  readonly made: Made
  readonly terms: Terms
  readonly progress: Reported | undefined
  readonly claims: number
  /** The newest verdict of each; and since the newest claim, whether each of those who say something see most of it at least. */
  readonly verdicts: ReadonlyMap<VerdictBy, Judged>
  readonly sinceClaim: ReadonlyMap<string, boolean>
  /** The newest release of each, whichever claim it is about. */
  readonly community: ReadonlyMap<VerdictBy, Released>
  readonly steps: readonly CommitmentStep[]
}

const amendment = (data: Amended, before: Terms, words: Words): Pick<Extract<CommitmentStep, { what: 'amended' }>, 'due' | 'measure' | 'text'> =>
  given({
    due: data.due === undefined ? undefined : { from: before.due, to: data.due },
    measure: data.measure && { from: words(before.measure), to: words(data.measure) },
    text: data.text && { from: words(before.text), to: words(data.text) },
  })

const releasedIn = ({ from, on, claim, counts }: Extract<CommitmentFact, { type: 'VerdictsReleased' }>['data']): Released => ({
  from,
  on,
  claim,
  counts,
})

const stepOf = ({ type, data, at }: Kept<CommitmentFact>, before: Terms, words: Words, disclose: Disclose): CommitmentStep => {
  switch (type) {
    case 'CommitmentMade':
      return { what: 'made', at, by: data.by, on: data.madeOn, due: data.due, measure: words(data.measure), text: words(data.text) }
    case 'CommitmentAmended':
      return { what: 'amended', at, by: data.by, ...amendment(data, before, words), reason: words(data.reason) }
    case 'ProgressReported':
      return { what: 'progress', at, by: data.by, on: data.on, state: data.state, note: words(data.note) }
    case 'OutcomeClaimed':
      return { what: 'outcome-claimed', at, by: data.by, on: data.on, text: words(data.text) }
    case 'VerdictRecorded': {
      const { from, on, verdict, note, people } = data
      return {
        what: 'verdict',
        at,
        from,
        on,
        verdict,
        ...given({ note: note && words(note) }),
        people: people === undefined ? null : disclose(people),
      }
    }
    case 'VerdictsReleased':
      return { what: 'verdicts-released', at, ...releasedIn(data) }
  }
}

const withRelease = (course: Course, released: Released): Course => {
  const { from } = released
  const kept = seeMost(released.counts)
  const others = [...course.sinceClaim].filter(([who]) => who !== `released/${from}`)
  return {
    ...course,
    community: new Map(course.community).set(from, released),
    sinceClaim: new Map(kept === undefined ? others : [...others, [`released/${from}`, kept]]),
  }
}

const latest = (a: Reported | undefined, b: Reported): Reported => (a && a.on > b.on ? a : b)

const follow = (course: Course, fact: Kept<CommitmentFact>, words: Words, disclose: Disclose): Course => {
  const { type, data } = fact
  const next = { ...course, steps: [...course.steps, stepOf(fact, course.terms, words, disclose)] }
  switch (type) {
    case 'CommitmentMade':
      return next
    case 'CommitmentAmended':
      return { ...next, terms: { ...course.terms, ...given({ due: data.due, measure: data.measure, text: data.text }) } }
    case 'ProgressReported':
      return { ...next, progress: latest(course.progress, data) }
    case 'OutcomeClaimed':
      return { ...next, claims: course.claims + 1, sinceClaim: new Map() }
    case 'VerdictRecorded': {
      const people = data.people === undefined ? null : disclose(data.people)
      return {
        ...next,
        verdicts: new Map(course.verdicts).set(data.from, { from: data.from, on: data.on, verdict: data.verdict, people }),
        sinceClaim: new Map(course.sinceClaim).set(data.from, seesMost(data.verdict)),
      }
    }
    case 'VerdictsReleased':
      return withRelease(next, releasedIn(data))
  }
}

const standingOf = ({ claims, sinceClaim, terms }: Course, today: string): CommitmentStanding => {
  const kept = [...sinceClaim.values()]
  if (kept.length > 0 && kept.every(Boolean)) return 'confirmed'
  if (claims > 0) return kept.length > 0 ? 'disputed' : 'claimed'
  return today > terms.due ? 'overdue' : 'open'
}

/** Nothing for a history that does not begin with the promise. */
export const commitmentView = (
  facts: readonly Kept<CommitmentFact>[],
  words: Words,
  today: string,
  disclose: Disclose,
): PublicCommitment | undefined => {
  const [first] = facts
  if (first?.type !== 'CommitmentMade') return undefined
  const made = first.data
  const begun: Course = {
    made,
    terms: made,
    progress: undefined,
    claims: 0,
    verdicts: new Map(),
    sinceClaim: new Map(),
    community: new Map(),
    steps: [],
  }
  const course = facts.reduce((at, fact) => follow(at, fact, words, disclose), begun)
  const standing = standingOf(course, today)
  const { terms, progress } = course
  return {
    id: made.commitment,
    standing,
    overdue: today > terms.due && standing !== 'claimed' && standing !== 'confirmed',
    organisation: made.organisation,
    ...given({ recommendation: made.recommendation, objective: made.objective }),
    madeOn: made.madeOn,
    due: terms.due,
    measure: words(terms.measure),
    text: words(terms.text),
    ...given({ progress: progress && { on: progress.on, state: progress.state, note: words(progress.note) } }),
    verdicts: [...course.verdicts.values()],
    claims: course.claims,
    community: [...course.community.values()],
    history: [...course.steps],
  }
}
