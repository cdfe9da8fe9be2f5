import type { Call, Called, Route } from '@heard/contracts'
import { publicQuotations } from '@heard/contracts/engagement'
import { commitmentHistory, publicReport, publicTables, recommendationHistory } from '@heard/contracts/reporting'
import { data } from 'react-router'
import { answerOf } from '../../services/calling.ts'
import { tagged } from '../../services/page-tag.ts'

type Params = Readonly<Record<string, string | undefined>>

export const readReport = (call: Call, { programme }: Params, headers = new Headers()) =>
  call(publicReport, { params: { programme: programme ?? '' } }, { headers })
export const readTables = (call: Call, { programme }: Params, headers = new Headers()) =>
  call(publicTables, { params: { programme: programme ?? '' } }, { headers })

/** Asked for whole each time, because a quotation goes the moment its teller no longer agrees; tagged with what it says. */
export const readQuotations = async (call: Call, { programme }: Params, headers = new Headers()) =>
  tagged(await call(publicQuotations, { params: { programme: programme ?? '' } }), headers)

export const readRecommendation = (call: Call, { programme, recommendation }: Params, headers = new Headers()) =>
  call(recommendationHistory, { params: { programme: programme ?? '', recommendation: recommendation ?? '' } }, { headers })

export const readCommitment = (call: Call, { programme, commitment }: Params, headers = new Headers()) =>
  call(commitmentHistory, { params: { programme: programme ?? '', commitment: commitment ?? '' } }, { headers })

/** An address that cannot be one leads nowhere, like one that is not there. */
export const foundOf = <R extends Route>(called: Called<R>) => {
  if (called.status === 400) throw data(null, { status: 404 })
  return answerOf(called)
}
