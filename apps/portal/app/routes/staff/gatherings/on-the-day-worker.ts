import type { LoaderFunctionArgs } from 'react-router'
// oxlint-disable-next-line import/default -- Vite makes the export: the address of the built script
import page from '../../../day/day-page.ts?worker&url'
import { workerOf } from '../../../day/worker-of.server.ts'
import { mustNote } from './one.server.ts'

/** The service worker of one gathering's page: it sees this page and nothing else of the website. */
export const loader = ({ params, context }: LoaderFunctionArgs): Response => {
  const programme = mustNote({ params, context })
  return workerOf(`/staff/${programme}/gatherings/${params.gathering}/on-the-day`, page)
}
