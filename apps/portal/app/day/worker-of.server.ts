import icon from '../style/icon.svg?url'
import styles from '../style/portal.scss?url'
import type { DayFiles } from './day-worker.ts'
// oxlint-disable-next-line import/default -- Vite makes the export: the address of the built script
import worker from './day-worker.ts?worker&url'

/** The service worker of one page, which needs this script: it sees that page and nothing else of the website. */
export const workerOf = (page: string, script: string): Response => {
  const day: DayFiles = { page, files: [script, styles, icon] }
  const text = `self.heardDay = ${JSON.stringify(day)}\nimportScripts(${JSON.stringify(worker)})\n`
  return new Response(text, { headers: { 'content-type': 'text/javascript; charset=utf-8', 'service-worker-allowed': page } })
}
