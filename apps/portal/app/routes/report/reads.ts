import type { Call, Called, Route } from '@heard/contracts'
import { publicQuotations } from '@heard/contracts/engagement'
import { ledgerStatus } from '@heard/contracts/ledger'
import { commitmentHistory, publicReport, publicTables, recommendationHistory, reportVersion, reportVersions } from '@heard/contracts/reporting'
import { data } from 'react-router'
import { headOf } from '../../ledger/checkpoint.tsx'
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

export const readVersions = (call: Call, { programme }: Params, headers = new Headers()) =>
  call(reportVersions, { params: { programme: programme ?? '' } }, { headers })

export const readVersion = (call: Call, { programme, version }: Params, headers = new Headers()) =>
  call(reportVersion, { params: { programme: programme ?? '', version: version ?? '' } }, { headers })

/** How the public ledger stands when the page is made: it is on the page, so it is in its tag. */
export const readLedger = async (call: Call, _params: Params, headers = new Headers()) => tagged(await call(ledgerStatus), headers)

/** The newest checkpoint; none where there is none yet or the ledger cannot be asked: the page does without. */
export const headIn = (called: Awaited<ReturnType<typeof readLedger>>) =>
  called.ok && called.body.checkpoint !== undefined ? headOf(called.body.checkpoint) : undefined

/** An address that cannot be one leads nowhere, like one that is not there. */
export const foundOf = <R extends Route>(called: Called<R>) => {
  if (called.status === 400) throw data(null, { status: 404 })
  return answerOf(called)
}
