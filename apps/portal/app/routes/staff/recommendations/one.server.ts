import type { Call } from '@heard/contracts'
import { listRecommendations, type PublicCommitment, type StaffRecommendation } from '@heard/contracts/reporting'
import { data } from 'react-router'
import { answerOf } from '../../../services/calling.ts'

/** One recommendation as staff see it, with the commitments that answer it; 404 where there is none. */
export const oneOf = async (
  call: Call,
  programme: string,
  id: string | undefined,
): Promise<{ recommendation: StaffRecommendation; commitments: PublicCommitment[] }> => {
  const { recommendations, commitments } = answerOf(await call(listRecommendations, { params: { programme } }))
  const recommendation = recommendations.find((each) => each.id === id)
  if (!recommendation) throw data(null, { status: 404 })
  return { recommendation, commitments: commitments.filter((each) => each.recommendation === id) }
}

export const titleText = ({ title }: Pick<StaffRecommendation, 'title'>): string => (title.status === 'open' ? title.text : `(${title.status})`)
