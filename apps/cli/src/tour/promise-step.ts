import { amendCommitment, claimOutcome, makeCommitment, recordVerdict, reportProgress } from '@heard/contracts/reporting'
import type { Promised } from './luton-answers.ts'
import type { Walk } from './walk.ts'

/** Who promises, in which programme, and in answer to what. */
export type Promising = { readonly programme: string; readonly account: string; readonly organisation: string; readonly recommendation?: string }

/** Makes a promise and takes every step of it, the organisation's own as the organisation, the community's as the community. */
export const promiseStep = async (
  { api }: Walk,
  { programme, account, organisation, recommendation }: Promising,
  promised: Promised,
): Promise<string> => {
  const { ask } = await api.as(account)
  const under = recommendation === undefined ? {} : { recommendation }
  const { commitment } = await ask(makeCommitment, { params: { programme }, body: { ...promised.make, ...under, organisation } })
  const params = { programme, commitment }
  for (const progress of promised.progress) await ask(reportProgress, { params, body: progress })
  if (promised.amend) await ask(amendCommitment, { params, body: promised.amend })
  if (promised.claim) await ask(claimOutcome, { params, body: promised.claim })
  const { ask: record } = await api.as('coordinator')
  for (const verdict of promised.verdicts ?? []) await record(recordVerdict, { params, body: verdict })
  return commitment
}
