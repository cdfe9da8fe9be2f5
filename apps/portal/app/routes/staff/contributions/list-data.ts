import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { programmeOf } from '../../../services/staff.ts'
import { readList } from './list.server.ts'
import { viewIn } from './view.ts'

/** What the hydrated list asks for while somebody filters and pages. */
export const loader = async ({ request, params, context }: LoaderFunctionArgs) =>
  Response.json(await readList(context.get(callContext), programmeOf(params), viewIn(new URL(request.url).searchParams)))
