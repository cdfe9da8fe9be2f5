import { importStatus } from '@heard/contracts/engagement'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'

/** What the hydrated page of an import asks for until it has finished. */
export const loader = async ({ params, context }: LoaderFunctionArgs) =>
  Response.json(answerOf(await context.get(callContext)(importStatus, { params: { programme: programmeOf(params), batch: params.batch ?? '' } })))
