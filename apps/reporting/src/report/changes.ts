import type {
  CommitmentStep,
  Milestone,
  PublicCommitment,
  PublicRecommendation,
  RecommendationStep,
  ReportChange,
  ReportContent,
} from '@heard/contracts/reporting'

type Compared = Pick<ReportContent, 'recommendations' | 'commitments'>

const dayOf = (moment: string): string => moment.slice(0, 10)

/** Histories only grow: what is new stands at their end. */
const newSteps = <Step>(history: readonly Step[], before: readonly Step[] | undefined): readonly Step[] => history.slice(before?.length ?? 0)

const ofRecommendationStep = ({ id: recommendation, asked }: PublicRecommendation, step: RecommendationStep): readonly ReportChange[] => {
  switch (step.what) {
    case 'published':
      return asked.map(({ organisation }) => ({ what: 'asked', recommendation, organisation, on: step.askedOn }))
    case 'answered':
    case 'answer-amended':
      return [{ what: step.what, recommendation, organisation: step.organisation, by: step.by, answer: step.answer }]
    case 'withdrawn':
      return [{ what: 'withdrawn', recommendation }]
    default:
      return []
  }
}

/** Silence begins with a day that passes, whether or not it was recorded by then. */
const newSilence = (now: PublicRecommendation, before: PublicRecommendation | undefined): readonly ReportChange[] =>
  now.asked.flatMap(({ organisation, standing }) =>
    standing === 'silent' && before?.asked.find((each) => each.organisation === organisation)?.standing !== 'silent'
      ? [{ what: 'silent' as const, recommendation: now.id, organisation, since: now.dueBy ?? dayOf(now.history[0]?.at ?? '') }]
      : [],
  )

const ofCommitmentStep = ({ id: commitment, organisation, history }: PublicCommitment, step: CommitmentStep): readonly ReportChange[] => {
  switch (step.what) {
    case 'made':
      return [{ what: 'promised', commitment, organisation, by: step.by, due: step.due }]
    case 'amended':
      return [{ what: 'amended', commitment, organisation, by: step.by }]
    case 'milestone-added':
      return step.at === history[0]?.at ? [] : [{ what: step.what, commitment, organisation, by: step.by, text: step.text, due: step.due }]
    case 'milestone-moved':
      return [{ what: step.what, commitment, organisation, by: step.by, text: step.text, due: step.due.to }]
    case 'milestone-reached':
      return [{ what: step.what, commitment, organisation, by: step.by, text: step.text, on: step.on }]
    case 'milestone-dropped':
      return [{ what: step.what, commitment, organisation, by: step.by, text: step.text }]
    case 'outcome-claimed':
      return [{ what: 'claimed', commitment, organisation, by: step.by, level: step.level }]
    case 'verdict':
      return [{ what: 'verdict', commitment, organisation, from: step.from, verdict: step.verdict }]
    case 'verdicts-released':
      return [{ what: 'verdicts-released', commitment, organisation, from: step.from }]
    default:
      return []
  }
}

const newlyMissed = (now: PublicCommitment, before: PublicCommitment | undefined): readonly ReportChange[] =>
  now.overdue && before?.overdue !== true ? [{ what: 'missed', commitment: now.id, organisation: now.organisation, due: now.due }] : []

const isMissed = ({ state }: Pick<Milestone, 'state'>): boolean => state === 'missed'

/** Missed with a day that passed, as silence begins. */
const milestonesMissed = ({ id, organisation, milestones }: PublicCommitment, before: PublicCommitment | undefined): readonly ReportChange[] => {
  const known = new Set(before?.milestones.filter(isMissed).map(({ milestone, due }) => `${milestone} ${due}`))
  return milestones
    .filter((each) => isMissed(each) && !known.has(`${each.milestone} ${each.due}`))
    .map(({ text, due }) => ({ what: 'milestone-missed', commitment: id, organisation, text, due }))
}

/** What is in a report and was not in the one before, in the order of the newer one: what became of each recommendation, then of each commitment. */
export const changesBetween = (before: Compared, after: Compared): ReportChange[] => {
  const recommendations = new Map(before.recommendations.map((each) => [each.id, each]))
  const commitments = new Map(before.commitments.map((each) => [each.id, each]))
  return [
    ...after.recommendations.flatMap((now) => {
      const then = recommendations.get(now.id)
      return [...newSteps(now.history, then?.history).flatMap((step) => ofRecommendationStep(now, step)), ...newSilence(now, then)]
    }),
    ...after.commitments.flatMap((now) => {
      const then = commitments.get(now.id)
      return [
        ...newSteps(now.history, then?.history).flatMap((step) => ofCommitmentStep(now, step)),
        ...milestonesMissed(now, then),
        ...newlyMissed(now, then),
      ]
    }),
  ]
}
