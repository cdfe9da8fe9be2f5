import { data, type LoaderFunctionArgs } from 'react-router'
import { workerOf } from '../../../day/worker-of.server.ts'
// oxlint-disable-next-line import/default -- Vite makes the export: the address of the built script
import page from '../../../log/log-page.ts?worker&url'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'

/** The service worker of the page on which champions log what they did. */
export const loader = ({ params, context }: LoaderFunctionArgs): Response => {
  const programme = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'activity.log', programme)) throw data(null, { status: 403 })
  return workerOf(`/staff/${programme}/volunteering/log`, page)
}
