import { given, type Sealed } from '@heard/contracts'
import type { FileInFact, PublishedWording, WordingPart } from '@heard/contracts/reporting'
import type { Histories } from '../accountability/report.view.ts'
import type { Kept } from '../accountability/words.ts'
import type { CommitmentFact } from '../commitment/commitment.events.ts'
import type { RecommendationFact } from '../recommendation/recommendation.events.ts'
import type { ReportPublished } from '../report/report.events.ts'

/** A published text by its reference; `file`: the bytes that it names. */
export type Published = Omit<PublishedWording, 'words'> & { readonly sealed: Sealed; readonly file?: Sealed }

type Part = readonly [WordingPart, Sealed | undefined, file?: Sealed]

const partsOfRecommendation = ({ type, data }: RecommendationFact): readonly Part[] => {
  switch (type) {
    case 'RecommendationDrafted':
    case 'RecommendationRedrafted':
      return [
        ['title', data.title],
        ['text', data.text],
      ]
    case 'RecommendationWithdrawn':
      return [['withdrawal', data.reason]]
    case 'ResponseGiven':
      return [
        ['text', data.text],
        ['reasons', data.reasons],
      ]
    case 'ResponseAmended':
      return [
        ['text', data.text],
        ['reasons', data.reasons],
        ['why', data.why],
      ]
    case 'RecommendationPublished':
      return [
        ['strength', data.strength?.because],
        ...(data.replies ?? []).map(({ text }): Part => ['reply', text]),
        ['cannot-wait', data.cannotWait],
      ]
    case 'DraftSent':
    case 'DraftReplied':
    case 'DraftCheckAsked':
    case 'DraftCheckClosed':
    case 'SilenceRecorded':
      return []
  }
}

type ShownBy = { readonly links?: readonly Sealed[] | undefined; readonly files?: readonly FileInFact[] | undefined }

const shownBy = ({ links = [], files = [] }: ShownBy): readonly Part[] => [
  ...links.map((link): Part => ['link', link]),
  ...files.map(({ about, bytes }): Part => ['file', about, bytes]),
]

const partsOfCommitment = ({ type, data }: CommitmentFact): readonly Part[] => {
  switch (type) {
    case 'CommitmentMade':
      return [
        ['text', data.text],
        ['measure', data.measure],
        ['owner-role', data.ownerRole],
        ['source', data.brought?.source],
      ]
    case 'CommitmentAmended':
      return [
        ['text', data.text],
        ['measure', data.measure],
        ['owner-role', data.ownerRole],
        ['reason', data.reason],
      ]
    case 'MilestoneAdded':
      return [['milestone', data.text]]
    case 'MilestoneMoved':
    case 'MilestoneDropped':
      return [['reason', data.reason]]
    case 'MilestoneReached':
      return []
    case 'ProgressReported':
      return [['note', data.note], ...shownBy(data)]
    case 'OutcomeClaimed':
      return [['outcome', data.text], ...shownBy(data)]
    case 'VerdictRecorded':
      return [['verdict-note', data.note]]
    case 'VerdictsReleased':
      return []
  }
}

const partsOfReport = ({ summary, words = [] }: ReportPublished['data']): readonly Part[] => [
  ['summary', summary],
  ...words.flatMap((written): readonly Part[] => [
    ['title', written.title],
    ['summary', written.summary],
    ['easy-read', written.easyRead],
    ...written.objectives.map(({ text }): Part => ['objective', text]),
  ]),
]

/** Of a recommendation that was published: the draft that was current then, and all that came after. Nothing of one that never was. */
const sincePublication = (facts: readonly Kept<RecommendationFact>[]): readonly Kept<RecommendationFact>[] => {
  const published = facts.findIndex(({ type }) => type === 'RecommendationPublished')
  if (published < 0) return []
  const current = facts.slice(0, published).findLast(({ type }) => type === 'RecommendationDrafted' || type === 'RecommendationRedrafted')
  return [...(current ? [current] : []), ...facts.slice(published)]
}

const published = (about: Pick<Published, 'of' | 'id' | 'at'>, parts: readonly Part[]): readonly Published[] =>
  parts.flatMap(([part, sealed, file]) => (sealed ? [{ ...about, part, ref: sealed.ref, sealed, ...given({ file }) }] : []))

/** Every text of a programme that the public has seen. */
export const publishedWordings = ({ recommendations, commitments, reports }: Histories): readonly Published[] => [
  ...recommendations
    .flatMap(sincePublication)
    .flatMap((fact) => published({ of: 'recommendation', id: fact.data.recommendation, at: fact.at }, partsOfRecommendation(fact))),
  ...commitments.flat().flatMap((fact) => published({ of: 'commitment', id: fact.data.commitment, at: fact.at }, partsOfCommitment(fact))),
  ...reports.flatMap(({ data, at }) => published({ of: 'report', id: data.report, at }, partsOfReport(data))),
]
