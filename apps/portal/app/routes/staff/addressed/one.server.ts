import type { Call } from '@heard/contracts'
import { addressedToUs } from '@heard/contracts/reporting'
import { data } from 'react-router'
import { answerOf } from '../../../services/calling.ts'

/** A draft that the caller's organisation was sent; 404 for any other. */
export const draftToReplyTo = async (call: Call, programme: string, id: string | undefined, organisation: string | null) => {
  const { drafts } = answerOf(await call(addressedToUs, { params: { programme } }))
  const ours = drafts.filter((each) => each.recommendation === id)
  const draft = ours.find((each) => each.organisation === organisation) ?? ours.find(({ reply }) => !reply) ?? ours[0]
  if (!draft) throw data(null, { status: 404 })
  return draft
}

/** A recommendation addressed to the caller's organisations (for staff: to any), with what was promised in answer to it; 404 for any other. */
export const addressedOne = async (call: Call, programme: string, id: string | undefined) => {
  const { recommendations, commitments } = answerOf(await call(addressedToUs, { params: { programme } }))
  const recommendation = recommendations.find((each) => each.id === id)
  if (!recommendation) throw data(null, { status: 404 })
  return { recommendation, commitments: commitments.filter((each) => each.recommendation === id) }
}
