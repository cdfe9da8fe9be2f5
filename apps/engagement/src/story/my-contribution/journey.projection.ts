import type { FactOf } from '@heard/contracts'
import type { contributionFacts } from '@heard/contracts/engagement'
import { type ReportingFact, seesMost } from '@heard/contracts/reporting'
import { type Change, type Projection, patch, put, type RecordedFact, remove } from '@heard/event-sourcing'
import { journeyCodings, journeyCommitments, journeyGrounds, journeyRecommendations, journeySteps } from './journey.table.ts'

type Followed = ReportingFact | FactOf<typeof contributionFacts, 'ContributionCorrected' | 'ContributionTranscribed' | 'ContributionDeidentified'>

const types = [
  'ContributionCorrected',
  'ContributionTranscribed',
  'ContributionDeidentified',
  'ContributionCoded',
  'CodingUndone',
  'RecommendationDrafted',
  'RecommendationRedrafted',
  'DraftCheckAsked',
  'RecommendationPublished',
  'RecommendationWithdrawn',
  'ResponseGiven',
  'CommitmentMade',
  'OutcomeClaimed',
  'VerdictRecorded',
  'VerdictsReleased',
] as const satisfies readonly Followed['type'][]

const grounds = ({ recommendation, themes, excerpts }: ReportingFact<'RecommendationDrafted'>['data']): Change[] =>
  [...new Set([...themes, ...excerpts.map((excerpt) => excerpt.contribution)])].map((ground) => put(journeyGrounds, { recommendation, ground }))

const project = (fact: RecordedFact<Followed>): readonly Change[] => {
  const { at } = fact.metadata
  const step = (about: string, what: string): Change => put(journeySteps, { fact: fact.id, about, what, at })
  switch (fact.type) {
    case 'ContributionCorrected':
      return [step(fact.data.contribution, 'corrected')]
    case 'ContributionTranscribed':
      return [step(fact.data.contribution, 'written-down')]
    case 'ContributionDeidentified':
      return [step(fact.data.contribution, 'de-identified')]
    case 'ContributionCoded':
      return [put(journeyCodings, { contribution: fact.data.contribution, coding: fact.data.coding, theme: fact.data.theme, at })]
    case 'CodingUndone':
      return [remove(journeyCodings, { contribution: fact.data.contribution, coding: fact.data.coding })]
    case 'RecommendationDrafted':
      return [
        put(journeyRecommendations, { recommendation: fact.data.recommendation, programme: fact.data.programme, title: fact.data.title.ref }),
        ...grounds(fact.data),
      ]
    case 'RecommendationRedrafted':
      return [
        patch(journeyRecommendations, { recommendation: fact.data.recommendation }, { title: fact.data.title.ref }),
        remove(journeyGrounds, { recommendation: fact.data.recommendation }),
        ...grounds(fact.data),
      ]
    case 'DraftCheckAsked':
      return fact.data.from.includes('residents') ? [step(fact.data.recommendation, 'asked-to-check')] : []
    case 'RecommendationPublished':
      return [step(fact.data.recommendation, 'used-in-recommendation')]
    case 'RecommendationWithdrawn':
      return [remove(journeySteps, { about: fact.data.recommendation })]
    case 'ResponseGiven':
      return [step(fact.data.recommendation, 'answered')]
    case 'CommitmentMade':
      return fact.data.recommendation === undefined
        ? []
        : [
            put(journeyCommitments, { commitment: fact.data.commitment, recommendation: fact.data.recommendation }),
            step(fact.data.commitment, 'committed'),
          ]
    case 'OutcomeClaimed':
      return seesMost(fact.data.level) ? [step(fact.data.commitment, 'outcome')] : []
    case 'VerdictRecorded':
    case 'VerdictsReleased':
      return [step(fact.data.commitment, 'verdict')]
    default:
      return []
  }
}

/** Where contributions went, from what reporting publishes: read only with a receipt. */
export const journeyProjection: Projection = {
  name: 'journey',
  version: 5,
  tables: [journeyCodings, journeyRecommendations, journeyGrounds, journeyCommitments, journeySteps],
  types,
  project: (fact) => project(fact as RecordedFact<Followed>),
}
