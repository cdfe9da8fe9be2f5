import { given } from '@heard/contracts'
import {
  type AskedOf,
  isWithdrawn,
  type ObjectiveProgress,
  type PublicCommitment,
  type PublicRecommendation,
  type PublicReport,
  type ReportContent,
} from '@heard/contracts/reporting'
import type { CommitmentFact } from '../commitment/commitment.events.ts'
import type { RecommendationFact } from '../recommendation/recommendation.events.ts'
import type { ReportPublished } from '../report/report.events.ts'
import type { SealedReportWords } from '../report/report.state.ts'
import { commitmentView, type Disclose } from './commitment.view.ts'
import { type RecommendationView, recommendationView } from './recommendation.view.ts'
import { reportWords } from './report-words.ts'
import type { Kept, Words } from './words.ts'

/** Everything a programme's accountability is made of: one history per recommendation and commitment, in the order they began. */
export type Histories = {
  readonly recommendations: readonly (readonly Kept<RecommendationFact>[])[]
  readonly commitments: readonly (readonly Kept<CommitmentFact>[])[]
  readonly reports: readonly Kept<ReportPublished>[]
}
export type Viewing = { readonly words: Words; readonly today: string; readonly disclose: Disclose }

export const commitmentViews = ({ commitments }: Histories, { words, today, disclose }: Viewing): PublicCommitment[] =>
  commitments.flatMap((facts) => commitmentView(facts, words, today, disclose) ?? [])

export const recommendationViews = ({ recommendations }: Histories, { words, today }: Viewing): RecommendationView[] =>
  recommendations.flatMap((facts) => recommendationView(facts, words, today) ?? [])

type Told = Pick<PublicRecommendation, 'people' | 'counted'>

/** The number frozen by the newest report that counted it, else at its publication; where that cannot be shown, the last one that was, with its day. */
const frozen = ({ id, people, history }: Pick<RecommendationView, 'id' | 'people' | 'history'>, reports: readonly Kept<ReportPublished>[]): Told => {
  const published = history.flatMap((step) => (step.what === 'published' ? [{ people, counted: step.askedOn }] : []))
  const reported = reports.flatMap(({ data: { counts, on } }) =>
    counts.flatMap((count) => (count.recommendation === id ? [{ people: count.people, counted: on }] : [])),
  )
  const told = [...published, ...reported]
  const newest = told.at(-1)
  if (newest && newest.people !== null) return { people: newest.people }
  return told.findLast((each) => each.people !== null) ?? { people: null }
}

export const commitmentsOf = (recommendation: string, commitments: readonly PublicCommitment[]): string[] =>
  commitments.filter((commitment) => commitment.recommendation === recommendation).map(({ id }) => id)

/** The history without those who were sent the draft, or replied, and were not asked in the end. */
const ofThoseAsked = ({ asked, history }: Pick<RecommendationView, 'asked' | 'history'>): RecommendationView['history'] => {
  const isAsked = (one: string): boolean => asked.some(({ organisation }) => organisation === one)
  return history.flatMap((step): RecommendationView['history'] => {
    if (step.what === 'draft-replied') return isAsked(step.organisation) ? [step] : []
    if (step.what !== 'draft-sent') return [step]
    const organisations = step.organisations.filter(isAsked)
    return organisations.length > 0 ? [{ ...step, organisations }] : []
  })
}

/** Published recommendations as the public sees them; withdrawn ones too, drafts never. */
export const publicRecommendations = (histories: Histories, viewing: Viewing): PublicRecommendation[] => {
  const commitments = commitmentViews(histories, viewing)
  return recommendationViews(histories, viewing)
    .filter(({ history }) => history.some(({ what }) => what === 'published'))
    .map(({ excerpts: _excerpts, redrafts: _redrafts, sent: _sent, changedAt: _changedAt, ...view }) => ({
      ...view,
      history: ofThoseAsked(view),
      ...frozen(view, histories.reports),
      commitments: commitmentsOf(view.id, commitments),
    }))
}

type YearStep = ObjectiveProgress['years'][number]['steps'][number]

const yearSteps = ({ id, history }: PublicCommitment): YearStep[] =>
  history.flatMap((step): YearStep[] => {
    if (step.what === 'made') return [{ what: 'made', commitment: id, on: step.on }]
    if (step.what === 'progress') return [{ what: 'progress', commitment: id, on: step.on, state: step.state, note: step.note }]
    return step.what === 'outcome-claimed' ? [{ what: 'outcome-claimed', commitment: id, on: step.on, level: step.level, text: step.text }] : []
  })

