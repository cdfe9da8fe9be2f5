import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { readList } from './list.server.ts'
import { viewIn } from './view.ts'

/** What the hydrated list asks for while somebody filters and pages. */
export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const mayRead = mayHere(context.get(principalContext), 'contribution.read', programme)
  return Response.json(await readList(context.get(callContext), { programme, mayRead }, viewIn(new URL(request.url).searchParams)))
}
