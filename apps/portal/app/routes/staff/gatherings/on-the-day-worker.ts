import type { LoaderFunctionArgs } from 'react-router'
// oxlint-disable-next-line import/default -- Vite makes the export: the address of the built script
import page from '../../../day/day-page.ts?worker&url'
import type { DayFiles } from '../../../day/day-worker.ts'
// oxlint-disable-next-line import/default -- Vite makes the export: the address of the built script
import worker from '../../../day/day-worker.ts?worker&url'
import icon from '../../../style/icon.svg?url'
import styles from '../../../style/portal.scss?url'
import { mustNote } from './one.server.ts'

/** The service worker of one gathering's page: it sees this page and nothing else of the website. */
export const loader = ({ params, context }: LoaderFunctionArgs): Response => {
  const programme = mustNote({ params, context })
  const day: DayFiles = { page: `/staff/${programme}/gatherings/${params.gathering}/on-the-day`, files: [page, styles, icon] }
  const script = `self.heardDay = ${JSON.stringify(day)}\nimportScripts(${JSON.stringify(worker)})\n`
  return new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8', 'service-worker-allowed': day.page } })
}
