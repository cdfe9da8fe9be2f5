import { given, type Sealed } from '@heard/contracts'
import {
  type ClaimLevel,
  type CommitmentStanding,
  type CommitmentStep,
  type PublicCommitment,
  type PublicCount,
  type PublishedFile,
  seesLess,
  seesMost,
  type Verdict,
  type VerdictBy,
  type Wording,
} from '@heard/contracts/reporting'
import type { CommitmentFact } from '../commitment/commitment.events.ts'
import { leastSeen } from '../verdict/sees-it.ts'
import { followMilestone, type HeldMilestones, type MilestoneFact, milestoneViews } from './milestone.view.ts'
import type { Kept, Words } from './words.ts'

/** Turns a number of people into what the public may know of it. */
export type Disclose = (people: number) => PublicCount

type Terms = { readonly due: string; readonly measure: Sealed; readonly text: Sealed; readonly ownerRole?: Sealed | undefined }
type Judged = { readonly from: VerdictBy; readonly on: string; readonly verdict: Verdict; readonly people: PublicCount }
type Made = Extract<CommitmentFact, { type: 'CommitmentMade' }>['data']
type Amended = Extract<CommitmentFact, { type: 'CommitmentAmended' }>['data']
type Reported = Extract<CommitmentFact, { type: 'ProgressReported' }>['data']

type OtherFact = Exclude<CommitmentFact, MilestoneFact>
type Released = PublicCommitment['community'][number]

type Course = {
  readonly made: Made
  readonly terms: Terms
  readonly progress: Reported | undefined
  readonly milestones: HeldMilestones
  readonly claims: number
  /** The level of the newest claim. */
  readonly level: ClaimLevel | undefined
  /** The newest verdict of each; and since the newest claim, the least that each of those who say something see of it. */
  readonly verdicts: ReadonlyMap<VerdictBy, Judged>
  readonly sinceClaim: ReadonlyMap<string, Verdict>
  /** The newest release of each, whichever claim it is about. */
  readonly community: ReadonlyMap<VerdictBy, Released>
  readonly steps: readonly CommitmentStep[]
}

type Amendment = Pick<Extract<CommitmentStep, { what: 'amended' }>, 'due' | 'measure' | 'text' | 'ownerRole'>

const amendment = (data: Amended, before: Terms, words: Words): Amendment =>
  given({
    due: data.due === undefined ? undefined : { from: before.due, to: data.due },
    measure: data.measure && { from: words(before.measure), to: words(data.measure) },
    text: data.text && { from: words(before.text), to: words(data.text) },
    ownerRole: data.ownerRole && { ...given({ from: before.ownerRole && words(before.ownerRole) }), to: words(data.ownerRole) },
  })

type ShownBy = Reported | Extract<CommitmentFact, { type: 'OutcomeClaimed' }>['data']

/** Pages and files that show it. The bytes of a file stay where they are. */
const shownIn = ({ programme, commitment, links = [], files = [] }: ShownBy, words: Words): { links: Wording[]; files: PublishedFile[] } => ({
  links: links.map(words),
  files: files.map(({ bytes: _bytes, about, ...file }) => ({ programme, commitment, ...file, about: words(about) })),
})

const broughtIn = ({ brought }: Pick<Made, 'brought'>, words: Words) => brought && { source: words(brought.source) }

const releasedIn = ({ from, on, claim, counts }: Extract<CommitmentFact, { type: 'VerdictsReleased' }>['data']): Released => ({
  from,
  on,
  claim,
  counts,
})

const stepOf = ({ type, data, at }: Kept<OtherFact>, before: Terms, words: Words, disclose: Disclose): CommitmentStep => {
  switch (type) {
    case 'CommitmentMade':
      return {
        what: 'made',
        at,
        by: data.by,
        on: data.madeOn,
        due: data.due,
        measure: words(data.measure),
        text: words(data.text),
        ...given({ ownerRole: data.ownerRole && words(data.ownerRole), brought: broughtIn(data, words) }),
      }
    case 'CommitmentAmended':
      return { what: 'amended', at, by: data.by, ...amendment(data, before, words), reason: words(data.reason) }
    case 'ProgressReported':
      return { what: 'progress', at, by: data.by, on: data.on, state: data.state, note: words(data.note), ...shownIn(data, words) }
    case 'OutcomeClaimed':
      return { what: 'outcome-claimed', at, by: data.by, on: data.on, level: data.level, text: words(data.text), ...shownIn(data, words) }
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
  const least = leastSeen(released.counts)
  const others = [...course.sinceClaim].filter(([who]) => who !== `released/${from}`)
  return {
    ...course,
    community: new Map(course.community).set(from, released),
    sinceClaim: new Map(least === undefined ? others : [...others, [`released/${from}`, least]]),
  }
}

const latest = (a: Reported | undefined, b: Reported): Reported => (a && a.on > b.on ? a : b)

const isOfMilestone = (fact: Kept<CommitmentFact>): fact is Kept<MilestoneFact> => 'milestone' in fact.data

const follow = (course: Course, fact: Kept<CommitmentFact>, words: Words, disclose: Disclose): Course => {
  if (isOfMilestone(fact)) {
    const followed = followMilestone(course.milestones, fact, words)
    return followed ? { ...course, milestones: followed.milestones, steps: [...course.steps, followed.step] } : course
  }
  return followOther(course, fact as Kept<OtherFact>, words, disclose)
}

const followOther = (course: Course, fact: Kept<OtherFact>, words: Words, disclose: Disclose): Course => {
  const { type, data } = fact
  const next = { ...course, steps: [...course.steps, stepOf(fact, course.terms, words, disclose)] }
  switch (type) {
    case 'CommitmentMade':
      return next
    case 'CommitmentAmended':
      return { ...next, terms: { ...course.terms, ...given({ due: data.due, measure: data.measure, text: data.text, ownerRole: data.ownerRole }) } }
    case 'ProgressReported':
      return { ...next, progress: latest(course.progress, data) }
    case 'OutcomeClaimed':
      return { ...next, claims: course.claims + 1, level: data.level, sinceClaim: new Map() }
    case 'VerdictRecorded': {
      const people = data.people === undefined ? null : disclose(data.people)
      return {
        ...next,
        verdicts: new Map(course.verdicts).set(data.from, { from: data.from, on: data.on, verdict: data.verdict, people }),
        sinceClaim: new Map(course.sinceClaim).set(data.from, data.verdict),
      }
    }
    case 'VerdictsReleased':
      return withRelease(next, releasedIn(data))
  }
}

/** The community has the last word. Who says that little is there claims nothing that would be kept. */
const standingOf = ({ level, sinceClaim, terms }: Course, today: string): CommitmentStanding => {
  const seen = [...sinceClaim.values()]
  if (seen.length > 0 && seen.every(seesMost)) return 'confirmed'
  if (level !== undefined && seen.some((verdict) => seesLess(verdict, level))) return 'disputed'
  if (level !== undefined && seesMost(level)) return 'claimed'
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
    milestones: new Map(),
    claims: 0,
    level: undefined,
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
    ...given({ ownerRole: terms.ownerRole && words(terms.ownerRole), brought: broughtIn(made, words) }),
    milestones: milestoneViews(course.milestones, words, today),
    ...given({
      progress: progress && { on: progress.on, state: progress.state, note: words(progress.note), ...shownIn(progress, words) },
    }),
    verdicts: [...course.verdicts.values()],
    claims: course.claims,
    community: [...course.community.values()],
    history: [...course.steps],
  }
}
