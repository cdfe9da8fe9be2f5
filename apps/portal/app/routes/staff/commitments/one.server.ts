import type { Call } from '@heard/contracts'
import { commitmentHistory, type PublicCommitment, type Wording } from '@heard/contracts/reporting'
import { data } from 'react-router'
import { answerOf } from '../../../services/calling.ts'

/** One commitment; 404 where there is none. */
export const commitmentOf = async (call: Call, programme: string, id: string | undefined): Promise<PublicCommitment> => {
  const called = await call(commitmentHistory, { params: { programme, commitment: id ?? '' } })
  if (called.status === 400) throw data(null, { status: 404 })
  return answerOf(called).commitment
}

/** The text of a field that is to be changed; nothing where it is not there any more. */
export const openText = (wording: Wording | undefined): string => (wording?.status === 'open' ? wording.text : '')

export const textOf = ({ text }: Pick<PublicCommitment, 'text'>): string => {
  if (text.status !== 'open') return `(${text.status})`
  return text.text.length > 120 ? `${text.text.slice(0, 119)}…` : text.text
}