const years = (commitments: readonly PublicCommitment[]): ObjectiveProgress['years'] => {
  const steps = commitments.flatMap(yearSteps).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return [...Map.groupBy(steps, ({ on }) => Number(on.slice(0, 4)))].map(([year, of]) => ({ year, steps: of })).toSorted((a, b) => b.year - a.year)
}

/** A commitment without an objective of its own stands under that of its recommendation. */
const objectiveOf = (commitment: PublicCommitment, recommendations: readonly PublicRecommendation[]): string | null =>
  commitment.objective ?? recommendations.find(({ id }) => id === commitment.recommendation)?.objective ?? null

/** The programme's objectives in its order, each with what stands under it; then what stands under none, if anything does. */
const byObjective = (
  objectives: readonly string[],
  recommendations: readonly PublicRecommendation[],
  commitments: readonly PublicCommitment[],
): ObjectiveProgress[] =>
  [...objectives, null]
    .map((objective) => {
      const under = commitments.filter((commitment) => objectiveOf(commitment, recommendations) === objective)
      const asked = recommendations.filter((each) => (each.objective ?? null) === objective)
      return { objective, recommendations: asked.map(({ id }) => id), commitments: under.map(({ id }) => id), years: years(under) }
    })
    .filter((each) => each.objective !== null || each.recommendations.length + each.commitments.length > 0)

const figures = (recommendations: readonly PublicRecommendation[], commitments: readonly PublicCommitment[]): PublicReport['figures'] => {
  const inForce = recommendations.filter((each) => !isWithdrawn(each))
  const answers = inForce.flatMap(({ asked }) => asked)
  const asked = (standing: AskedOf['standing']) => answers.filter((each) => each.standing === standing).length
  const promised = (standing: PublicCommitment['standing']) => commitments.filter((each) => each.standing === standing).length
  return {
    recommendations: inForce.length,
    awaiting: asked('awaiting'),
    silent: asked('silent'),
    accepted: asked('accepted'),
    acceptedInPart: asked('accepted-in-part'),
    declined: asked('declined'),
    commitments: commitments.length,
    overdue: commitments.filter(({ overdue }) => overdue).length,
    claimed: promised('claimed'),
    confirmed: promised('confirmed'),
    disputed: promised('disputed'),
  }
}

type Body = Omit<PublicReport, 'edition' | 'themes'>

const reportBody = (programme: string, objectives: readonly string[], histories: Histories, viewing: Viewing): Body => {
  const recommendations = publicRecommendations(histories, viewing)
  const commitments = commitmentViews(histories, viewing)
  return {
    programme,
    today: viewing.today,
    figures: figures(recommendations, commitments),
    recommendations,
    commitments,
    objectives: byObjective(objectives, recommendations, commitments),
  }
}

const editionOf = ({ data, at }: Kept<ReportPublished>, { words }: Viewing): PublicReport['edition'] => ({
  number: data.edition,
  on: data.on,
  at,
  ...given({ summary: data.summary && words(data.summary), words: data.words && reportWords(data.words, words) }),
})

/** "Here's what we will do", on a day. */
export const reportView = (
  programme: string,
  objectives: readonly string[],
  histories: Histories,
  viewing: Viewing,
): Omit<PublicReport, 'themes'> => {
  const edition = histories.reports.at(-1)
  return { ...reportBody(programme, objectives, histories, viewing), ...given({ edition: edition && editionOf(edition, viewing) }) }
}

/** What the next version adds to what is on record: what staff wrote, and the people behind each recommendation, counted anew. */
export type NextVersion = { readonly words: readonly SealedReportWords[]; readonly counts: ReportPublished['data']['counts'] }

/** The report as it would be published on a day. */
export const reportContent = (
  programme: string,
  objectives: readonly string[],
  histories: Histories,
  viewing: Viewing,
  { words, counts }: NextVersion,
): ReportContent => {
  const next: Kept<ReportPublished> = {
    type: 'ReportPublished',
    at: '',
    data: { programme, report: '', edition: histories.reports.length + 1, on: viewing.today, counts },
  }
  return {
    ...reportBody(programme, objectives, { ...histories, reports: [...histories.reports, next] }, viewing),
    words: reportWords(words, viewing.words),
  }
}
